/**
 * How alike two katakana words are, to the ear and to the eye.
 * The edits are those of optimal string alignment (a swap of neighbours is one edit), weighted by how often
 * people who spell a foreign name by ear, or a scanner that reads it, make them.
 */

const table = (pairs: string): ReadonlySet<string> => {
  const both = new Set<string>();
  for (const pair of pairs.split(' ')) {
    both.add(pair);
    both.add(pair[1]! + pair[0]!);
  }
  return both;
};

/** ャ for ヤ: the same letter, small or large. */
const sizePairs = table('ヤャ ユュ ヨョ ツッ アァ イィ ウゥ エェ オォ カヵ ケヶ ワヮ');
/** ハ for バ: voicing is heard differently in every language. */
const voicePairs = table(
  'カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバ ヒビ フブ ヘベ ホボ バパ ビピ ブプ ベペ ボポ ハパ ヒピ フプ ヘペ ホポ ウヴ',
);
/** ソ for ン: what scanners and tired eyes confuse. */
const visualPairs = table(
  'ンソ シツ クワ ワフ ラヲ ウワ コユ ロコ チテ ナメ ノメ マア スヌ セサ レル ヨコ ケク ミシ ラフ ハヘ タク ーニ ソツ ンシ ノソ ヌメ ウラ ユコ エユ フヲ ヲワ リソ ルハ',
);
/** Spellings of one sound that differ between publishers. */
const soundPairs = table(
  'ニヤ ヤア ヤエ イヤ ユウ ヨオ ャア ュウ ョオ ルー ヒフ ズジ ゼジ シセ チテ ジデ ツト ズド フホ ムン メム',
);

const vowels: readonly string[] = [
  'アカサタナハマヤラワガザダバパァャヮ',
  'イキシチニヒミリギジヂビピィ',
  'ウクスツヌフムユルグズヅブプヴゥュ',
  'エケセテネヘメレゲゼデベペェ',
  'オコソトノホモヨロヲゴゾドボポォョ',
];
const consonants: readonly string[] = [
  'アイウエオァィゥェォ',
  'カキクケコ',
  'ガギグゲゴ',
  'サシスセソ',
  'ザジズゼゾ',
  'タチツテト',
  'ダヂヅデド',
  'ナニヌネノ',
  'ハヒフヘホ',
  'バビブベボヴ',
  'パピプペポ',
  'マミムメモ',
  'ヤユヨャュョ',
  'ラリルレロ',
  'ワヲ',
];

const rowOf = (rows: readonly string[]): Uint8Array => {
  const row = new Uint8Array(0x100);
  rows.forEach((characters, index) => {
    for (const each of characters) row[each.charCodeAt(0) - 0x3000] = index + 1;
  });
  return row;
};
const vowelRow = rowOf(vowels);
const consonantRow = rowOf(consonants);
const vowelOf = (code: number): number => vowelRow[code - 0x3000] ?? 0;
const consonantOf = (code: number): number => consonantRow[code - 0x3000] ?? 0;

const long = 0x30fc;
const small = 0x30c3;
const pureVowel = (code: number): boolean =>
  code === 0x30a2 || code === 0x30a4 || code === 0x30a6 || code === 0x30a8 || code === 0x30aa;
const smallVowel = (code: number): boolean =>
  code === 0x30a1 || code === 0x30a3 || code === 0x30a5 || code === 0x30a7 || code === 0x30a9;

/** Costs by both letters, for the letters of katakana: nearly all that is ever asked for. Filled as it is asked. */
const substitutions = new Float64Array(0x60 * 0x60).fill(-1);

function substitution(a: number, b: number): number {
  if (a === b) return 0;
  const row = a - 0x30a0;
  const column = b - 0x30a0;
  if (row < 0 || row >= 0x60 || column < 0 || column >= 0x60) return weighedSubstitution(a, b);
  const at = row * 0x60 + column;
  const known = substitutions[at]!;
  return known >= 0 ? known : (substitutions[at] = weighedSubstitution(a, b));
}

