import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const word = /[A-Za-z]+|[Ａ-Ｚａ-ｚ]+/g;

export const inconsistentLetterWidth = defineNotationRule({
  id: 'letter-width',
  name: { ja: '英字の幅', en: 'Width of Latin letters' },
  source: 'JTF 2.1.9',
  forms: { half: { ja: '半角', en: 'half-width' }, full: { ja: '全角', en: 'full-width' } },
  signs: { half: /[A-Za-z]/, full: /[Ａ-Ｚａ-ｚ]/ },
  styles: { newsroom: 'half', jtf: 'half', koyobun: 'half' },
  safe: true,

  *read({ text }) {
    if (!/[A-Za-zＡ-Ｚａ-ｚ]/.test(text)) return;
    for (const { 0: letters, index } of text.matchAll(word)) {
      const form = /[A-Za-z]/.test(letters) ? 'half' : 'full';
      // Newspapers write 「Ａ社」 beside 「IAEA」.
      const subject = letters.length === 1 ? 'one' : 'several';
      yield { form, places: [rangeOf(index, index + letters.length)], subject };
    }
  },
  write: (written, form) =>
    form === 'half'
      ? written.normalize('NFKC')
      : written.replace(/[A-Za-z]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)),
});
