import { isQuotation } from '../japanese/quotation.js';
import { wrongSetPhrasesIn } from '../japanese/wrongSetPhrases.js';
import { mendedSlip, slipsOf } from '../knowledge/placedSlips.js';
import { defineBlockRule } from './rule.js';

export const wrongSetPhrase = defineBlockRule({
  id: 'wrong-set-phrase',
  scope: 'block',
  summary: {
    ja: '決まった言い方の字が違います。',
    en: 'A fixed expression is miswritten.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    for (const placed of slipsOf(block, knowledge, wrongSetPhrasesIn)) {
      const { prose, slip, written } = placed;
      const [right = ''] = slip.expected;
      yield {
        ...mendedSlip(placed, false),
        // In quotation marks it may be how somebody else writes.
        ...((slip.isPermitted || isQuotation(prose, slip.range.start)) && { severity: 'information' }),
        message: slip.isPermitted
          ? {
              ja: `「${written}」は、ふつう「${right}」と書きます。`,
              en: `“${written}” is usually written “${right}”.`,
            }
          : {
              ja: `「${written}」は「${right}」の誤りです。`,
              en: `“${written}” is a slip for “${right}”.`,
            },
      };
    }
  },
});
