import { doubleNegativesIn } from '../japanese/doubleNegatives.js';
import { isQuotation } from '../japanese/quotation.js';
import { defineBlockRule } from './rule.js';

export const doubleNegative = defineBlockRule({
  id: 'double-negative',
  scope: 'block',
  summary: {
    ja: '打ち消しが二つ重なっています（二重否定）。',
    en: 'Two negatives meet in one statement.',
  },
  severity: 'off',
  fixable: 'never',
  options: {},

  *check({ block }) {
    for (const prose of block.prose) {
      if (prose.isBlockQuote) continue;
      for (const range of doubleNegativesIn(prose.text)) {
        if (isQuotation(prose, range.start)) continue;
        const written = prose.text.slice(range.start, range.end);
        yield {
          range: prose.toSource(range),
          message: {
            ja: `「${written}」は二重否定です。肯定の形にできないか、見てください。`,
            en: `“${written}” is a double negative. See whether it can be said in the affirmative.`,
          },
        };
      }
    }
  },
});
