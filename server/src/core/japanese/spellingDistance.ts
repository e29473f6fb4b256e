/**
 * How alike two katakana words are, to the ear and to the eye.
 * The edits are those of optimal string alignment (a swap of neighbours is one edit) with the weights of
 * `spellingCosts.ts`.
 */
import { isRespelledLetter, respell } from './katakana.js';
import { letterCount, lettersOf } from './letters.js';
import {
  insertion,
  leastCosts,
  leastEdit,
  ordinaryEdit,
  respellingCost,
  substitutions,
  transposition,
} from './spellingCosts.js';

/** Longer words are never alike. */
export const longest = 60;
/** More than any two words differ by. */
const far = 0x3fff;

/** A word with what comparisons ask of it. */
class Word {
  length = 0;
  readonly letters = new Uint8Array(longest);
  /** What each letter costs that the other word has not. */
  readonly insertions = new Uint8Array(longest);
  /** Whether publishers may spell a sound of the word in two ways. */
  isRespelled = false;

  read(letters: Uint8Array, start: number, end: number): this {
    this.length = end - start;
    let isRespelled = 0;
    for (let at = 0; at < this.length; at++) {
      const letter = letters[start + at]!;
      this.letters[at] = letter;
      isRespelled |= isRespelledLetter[letter]!;
    }
    this.isRespelled = isRespelled === 1;
    return this;
  }

  /** Reads a word as `respelled` writes it. */
  respell(word: Word): this {
    this.length = respell(word.letters, word.length, this.letters);
    return this;
  }

  /** Weighs the letters of a range: of most words only a few differ from the other word. */
  weigh(start: number, end: number): this {
    const { letters, length } = this;
    for (let at = start; at < end; at++) {
      const before = at > 0 ? letters[at - 1]! : 0;
      const after = at + 1 < length ? letters[at + 1]! : 0;
      this.insertions[at] = insertion(letters[at]!, before, after);
    }
    return this;
  }
}

/** The letters of a word whatever their order. */
class Bag {
  readonly #counts = new Int8Array(letterCount);
  #cost = 0;

  constructor(word: Word) {
    for (let at = 0; at < word.length; at++) {
      const letter = word.letters[at]!;
      this.#counts[letter]!++;
      this.#cost += leastCosts[letter]!;
    }
  }

