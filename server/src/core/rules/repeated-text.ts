import { repeatedTextIn } from '../japanese/repeatedText.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { mendedSlip } from '../knowledge/placedSlips.js';
import { rangeOf } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

export const repeatedText = defineBlockRule({
  id: 'repeated-text',
  scope: 'block',
  summary: {
    ja: '同じ言葉が続けて二度書かれています。',
    en: 'A word or a phrase stands twice in a row.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    for (const prose of block.prose) {
      if (prose.isBlockQuote) continue;
      for (const slip of repeatedTextIn(prose.text, knowledge.lexicon)) {
        const { start, end } = slip.range;
        const { mentions } = namesIn(knowledge)(block);
        // A name may end so: what is doubled in it is its own.
        if (end - start === 2 && isNamed(mentions, prose, rangeOf(end - 1, end))) continue;
        const [meant = ''] = slip.expected;
        yield {
          ...mendedSlip({ prose, slip, written: prose.text.slice(start, end) }, false),
          message: {
            ja: `「${meant}」が二度書かれています。`,
            en: `“${meant}” is written twice.`,
          },
        };
      }
    }
  },
});
