import { doubledPunctuationIn } from '../japanese/doubledPunctuation.js';
import { mendedSlip, slipsOf } from '../knowledge/placedSlips.js';
import { defineBlockRule } from './rule.js';

export const doubledPunctuation = defineBlockRule({
  id: 'doubled-punctuation',
  scope: 'block',
  summary: {
    ja: '句読点が二つ続いています。',
    en: 'Two marks of punctuation stand side by side.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    for (const placed of slipsOf(block, knowledge, doubledPunctuationIn)) {
      const { slip, written } = placed;
      const isSame = written[0] === written.at(-1);
      yield {
        ...mendedSlip(placed, isSame),
        message: isSame
          ? {
              ja: `「${slip.expected[0]}」が重なっています。`,
              en: `“${slip.expected[0]}” is written twice.`,
            }
          : {
              ja: `「${written}」と句読点が続いています。文が切れるか続くかで、どちらか一つにします。`,
              en: `Two marks stand side by side, “${written}”. Keep the one that is meant.`,
            },
      };
    }
  },
});
