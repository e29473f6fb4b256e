/**
 * Finds the names that sound or look like a word, without comparing it with each of them.
 * A deletion index (W. Garbe's SymSpell): each name is filed under its sound keys and under each key with one
 * letter left out; two keys one edit apart then share an entry. What is found is weighed by `distanceFrom`.
 */
import { respelled, soundKeys } from '../japanese/katakana.js';
import {
  distanceFrom,
  leastEdit,
  leastSubstitution,
  respellingCost,
  transposition,
} from '../japanese/spellingDistance.js';
import { fingerprint } from '../text/fingerprint.js';

/** Typed arrays only, so that an index is stored and loaded as it is. */
export interface NearNames {
  /** Bucket → first posting; a power of two, plus one. */
  readonly buckets: Uint32Array;
  /** Indices of names. */
  readonly postings: Uint32Array;
  /** Which letter each posting leaves out, and how long the name is: most that cannot be near need no look at it. */
  readonly tags: Uint16Array;
}

export interface NearName {
  /** Index of the name. */
  readonly name: number;
  readonly distance: number;
}

/** Indexes `names`, which are single katakana words; others, being empty, have no entry. */
export function nearNamesOf(names: readonly string[]): NearNames {
  const keys = names.map((it) => (it === '' ? [] : soundKeys(it)));
  let count = 0;
  for (const each of keys) for (const key of each) count += key.length + 1;
  let bits = 4;
  while (1 << bits < count) bits++;
  const mask = (1 << bits) - 1;
  const buckets = new Uint32Array(mask + 2);
  for (const each of keys) {
    eachDeletion(each, (hash) => {
      buckets[(hash & mask) + 1]!++;
    });
  }
  for (let at = 0; at <= mask; at++) buckets[at + 1]! += buckets[at]!;
  const fill = buckets.slice();
  const postings = new Uint32Array(buckets[mask + 1]!);
  const tags = new Uint16Array(postings.length);
  keys.forEach((each, name) => {
    const length = lengthTag(names[name]!);
    eachDeletion(each, (hash, letter) => {
      const at = fill[hash & mask]!++;
      postings[at] = name;
      tags[at] = length | letter;
    });
  });
  return { buckets, postings, tags };
}

/** The names nearer to `word` than `limit` allows for names of their length, nearest first. */
export function nearNames(
  index: NearNames,
  word: string,
  nameOf: (name: number) => string,
  limit: (length: number) => number,
): readonly NearName[] {
  const { buckets, postings, tags } = index;
  const mask = buckets.length - 2;
  const limits = Array.from({ length: longest + 1 }, (_, length) => limit(length));
  const sounded = respelled(word).length;
  const seen = new Set<number>();
  const distanceTo = distanceFrom(word);
  const found: NearName[] = [];
  /** What the letters left out do not explain of the difference in length is ー, ッ or a repeated sound. */
  const leastGrowth = (letter: number, tag: number): number => {
    const other = tag & letterMask;
    const length = (tag >> letterBits) & longest;
    if (length === longest || isLoose(letter) || isLoose(other)) return 0;
    const added = (other === 0 ? 0 : 1) - (letter === 0 ? 0 : 1);
    const asWritten = Math.abs(length - word.length - added);
    const asSounded = Math.abs(length - (tag >> 15) - sounded - added);
    return Math.min(asWritten * leastEdit, respellingCost + asSounded * leastEdit);
  };
  eachDeletion(soundKeys(word), (hash, letter) => {
    const bucket = hash & mask;
    for (let at = buckets[bucket]!; at < buckets[bucket + 1]!; at++) {
      const tag = tags[at]!;
      const length = (tag >> letterBits) & longest;
      if (leastCost(letter, tag & letterMask) + leastGrowth(letter, tag) > limits[length]!) continue;
      const name = postings[at]!;
      if (seen.has(name)) continue;
      seen.add(name);
      const surface = nameOf(name);
      const most = limit(surface.length);
      const distance = distanceTo(surface, most);
      if (distance <= most) found.push({ name, distance });
    }
  });
  return found.sort((a, b) => a.distance - b.distance || a.name - b.name);
}

/** Hashes each key, and each key without each of its letters, with a tag that tells which letter is left out. */
function eachDeletion(keys: readonly string[], use: (hash: number, letter: number) => void): void {
  for (const key of keys) {
    use(fingerprint(key), 0);
    for (let without = 0; without < key.length; without++) {
      // Of a letter that stands twice either leaves the same key.
      const code = key.charCodeAt(without);
      if (without > 0 && code === key.charCodeAt(without - 1)) continue;
      const isDouble = code === key.charCodeAt(without + 1);
      use(fingerprint(key, without), letterTag(isDouble ? anyLetter : code - 0x30a0, without));
    }
  }
}

/**
 * A tag: whether the name is a letter shorter when it is respelled, one bit; its length, four bits, all set where that
 * is not all; the place of the letter in its key, from 1, four bits, and the letter, seven; 0 for none.
 */
const letterBits = 11;
const letterMask = (1 << letterBits) - 1;
const longest = 15;
function lengthTag(name: string): number {
  const shrinks = name.length - respelled(name).length;
  return name.length >= longest || shrinks > 1 || shrinks < 0
    ? longest << letterBits
    : (shrinks << 15) | (name.length << letterBits);
}
const letterTag = (letter: number, place: number): number =>
  (Math.min(place + 1, 15) << 7) | (letter >= 0 && letter < anyLetter ? letter : anyLetter);
/** A repeated sound, or no katakana. */
const anyLetter = 0x60;

const inKeys = (letters: string): ReadonlySet<number> =>
  new Set([...letters].map((it) => it.charCodeAt(0) - 0x30a0));
/** In a sound key: vowels, what is left of ャ ュ ョ, and ン, which are easily lost or added. */
const light = inKeys('アイウエオヤユヨン');
/** Those that may stand for ッ and ー, which no key has: ツ, ル and ニ. */
const loose = inKeys('ツルニ');
const costs = Float64Array.from({ length: anyLetter + 1 }, (_, letter) =>
  loose.has(letter) ? leastEdit : light.has(letter) || letter === anyLetter ? 0.5 : 1,
);
const isLoose = (tag: number): boolean => tag !== 0 && looseLetters[tag & 127] === 1;
const looseLetters = Uint8Array.from(costs, (_, letter) =>
  loose.has(letter) || letter === anyLetter ? 1 : 0,
);

/** The least that two words differ by whose keys are one when each loses its letter. */
function leastCost(tag: number, other: number): number {
  if (tag === 0) return other === 0 ? 0 : costs[other & 127]!;
  if (other === 0) return costs[tag & 127]!;
  if ((tag & 127) === anyLetter || (other & 127) === anyLetter) return leastEdit;
  const distance = (tag >> 7) - (other >> 7);
  // At one place they are one letter for another; the same letter one place on is a swap.
  if (distance === 0) return leastSubstitution(tag & 127, other & 127);
  if ((distance === 1 || distance === -1) && ((tag ^ other) & 127) === 0) return transposition;
  const both = costs[tag & 127]! + costs[other & 127]!;
  // Two whole letters at two places are too much for any name.
  return both < 2 ? both : Number.POSITIVE_INFINITY;
}
