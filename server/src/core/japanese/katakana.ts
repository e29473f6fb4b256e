/** The letters of katakana by their sounds, and words that sound alike. */
import { codeOf, letterCount, lettersOf } from './letters.js';

const vowels: readonly string[] = [
  'アカサタナハマヤラワガザダバパァャヮ',
  'イキシチニヒミリギジヂビピィ',
  'ウクスツヌフムユルグズヅブプヴゥュ',
  'エケセテネヘメレゲゼデベペェ',
  'オコソトノホモヨロヲゴゾドボポォョ',
];
/** Rows of one consonant, voiced and voiceless apart. */
export const consonants: readonly string[] = [
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
export const vowelOf = (code: number): number => vowelRow[code - 0x3000] ?? 0;

export const longVowel = 0x30fc;
export const smallTsu = 0x30c3;
export const isVowel = (code: number): boolean =>
  code === 0x30a2 || code === 0x30a4 || code === 0x30a6 || code === 0x30a8 || code === 0x30aa;
export const isSmallVowel = (code: number): boolean =>
  code === 0x30a1 || code === 0x30a3 || code === 0x30a5 || code === 0x30a7 || code === 0x30a9;

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

interface Respelling {
  /** Letters behind the first one. */
  readonly rest: Uint8Array;
  readonly to: Uint8Array;
}

const respellingsFrom: (readonly Respelling[] | undefined)[] = new Array(letterCount).fill(undefined);
for (const [from, to] of respellings) {
  const [before, after] = lettersOf(from, to);
  const first = before![0]!;
  respellingsFrom[first] = [...(respellingsFrom[first] ?? []), { rest: before!.subarray(1), to: after! }];
}

/** `respelled` for letters: writes the first `length` into `into` and returns how many they become. */
export function respell(letters: Uint8Array, length: number, into: Uint8Array): number {
  let written = 0;
  for (let at = 0; at < length; at++) {
    const way = respellingAt(letters, at, length);
    if (way === undefined) into[written++] = letters[at]!;
    else {
      for (let index = 0; index < way.to.length; index++) into[written++] = way.to[index]!;
      at += way.rest.length;
    }
  }
  return written;
}

function respellingAt(letters: Uint8Array, at: number, length: number): Respelling | undefined {
  const ways = respellingsFrom[letters[at]!];
  if (ways === undefined) return undefined;
  for (let index = 0; index < ways.length; index++) {
    const { rest } = ways[index]!;
    let matched = 0;
    while (matched < rest.length && at + 1 + matched < length && letters[at + 1 + matched] === rest[matched])
      matched++;
    if (matched === rest.length) return ways[index];
  }
  return undefined;
}

/** 1 for the letters with which a word may be respelled; most words have none. */
export const isRespelledLetter = Uint8Array.from({ length: letterCount }, (_, letter) => {
  const code = codeOf(letter);
  return code === 0x30f4 || code === 0x30c2 || code === 0x30c5 || isSmallVowel(code) ? 1 : 0;
});

/** The word with one spelling for each sound of which publishers have two. */
export const respelled = (word: string): string =>
  word.replace(respelledLetters, (it) => respellings.get(it)!);

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
    if (code === longVowel || code === smallTsu) continue;
    const letter = keyLetter(code);
    const repeats = letter === last || (isVowel(letter) && vowelOf(last) === vowelOf(letter));
    if (of === 'sounds' && repeats) continue;
    key += String.fromCharCode(letter);
    last = letter;
  }
  return key;
}

/** What stands for a letter in a sound key. */
export const keyLetter = (code: number): number => voiceless.get(code) ?? code;

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
