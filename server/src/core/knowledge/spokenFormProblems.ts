/** What rules on forms of speech say: the form is told of and mended in words that are the author's own. */
import { type Message, type Problem, possible } from '../finding.js';
import { isQuotation } from '../japanese/quotation.js';
import type { SpokenForm } from '../japanese/spokenForms.js';
import type { Block } from '../markdown/block.js';
import { namesIn } from './blockNames.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { isNamed } from './mentions.js';
import { replacementOf } from './replacement.js';

interface SpokenFormInput {
  readonly block: Block;
  readonly knowledge: KnowledgeBase;
}

/** `fault`: 「ら抜き言葉」, `lacks the ら of the potential form`. */
export const spokenFormProblems = (formsIn: (text: string) => readonly SpokenForm[], fault: Message) =>
  function* ({ block, knowledge }: SpokenFormInput): Iterable<Problem> {
    for (const prose of block.prose) {
      if (prose.isBlockQuote) continue;
      for (const { range, expected } of formsIn(prose.text)) {
        if (isQuotation(prose, range.start)) continue;
        if (isNamed(namesIn(knowledge)(block).mentions, prose, range)) continue;
        const written = prose.text.slice(range.start, range.end);
        yield {
          range: prose.toSource(range),
          message: {
            ja: `「${written}」は${fault.ja}です。文章では「${expected}」と書きます。`,
            en: `“${written}” ${fault.en}. In writing it is “${expected}”.`,
          },
          fixes: possible([
            {
              title: { ja: `「${expected}」に直す`, en: `Change to “${expected}”` },
              edits: replacementOf({ prose, ...range, blockStart: 0 }, expected),
              safe: false,
            },
          ]),
        };
      }
    }
  };
