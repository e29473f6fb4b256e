/** The sentences that an author has written in running text: no heading, no cell, no note and no quotation. */
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Prose } from '../markdown/prose.js';
import type { TextRange } from '../text/textRange.js';
import { isQuoted } from './quotation.js';
import { sentencesOf } from './sentences.js';

/** A sentence of the prose of a block. */
export interface Sentence {
  readonly prose: Prose;
  /** In the prose. */
  readonly range: TextRange;
  readonly text: string;
}

/** All sentences of a prose. */
export const sentencesOfProse = (prose: Prose): readonly Sentence[] =>
  sentencesOf(prose.text).map((range) => ({ prose, range, text: prose.text.slice(range.start, range.end) }));

/** Remembered by block. */
export const ownSentencesOf: (block: Block) => readonly Sentence[] = rememberedByBlock((block: Block) => {
  // A note may be a paragraph that opens with its mark.
  if (block.kind === 'footnote-definition' || block.footnoteDefinitions.length > 0) return [];
  return block.prose
    .filter((it) => it.kind === 'paragraph' && !it.isBlockQuote && /[ぁ-ん]/.test(it.text))
    .flatMap((prose) =>
      sentencesOfProse(prose).filter(
        ({ text, range }) => /[ぁ-ん]/.test(text) && !isQuoted(prose.text, range.end - 2),
      ),
    );
})({});
