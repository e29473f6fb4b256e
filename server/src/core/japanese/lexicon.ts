/**
 * The words that are no misspelling of a name, though they look like one: ウラン beside イラン.
 * A set of 83,000 words as sorted 32-bit fingerprints, half a megabyte that is read as it is.
 */

import { fingerprint } from '../text/fingerprint.js';

/** Words known to be right, with the spelling variants of one word under one number. */
export interface Lexicon {
  has(word: string): boolean;
  /** Equal, and not 0, for two spellings of one word: カブール and カーブル. */
  group(word: string): number;
  /** Whether the house itself has listed the word: then no likeness to a name counts. */
  isDeclared(word: string): boolean;
}

export const emptyLexicon: Lexicon = { has: () => false, group: () => 0, isDeclared: () => false };

/** The lexicon with the words of a house, which are spellings of no other word. */
export function withWords(lexicon: Lexicon, words: readonly string[]): Lexicon {
  if (words.length === 0) return lexicon;
  const own = new Set(words);
  return {
    has: (word) => own.has(word) || lexicon.has(word),
    group: (word) => (own.has(word) ? 0 : lexicon.group(word)),
    isDeclared: (word) => own.has(word),
  };
}

/**
 * The binary form: n, then n sorted fingerprints, then n group numbers, all little-endian.
 * Two words in 86,000 share a fingerprint with a chance of about 1 in 50,000 for a word asked for.
 */
export function lexiconBytes(lines: readonly (readonly string[])[]): Uint8Array {
  const groups = new Map<number, number>();
  let group = 0;
  for (const words of lines) {
    const number = words.length > 1 ? ++group : 0;
    for (const word of words) {
      const print = fingerprint(word);
      if (!groups.has(print) || number > 0) groups.set(print, number);
    }
  }
  const prints = Uint32Array.from(groups.keys()).sort();
  const numbers = Uint16Array.from(prints, (it) => groups.get(it)!);
  const bytes = new Uint8Array(4 + prints.byteLength + numbers.byteLength);
  bytes.set(new Uint8Array(Uint32Array.of(prints.length).buffer), 0);
  bytes.set(new Uint8Array(prints.buffer), 4);
  bytes.set(new Uint8Array(numbers.buffer), 4 + prints.byteLength);
  return bytes;
}

/** Reads what `lexiconBytes` wrote; `bytes` must start at a multiple of four of its buffer. */
export function lexiconOf(bytes: Uint8Array): Lexicon {
  const [length] = new Uint32Array(bytes.buffer, bytes.byteOffset, 1);
  const prints = new Uint32Array(bytes.buffer, bytes.byteOffset + 4, length);
  const groups = new Uint16Array(bytes.buffer, bytes.byteOffset + 4 + 4 * length!, length);
  const indexOf = (word: string): number => {
    const wanted = fingerprint(word);
    let low = 0;
    let high = prints.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = prints[middle]!;
      if (here === wanted) return middle;
      if (here < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  return {
    has: (word) => indexOf(word) >= 0,
    group: (word) => groups[indexOf(word)] ?? 0,
    isDeclared: () => false,
  };
}