  /** The least that it takes to make the letters of another word of these. */
  leastTo({ letters, length }: Word): number {
    const counts = this.#counts;
    let cost = 0;
    let shared = 0;
    for (let at = 0; at < length; at++) {
      const letter = letters[at]!;
      const least = leastCosts[letter]!;
      cost += least;
      if (counts[letter]!-- > 0) shared += least;
    }
    for (let at = 0; at < length; at++) counts[letters[at]!]!++;
    return Math.max(cost, this.#cost) - shared;
  }
}

/**
 * How much it takes to make one word of the other, about one per ordinary edit; more than `limit` is not told apart
 * from infinity. Words of more than 60 letters are never alike.
 */
export function spellingDistance(a: string, b: string, limit: number): number {
  if (a.length > longest || b.length > longest) return a === b ? 0 : Number.POSITIVE_INFINITY;
  const [one, other] = lettersOf(a, b);
  return distanceFrom(one!)(other!, 0, b.length, limit);
}

/** The distance of one word of at most 60 letters to others, each a range of letters. */
export type DistanceTo = (letters: Uint8Array, start: number, end: number, limit: number) => number;

export function distanceFrom(letters: Uint8Array): DistanceTo {
  const written = new Word().read(letters, 0, letters.length);
  written.weigh(0, written.length);
  const writtenBag = new Bag(written);
  const sounded = written.isRespelled ? new Word().respell(written) : written;
  sounded.weigh(0, sounded.length);
  const soundedBag = written.isRespelled ? new Bag(sounded) : writtenBag;
  return (others, start, end, limit) => {
    if (end - start > longest) return Number.POSITIVE_INFINITY;
    const most = Math.floor(limit * ordinaryEdit + 1e-6);
    other.read(others, start, end);
    let distance = writtenBag.leastTo(other) > most ? far : alignment(written, other, most);
    const room = Math.min(most, distance) - respellingCost;
    if (room >= 0 && (written.isRespelled || other.isRespelled)) {
      const respelled = other.isRespelled ? otherSounded.respell(other) : other;
      if (soundedBag.leastTo(respelled) <= room) {
        distance = Math.min(distance, alignment(sounded, respelled, room) + respellingCost);
      }
    }
    return distance > most ? Number.POSITIVE_INFINITY : distance / ordinaryEdit;
  };
}

const other = new Word();
const otherSounded = new Word();
const rows = [
  new Uint16Array(longest + 1),
  new Uint16Array(longest + 1),
  new Uint16Array(longest + 1),
] as const;

/**
 * Optimal string alignment (Damerau's edits, no substring edited twice). What both words begin and end with stands
 * for itself; of the rest only the band of the table is filled in which a cost can stay within the limit
 * (E. Ukkonen's cut-off). More than `limit` is `far`, or any number above it.
 */
function alignment(a: Word, b: Word, limit: number): number {
  const surplus = Math.abs(a.length - b.length);
  if (surplus * leastEdit > limit) return far;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.letters[head] === b.letters[head]) head++;
  let m = a.length;
  let n = b.length;
  while (m > head && n > head && a.letters[m - 1] === b.letters[n - 1]) {
    m--;
    n--;
  }
  b.weigh(head, n);
  m -= head;
  n -= head;
  if (leastGrowth(m > n ? a : b, head, Math.max(m, n), surplus) > limit) return far;
  const band = Math.floor(limit / leastEdit);
  let [before, above, here] = rows as unknown as [Uint16Array, Uint16Array, Uint16Array];
  above[0] = 0;
  for (let j = 1; j <= n; j++) above[j] = above[j - 1]! + b.insertions[head + j - 1]!;
  let leastAbove = 0;
  for (let i = 1; i <= m; i++) {
    const at = head + i - 1;
    const x = a.letters[at]!;
    const left = i > 1 ? a.letters[at - 1]! : -1;
    const drop = a.insertions[at]!;
    const costs = x * letterCount;
    const first = Math.max(1, i - band);
    const last = Math.min(n, i + band);
    here[first - 1] = first === 1 ? above[0]! + drop : far;
    if (i > 1 && i + band <= n) above[i + band] = far;
    let least = here[first - 1]!;
    for (let j = first; j <= last; j++) {
      const place = head + j - 1;
      const y = b.letters[place]!;
      let cost = above[j - 1]! + (x === y ? 0 : substitutions[costs + y]!);
      const dropped = above[j]! + drop;
      if (dropped < cost) cost = dropped;
      const inserted = here[j - 1]! + b.insertions[place]!;
      if (inserted < cost) cost = inserted;
      if (left === y && j > 1 && x !== y && x === b.letters[place - 1]) {
        const swapped = before[j - 2]! + transposition;
        if (swapped < cost) cost = swapped;
      }
      here[j] = cost;
      if (cost < least) least = cost;
    }
    // A swap of letters leaps over a row.
    if (least > limit && leastAbove > limit) return far;
    leastAbove = least;
    [before, above, here] = [above, here, before];
  }
  return above[n]!;
}

/**
 * The least that the longer word's letters too many cost. With one too many, and other letters left in both words,
 * something else differs as well, since what the words begin and end with is not among them.
 */
function leastGrowth(longer: Word, start: number, length: number, surplus: number): number {
  if (surplus === 0) return 0;
  let least = ordinaryEdit;
  for (let at = start; at < start + length; at++) least = Math.min(least, longer.insertions[at]!);
  return surplus * least + (surplus === 1 && length > 1 ? leastEdit : 0);
}
