import { ownBlocks } from '../approvedText.js';
import { isQuotation } from '../japanese/quotation.js';
import { repeatedParticlesIn } from '../japanese/repeatedParticles.js';
import { placeIn } from '../markdown/passage.js';
import { defineReportRule } from './rule.js';

export const repeatedParticle = defineReportRule({
  id: 'repeated-particle',
  scope: 'report',
  summary: { ja: '同じ助詞が続いています。', en: 'The same particle follows itself.' },
  severity: 'off',
  fixable: 'never',
  options: {
    max: {
      default: 2,
      description: {
        ja: '続けて使える「の」の数。これを超えると指摘する。',
        en: 'How many “の” may follow one another.',
      },
    },
  },

  *check({ report, house, options: { max } }) {
    for (const { block, start } of ownBlocks(report, house)) {
      for (const prose of block.prose) {
        if (prose.isBlockQuote) continue;
        for (const { particle, times, range } of repeatedParticlesIn(prose.text, max)) {
          if (isQuotation(prose, range.start)) continue;
          yield {
            range: placeIn({ prose, block, start }, range),
            message: {
              ja: `助詞「${particle}」が${times}回続いています。言い換えるか、語順を変えます。`,
              en: `The particle “${particle}” stands ${times} times in a row. Word it otherwise or change the order.`,
            },
          };
        }
      }
    }
  },
});