function weighedSubstitution(a: number, b: number): number {
  const pair = String.fromCharCode(a, b);
  if (sizePairs.has(pair)) return 0.4;
  if (voicePairs.has(pair)) return 0.6;
  if (visualPairs.has(pair) || soundPairs.has(pair)) return 0.7;
  // ア for ー: the long vowel written out.
  if ((a === long && pureVowel(b)) || (b === long && pureVowel(a))) return 0.5;
  const consonant = consonantOf(a);
  if (consonant !== 0 && consonant === consonantOf(b)) return 0.85;
  return 1.1;
}

/** The cost of a letter that one of the words has and the other has not. */
function insertion(code: number, before: number, after: number): number {
  if (code === long) return 0.4;
  if (code === small) return 0.5;
  if (pureVowel(code) || smallVowel(code))
    return vowelOf(before) === vowelOf(code) || vowelOf(after) === vowelOf(code) ? 0.5 : 0.7;
  if (code === before) return 0.6;
  if (code === 0x30f3) return 0.9;
  if (code === 0x30e3 || code === 0x30e5 || code === 0x30e7) return 0.7;
  return 1;
}

const transposition = 0.7;

/** What publishers spell in two ways: ヴァ or バ, ティ or チ. Of two that begin alike the longer one comes first. */
const respellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ヴァ: 'バ',
    ヴィ: 'ビ',
    ヴェ: 'ベ',
    ヴォ: 'ボ',
    ヴュ: 'ビュ',
    ヴ: 'ブ',
    ウィ: 'ヴ',
    ティェ: 'セ',
    ディェ: 'ゼ',
    ティ: 'チ',
    ディ: 'ジ',
    トゥ: 'ツ',
    ドゥ: 'ド',
    ファ: 'ハ',
    フィ: 'ヒ',
    フェ: 'ヘ',
    フォ: 'ホ',
    ウォ: 'オ',
    ウェ: 'エ',
    ジェ: 'ゼ',
    シェ: 'セ',
    チェ: 'セ',
    ツァ: 'サ',
    クァ: 'カ',
    グァ: 'ガ',
    ヂ: 'ジ',
    ヅ: 'ズ',
    イェ: 'エ',
  }),
);
const respelledLetters = new RegExp([...respellings.keys()].join('|'), 'g');
/** Most words have none of these, and this is asked for every word that is near to another. */
const isRespelled = /[ヴヂヅァィゥェォ]/;

/** The word with one spelling for each sound of which publishers have two. */
const respelled = (word: string): string =>
  isRespelled.test(word) ? word.replace(respelledLetters, (it) => respellings.get(it)!) : word;

/** What one respelling adds to the cost of all other differences. */
const respellingCost = 0.45;

const rows = [new Float64Array(64), new Float64Array(64), new Float64Array(64)] as const;
const insertions = new Float64Array(64);

/** The least that any edit costs which makes a word longer or shorter. */
const leastInsertion = 0.4;

/**
 * How much it takes to make one word of the other, about one per ordinary edit; `limit` or more is not
 * told apart from infinity. Words of more than 60 letters are never alike.
 */
export const spellingDistance = (a: string, b: string, limit: number): number => distanceFrom(a)(b, limit);

/** The same for one word against many. */
export function distanceFrom(a: string): (b: string, limit: number) => number {
  const x = respelled(a);
  return (b, limit) => {
    if (a === b) return 0;
    const direct = alignment(a, b, limit);
    const y = respelled(b);
    if ((x === a && y === b) || direct <= respellingCost) return direct;
    const sounded = x === y ? respellingCost : alignment(x, y, limit - respellingCost) + respellingCost;
    return Math.min(direct, sounded);
  };
}

/**
 * Optimal string alignment (Damerau's edits, no substring edited twice) with the weights above. What both words
 * begin and end with stands for itself; of the rest only the band of the table is filled in which a cost can stay
 * within the limit (E. Ukkonen's cut-off).
 */
