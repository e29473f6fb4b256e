import { type Message, type Problem, possible } from '../finding.js';
import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { replacementOf } from '../knowledge/replacement.js';
import { objectReplacement, type Prose } from '../markdown/prose.js';
import type { Terms } from '../terms/terms.js';
import type { TermUse } from '../terms/termUse.js';
import { defineBlockRule } from './rule.js';

export const discouragedTerm = defineBlockRule({
  id: 'discouraged-term',
  scope: 'block',
  summary: {
    ja: '職場の用語集で使わないと決めた言葉です。',
    en: "The house's dictionary discourages this term.",
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge, house: { terms } }) {
    for (const prose of block.prose) {
      if (prose.isBlockQuote) continue;
      for (const use of terms.usesIn(prose.text)) {
        if (prose.text.slice(use.start, use.end).includes(objectReplacement)) continue;
        if (isQuotation(prose, use.start)) continue;
        if (isNamed(namesIn(knowledge)(block).mentions, prose, use)) continue;
        yield problemOf(use, prose, terms);
      }
    }
  },
});

function problemOf(use: TermUse, prose: Prose, terms: Terms): Problem {
  const { entry, to } = use;
  const written = prose.text.slice(use.start, use.end);
  const dictionary = { uri: terms.sourceOf(entry).uri, range: entry.range };
  return {
    range: prose.toSource(use),
    message: messageOf(written, to, entry.note),
    fixes: possible([
      {
        title:
          to === ''
            ? { ja: `「${written}」を消す`, en: `Delete “${written}”` }
            : { ja: `「${to}」に直す`, en: `Change to “${to}”` },
        edits: isMarkup(to) ? [] : replacementOf({ prose, ...use, blockStart: 0 }, to),
        // The house knows the term, but not the sentence in which it stands.
        safe: false,
      },
    ]),
    related: [
      {
        location: dictionary,
        message: { ja: '用語集の項目', en: 'The entry in the dictionary' },
      },
    ],
  };
}

/** Typed into a report, it would be no letters. */
const isMarkup = (text: string): boolean => /[\\`*_[\]<>|\n]/.test(text);

function messageOf(written: string, to: string, note: string | undefined): Message {
  const why = note === undefined ? '' : /[。.！!]$/.test(note) ? note : `${note}。`;
  return to === ''
    ? {
        ja: `「${written}」は用語集で使わないことになっています。${why}`,
        en: `The dictionary of the house has no “${written}”.${why && ` ${why}`}`,
      }
    : {
        ja: `「${written}」は用語集で「${to}」と書くことになっています。${why}`,
        en: `The dictionary of the house writes “${to}” and not “${written}”.${why && ` ${why}`}`,
      };
}
