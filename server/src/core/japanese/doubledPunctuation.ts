/**
 * Marks of punctuation that stand twice: 合意した。。 or 合意し、。
 * Invariant: … and ‥, ！！ and ？？, and a mark on the other side of a bracket are meant so.
 */
import { rangeOf } from '../text/textRange.js';
import type { Slip } from './slip.js';

/** Three and more full stops are somebody's way to write an ellipsis, and so are two ・ but in a name. */
const pattern =
  /(?<![。．｡])[。．｡]{2}(?![。．｡])|[、，､]{2,}|[。．｡][、，､]|[、，､][。．｡]|(?<=[ァ-ヺー])・・(?=[ァ-ヺ])/g;

export function doubledPunctuationIn(text: string): readonly Slip[] {
  return [...text.matchAll(pattern)].map(({ 0: written, index }) => ({
    range: rangeOf(index, index + written.length),
    expected: meantBy(written),
  }));
}

function meantBy(written: string): readonly string[] {
  const [first, last] = [written[0]!, written.at(-1)!];
  if (first === last) return [first];
  // The line was to end, or was to go on: a full stop is what ends in most cases.
  return /[。．｡]/.test(first) ? [first, last] : [last, first];
}
