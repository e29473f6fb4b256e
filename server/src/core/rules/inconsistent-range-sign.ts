import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

/** 「6~7発」「3月~5月」; elsewhere an ASCII tilde means about, or a home directory. */
const sign =
  /[〜～]|(?<=[0-9０-９一二三四五六七八九十年月日時分秒人円発件回％%])~(?=[0-9０-９一二三四五六七八九十])/g;

export const inconsistentRangeSign = defineNotationRule({
  id: 'range-sign',
  name: { ja: '波線（範囲の記号）', en: 'The wave dash of ranges' },
  source: 'JTF 4.2.5',
  forms: {
    fullwidth: { ja: '「～」（U+FF5E）', en: '“～” (U+FF5E)' },
    wave: { ja: '「〜」（U+301C）', en: '“〜” (U+301C)' },
    tilde: { ja: '半角の「~」', en: 'an ASCII “~”' },
  },
  signs: { fullwidth: /～/, wave: /〜/, tilde: /~/ },
  styles: {},
  safe: true,

  *read({ text }) {
    if (!/[〜～~]/.test(text)) return;
    for (const { 0: mark, index } of text.matchAll(sign)) {
      const form = mark === '～' ? 'fullwidth' : mark === '〜' ? 'wave' : 'tilde';
      yield { form, places: [rangeOf(index, index + 1)], subject: '' };
    }
  },
  write: (_, form) => (form === 'fullwidth' ? '～' : form === 'wave' ? '〜' : '~'),
});
