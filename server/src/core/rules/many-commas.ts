import { ownBlocks } from '../approvedText.js';
import { commasIn } from '../japanese/commas.js';
import { ownSentencesOf } from '../japanese/ownSentences.js';
import { placeIn } from '../markdown/passage.js';
import { rangeOf } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const manyCommas = defineReportRule({
  id: 'many-commas',
  scope: 'report',
  summary: { ja: '一つの文に読点が多すぎます。', en: 'A sentence has too many commas.' },
  severity: 'off',
  fixable: 'never',
  options: {
    max: {
      default: 3,
      description: {
        ja: '1文の読点の上限。語を並べる読点は数えない。',
        en: 'The most commas that a sentence may have, without those of enumerations.',
      },
    },
  },

  *check({ report, house, options: { max } }) {
    for (const { block, start } of ownBlocks(report, house)) {
      for (const { prose, range, text } of ownSentencesOf(block)) {
        const commas = commasIn(text);
        const surplus = commas[max];
        if (surplus === undefined) continue;
        const at = range.start + surplus;
        yield {
          range: placeIn({ prose, block, start }, rangeOf(at, at + 1)),
          message: {
            ja: `この文の読点は${commas.length}個です（上限${max}個）。文を分けるか、読点を減らします。`,
            en: `This sentence has ${commas.length} commas (at most ${max}). Divide it, or leave some out.`,
          },
        };
      }
    }
  },
});
