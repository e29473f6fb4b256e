/**
 * What it costs to make one katakana letter of another, weighted by how often people who spell a foreign name by ear,
 * or a scanner that reads it, do so.
 * Costs are counted in twentieths of an ordinary edit: whole numbers, of which every sum is exact.
 */
import { consonants, isSmallVowel, isVowel, keyLetter, longVowel, smallTsu, vowelOf } from './katakana.js';
import { codeOf, katakanaCount, letterCount, letterOf } from './letters.js';

export const ordinaryEdit = 20;

/** Of one letter for another: at `a * letterCount + b`. */
export const substitutions = new Uint8Array(letterCount * letterCount).fill(22);
/** What is put in later counts. */
const put = (a: string, b: string, cost: number): void => {
  const [one, other] = [letterOf(a.charCodeAt(0)), letterOf(b.charCodeAt(0))];
  substitutions[one * letterCount + other] = cost;
  substitutions[other * letterCount + one] = cost;
};
const putPairs = (pairs: string, cost: number): void => {
  for (const pair of pairs.split(' ')) put(pair[0]!, pair[1]!, cost);
};
for (const row of consonants) for (const a of row) for (const b of row) put(a, b, 17);
/** ア for ー: the long vowel written out. */
putPairs('アー イー ウー エー オー', 10);
/** ソ for ン: what scanners and tired eyes confuse. */
putPairs(
  'ンソ シツ クワ ワフ ラヲ ウワ コユ ロコ チテ ナメ ノメ マア スヌ セサ レル ヨコ ケク ミシ ラフ ハヘ タク ーニ ソツ ンシ ノソ ヌメ ウラ ユコ エユ フヲ ヲワ リソ ルハ',
  14,
);
/** Spellings of one sound that differ between publishers. */
putPairs(
  'ニヤ ヤア ヤエ イヤ ユウ ヨオ ャア ュウ ョオ ルー ヒフ ズジ ゼジ シセ チテ ジデ ツト ズド フホ ムン メム',
  14,
);
/** ハ for バ: voicing is heard differently in every language. */
putPairs(
  'カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバ ヒビ フブ ヘベ ホボ バパ ビピ ブプ ベペ ボポ ハパ ヒピ フプ ヘペ ホポ ウヴ',
  12,
);
/** ャ for ヤ: the same letter, small or large. */
putPairs('ヤャ ユュ ヨョ ツッ アァ イィ ウゥ エェ オォ カヵ ケヶ ワヮ', 8);

/** Of two letters that have changed places. */
export const transposition = 14;
/** The least that any edit costs, and so the least that makes a word longer or shorter. */
export const leastEdit = 8;
/** What one respelling adds to the cost of all other differences. */
export const respellingCost = 9;

const isAnyVowel = (code: number): boolean => isVowel(code) || isSmallVowel(code);
const ofLetters = (cost: (code: number, letter: number) => number): Uint8Array =>
  Uint8Array.from({ length: letterCount }, (_, letter) => cost(codeOf(letter), letter));
const sounds = ofLetters(vowelOf);
/** The vowel of each letter that is one; 0 for the others. */
const vowels = ofLetters((code) => (isAnyVowel(code) ? vowelOf(code) : 0));
/** Of a letter that one of the words has and the other has not. */
const insertions = ofLetters((code) => {
  if (code === longVowel) return leastEdit;
  if (code === smallTsu) return 10;
  if (isAnyVowel(code)) return 14;
  if (code === 0x30f3) return 18;
  return code === 0x30e3 || code === 0x30e5 || code === 0x30e7 ? 14 : ordinaryEdit;
});
/** Of a vowel beside its own sound. */
const lengthening = 10;
/** Of a letter that stands twice. */
const doubling = 12;

/** Of a letter between its neighbours in its word, 0 where it has none. */
export function insertion(letter: number, before: number, after: number): number {
  const cost = insertions[letter]!;
  const vowel = vowels[letter]!;
  if (vowel > 0) return sounds[before] === vowel || sounds[after] === vowel ? lengthening : cost;
  return letter === before && cost > doubling ? doubling : cost;
}

/** The least that a letter costs which has no counterpart in the other word. */
export const leastCosts = ofLetters((_, letter) => {
  if (letter >= katakanaCount) return doubling;
  let least = Math.min(insertions[letter]!, vowels[letter] === 0 ? doubling : lengthening);
  for (let other = 0; other < katakanaCount; other++) {
    if (other !== letter) least = Math.min(least, substitutions[letter * letterCount + other]!);
  }
  return least;
});

/** The same as `substitutions` for the letters of sound keys, each of which stands for several: the least of them. */
export const keySubstitutions = new Uint8Array(letterCount * letterCount).fill(22);
/** The least that a letter costs which one of two sound keys has and the other has not, unless it stands twice. */
export const keyInsertions = new Uint8Array(letterCount).fill(ordinaryEdit);
const keys = ofLetters((code) => letterOf(keyLetter(code)));
for (let a = 1; a < katakanaCount; a++) {
  const key = keys[a]!;
  const cost = vowels[a] === 0 ? insertions[a]! : lengthening;
  keyInsertions[key] = Math.min(keyInsertions[key]!, cost);
  for (let b = 1; b < katakanaCount; b++) {
    const at = key * letterCount + keys[b]!;
    keySubstitutions[at] = Math.min(keySubstitutions[at]!, substitutions[a * letterCount + b]!);
  }
}
