/** Properties that hold for every text. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { checkReport } from '../server/src/core/check.js';
import type { Finding } from '../server/src/core/finding.js';
import { fixAll, fixToFixedPoint } from '../server/src/core/fixing.js';
import { namesIn } from '../server/src/core/knowledge/blockNames.js';
import { convertedNotes } from '../server/src/core/markdown/footnoteConversion.js';
import { deletedNote } from '../server/src/core/markdown/footnoteDeletion.js';
import { insertedNote } from '../server/src/core/markdown/footnoteInsertion.js';
import { movedNotes } from '../server/src/core/markdown/footnoteMove.js';
import { renumberingOf } from '../server/src/core/markdown/footnoteNumbers.js';
import { footnoteKey, footnotesOf } from '../server/src/core/markdown/footnotes.js';
import { parser } from '../server/src/core/markdown/parser.js';
import { type Report, reportOf, withPlainLineBreaks } from '../server/src/core/markdown/report.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits, type TextEdit, type TextRange } from '../server/src/core/text/textRange.js';
import { emptyScene, knowledgeFrom, type Scene, withBlock } from './scene.js';

const knowledge = knowledgeFrom(`entities:
  - { name: カタール, kind: country, short: [カタール国] }
  - { name: バッシャール・アル＝アサド, kind: person, short: [アサド氏] }
  - name: ウォロディミル・ゼレンスキー
    kind: person
    short: [ゼレンスキー大統領, ゼレンスキー]
    honorific: 師
    asOf: 2025-04
    roles: [{ title: ウクライナ大統領, from: 2019-05, to: 2024-05 }, { title: 首相, from: 2024-05 }]
  - { name: ノルデン海運, kind: company, former: [{ form: ベルク汽船, until: 2023-07 }] }
  - { name: 国際原子力機関, kind: organisation, short: [IAEA], variants: [国際原子力機構, { form: アイエイイーエー, to: IAEA }] }
  - { name: シリア, kind: country }
  - { name: フーシ派, kind: organisation }
`);
const house = `
disclaimer: |
  ### 免責事項

  本資料は情報の提供を目的とし、その正確さを保証しません。
`;
const scene: Scene = { ...withBlock(emptyScene, 'house', house), knowledge };

const fragments = [
  ...[
    'カタール',
    'カタルー',
    'カタルーニャ',
    'シリアライズ',
    'バッシュール・アル＝アサド',
    'バッシャール・アル=アサド',
  ],
  ...[
    'ﾌｰｼ派',
    'フ一シ派',
    'ゼレンスキー大統領',
    'ゼレンスキ大統領',
    'ｾﾞﾚﾝｽｷｰ大統領は',
    'ウォロディミル・ゼレンスキー氏',
    'ウォロディミル･ゼレンスキー前首相',
    'ゼレンスキー自身',
    'ﾍﾞﾙｸ汽船',
    'ベルク汽船社',
    '2023年',
    '国際原子力機構',
    'ウラン',
    'ザヴァルネンコ氏',
    'ザバルネンコ氏',
  ],
  ...[
    'IAEA',
    '（IAEA）',
    ' (IAEA) ',
    '国際原子力機関',
    'IAEA（国際原子力機関）',
    'NSPM-2',
    '公共投資基金(PIF)',
    '（PIF：Public Investment Fund）',
    'ＰＩＦ',
  ],
  ...[
    '<sup>1</sup>',
    '<sup>2</sup> ',
    '<sup>７</sup>',
    '10<sup>6</sup>',
    '[^1]',
    '[^2]: ',
    '[^注]',
    '<sup>',
    '[^',
  ],
  ...[
    '# ',
    '## 1. ',
    '- ',
    '1. ',
    '  - ',
    '> ',
    '| a | b |\n| - | - |\n| c | d |\n',
    '---\n',
    '```',
    '~~~\n',
    '    ',
  ],
  ...[
    '[リンク](#)',
    '（[リンク](https://a.example/x)）',
    '[\\(リンク\\)](#)',
    '![](TODO)',
    '[a][b]',
    '[b]: #\n',
    '<https://a.jp>',
    '`code`',
  ],
  ...[
    '（https://port-lab.jp/b）',
    'www.port-lab.jp/x ',
    'https://port-lab.jp/(x',
    '<https://port-lab.jp/x。>',
    '[リンク](https://port-lab.jp/x））',
    '[リンク]（https://port-lab.jp/x）',
    '[リンク] (https://port-lab.jp/x)',
    '[声明](https：//port-lab.jp/x)',
    '[声明]: www.port-lab.jp/x\n',
    '[声明]',
    '[節](#節)',
    '[節](annex.md#節)',
    '## 1. 節\n',
  ],
  ...[
    '<!-- koetsu-disable-line misspelled-name — 引用 -->',
    '<!-- koetsu-disable-file -->',
    '<!--',
    '-->',
    '<div>',
    '&amp;',
    '\\*',
  ],
  ...[
    '### 免責事項\n\n本資料は情報の提供を目的とし、その正確さを保証しません。',
    '本資料は情報の提供を目的とします。',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\t',
    '\u3000',
    ' ',
    '\uFEFF',
    '\u200B',
    '\0',
    '😀',
    '\uD83D',
    '\uDE00',
    'か\u3099',
    'ﾊﾟ',
  ],
  ...[
    '協議は続く。',
    'と、',
    '「引用カタルー」',
    '**カタ**ルー',
    '[ｶﾀ](https://a.jp/カタルー)ｰﾙ',
    '[カタルー]',
    '[カタルー]: #\n',
    '<b>ｶﾀ</b>ｰﾙ',
    'https://a.jp/カタルー',
    'ル**ー**',
    '<code>カタルー</code>',
    '$カタルー$',
    'カタルー.pdf',
    '**強調**',
    '_',
    '*',
    '（',
    '）',
    '=',
    '＝',
    '・',
    '---\ntitle: a\ndate: 2025-04-01\n---\n',
  ],
];
const text = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fragments) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 40,
    },
  )
  .map((it) => it.join(''));

/** KOETSU_SOAK=10000 asks for more of them. */
const runsOf = (usual: number) => ({ numRuns: Number(process.env['KOETSU_SOAK'] ?? usual) });
const runs = runsOf(300);
const sourceOf = (it: string): SourceText => new SourceText('file:///report.md', it);
const check = (it: string | Report): readonly Finding[] =>
  checkReport(
    typeof it === 'string' ? reportOf(sourceOf(it)) : it,
    scene.knowledge,
    scene.settings,
    scene.settings.house,
    'report.md',
  );

