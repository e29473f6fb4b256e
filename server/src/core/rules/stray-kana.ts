import { strayKanaIn } from '../japanese/strayKana.js';
import { mendedSlip, slipsOf } from '../knowledge/placedSlips.js';
import { defineBlockRule } from './rule.js';

export const strayKana = defineBlockRule({
  id: 'stray-kana',
  scope: 'block',
  summary: {
    ja: '仮名が余っているか、抜けているか、入れ替わっています。',
    en: 'A kana is left over, left out or has changed places.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    for (const placed of slipsOf(block, knowledge, strayKanaIn)) {
      const { slip, written } = placed;
      const meant = slip.expected[0]!;
      yield {
        ...mendedSlip(placed, false),
        message:
          meant === ''
            ? {
                ja: `「${written}」のこの並びは、日本語にありません。余分か、前後の字が抜けています。`,
                en: `No Japanese word has “${written}” here: it is left over, or a letter beside it is missing.`,
              }
            : {
                ja: `「${written}」は「${meant}」の打ち間違いと思われます。`,
                en: `“${written}” looks like a slip for “${meant}”.`,
              },
      };
    }
  },
});
