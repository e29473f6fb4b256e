/**
 * How alike two katakana words are, to the ear and to the eye.
 * The edits are those of optimal string alignment (a swap of neighbours is one edit), weighted by how often
 * people who spell a foreign name by ear, or a scanner that reads it, make them.
 */
import {
  consonants,
  isRespelled,
  isSmallVowel,
  isVowel,
  keyLetter,
  longVowel,
  respelled,
  smallTsu,
  vowelOf,
} from './katakana.js';

/** Katakana by their place in the block, and one number more for all other letters. */
const others = 0x60;
const letterOf = (code: number): number => (code >= 0x30a0 && code < 0x3100 ? code - 0x30a0 : others);
const side = others + 1;

/** The cost of one letter for another one, by both; what is put in later counts. */
const substitutions = new Float64Array(side * side).fill(1.1);
const alike: (readonly [number, number])[] = [];
const put = (a: string, b: string, cost: number): void => {
  const [one, other] = [letterOf(a.charCodeAt(0)), letterOf(b.charCodeAt(0))];
  substitutions[one * side + other] = cost;
  substitutions[other * side + one] = cost;
  alike.push([one, other], [other, one]);
};
const putPairs = (pairs: string, cost: number): void => {
  for (const pair of pairs.split(' ')) put(pair[0]!, pair[1]!, cost);
};
for (const row of consonants) for (const a of row) for (const b of row) put(a, b, 0.85);
/** ア for ー: the long vowel written out. */
putPairs('アー イー ウー エー オー', 0.5);
/** ソ for ン: what scanners and tired eyes confuse. */
putPairs(
  'ンソ シツ クワ ワフ ラヲ ウワ コユ ロコ チテ ナメ ノメ マア スヌ セサ レル ヨコ ケク ミシ ラフ ハヘ タク ーニ ソツ ンシ ノソ ヌメ ウラ ユコ エユ フヲ ヲワ リソ ルハ',
  0.7,
);
/** Spellings of one sound that differ between publishers. */
putPairs(
  'ニヤ ヤア ヤエ イヤ ユウ ヨオ ャア ュウ ョオ ルー ヒフ ズジ ゼジ シセ チテ ジデ ツト ズド フホ ムン メム',
  0.7,
);
/** ハ for バ: voicing is heard differently in every language. */
putPairs(
  'カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバ ヒビ フブ ヘベ ホボ バパ ビピ ブプ ベペ ボポ ハパ ヒピ フプ ヘペ ホポ ウヴ',
  0.6,
);
/** ャ for ヤ: the same letter, small or large. */
putPairs('ヤャ ユュ ヨョ ツッ アァ イィ ウゥ エェ オォ カヵ ケヶ ワヮ', 0.4);

/** The same for the letters of sound keys, each of which stands for several: the least that any two of them cost. */
const leastSubstitutions = new Float64Array(side * side).fill(1.1);
const keyOf = (letter: number): number => letterOf(keyLetter(letter + 0x30a0));
for (const [a, b] of alike) {
  const at = keyOf(a) * side + keyOf(b);
  leastSubstitutions[at] = Math.min(leastSubstitutions[at]!, substitutions[a * side + b]!);
}

/** Of two letters of sound keys, by their places in the block. */
export const leastSubstitution = (a: number, b: number): number => leastSubstitutions[a * side + b]!;

export const transposition = 0.7;
/** The least that any edit costs, and so the least that makes a word longer or shorter. */
export const leastEdit = 0.4;

/** The cost of a letter that one of the words has and the other has not. */
function insertion(code: number, before: number, after: number): number {
  if (code === longVowel) return 0.4;
  if (code === smallTsu) return 0.5;
  if (isVowel(code) || isSmallVowel(code))
    return vowelOf(before) === vowelOf(code) || vowelOf(after) === vowelOf(code) ? 0.5 : 0.7;
  if (code === before) return 0.6;
  if (code === 0x30f3) return 0.9;
  if (code === 0x30e3 || code === 0x30e5 || code === 0x30e7) return 0.7;
  return 1;
}

/** Longer words are never alike. */
const longest = 60;

/** A word with what comparisons ask of it. */
class Letters {
  length = 0;
  readonly codes = new Uint16Array(longest);
  readonly letters = new Uint8Array(longest);
  /** What each letter costs that the other word has not. */
  readonly insertions = new Float64Array(longest);
  /** Whether publishers may spell a sound of the word in two ways. */
  isRespelled = false;

  read(word: string): this {
    this.length = word.length;
    this.isRespelled = false;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      this.codes[at] = code;
      if (isRespelled(code)) this.isRespelled = true;
    }
    return this;
  }

  /** Weighs the letters of a range: of most words only a few differ from the other word. */
  weigh(start: number, end: number): this {
    for (let at = start; at < end; at++) {
      const code = this.codes[at]!;
      this.letters[at] = letterOf(code);
      const before = at > 0 ? this.codes[at - 1]! : 0;
      this.insertions[at] = insertion(code, before, at + 1 < this.length ? this.codes[at + 1]! : 0);
    }
    return this;
  }
}

