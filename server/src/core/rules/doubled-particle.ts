import { doubledParticlesIn } from '../japanese/doubledParticles.js';
import { mendedSlip, slipsOf } from '../knowledge/placedSlips.js';
import { defineBlockRule } from './rule.js';

export const doubledParticle = defineBlockRule({
  id: 'doubled-particle',
  scope: 'block',
  summary: {
    ja: '助詞が重なっています。',
    en: 'A particle is written twice, or two that cannot follow each other are.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    for (const placed of slipsOf(block, knowledge, doubledParticlesIn)) {
      const { prose, slip, written } = placed;
      // [公開の前に](…)に: the first one belongs to a title.
      if (!prose.isPlain(slip.range)) continue;
      const isSame = written[0] === written.at(-1);
      yield {
        ...mendedSlip(placed, written === 'をを'),
        message: isSame
          ? {
              ja: `助詞「${written[0]}」が重なっています。`,
              en: `The particle “${written[0]}” is written twice.`,
            }
          : {
              ja: `助詞「${written[0]}」と「${written[1]}」は続けられません。どちらかが余分です。`,
              en: `The particles “${written[0]}” and “${written[1]}” cannot follow each other. One of them is left over.`,
            },
      };
    }
  },
});
