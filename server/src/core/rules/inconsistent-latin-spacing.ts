import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const japanese = '\\u3041-\\u3096\\u30A1-\\u30FA\\u30FC\\u3005\\u3006\\u4E00-\\u9FFF';
const boundary = new RegExp(
  `(?<=[${japanese}])[ \\u00A0]*(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[ \\u00A0]*(?=[${japanese}])`,
  'g',
);
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
  styles: { newsroom: 'none', jtf: 'none', koyobun: 'none' },
  safe: true,

  *read({ text }) {
    if (!/[A-Za-z0-9]/.test(text)) return;
    for (const { 0: space, index } of text.matchAll(boundary)) {
      const end = index + space.length;
      if (space !== '' && label.test(text.slice(Math.max(0, index - 20), index))) continue;
      const isBehind = /[A-Za-z0-9%]/.test(text[index - 1]!);
      const at = isBehind ? index - 1 : end;
      // 「X線」 and 「A社」 are one word, also where words in Latin letters have spaces around them.
      if (space === '' && isAlone(text, at)) continue;
      const subject = /[0-9%]/.test(text[at]!) ? 'digits' : 'letters';
      yield { form: space === '' ? 'none' : 'space', places: [rangeOf(index, end)], subject };
    }
  },
  write: (_, form) => (form === 'none' ? '' : ' '),
});

/** A single letter. */
const isAlone = (text: string, at: number): boolean =>
  /[A-Za-z]/.test(text[at]!) &&
  !/[A-Za-z0-9]/.test(text[at - 1] ?? '') &&
  !/[A-Za-z0-9]/.test(text[at + 1] ?? '');