const isInside = ({ start, end }: TextRange, length: number): boolean =>
  0 <= start && start <= end && end <= length;

describe('every text', () => {
  it('is a report whose blocks lie in it, in order and apart', () => {
    fc.assert(
      fc.property(text, (it) => {
        const report = reportOf(sourceOf(it));
        let last = 0;
        for (const { block, start, end } of report.blocks) {
          ok(start >= last && end >= start && end <= it.length);
          equal(end - start, block.text.length);
          last = end;
          for (const prose of block.prose) {
            for (let at = 0; at < prose.text.length; at += 3) {
              const range = prose.toSource({ start: at, end: Math.min(prose.text.length, at + 3) });
              ok(isInside(range, block.text.length), 'prose lies in its block');
            }
          }
        }
        const ranges = [
          ...report.links.flatMap((link) => [
            link.range,
            link.text,
            ...(link.destination ? [link.destination] : []),
          ]),
          ...report.headings.flatMap((heading) => [heading.range, heading.content]),
          ...report.footnoteReferences.map((note) => note.range),
          ...report.footnoteDefinitions.flatMap((note) => [note.range, note.mark, note.content]),
          ...report.directives.map((directive) => directive.range),
        ];
        for (const range of ranges) ok(isInside(range, it.length), JSON.stringify(range));
      }),
      { ...runs, examples: [['\\\r\u3000']] },
    );
  });

  it('has findings and fixes that lie in it; a fix changes it by edits that stand apart', () => {
    fc.assert(
      fc.property(text, (it) => {
        for (const { range, fixes = [], rule, message } of check(it)) {
          ok(isInside(range, it.length), rule);
          ok(message.ja !== '' && message.en !== '');
          ok(!/途中で止まりました/.test(message.ja), message.ja);
          for (const fix of fixes) {
            const edits = [...fix.edits].sort((a, b) => a.range.start - b.range.start);
            let last = 0;
            for (const edit of edits) {
              ok(isInside(edit.range, it.length) && edit.range.start >= last, `${rule}: ${fix.title.ja}`);
              last = edit.range.end;
            }
            ok(applyEdits(it, fix.edits) !== it, `${rule}: ${fix.title.ja}`);
          }
        }
      }),
      runs,
    );
  });

  it('keeps its links, marks and code under the fixes of names', () => {
    fc.assert(
      fc.property(text, (it) => {
        const before = marksOf(it);
        for (const { rule, fixes = [] } of check(it)) {
          if (!/name|honorific|office/.test(rule)) continue;
          for (const fix of fixes)
            deepEqual(marksOf(applyEdits(it, fix.edits)), before, `${rule}: ${fix.title.ja}`);
        }
      }),
      { ...runs, examples: [['    \r**カタ**ルー']] },
    );
  });

  it('has the same words after the fix of a link, and no fault of its kind more', () => {
    const words = (it: string): string => it.replace(/[^ぁ-んァ-ヶ一-龠]|リンク/g, '');
    fc.assert(
      fc.property(text, (it) => {
        const before = check(it);
        for (const { rule, fixes = [] } of before) {
          if (!/^(?:bare-url|malformed-link|swallowed-punctuation|broken-anchor)$/.test(rule)) continue;
          for (const fix of fixes) {
            const fixed = applyEdits(it, fix.edits);
            if (rule !== 'broken-anchor') equal(words(fixed), words(it), rule);
            const count = (all: readonly Finding[]): number =>
              all.filter((each) => each.rule === rule).length;
            ok(
              count(check(fixed)) < count(before),
              `${rule}: ${JSON.stringify(it)} → ${JSON.stringify(fixed)}`,
            );
          }
        }
      }),
      runs,
    );
  });

  it('settles under its safe fixes, which bring no new fault and touch no known name', () => {
    fc.assert(
      fc.property(text, (it) => {
        const { text: fixed, settled } = fixToFixedPoint(it, check);
        ok(settled);
        const count = (findings: readonly Finding[]): Map<string, number> => {
          const counts = new Map<string, number>();
          for (const { rule } of findings)
            if (!judgesUse.test(rule) && !weighsForms.test(rule))
              counts.set(rule, (counts.get(rule) ?? 0) + 1);
          return counts;
        };
        const found = check(it);
        const before = count(found);
        if (!found.some(({ rule }) => hidesText.test(rule)) && !halfWidth.test(it))
          for (const [rule, now] of count(check(fixed))) ok(now <= (before.get(rule) ?? 0), `a new ${rule}`);
        const edits = fixAll(found);
        for (const range of namesOf(it)) {
          for (const edit of edits) {
            const isApart = edit.range.end <= range.start || edit.range.start >= range.end;
            ok(isApart, `a safe fix touches ${it.slice(range.start, range.end)}`);
          }
        }
      }),
      runs,
    );
  });

  it('keeps what each reference refers to when it is renumbered', () => {
    fc.assert(
      fc.property(text, (it) => {
        const renumbering = renumberingOf(reportOf(sourceOf(it)));
        if (renumbering.kind !== 'note-edit') return;
        const renumbered = applyEdits(it, renumbering.edits);
        deepEqual(notesOf(renumbered), notesOf(it));
        const again = renumberingOf(reportOf(sourceOf(renumbered)));
        ok(again.kind !== 'note-edit', 'once is enough');
        const numbers = footnotesOf(reportOf(sourceOf(renumbered))).flatMap((note) => note.number ?? []);
        deepEqual(
          numbers,
          [...numbers.keys()].map((index) => index + 1),
        );
      }),
      runs,
    );
  });

  it('keeps what each reference refers to when its notes are moved, converted, inserted and deleted', () => {
    fc.assert(
      fc.property(text, fc.nat(), (it, at) => {
        const report = reportOf(sourceOf(it));
        const sorted = (edited: string): readonly string[] =>
          notesOf(edited)
            .map((note) => JSON.stringify(note))
            .sort();
        for (const edit of [
          movedNotes(report, 'report'),
          movedNotes(report, 'section'),
          convertedNotes(report, 'sup'),
          convertedNotes(report, 'caret'),
        ]) {
          if (edit.kind === 'note-edit') deepEqual(sorted(applyEdits(it, edit.edits)), sorted(it));
        }
        const inserted = insertedNote(report, at % (it.length + 1));
        if (inserted.kind !== 'note-edit') return;
        const now = applyEdits(it, inserted.edits);
        equal(notesOf(now).length, notesOf(it).length + 1);
        const reference = reportOf(sourceOf(now)).footnoteReferences[at % notesOf(now).length]!;
        const deleted = deletedNote(reportOf(sourceOf(now)), reference);
        if (deleted.kind === 'note-edit')
          ok(notesOf(applyEdits(now, deleted.edits)).length < notesOf(now).length);
      }),
      runs,
    );
  });

  it('is read after edits as if it had been written so', () => {
    const edit = fc.record({
      at: fc.nat(),
      length: fc.nat(12),
      newText: fc.oneof(fc.constantFrom(...fragments), fc.constant('')),
    });
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 8 }), (it, edits) => {
        let source = sourceOf(it);
        check(reportOf(source));
        for (const { at, length, newText } of edits) {
          const start = at % (source.text.length + 1);
          const range = { start, end: Math.min(source.text.length, start + length) };
          source = source.edited([{ range, newText }]);
          const fresh = reportOf(sourceOf(source.text));
          const now = reportOf(source);
          deepEqual(shapeOf(now), shapeOf(fresh));
          deepEqual(plain(check(now)), plain(check(fresh)));
        }
      }),
      {
        ...runsOf(200),
        examples: [
          // The line above what was the second one of a table goes back to the paragraph.
          [`${'港は静かだ。'.repeat(40)}\n名称 | 規模 |\n| - | - |`, [{ at: 260, length: 0, newText: '円' }]],
        ],
      },
    );
  });
});

