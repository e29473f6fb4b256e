import { possible } from '../finding.js';
import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { replacementOf } from '../knowledge/replacement.js';
import { shifted } from '../text/textRange.js';
import { defineReadingRule } from './rule.js';

export const kanaSlip = defineReadingRule({
  id: 'kana-slip',
  scope: 'reading',
  summary: {
    ja: 'かなの抜け、余り、打ち違いで、文として読めません。',
    en: 'A kana is missing, superfluous or mistyped, so that the sentence cannot be read.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ block, sentences, knowledge }) {
    const { mentions } = namesIn(knowledge)(block);
    for (const { sentence, slips } of sentences) {
      const { prose } = sentence;
      for (const slip of slips) {
        const range = shifted(slip.range, sentence.range.start);
        const words = shifted(slip.words, sentence.range.start);
        // Words on both sides of a mark are not one sentence: 「[公開の前に](publishing.md)にあります」.
        if (!prose.isPlain(words) || isNamed(mentions, prose, words)) continue;
        const written = prose.text.slice(words.start, words.end);
        const meant = slip.repairs.map((it) => {
          const { start, end } = shifted(it.range, sentence.range.start - words.start);
          return written.slice(0, start) + it.newText + written.slice(end);
        });
        yield {
          range: prose.toSource(range),
          message: {
            ja: `「${written}」は、かなが抜けているか、余っているか、違っています。「${meant[0]}」でしょうか。`,
            en: `A kana is missing, superfluous or wrong in “${written}”. Did you mean “${meant[0]}”?`,
          },
          // In quotation marks it may be how somebody else speaks.
          ...(isQuotation(prose, range.start) && { severity: 'information' }),
          fixes: possible(
            slip.repairs.map((it, index) => ({
              title: {
                ja: `「${written}」を「${meant[index]}」に直す`,
                en: `Change “${written}” to “${meant[index]}”`,
              },
              edits: replacementOf(
                { prose, ...shifted(it.range, sentence.range.start), blockStart: 0 },
                it.newText,
              ),
              safe: false,
            })),
          ),
        };
      }
    }
  },
});
