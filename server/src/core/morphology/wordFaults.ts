/**
 * Words that the dictionary does not have, where one slip makes a word of them that it has: a kanji for another that
 * sounds or looks like it (会義, 派遺), a letter of a loanword (エスカレショーン).
 * Invariant: a kanji is a slip only where the sentence is much cheaper to read with the other one, a loanword only
 * where all of it is unknown.
 */
import { isKatakana } from '../japanese/characters.js';
import { lookalikeKanji } from '../japanese/lookalikeKanji.js';
import { spellingDistance } from '../japanese/spellingDistance.js';
import { stateBehind } from '../knowledge/nameTrie.js';
import { remembered } from '../text/remembered.js';
import { rangeOf } from '../text/textRange.js';
import type { Analyser, Morpheme } from './analyser.js';
import { type Dictionary, usedNounCost } from './dictionary.js';
import type { GrammarFault } from './grammarFault.js';
import { stretchAround } from './repairs.js';

const mostOffered = 3;

export const wordFaultsIn = (
  sentence: string,
  morphemes: readonly Morpheme[],
  analyser: Analyser,
): readonly GrammarFault[] =>
  morphemes.flatMap((morpheme, at) => {
    const fault = isKanji(morpheme)
      ? kanjiFault(sentence, morphemes, at, analyser)
      : loanwordFault(morpheme, analyser.dictionary);
    return fault ?? [];
  });

const isKanji = ({ surface }: Morpheme): boolean => surface.length === 1 && /\p{sc=Han}/u.test(surface);

/** 遺 or 遺し: 派遺した is read as 派 and 遺した. */
const opensWithKanji = ({ surface }: Morpheme): boolean => /^\p{sc=Han}(?:$|[さしすせ])/u.test(surface);

/** So much a sentence must gain, in IPADIC's costs; measured on clean text and seeded slips (docs/accuracy.md). */
const leastGain = 6000;

/** A word of two kanji that falls into its letters. */
function kanjiFault(
  sentence: string,
  morphemes: readonly Morpheme[],
  at: number,
  analyser: Analyser,
): GrammarFault | undefined {
  const [before, left, right, after] = [at - 1, at, at + 1, at + 2].map((it) => morphemes[it]);
  if (!left || !right || !opensWithKanji(right)) return undefined;
  if (before && isKanji(before) && before.partOfSpeech.kind !== '接頭詞') return undefined;
  if (isKanji(right) && after && opensWithKanji(after) && after.partOfSpeech.sub !== '接尾') return undefined;
  if (left.partOfSpeech.sub === '数' || right.partOfSpeech.sub === '数') return undefined;
  const { range: stretch, before: outside, after: behind } = stretchAround(morphemes, at);
  const cost = (text: string): number => analyser.cost(text, outside, behind);
  const { start } = left.range;
  const written = cost(sentence.slice(stretch.start, stretch.end));
  const candidates = [0, 1].flatMap((offset) => {
    const letter = sentence[start + offset]!;
    const others = analyser.dictionary.homophonesOf(letter) + (lookalikeKanji.get(letter) ?? '');
    return [...new Set(others)].flatMap((newText) => {
      const range = rangeOf(start + offset, start + offset + 1);
      const word = offset === 0 ? newText + right.surface[0]! : left.surface + newText;
      if (usedNounCost(analyser.dictionary, word) === undefined) return [];
      const gain =
        written -
        cost(sentence.slice(stretch.start, range.start) + newText + sentence.slice(range.end, stretch.end));
      return gain >= leastGain ? [{ range, newText, gain }] : [];
    });
  });
  if (candidates.length === 0) return undefined;
  const words = rangeOf(start, start + 2);
  return {
    kind: 'word',
    range: words,
    words,
    repairs: candidates
      .sort((a, b) => b.gain - a.gain)
      .slice(0, mostOffered)
      .map(({ range, newText }) => ({ range, newText })),
  };
}

/** Shorter words are near to too many others. */
const shortest = 5;
const longest = 20;
/** Of spellings: a letter lost, doubled or swapped, or one that sounds or looks like the right one. */
const farthest = 1;
/** For two words that are joined, each of four letters or more: nearly every new compound is near to some other. */
const farthestOfCompound = 0.7;
const shortestPart = 4;

