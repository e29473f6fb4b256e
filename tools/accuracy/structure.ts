/** Defects of a report's structure, each put into clean text in every place where it can be. */

export interface StructuralDefect {
  readonly name: string;
  /** The rule that should find it. */
  readonly rule: string;
  make(text: string): readonly string[];
}

const definition = /^(?:\[\^(\d+)\]:|<sup>(\d+)<\/sup> ).*\n?/gm;
const reference = /(?<!^)(?:\[\^(\d+)\](?!:)|<sup>(\d+)<\/sup>)(?! )/gm;
const link = /\]\((https?:[^)]+)\)/g;

const labelledLink = /[（(]?\[(?:\\[（(])?(?:リンク|link)(?:\\[）)])?\]\((https?:[^)]+)\)[）)]?/g;
const numberedHeading = /^(#{2,5})( +)([0-9]{1,2})([.．])/gm;

const without = (text: string, { index, 0: found }: RegExpMatchArray): string =>
  text.slice(0, index!) + text.slice(index! + found.length);
const replaced = (text: string, { index, 0: found }: RegExpMatchArray, by: string): string =>
  text.slice(0, index!) + by + text.slice(index! + found.length);
/** Notes, and not `10<sup>6</sup>`. */
const references = (text: string): readonly RegExpMatchArray[] =>
  [...text.matchAll(reference)].filter((it) => !/10$/.test(text.slice(0, it.index)));

export const structuralDefects: readonly StructuralDefect[] = [
  {
    name: '脚注の文がない / note text lost',
    rule: 'undefined-footnote',
    make: (text) => [...text.matchAll(definition)].map((it) => without(text, it)),
  },
  {
    name: '脚注の番号がない / note mark lost',
    rule: 'unused-footnote',
    make: (text) => references(text).map((it) => without(text, it)),
  },
  {
    name: '番号の重複 / number twice',
    rule: 'duplicate-footnote',
    make: (text) =>
      [...text.matchAll(definition)].slice(1).map((it) => replaced(text, it, it[0].replace(/\d+/, '1'))),
  },
  {
    name: '番号の入れ替わり / numbers swapped',
    rule: 'footnote-order',
    make: (text) => {
      const swapped = text.replace(
        /(\[\^|<sup>)([12])(?=\]|<\/sup>)/g,
        (_, open: string, number: string) => open + (number === '1' ? '2' : '1'),
      );
      return references(text).length >= 2 ? [swapped] : [];
    },
  },
  {
    name: '番号の飛び / number left out',
    rule: 'footnote-gap',
    make: (text) =>
      references(text).length >= 2 ? [text.replace(/(\[\^|<sup>)2(?=\]|<\/sup>)/g, '$13')] : [],
  },
  {
    name: '仮のリンク / placeholder link',
    rule: 'placeholder-link',
    make: (text) =>
      [...text.matchAll(link)].flatMap((it) =>
        ['#', '', 'TODO', 'https://example.com/', 'xxx'].map((by) => replaced(text, it, `](${by})`)),
      ),
  },
  {
    name: 'URLのむき出し / URL left bare',
    rule: 'bare-url',
    make: (text) => [...text.matchAll(labelledLink)].map((it) => replaced(text, it, `（${it[1]}）`)),
  },
  {
    name: 'リンクの崩れ / link bent',
    rule: 'malformed-link',
    make: (text) =>
      [...text.matchAll(link)].flatMap((it) =>
        [
          `](${it[1]!.replace(':', '：')})`,
          `](${it[1]!.slice(1)})`,
          `](https://${it[1]})`,
          `]（${it[1]}）`,
          `] (${it[1]})`,
        ].map((by) => replaced(text, it, by)),
      ),
  },
  {
    name: 'URLに入った句読点 / punctuation in a URL',
    rule: 'swallowed-punctuation',
    make: (text) =>
      [...text.matchAll(link)].flatMap((it) =>
        ['。', '）', '、'].map((mark) => replaced(text, it, `](${it[1]}${mark})`)),
      ),
  },
  {
    name: '見出しへのリンク切れ / heading renamed',
    rule: 'broken-anchor',
    make: (text) => [...text.matchAll(link)].map((it) => replaced(text, it, '](#改めた見出し)')),
  },
  {
    name: '見出しの階層 / heading one level down',
    rule: 'wrong-heading-level',
    make: (text) => {
      const headings = [...text.matchAll(numberedHeading)];
      return headings.slice(1).map((it) => replaced(text, it, `#${it[0]}`));
    },
  },
  {
    name: '見出しの番号の飛び / heading number left out',
    rule: 'broken-heading-sequence',
    make: (text) =>
      [...text.matchAll(numberedHeading)]
        .slice(1)
        .map((it) => replaced(text, it, `${it[1]}${it[2]}${Number(it[3]) + 1}${it[4]}`)),
  },
  {
    name: '見出しの番号の重複 / heading number twice',
    rule: 'broken-heading-sequence',
    make: (text) =>
      [...text.matchAll(numberedHeading)]
        .slice(1)
        .map((it) => replaced(text, it, `${it[1]}${it[2]}${Number(it[3]) - 1}${it[4]}`)),
  },
  {
    name: '並びの括弧 / brackets of one number',
    rule: 'mixed-enumeration-brackets',
    make: (text) => {
      const [, start] = /。\n\n([ぁ-んァ-ヶ一-龠])/.exec(text) ?? [];
      if (!start) return [];
      const at = text.indexOf(`。\n\n${start}`) + 3;
      const listed = ['（1）港', '（2）船', '（3）荷'];
      return listed.map((it, index) => {
        const odd = it.replace('（', '(').replace('）', ') ');
        const items = listed.map((other, place) => (place === index ? odd : other)).join('、');
        return `${text.slice(0, at)}要点は、${items}の三つである。${text.slice(at)}`;
      });
    },
  },
];
