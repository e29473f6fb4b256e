import { isQuotation } from '../japanese/quotation.js';
import { wrongHomophonesIn } from '../japanese/wrongHomophones.js';
import { mendedSlip, slipsOf } from '../knowledge/placedSlips.js';
import { defineBlockRule } from './rule.js';

export const wrongHomophone = defineBlockRule({
  id: 'wrong-homophone',
  scope: 'block',
  summary: {
    ja: '同じ読みの別の語に変換されています。',
    en: 'A word was converted into another one of the same reading.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    for (const placed of slipsOf(block, knowledge, wrongHomophonesIn)) {
      const { prose, slip, written } = placed;
      const meant = slip.expected.map((it) => `「${it}」`).join('か');
      yield {
        ...mendedSlip(placed, false),
        // In quotation marks it may be how somebody else writes.
        ...(isQuotation(prose, slip.range.start) && { severity: 'information' }),
        message: {
          ja: `この「${written}」は、${meant}の変換の誤りと思われます。`,
          en: `“${written}” here looks like a slip for “${slip.expected.join('” or “')}”, which is read alike.`,
        },
      };
    }
  },
});