const katakana = [
  ...'アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチツテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモヤユヨラリルレロワンァィゥェォッャュョヴー',
];

function loanwordFault(
  { surface, range, isKnown }: Morpheme,
  dictionary: Dictionary,
): GrammarFault | undefined {
  if (isKnown || surface.length < shortest || surface.length > longest) return undefined;
  for (let at = 0; at < surface.length; at++) if (!isKatakana(surface.charCodeAt(at))) return undefined;
  const near = wordsNear(surface, dictionary);
  if (near.length === 0) return undefined;
  return { kind: 'word', range, words: range, repairs: near.map((newText) => ({ range, newText })) };
}

/** A report writes the names that nobody knows again and again. */
const known = new WeakMap<Dictionary, Map<string, readonly string[]>>();
const mostKnown = 2000;

/** What a loanword may be a misspelling of, the likeliest first. */
function wordsNear(written: string, dictionary: Dictionary): readonly string[] {
  const answers = remembered(known, dictionary, () => new Map());
  let near = answers.get(written);
  if (near) return near;
  near = neighboursOf(written, dictionary)
    .flatMap((word) => {
      const cost = usedNounCost(dictionary, word);
      if (cost === undefined && !isCompoundNoun(dictionary, word)) return [];
      const limit = cost === undefined ? farthestOfCompound : farthest;
      const distance = spellingDistance(written, word, limit);
      return distance <= limit ? [{ word, distance, cost: cost ?? Number.POSITIVE_INFINITY }] : [];
    })
    .sort((a, b) => a.distance - b.distance || a.cost - b.cost)
    .slice(0, mostOffered)
    .map(({ word }) => word);
  if (answers.size === mostKnown) answers.clear();
  answers.set(written, near);
  return near;
}

const opensWithNoun = (word: string, dictionary: Dictionary): boolean => {
  for (let at = shortestPart; at < word.length; at++)
    if (usedNounCost(dictionary, word.slice(0, at)) !== undefined) return true;
  return false;
};

function isCompoundNoun(dictionary: Dictionary, word: string): boolean {
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    if (usedNounCost(dictionary, word.slice(0, at)) === undefined) continue;
    if (usedNounCost(dictionary, word.slice(at)) !== undefined) return true;
  }
  return false;
}

/**
 * What one edit makes of a word, in so far as it may be a word or two. A first letter too many makes a prefix: リバランス.
 * Behind letters with which no word begins an edit is in vain, unless a word ends before.
 */
function neighboursOf(word: string, dictionary: Dictionary): readonly string[] {
  const { words: trie } = dictionary;
  const isOpen = opensWithNoun(word, dictionary);
  const words = new Set<string>();
  let state = 0;
  for (let at = 0; at <= word.length && (isOpen || state >= 0); at++) {
    const [head, letter, tail] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
    for (const other of katakana) {
      const next = isOpen ? 0 : stateBehind(trie, state, other.charCodeAt(0));
      if (next < 0) continue;
      // The letter may end the first of two words, if that is long enough.
      const goesOn = (behind: string): boolean =>
        isOpen ||
        at >= shortestPart - 1 ||
        behind === '' ||
        stateBehind(trie, next, behind.charCodeAt(0)) >= 0;
      if (goesOn(letter)) words.add(head + other + letter + tail);
      if (letter !== '' && goesOn(tail)) words.add(head + other + tail);
    }
    if (at > 0) words.add(head + tail);
    if (tail !== '') words.add(head + tail[0] + letter + tail.slice(1));
    if (state >= 0 && letter !== '') state = stateBehind(trie, state, letter.charCodeAt(0));
  }
  // インフレショーン: a ー that stands elsewhere than it should.
  for (const { index } of word.matchAll(/ー/g)) {
    const rest = word.slice(0, index) + word.slice(index + 1);
    for (let at = 1; at <= rest.length; at++) words.add(`${rest.slice(0, at)}ー${rest.slice(at)}`);
  }
  words.delete(word);
  return [...words];
}
