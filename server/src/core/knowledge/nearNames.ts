/**
 * Finds the names that sound or look like a word, without comparing it with each of them.
 * A deletion index (W. Garbe's SymSpell): each name is filed under its sound keys and under each key with one
 * letter left out; two keys one edit apart then share an entry. What is found is weighed by `distanceFrom`.
 */
import { soundKeys } from '../japanese/katakana.js';
import { distanceFrom } from '../japanese/spellingDistance.js';
import { fingerprint } from '../text/fingerprint.js';

/** Typed arrays only, so that an index is stored and loaded as it is. */
export interface NearNames {
  /** Bucket → first posting; a power of two, plus one. */
  readonly buckets: Uint32Array;
  /**
   * Indices of names, with a tag in the upper eight bits that tells which letter is left out: most that cannot be
   * near need no look at the name.
   */
  readonly postings: Uint32Array;
}

export interface NearName {
  /** Index of the name. */
  readonly name: number;
  readonly distance: number;
}

/** Indexes `names`, at most 16,777,216 single katakana words; those that are none, being empty, have no entry. */
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
  keys.forEach((each, name) => {
    eachDeletion(each, (hash, tag) => {
      postings[fill[hash & mask]!++] = (tag << 24) | name;
    });
  });
  return { buckets, postings };
}

/** The names nearer to `word` than `limit` allows for them, nearest first. */
export function nearNames(
  index: NearNames,
  word: string,
  nameOf: (name: number) => string,
  limit: (name: string) => number,
): readonly NearName[] {
  const { buckets, postings } = index;
  const mask = buckets.length - 2;
  const seen = new Set<number>();
  const distanceTo = distanceFrom(word);
  const found: NearName[] = [];
  eachDeletion(soundKeys(word), (hash, tag) => {
    const bucket = hash & mask;
    for (let at = buckets[bucket]!; at < buckets[bucket + 1]!; at++) {
      const posting = postings[at]!;
      if (areTwoEdits(tag, posting >>> 24)) continue;
      const name = posting & 0xffffff;
      if (seen.has(name)) continue;
      seen.add(name);
      const surface = nameOf(name);
      const most = limit(surface);
      const distance = distanceTo(surface, most);
      if (distance <= most) found.push({ name, distance });
    }
  });
  return found.sort((a, b) => a.distance - b.distance || a.name - b.name);
}

/** Hashes each key, and each key without each of its letters, with a tag that tells which letter is left out. */
function eachDeletion(keys: readonly string[], use: (hash: number, tag: number) => void): void {
  for (const key of keys) {
    use(fingerprint(key), 0);
    for (let without = 0; without < key.length; without++) {
      // Of a letter that stands twice either leaves the same key.
      if (without > 0 && key.charCodeAt(without) === key.charCodeAt(without - 1)) continue;
      use(fingerprint(key, without), tagOf(key.charCodeAt(without), without));
    }
  }
}

/**
 * The place of a letter in its key, from 1, in the upper four bits, and a part of its code below. 0 for a key that
 * has all its letters, and for a letter that is easily lost or added.
 */
const tagOf = (letter: number, place: number): number =>
  light.has(letter) ? 0 : (Math.min(place + 1, 15) << 4) | (letter & 15);

/** In a sound key: vowels, what is left of ャ ュ ョ, and ン. */
const light = new Set([...'アイウエオヤユヨン'].map((it) => it.charCodeAt(0)));

/**
 * Whether one whole letter is lost at one place and another is added at another place, which is too much for any
 * name. At one place they are one letter for another; the same letter one place on is a swap.
 */
function areTwoEdits(tag: number, other: number): boolean {
  if (tag === 0 || other === 0) return false;
  const distance = (tag >> 4) - (other >> 4);
  return distance !== 0 && !((distance === 1 || distance === -1) && ((tag ^ other) & 15) === 0);
}
