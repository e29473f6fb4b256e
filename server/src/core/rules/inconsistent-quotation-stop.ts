import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

/** What somebody said, and no title or term: several sentences, or words that a verb of saying follows. */
const saying =
  /^[」』](?:と|などと|とも)(?:述べ|語|話し|発言|強調|主張|指摘|説明|訴え|明言|表明|批判|答え|コメント|報じ)/;

export const inconsistentQuotationStop = defineNotationRule({
  id: 'quotation-stop',
  name: { ja: '発言の終わりの句点', en: 'The full stop at the end of a quotation' },
  source: '記者ハンドブック',
  forms: {
    none: { ja: '句点なし（…」）', en: 'no stop (“…」”)' },
    stop: { ja: '句点あり（…。」）', en: 'a stop (“…。」”)' },
  },
  signs: { none: /[^。][」』]/, stop: /。[」』]/ },
  styles: { newsroom: 'none' },
  safe: true,
  isOfQuotations: true,

  *read({ text }) {
    for (const { index } of text.matchAll(/[」』]/g)) {
      if (text[index - 1] === '。') {
        yield { form: 'stop', places: [rangeOf(index - 1, index)], subject: '' };
      } else if (/[ぁ-ん]/.test(text[index - 1] ?? '') && saying.test(text.slice(index, index + 12))) {
        yield { form: 'none', places: [rangeOf(index, index)], subject: '' };
      }
    }
  },
  write: (_, form) => (form === 'none' ? '' : '。'),
});
