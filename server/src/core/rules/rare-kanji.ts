import { ownBlocks } from '../approvedText.js';
import { isJouyouKanji } from '../japanese/jouyouKanji.js';
import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Prose } from '../markdown/prose.js';
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const rareKanji = defineReportRule({
  id: 'rare-kanji',
  scope: 'report',
  summary: {
    ja: '常用漢字表にない漢字に、読みがありません。',
    en: 'A kanji outside the 常用漢字表 has no reading beside it.',
  },
  severity: 'off',
  fixable: 'never',
  options: {
    allowed: {
      default: [],
      description: {
        ja: '読みを添えずに使ってよい漢字（「磯」「絆」など）。1つの項目に何字書いてもかまいません。',
        en: 'Kanji that need no reading, any number of them in one item.',
      },
    },
  },

  *check({ report, knowledge, house, options: { allowed } }) {
    const known = new Set([...allowed.join('')]);
    for (const { block, start } of ownBlocks(report, house)) {
      for (const { prose, place, kanji, isRead } of rareKanjiIn(block)) {
        const isKnown = isRead || [...kanji].every((it) => known.has(it));
        for (const it of kanji) known.add(it);
        if (isKnown || isNamed(namesIn(knowledge)(block).mentions, prose, place)) continue;
        yield {
          range: shifted(prose.toSource(place), start),
          message: {
            ja: `「${kanji}」は常用漢字表にありません。初めに読みを添えるか、かなで書きます。`,
            en: `“${kanji}” is not in the 常用漢字表: give its reading at first, or write it in kana.`,
          },
        };
      }
    }
  },
});

interface RareKanji {
  readonly prose: Prose;
  readonly place: TextRange;
  readonly kanji: string;
  /** Its reading stands beside it: 「一縷（いちる）」, `<ruby>`. */
  readonly isRead: boolean;
}

const word = /\p{sc=Han}+/gu;
const readingInBrackets = /^[ぁ-ん]*[（(][ぁ-んァ-ヺー・]+[）)]/;
const ruby = /^[^<>]{0,8}(?:<\/rb>)?<r[tp]>/;

/** Some that stand together are one: 躊躇. */
const rareKanjiIn = rememberedByBlock((block: Block): readonly RareKanji[] =>
  block.prose.flatMap((prose) =>
    [...prose.text.matchAll(word)].flatMap(({ 0: letters, index }) => {
      if (isQuotation(prose, index)) return [];
      const end = index + letters.length;
      const isReadBehind = readingInBrackets.test(prose.text.slice(end, end + 24));
      return rareIn(letters).map((it) => {
        const place = shifted(it, index);
        const isRead = isReadBehind || ruby.test(block.text.slice(prose.toSource(place).end));
        return { prose, place, kanji: letters.slice(it.start, it.end), isRead };
      });
    }),
  ),
)({});

function rareIn(letters: string): readonly TextRange[] {
  const found: TextRange[] = [];
  let end = 0;
  for (const letter of letters) {
    const start = end;
    end += letter.length;
    if ('々〇'.includes(letter) || isJouyouKanji(letter)) continue;
    const last = found.at(-1);
    if (last?.end === start) found[found.length - 1] = rangeOf(last.start, end);
    else found.push(rangeOf(start, end));
  }
  return found;
}
