import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

export const inconsistentPercentWidth = defineNotationRule({
  id: 'percent-width',
  name: { ja: 'パーセント記号', en: 'Percent signs' },
  source: 'JTF 5（単位の表記）',
  forms: {
    half: { ja: '半角「%」', en: 'half-width “%”' },
    full: { ja: '全角「％」', en: 'full-width “％”' },
  },
  signs: { half: /%/, full: /％/ },
  styles: { newsroom: 'full', jtf: 'half' },
  safe: true,

  *read({ text }) {
    if (!/[%％]/.test(text)) return;
    for (const { 0: mark, index } of text.matchAll(/(?<=[0-9０-９][ \u00A0]?)[%％]/g)) {
      yield { form: mark === '%' ? 'half' : 'full', places: [rangeOf(index, index + 1)], subject: '' };
    }
  },
  write: (_, form) => (form === 'half' ? '%' : '％'),
});
