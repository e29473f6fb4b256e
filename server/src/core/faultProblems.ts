/** Slips that a morphological analysis has found → problems of a report. */
import { type Message, type Problem, possible } from './finding.js';
import type { Sentence } from './japanese/ownSentences.js';
import { isQuotation } from './japanese/quotation.js';
import { namesIn } from './knowledge/blockNames.js';
import type { KnowledgeBase } from './knowledge/knowledgeBase.js';
import { isNamed } from './knowledge/mentions.js';
import { replacementOf } from './knowledge/replacement.js';
import type { Block } from './markdown/block.js';
import type { GrammarFault } from './morphology/grammarFault.js';
import type { ReadSentence } from './readings.js';
import { overlaps, shifted, type TextRange } from './text/textRange.js';

export interface ReadBlock {
  readonly block: Block;
  readonly sentences: readonly ReadSentence[];
  readonly knowledge: KnowledgeBase;
}

/**
 * The problems of one kind. `word` puts what is written and what may be meant into a message; `isRight` knows better
 * than the analysis.
 */
export function* faultProblems(
  { block, sentences, knowledge }: ReadBlock,
  kind: GrammarFault['kind'],
  word: (written: string, meant: string) => Message,
  isRight: (text: string, words: TextRange) => boolean = () => false,
): Iterable<Problem> {
  const { mentions, suspects } = namesIn(knowledge)(block);
  for (const { sentence, faults } of sentences) {
    for (const fault of faults) {
      if (fault.kind !== kind) continue;
      const words = shifted(fault.words, sentence.range.start);
      const place = shifted(fault.range, sentence.range.start);
      const isMisspelledName = suspects.some(
        (it) => it.prose === sentence.prose && overlaps(it, place) && !it.candidates[0]!.needsEvidence,
      );
      // Words on both sides of a mark are not one sentence: 「[公開の前に](publishing.md)にあります」.
      if (
        !sentence.prose.isPlain(words) ||
        isRight(sentence.prose.text, words) ||
        isMisspelledName ||
        isNamed(mentions, sentence.prose, place)
      )
        continue;
      yield problemOf(fault, sentence, word);
    }
  }
}

function problemOf(
  fault: GrammarFault,
  { prose, range: { start: from } }: Sentence,
  word: (written: string, meant: string) => Message,
): Problem {
  const range = shifted(fault.range, from);
  const words = shifted(fault.words, from);
  const written = prose.text.slice(words.start, words.end);
  const meant = fault.repairs.map((it) => {
    const { start, end } = shifted(it.range, -fault.words.start);
    return written.slice(0, start) + it.newText + written.slice(end);
  });
  return {
    range: prose.toSource(range),
    message: word(written, meant[0]!),
    // In quotation marks it may be how somebody else speaks.
    ...(isQuotation(prose, range.start) && { severity: 'information' }),
    fixes: possible(
      fault.repairs.map((it, index) => ({
        title: {
          ja: `「${written}」を「${meant[index]}」に直す`,
          en: `Change “${written}” to “${meant[index]}”`,
        },
        edits: replacementOf({ prose, ...shifted(it.range, from), blockStart: 0 }, it.newText),
        safe: false,
      })),
    ),
  };
}