/** What the scanner finds within the lines, with the code and the destinations themselves. */
function marksOf(it: string): readonly string[] {
  const marks: string[] = [];
  parser.parse(withPlainLineBreaks(it)).iterate({
    enter: ({ name, from, to }) => {
      if (/URL|Url|Code|Math|Autolink|LinkLabel/.test(name)) marks.push(`${name} ${it.slice(from, to)}`);
      else if (/Link|Image|Emphasis|Strikethrough|HTMLTag|Note|Footnote/.test(name)) marks.push(name);
    },
  });
  return marks;
}

/** Rules on how a name is used: one that was too misspelled to be seen is judged once it is mended. */
const judgesUse = /honorific|full-name|short-name|office|abbreviation/;

/** Rules that weigh the forms of a report against each other: where another fix changes one, another may be rare. */
const weighsForms = /^(?:inconsistent|mixed)-/;

/** Rules on characters: a word with one that nobody sees is read, and judged, once it is mended. */
const hidesText = /^(?:invisible|compatibility|lookalike|foreign)-character$/;
/** So is one in half-width letters, which the rules on names mend as well. */
const halfWidth = /[ｦ-ﾟ]/;

/** Where the knowledge base's accepted forms stand. */
function namesOf(it: string): readonly TextRange[] {
  const names = namesIn(scene.knowledge);
  return reportOf(sourceOf(it)).blocks.flatMap(({ block, start }) =>
    names(block)
      .mentions.filter((mention) => scene.knowledge.names.kind(mention.form) !== 'variant')
      .map(({ range }) => ({ start: range.start + start, end: range.end + start })),
  );
}

