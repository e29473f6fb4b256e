import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const kanji = '一二三四五六七八九';
/** 「一番」 and 「二度」 are idioms; with 目 behind them they count. 「一つ目」 keeps its own reading. */
const ordinal =
  /([1-9]|[一二三四五六七八九])(?<![0-9一二三四五六七八九十百千数第,.].)(?=(?:期|年|回|番|人|日|度|件|社|か国|カ国)目)/g;

export const inconsistentOrdinal = defineNotationRule({
  id: 'ordinal',
  name: { ja: '「1期目」「2回目」の数字', en: 'The digits of 1期目 and 2回目' },
  source: 'JTF 2.2.2',
  forms: { arabic: { ja: '算用数字', en: 'Arabic digits' }, kanji: { ja: '漢数字', en: 'kanji' } },
  styles: { newsroom: 'arabic', jtf: 'arabic', koyobun: 'arabic' },
  safe: false,

  *read({ text }) {
    if (!text.includes('目')) return;
    for (const { 0: digit, index } of text.matchAll(ordinal)) {
      const form = kanji.includes(digit) ? 'kanji' : 'arabic';
      yield { form, places: [rangeOf(index, index + 1)], subject: '' };
    }
  },
  write(written, form) {
    const value = kanji.indexOf(written) + 1 || Number(written);
    return form === 'arabic' ? String(value) : kanji[value - 1]!;
  },
});
