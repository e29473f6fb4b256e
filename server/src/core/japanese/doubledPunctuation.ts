/**
 * Marks of punctuation that stand twice: 合意した。。 or 合意し、。
 * Invariant: … and ‥, ！！ and ？？, and a mark on the other side of a bracket are meant so.
 */
import { rangeOf } from '../text/textRange.js';
import type { Slip } from './slip.js';

const run = /[。、，．｡､・][。、，．｡､・]+/g;

export function doubledPunctuationIn(text: string): readonly Slip[] {
  const found: Slip[] = [];
  for (const { 0: written, index } of text.matchAll(run)) {
    const expected = meantBy(written, text[index - 1] ?? '', text[index + written.length] ?? '');
    if (expected.length > 0) found.push({ range: rangeOf(index, index + written.length), expected });
  }
  return found;
}

/** Three full stops are somebody's way to write an ellipsis, and so are two ・ but in a name. */
function meantBy(written: string, before: string, after: string): readonly string[] {
  const [first, last] = [written[0]!, written.at(-1)!];
  if (written === '・・') return /[ァ-ヺー]/.test(before) && /[ァ-ヺ]/.test(after) ? ['・'] : [];
  if (written.includes('・')) return [];
  if (new Set(written).size === 1) return written.length === 2 || /[、，､]/.test(first) ? [first] : [];
  if (written.length > 2) return [];
  // The line was to end, or was to go on: a full stop is what ends in most cases.
  return /[。．｡]/.test(first) ? [first, last] : [last, first];
}
