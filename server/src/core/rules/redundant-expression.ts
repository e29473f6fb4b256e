import { possible } from '../finding.js';
import { isQuotation } from '../japanese/quotation.js';
import { redundanciesIn } from '../japanese/redundantExpressions.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { replacementOf } from '../knowledge/replacement.js';
import { defineBlockRule } from './rule.js';

export const redundantExpression = defineBlockRule({
  id: 'redundant-expression',
  scope: 'block',
  summary: {
    ja: '同じ意味の言葉が重なっています（重複表現）。',
    en: 'An expression says the same thing twice.',
  },
  severity: 'information',
  fixable: 'sometimes',
  options: {
    emphatic: {
      default: false,
      description: {
        ja: '「まず最初に」「従来から」のように、強めや慣用として認められているものも指摘する。',
        en: 'Also marks settled and emphatic usage such as “まず最初に” and “従来から”.',
      },
    },
  },

  *check({ block, knowledge, options }) {
    for (const prose of block.prose) {
      if (prose.isBlockQuote) continue;
      for (const { range, expression, instead } of redundanciesIn(prose.text)) {
        if (expression.emphatic && !options.emphatic) continue;
        if (isQuotation(prose, range.start)) continue;
        if (isNamed(namesIn(knowledge)(block).mentions, prose, range)) continue;
        const written = prose.text.slice(range.start, range.end);
        const usual = instead.map((it) => `「${it}」`).join('か');
        yield {
          range: prose.toSource(range),
          message: {
            ja: `「${written}」は同じ意味の言葉を重ねています。${usual}で足ります。`,
            en: `“${written}” says the same thing twice. ${instead.map((it) => `“${it}”`).join(' or ')} is enough.`,
          },
          fixes: possible(
            instead.map((it) => ({
              title: { ja: `「${it}」に直す`, en: `Change to “${it}”` },
              edits: replacementOf({ prose, ...range, blockStart: 0 }, it),
              safe: false,
            })),
          ),
        };
      }
    }
  },
});
