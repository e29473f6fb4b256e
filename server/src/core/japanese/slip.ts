import { rangeOf, type TextRange } from '../text/textRange.js';

/** A slip of the keyboard in a text, and what was meant. */
export interface Slip {
  /** In UTF-16 code units of the text. */
  readonly range: TextRange;
  /** What was meant, the likeliest first; never empty. */
  readonly expected: readonly string[];
}

/** What a phrase that stops before its inflection goes on with: 負えな of 負えない. */
const inflection = /い|く|かった|ければ/y;

/** The slip of a phrase, with its inflection if that is what it needs to be a word: people read ざるを得ない. */
export function inflectedSlip(text: string, start: number, end: number, meant: string): Slip {
  inflection.lastIndex = end;
  if (!meant.endsWith('な') || !inflection.test(text))
    return { range: rangeOf(start, end), expected: [meant] };
  const wordEnd = inflection.lastIndex;
  return { range: rangeOf(start, wordEnd), expected: [meant + text.slice(end, wordEnd)] };
}