function alignment(a: string, b: string, limit: number): number {
  if (a.length > 60 || b.length > 60 || limit <= 0) return Number.POSITIVE_INFINITY;
  const band = Math.floor(limit / leastInsertion + 1e-9);
  if (Math.abs(a.length - b.length) > band) return Number.POSITIVE_INFINITY;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let m = a.length;
  let n = b.length;
  while (m > head && n > head && a.charCodeAt(m - 1) === b.charCodeAt(n - 1)) {
    m--;
    n--;
  }
  m -= head;
  n -= head;
  let [before, above, here] = rows as unknown as [Float64Array, Float64Array, Float64Array];
  above[0] = 0;
  for (let j = 1; j <= n; j++) {
    const at = head + j - 1;
    insertions[j] = insertion(b.charCodeAt(at), b.charCodeAt(at - 1), b.charCodeAt(at + 1));
    above[j] = above[j - 1]! + insertions[j]!;
  }
  let leastAbove = 0;
  for (let i = 1; i <= m; i++) {
    const at = head + i - 1;
    const x = a.charCodeAt(at);
    const left = a.charCodeAt(at - 1);
    const drop = insertion(x, left, a.charCodeAt(at + 1));
    const first = Math.max(1, i - band);
    const last = Math.min(n, i + band);
    here[first - 1] = first === 1 ? above[0]! + drop : Number.POSITIVE_INFINITY;
    if (i + band <= n) above[i + band] = i === 1 ? above[i + band]! : Number.POSITIVE_INFINITY;
    let least = here[first - 1]!;
    for (let j = first; j <= last; j++) {
      const y = b.charCodeAt(head + j - 1);
      let cost = above[j - 1]! + substitution(x, y);
      cost = Math.min(cost, above[j]! + drop);
      cost = Math.min(cost, here[j - 1]! + insertions[j]!);
      if (i > 1 && j > 1 && x === b.charCodeAt(head + j - 2) && left === y && x !== y) {
        cost = Math.min(cost, before[j - 2]! + transposition);
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
 * Keys that alike spellings share: in large letters, without ー and ッ, voiceless; once respelled and once as the word
 * is written, with what repeats a sound left out, and once with every letter, since what is left out hides the loss
 * or the swap of a letter beside it.
 * Different keys may still be alike; the near-name index looks one edit around each key.
 */
export function soundKeys(word: string): readonly string[] {
  return [...new Set([soundKey(word), keyOf(word, 'sounds'), keyOf(word, 'letters')])];
}

/** The key of the respelled word, a sound not repeated: one for ヴォルコフ and ボルコフ. */
export const soundKey = (word: string): string => keyOf(respelled(word), 'sounds');

function keyOf(word: string, of: 'sounds' | 'letters'): string {
  let key = '';
  let last = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code === long || code === small) continue;
    const letter = voiceless.get(code) ?? code;
    const repeats = letter === last || (pureVowel(letter) && vowelOf(last) === vowelOf(letter));
    if (of === 'sounds' && repeats) continue;
    key += String.fromCharCode(letter);
    last = letter;
  }
  return key;
}

const voiceless: ReadonlyMap<number, number> = (() => {
  const map = new Map<number, number>();
  const put = (from: string, to: string): void => {
    for (const [index, each] of [...from].entries()) map.set(each.charCodeAt(0), to.charCodeAt(index));
  };
  put(
    'ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ',
    'カキクケコサシスセソタチツテトハヒフヘホハヒフヘホフ',
  );
  put('ァィゥェォャュョヮヵヶ', 'アイウエオヤユヨワカケ');
  return map;
})();

/** Letters that are none of the word's script but look like one of it: 二 for ニ, 一 for ー. */
export const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    力: 'カ',
    口: 'ロ',
    工: 'エ',
    卜: 'ト',
    八: 'ハ',
    二: 'ニ',
    夕: 'タ',
    へ: 'ヘ',
    べ: 'ベ',
    ぺ: 'ペ',
    り: 'リ',
    一: 'ー',
    '―': 'ー',
    '—': 'ー',
    '–': 'ー',
    '‐': 'ー',
    '-': 'ー',
    '－': 'ー',
    丿: 'ノ',
    三: 'ミ',
    千: 'チ',
    才: 'オ',
    厶: 'ム',
    亠: 'ー',
  }),
);
