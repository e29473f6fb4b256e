import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

/** Digits of a Latin word (F-16, ＢＲＩＣＳ５) are as wide as the word. */
const number =
  /(?<![A-Za-z0-9.,#Ａ-Ｚａ-ｚ])[0-9]+(?:[.,][0-9]+)*(?![A-Za-z0-9])|(?<![Ａ-Ｚａ-ｚ０-９])[０-９]+(?:[．，.,][０-９]+)*/g;
/** 「１．概要」「２）」: how items are numbered says nothing about the text. */
const itemNumber = /^[\s　（(第]*$/;
/** 「ステップ１」 is a name. */
const numbered = /(?:ステップ|レベル|フェーズ|シナリオ|ケース|パターン|タイプ|カテゴリー)$/;

export const inconsistentDigitWidth = defineNotationRule({
  id: 'digit-width',
  name: { ja: '数字の幅', en: 'Width of digits' },
  source: 'JTF 2.1.8',
  forms: { half: { ja: '半角', en: 'half-width' }, full: { ja: '全角', en: 'full-width' } },
  signs: { half: /[0-9]/, full: /[０-９]/ },
  styles: { newsroom: 'half', jtf: 'half', koyobun: 'half' },
  safe: true,

  *read({ text }) {
    if (!/[0-9０-９]/.test(text)) return;
    for (const { 0: digits, index } of text.matchAll(number)) {
      const end = index + digits.length;
      if (itemNumber.test(text.slice(0, index)) && /^[．.）)、\s　]/.test(text.slice(end))) continue;
      if (/[A-Za-z][-‐‑–]$/.test(text.slice(Math.max(0, index - 2), index))) continue;
      if (numbered.test(text.slice(Math.max(0, index - 8), index))) continue;
      const form = /[0-9]/.test(digits) ? 'half' : 'full';
      // Some houses write one digit wide and several narrow, so that each is counted on its own.
      yield { form, places: [rangeOf(index, end)], subject: digits.length === 1 ? 'one' : 'several' };
    }
  },
  write: (written, form) =>
    form === 'half'
      ? written.normalize('NFKC')
      : written.replace(/[!-~]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)),
});
