/**
 * Finds the names that sound or look like a word, without comparing it with each of them.
 * A deletion index (W. Garbe's SymSpell): each name is filed under its sound keys and under each key with one
 * letter left out; two keys one edit apart then share an entry. What is found is weighed by `distanceFrom`.
 */
import { longVowel, respelled, smallTsu, soundKeys } from '../japanese/katakana.js';
import { letterCount, letterOf, lettersOf } from '../japanese/letters.js';
import {
  keyInsertions,
  keySubstitutions,
  leastEdit,
  ordinaryEdit,
  respellingCost,
  transposition,
} from '../japanese/spellingCosts.js';
import { distanceFrom, longest as longestWord } from '../japanese/spellingDistance.js';
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

/** Katakana words, one after the other. */
export interface Words {
  readonly letters: Uint8Array;
  /** Word → where it starts, and behind them where the last one ends. */
  readonly starts: Uint32Array;
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
  { letters, starts }: Words,
  limit: (length: number) => number,
): readonly NearName[] {
  if (word.length > longestWord) return [];
  const { buckets, postings, tags } = index;
  const mask = buckets.length - 2;
  const rooms = roomsFor(word, limit);
  const distanceTo = distanceFrom(lettersOf(word)[0]!);
  seen.fill(none);
  const found: NearName[] = [];
  eachDeletion(soundKeys(word), (hash, letter) => {
    const bucket = hash & mask;
    const end = buckets[bucket + 1]!;
    for (let at = buckets[bucket]!; at < end; at++) {
      if (!mayBeNear(letter, tags[at]!, rooms)) continue;
      const name = postings[at]!;
      const slot = name & (seen.length - 1);
      if (seen[slot] === name) continue;
      seen[slot] = name;
      const start = starts[name]!;
      const nameEnd = starts[name + 1]!;
      const most = limit(nameEnd - start);
      const distance = distanceTo(letters, start, nameEnd, most);
      if (distance <= most) found.push({ name, distance });
    }
  });
  found.sort((a, b) => a.distance - b.distance || a.name - b.name);
  // A slot is given to another name now and then, and the name that stood in it is weighed once more.
  return found.filter(({ name }, at) => name !== found[at - 1]?.name);
}

/** The names of a look-up that were weighed last, each in the slot of its last bits: many are met several times. */
const seen = new Uint32Array(256);
const none = 0xffffffff;

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
  (Math.min(place + 1, 15) << 7) | (letter > 0 && letter < anyLetter ? letter : anyLetter);
/** A repeated sound, or no katakana. */
const anyLetter = 0x60;

/** By letters of keys; a repeated one is lost for little. */
const ofKeyLetters = (cost: (letter: number) => number): Uint8Array =>
  Uint8Array.from({ length: anyLetter + 1 }, (_, letter) =>
    letter === 0 ? 0 : letter === anyLetter ? leastEdit : cost(letter),
  );
/** The least that it costs to leave out a letter of a key; nothing for none. */
const losses = ofKeyLetters((letter) => keyInsertions[letter]!);
/** The least that it costs to put ー or ッ, which no key has, in place of a letter of a key. */
const stops = ofKeyLetters((letter) =>
  Math.min(
    keySubstitutions[letterOf(longVowel) * letterCount + letter]!,
    keySubstitutions[letterOf(smallTsu) * letterCount + letter]!,
  ),
);
/** Letters that are not easily lost or added. */
const isWhole = Uint8Array.from(losses, (loss, letter) =>
  loss === ordinaryEdit && stops[letter]! > ordinaryEdit ? 1 : 0,
);
/** The least of two letters of sound keys that each stand for another one. */
const twoSubstitutions = 24;

/**
 * What the letters left out may cost, where a name of this length (the upper bits of its tag) has one letter more,
 * as many, or one less than the word for them: the limit without what else makes it longer or shorter, which is ー,
 * ッ or a repeated sound. Below 0 it is too much.
 */
function roomsFor(word: string, limit: (length: number) => number): Int16Array {
  const sounded = respelled(word).length;
  for (let lengths = 0; lengths < 32; lengths++) {
    const length = lengths & longest;
    const most = Math.floor(limit(length) * ordinaryEdit + 1e-6);
    for (let added = -1; added <= 1; added++) {
      const asWritten = Math.abs(length - word.length - added) * leastEdit;
      const asSounded = respellingCost + Math.abs(length - (lengths >> 4) - sounded - added) * leastEdit;
      const growth = length === longest ? 0 : Math.min(asWritten, asSounded);
      rooms[lengths * 3 + 1 + added] = most - growth;
    }
  }
  return rooms;
}
const rooms = new Int16Array(32 * 3);

/**
 * Whether a word and a name may be near whose keys are one when each loses the letter of its tag. The letters are
 * lost, or stand for each other, or one of them for ー or ッ.
 */
function mayBeNear(tag: number, other: number, rooms: Int16Array): boolean {
  const even = (other >> letterBits) * 3 + 1;
  const here = tag & 127;
  const there = other & 127;
  if (here === 0 && there === 0) return rooms[even]! >= 0;
  if (here === 0) return losses[there]! <= rooms[even + 1]! || stops[there]! <= rooms[even]!;
  if (there === 0) return losses[here]! <= rooms[even - 1]! || stops[here]! <= rooms[even]!;
  if (here === anyLetter || there === anyLetter) {
    return Math.max(rooms[even - 1]!, rooms[even]!, rooms[even + 1]!) >= leastEdit;
  }
  const shift = (tag >> 7) - ((other & letterMask) >> 7);
  let both = losses[here]! + losses[there]!;
  if (shift === 0) both = keySubstitutions[here * letterCount + there]!;
  else if (here === there && (shift === 1 || shift === -1)) both = transposition;
  // Two whole letters at two places are too much for any name.
  else if (isWhole[here]! + isWhole[there]! === 2) return false;
  // Of the letters between them each may stand for its neighbour.
  else if (both > twoSubstitutions) both = twoSubstitutions;
  return (
    both <= rooms[even]! ||
    stops[here]! + losses[there]! <= rooms[even + 1]! ||
    losses[here]! + stops[there]! <= rooms[even - 1]!
  );
}
