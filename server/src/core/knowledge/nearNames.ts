/**
 * Finds the names that sound or look like a word, without comparing it with each of them.
 * A deletion index (W. Garbe's SymSpell): each name is filed under its sound keys and under each key with one
 * letter left out; two keys one edit apart then share an entry. What is found is weighed by `spellingDistance`.
 */
import { soundKeys, spellingDistance } from '../japanese/katakana.js';
import { fingerprint } from '../text/fingerprint.js';

/** Typed arrays only, so that an index is stored and loaded as it is. */
export interface NearNames {
  /** Bucket → first posting; a power of two, plus one. */
  readonly buckets: Uint32Array;
  /** Indices of names. */
  readonly postings: Uint32Array;
  /** Eight more bits of each posting's hash: most strangers in a bucket are told apart without a look at the name. */
  readonly tags: Uint8Array;
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
  const tags = new Uint8Array(postings.length);
  keys.forEach((each, name) => {
    eachDeletion(each, (hash) => {
      const at = fill[hash & mask]!++;
      postings[at] = name;
      tags[at] = hash >>> 24;
    });
  });
  return { buckets, postings, tags };
}

/** The names nearer to `word` than `limit` allows for them, nearest first. */
export function nearNames(
  index: NearNames,
  word: string,
  nameOf: (name: number) => string,
  limit: (name: string) => number,
): readonly NearName[] {
  const { buckets, postings, tags } = index;
  const mask = buckets.length - 2;
  const seen = new Set<number>();
  const found: NearName[] = [];
  eachDeletion(soundKeys(word), (hash) => {
    const bucket = hash & mask;
    const tag = hash >>> 24;
    for (let at = buckets[bucket]!; at < buckets[bucket + 1]!; at++) {
      if (tags[at] !== tag) continue;
      const name = postings[at]!;
      if (seen.has(name)) continue;
      seen.add(name);
      const surface = nameOf(name);
      const most = limit(surface);
      const distance = spellingDistance(word, surface, most);
      if (distance <= most) found.push({ name, distance });
    }
  });
  return found.sort((a, b) => a.distance - b.distance || a.name - b.name);
}

/** Hashes each key, and each key without each of its letters. */
function eachDeletion(keys: readonly string[], use: (hash: number) => void): void {
  for (const key of keys) {
    for (let without = -1; without < key.length; without++) {
      // A run of one letter leaves the same key whichever of it goes.
      if (without > 0 && key.charCodeAt(without) === key.charCodeAt(without - 1)) continue;
      use(fingerprint(key, without));
    }
  }
}
