import { ownBlocks } from '../approvedText.js';
import { ownSentencesOf } from '../japanese/ownSentences.js';
import { placeIn } from '../markdown/passage.js';
import { defineReportRule } from './rule.js';

export const longSentence = defineReportRule({
  id: 'long-sentence',
  scope: 'report',
  summary: { ja: '文が長すぎます。', en: 'A sentence is too long.' },
  severity: 'off',
  fixable: 'never',
  options: {
    max: {
      default: 100,
      description: {
        ja: '1文の字数の上限。これを超える文を指摘する。',
        en: 'The most characters that a sentence may have.',
      },
    },
  },

  *check({ report, house, options: { max } }) {
    for (const { block, start } of ownBlocks(report, house)) {
      if (block.text.length <= max) continue;
      for (const { prose, range, text } of ownSentencesOf(block)) {
        const length = [...text].length;
        if (length <= max) continue;
        yield {
          range: placeIn({ prose, block, start }, range),
          message: {
            ja: `この文は${length}字あります（上限${max}字）。二つに分けられないか、見てください。`,
            en: `This sentence has ${length} characters (at most ${max}). See whether it can be divided.`,
          },
        };
      }
    }
  },
});
