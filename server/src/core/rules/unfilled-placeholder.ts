import { placeholders } from '../reportParts.js';
import { overlaps, rangeOf } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

const placeholder = new RegExp(placeholders.join('|'), 'g');

export const unfilledPlaceholder = defineBlockRule({
  id: 'unfilled-placeholder',
  scope: 'block',
  summary: {
    ja: '新しい報告書の【…を書く】が残っています。',
    en: 'A placeholder of the new report is still there.',
  },
  severity: 'error',
  fixable: 'never',
  options: {},

  *check({ block }) {
    if (!block.text.includes('を書く】')) return;
    for (const { 0: text, index } of block.text.matchAll(placeholder)) {
      const range = rangeOf(index, index + text.length);
      if (block.opaque.some((it) => overlaps(it, range))) continue;
      yield {
        range,
        message: {
          ja: `「${text}」がまだ書かれていません。`,
          en: `“${text}” is still to be written.`,
        },
      };
    }
  },
});
