import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

/** Two in a row, or one between Japanese letters that is no ー in another guise. */
const dash = /([―—─])\1|(?<=[\p{sc=Han}ぁ-ん）」』])[―—](?=[\p{sc=Han}ぁ-ゖァ-ヺ「『（])/gu;
const forms: Readonly<Record<string, string>> = { '―': 'bar', '—': 'em', '─': 'box' };

export const inconsistentDash = defineNotationRule({
  id: 'dash',
  name: { ja: '和文のダッシュ', en: 'Dashes in Japanese' },
  source: 'JTF 4.2.9',
  forms: {
    bar: { ja: '「―」（U+2015）', en: '“―” (U+2015)' },
    em: { ja: '「—」（U+2014）', en: '“—” (U+2014)' },
    box: { ja: '罫線の「─」（U+2500）', en: 'box drawing “─” (U+2500)' },
    none: { ja: '使わないこと', en: 'none' },
  },
  signs: { bar: /―/, em: /—/, box: /──/, none: /(?!)/ },
  styles: { jtf: 'none' },
  safe: true,

  *read({ text }) {
    if (!/[―—─]/.test(text)) return;
    for (const { 0: written, index } of text.matchAll(dash)) {
      yield {
        form: forms[written[0]!]!,
        places: [rangeOf(index, index + written.length)],
        subject: '',
      };
    }
  },
  write(written, form) {
    const sign = Object.keys(forms).find((it) => forms[it] === form);
    return sign?.repeat(written.length);
  },
});
