import type { TextRange } from '../text/textRange.js';

/** A slip of the keyboard in a text, and what was meant. */
export interface Slip {
  /** In UTF-16 code units of the text. */
  readonly range: TextRange;
  /** What was meant, the likeliest first; never empty. */
  readonly expected: readonly string[];
}
