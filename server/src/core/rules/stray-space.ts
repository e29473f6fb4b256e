import { possible } from '../finding.js';
import { isQuotation } from '../japanese/quotation.js';
import { straySpacesIn } from '../japanese/straySpaces.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { isOwnAndPlain, replacementOf } from '../knowledge/replacement.js';
import { rangeOf } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

export const straySpace = defineBlockRule({
  id: 'stray-space',
  scope: 'block',
  summary: {
    ja: '文の中に余分な空白があります。',
    en: 'A sentence holds a space that it has no use for.',
  },
  severity: 'information',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    for (const prose of block.prose) {
      if (prose.isBlockQuote || prose.kind !== 'paragraph') continue;
      for (const { range, isBeforeMark } of straySpacesIn(prose.text)) {
        if (isQuotation(prose, range.start)) continue;
        const place = prose.toSource(rangeOf(range.start - 1, range.end + 1));
        // The indent of a line that goes on under its title.
        if (block.text.slice(place.start, place.end).includes('\n')) continue;
        if (isNamed(namesIn(knowledge)(block).mentions, prose, range)) continue;
        yield {
          range: place,
          message: isBeforeMark
            ? {
                ja: '句読点の前に余分な空白があります。',
                en: 'There is a space before a mark of punctuation.',
              }
            : { ja: '文の途中に余分な空白があります。', en: 'There is a space in the middle of a sentence.' },
          fixes: possible([
            {
              title: { ja: '余分な空白を取り除く', en: 'Remove the space' },
              edits: replacementOf({ prose, ...range, blockStart: 0 }, ''),
              safe: isBeforeMark && isOwnAndPlain({ prose, ...range }),
            },
          ]),
        };
      }
    }
  },
});