/** What one respelling adds to the cost of all other differences. */
export const respellingCost = 0.45;

/**
 * How much it takes to make one word of the other, about one per ordinary edit; more than `limit` is not told apart
 * from infinity. Words of more than 60 letters are never alike.
 */
export const spellingDistance = (a: string, b: string, limit: number): number => distanceFrom(a)(b, limit);

/** The same for one word against many. */
export function distanceFrom(a: string): (b: string, limit: number) => number {
  if (a.length > longest) return (b) => (a === b ? 0 : Number.POSITIVE_INFINITY);
  const x = respelled(a);
  const written = new Letters().read(a).weigh(0, a.length);
  const sounded = x === a ? written : new Letters().read(x).weigh(0, x.length);
  return (b, limit) => {
    if (a === b) return 0;
    if (b.length > longest) return Number.POSITIVE_INFINITY;
    const direct = alignment(written, other.read(b), limit);
    if (direct <= respellingCost) return direct;
    if (x === a && !other.isRespelled) return direct;
    const y = respelled(b);
    const rest = x === y ? 0 : alignment(sounded, other.read(y), limit - respellingCost);
    return Math.min(direct, rest + respellingCost);
  };
}

const other = new Letters();
const rows = [
  new Float64Array(longest + 1),
  new Float64Array(longest + 1),
  new Float64Array(longest + 1),
] as const;

/**
 * Optimal string alignment (Damerau's edits, no substring edited twice) with the weights above. What both words
 * begin and end with stands for itself; of the rest only the band of the table is filled in which a cost can stay
 * within the limit (E. Ukkonen's cut-off).
 */
function alignment(a: Letters, b: Letters, limit: number): number {
  const band = Math.floor(limit / leastEdit + 1e-9);
  if (limit <= 0 || Math.abs(a.length - b.length) > band) return Number.POSITIVE_INFINITY;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.codes[head] === b.codes[head]) head++;
  let m = a.length;
  let n = b.length;
  while (m > head && n > head && a.codes[m - 1] === b.codes[n - 1]) {
    m--;
    n--;
  }
  b.weigh(head, n);
  m -= head;
  n -= head;
  if (leastGrowth(m > n ? a : b, head, Math.max(m, n), Math.abs(m - n)) > limit)
    return Number.POSITIVE_INFINITY;
  let [before, above, here] = rows as unknown as [Float64Array, Float64Array, Float64Array];
  above[0] = 0;
  for (let j = 1; j <= n; j++) above[j] = above[j - 1]! + b.insertions[head + j - 1]!;
  let leastAbove = 0;
  for (let i = 1; i <= m; i++) {
    const at = head + i - 1;
    const x = a.codes[at]!;
    const left = i > 1 ? a.codes[at - 1]! : -1;
    const drop = a.insertions[at]!;
    const costs = a.letters[at]! * side;
    const first = Math.max(1, i - band);
    const last = Math.min(n, i + band);
    here[first - 1] = first === 1 ? above[0]! + drop : Number.POSITIVE_INFINITY;
    if (i > 1 && i + band <= n) above[i + band] = Number.POSITIVE_INFINITY;
    let least = here[first - 1]!;
    for (let j = first; j <= last; j++) {
      const place = head + j - 1;
      const y = b.codes[place]!;
      let cost = above[j - 1]! + (x === y ? 0 : substitutions[costs + b.letters[place]!]!);
      const dropped = above[j]! + drop;
      if (dropped < cost) cost = dropped;
      const inserted = here[j - 1]! + b.insertions[place]!;
      if (inserted < cost) cost = inserted;
      if (left === y && j > 1 && x !== y && x === b.codes[place - 1]) {
        const swapped = before[j - 2]! + transposition;
        if (swapped < cost) cost = swapped;
      }
      here[j] = cost;
      if (cost < least) least = cost;
    }
    // A swap of letters leaps over a row.
    if (least > limit && leastAbove > limit) return Number.POSITIVE_INFINITY;
    leastAbove = least;
    [before, above, here] = [above, here, before];
  }
  return above[n]!;
}

/**
 * The least that the longer word's letters too many cost. With one too many, and other letters left in both words,
 * something else differs as well, since what the words begin and end with is not among them.
 */
function leastGrowth(longer: Letters, start: number, length: number, surplus: number): number {
  if (surplus === 0) return 0;
  let least = 1;
  for (let at = start; at < start + length; at++) least = Math.min(least, longer.insertions[at]!);
  return surplus * least + (surplus === 1 && length > 1 ? leastEdit : 0);
}
