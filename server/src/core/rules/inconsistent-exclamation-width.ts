import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const mark = /(?<=[\u3041-\u30FF\u3005\u4E00-\u9FFF）」』！？])[!?！？](?![A-Za-z])/g;
const halves = '!?';
const fulls = '！？';

export const inconsistentExclamationWidth = defineNotationRule({
  id: 'exclamation-width',
  name: { ja: '和文の「！」「？」', en: '“！” and “？” in Japanese' },
  source: 'JTF 4.2.1、4.2.2',
  forms: { full: { ja: '全角', en: 'full-width' }, half: { ja: '半角', en: 'half-width' } },
  signs: { full: /[！？]/, half: /[!?]/ },
  styles: { newsroom: 'full', jtf: 'full', koyobun: 'full' },
  safe: false,
  isOfQuotations: true,

  *read({ text }) {
    if (!/[!?！？]/.test(text)) return;
    for (const { 0: written, index } of text.matchAll(mark)) {
      yield {
        form: halves.includes(written) ? 'half' : 'full',
        places: [rangeOf(index, index + 1)],
        subject: '',
      };
    }
  },
  write: (written, form) =>
    form === 'full'
      ? (fulls[halves.indexOf(written)] ?? written)
      : (halves[fulls.indexOf(written)] ?? written),
});