/** For each reference the texts of its notes, in which a mark is no matter. */
function notesOf(it: string): readonly unknown[] {
  const report = reportOf(sourceOf(it));
  const bare = (note: string): string => note.replace(/<sup>[^<]*<\/sup>|\[\^[^\][]*\]/g, '');
  return report.footnoteReferences.map((reference) =>
    report.footnoteDefinitions
      .filter((note) => footnoteKey(note) === footnoteKey(reference))
      .map((note) => bare(report.source.slice(note.content))),
  );
}

const shapeOf = ({ blocks, links, headings, footnoteReferences, footnoteDefinitions }: Report): unknown => ({
  blocks: blocks.map(({ block, start, end }) => [block.kind, start, end, block.prose.map((it) => it.text)]),
  links,
  headings,
  footnoteReferences,
  footnoteDefinitions,
});

const plain = (findings: readonly Finding[]): unknown => JSON.parse(JSON.stringify(findings));

describe('edits', () => {
  it('leave what lies between them as it was', () => {
    const sorted = fc
      .uniqueArray(fc.nat(60), { minLength: 2, maxLength: 10 })
      .map((it) => [...it].sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.string({ minLength: 60, maxLength: 80 }), sorted, (it, places) => {
        const edits: TextEdit[] = [];
        for (let at = 0; at + 1 < places.length; at += 2) {
          edits.push({ range: { start: places[at]!, end: places[at + 1]! }, newText: '新' });
        }
        let expected = '';
        let last = 0;
        for (const { range, newText } of edits) {
          expected += it.slice(last, range.start) + newText;
          last = range.end;
        }
        equal(applyEdits(it, edits), expected + it.slice(last));
      }),
    );
  });
});
