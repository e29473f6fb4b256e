import type { Occurrence } from '../notation/notationChoice.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const japanese = '[\\u3041-\\u3096\\u30A1-\\u30FA\\u30FC\\u3005\\u3006\\u4E00-\\u9FFF]';
const isJapanese = new RegExp(japanese);
const run = /[A-Za-z0-9%]+/g;
const spaces = ' \u00A0';
/** `1 はじめに`, `2025-04-12 会談`, `図3 推移`: here a space divides a label from what it labels. */
const label = new RegExp(
  [
    /^(?:第|図|表|注|資料|付録)?[0-9A-Za-z.,:/()（）-]{1,10}$/,
    /[0-9]{2,4} ?[-/.] ?[0-9]{1,2} ?[-/.] ?[0-9]{1,2}$/,
    /(?:図表?|表|グラフ|写真|資料|付録|コラム|ケース|シナリオ|ステップ|フェーズ)[ \u00A0]?[0-9A-Z.-]+$/,
    /(?:Fig\.|Figure|Table|Box|Step|Part|Chapter)[ \u00A0]?[0-9A-Z.-]+$/,
  ]
    .map((it) => it.source)
    .join('|'),
);

export const inconsistentLatinSpacing = defineNotationRule({
  id: 'latin-spacing',
  name: { ja: '和文と英数字の間', en: 'Space between Japanese and Latin letters or digits' },
  source: 'JTF 3.1.1',
  forms: { none: { ja: '空白なし', en: 'no space' }, space: { ja: '空白あり', en: 'a space' } },
  signs: {
    none: new RegExp(`${japanese}[A-Za-z0-9]|[A-Za-z0-9%]${japanese}`),
    space: new RegExp(`${japanese}[ \\u00A0]+[A-Za-z0-9]|[A-Za-z0-9%][ \\u00A0]+${japanese}`),
  },
  styles: { newsroom: 'none', jtf: 'none', koyobun: 'none' },
  safe: true,

  *read({ text }) {
    for (const { 0: latin, index } of text.matchAll(run)) {
      const end = index + latin.length;
      let before = index;
      while (spaces.includes(text[before - 1] ?? '-')) before--;
      let behind = end;
      while (spaces.includes(text[behind] ?? '-')) behind++;
      if (latin[0] !== '%' && isJapanese.test(text[before - 1] ?? '')) {
        const found = occurrence(text, rangeOf(before, index), index);
        if (found) yield found;
      }
      if (isJapanese.test(text[behind] ?? '')) {
        const found = occurrence(text, rangeOf(end, behind), end - 1);
        if (found) yield found;
      }
    }
  },
  write: (_, form) => (form === 'none' ? '' : ' '),
});

/** `at` is the letter or digit beside the space, or beside where none is. */
function occurrence(text: string, space: TextRange, at: number): Occurrence | undefined {
  const form = space.start < space.end ? 'space' : 'none';
  if (form === 'space' && label.test(text.slice(Math.max(0, space.start - 20), space.start)))
    return undefined;
  // 「X線」 and 「A社」 are one word, also where words in Latin letters have spaces around them.
  if (form === 'none' && isAlone(text, at)) return undefined;
  return { form, places: [space], subject: /[0-9%]/.test(text[at]!) ? 'digits' : 'letters' };
}

/** A single letter. */
const isAlone = (text: string, at: number): boolean =>
  /[A-Za-z]/.test(text[at]!) &&
  !/[A-Za-z0-9]/.test(text[at - 1] ?? '') &&
  !/[A-Za-z0-9]/.test(text[at + 1] ?? '');
