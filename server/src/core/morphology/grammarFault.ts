import type { TextRange } from '../text/textRange.js';

/** A place where no Japanese can stand as it is written. Plain data, so that it may come from another thread. */
export interface GrammarFault {
  readonly kind: 'kana' | 'particle' | 'word';
  /** What is wrong, in UTF-16 offsets of the sentence; where a letter is missing, those on both sides. */
  readonly range: TextRange;
  /** The words around it, which a message shows. */
  readonly words: TextRange;
  /** What may have been meant, the likeliest first; at least one. */
  readonly repairs: readonly { readonly range: TextRange; readonly newText: string }[];
}
