/** Puts one slip of the keyboard, one wrong particle or one miswritten word at a time into clean sentences, and tells what was there. */
import { lookalikeKanji } from '../../server/src/core/japanese/lookalikeKanji.js';
import { nameIn } from '../../server/src/core/knowledge/nameTrie.js';
import { usedNounCost } from '../../server/src/core/morphology/dictionary.js';
import { analyserIn } from '../../server/src/node/analyser.js';
import { type Injection, nameDefects, randomOf } from './injection.js';
import { knowledge } from './texts.js';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

const kana = [...'いうかがきくけこさしすせそたてでとなにのはまもらりるれろをん'];

/** An offset in a run of at least three hiragana, and a random kana. */
type KanaSlip = (text: string, at: number, other: string) => Edit | undefined;

const isKana = (letter: string | undefined): boolean => letter !== undefined && /[ぁ-ん]/.test(letter);

const kanaSlips: Readonly<Record<string, KanaSlip>> = {
  'かなの重複 / a kana doubled': (text, at) => ({ start: at, end: at, newText: text[at]! }),
  'かなの抜け / a kana left out': (_, at) => ({ start: at, end: at + 1, newText: '' }),
  'よけいなかな / a kana too many': (_, at, other) => ({ start: at, end: at, newText: other }),
  'かなの入れ替わり / two kana swapped': (text, at) =>
    isKana(text[at + 1]) && text[at] !== text[at + 1]
      ? { start: at, end: at + 2, newText: text[at + 1]! + text[at]! }
      : undefined,
  '別のかな / another kana': (text, at, other) =>
    other === text[at] ? undefined : { start: at, end: at + 1, newText: other },
};

/** Each pattern marks the particle as its first group; it is what becomes of it. */
const particleSlips: Readonly<Record<string, { readonly pattern: RegExp; readonly newText: string }>> = {
  '「を」が「の」に（監視の強化します）/ の for を': {
    pattern: /[一-龠ァ-ヺー](を)[一-龠]{2}し(?=ます|ました|た。|、)/g,
    newText: 'の',
  },
  '「に」が「な」に（積極的な協力する）/ な for に': {
    pattern: /的(に)[一-龠]{2}(?=する|し[たてま])/g,
    newText: 'な',
  },
  '動詞の前の「を」の抜け / を left out before a verb': {
    pattern: /[一-龠ァ-ヺー](を)(?=[一-龠]{1,2}[ぁ-ん])/g,
    newText: '',
  },
  '「こと」のあとの「を」の抜け / を left out after こと': {
    pattern: /こと(を)(?=[一-龠])/g,
    newText: '',
  },
};

/** Each finds the words that it miswrites, and miswrites one; undefined where that makes a word. */
const wordSlips: Readonly<
  Record<
    string,
    { readonly words: RegExp; readonly misspell: (word: string, below: Below) => string | undefined }
  >
> = {
  '音の同じ漢字（派遣 → 派検）/ a kanji that sounds alike': {
    words: /(?<!\p{sc=Han})\p{sc=Han}{2}(?!\p{sc=Han})/gu,
    misspell: (word, below) => miswritten(word, below, analyser.dictionary.homophonesOf),
  },
  '形の似た漢字（派遣 → 派遺）/ a kanji that looks alike': {
    words: /(?<!\p{sc=Han})\p{sc=Han}{2}(?!\p{sc=Han})/gu,
    misspell: (word, below) => miswritten(word, below, (it) => lookalikeKanji.get(it) ?? ''),
  },
  'カタカナ語（アナリスト → アナリシト）/ a loanword': {
    words: /(?<![ァ-ヺー・＝])[ァ-ヺー]{5,}(?![ァ-ヺー・＝])/g,
    misspell: (word, below) => {
      if (usedNounCost(analyser.dictionary, word) === undefined) return undefined;
      const ways = misspellings.flatMap((it) => nameDefects[it]!(word));
      const written = ways[below(ways.length)];
      return written === word || knowledge.lexicon.has(written ?? '') ? undefined : written;
    },
  },
};

type Below = (most: number) => number;
const analyser = analyserIn('dist')!;
const misspellings = [
  'long vowel lost',
  'small ッ lost',
  'small and large',
  'voicing',
  'look-alike kana',
  'vowel lost',
  'letters swapped',
  'letter lost',
  'letter doubled',
];

function miswritten(word: string, below: Below, others: (kanji: string) => string): string | undefined {
  const { dictionary } = analyser;
  if (usedNounCost(dictionary, word) === undefined) return undefined;
  const at = below(2);
  const letters = [...others(word[at]!)];
  const letter = letters[below(letters.length)];
  if (letter === undefined) return undefined;
  const written = word.slice(0, at) + letter + word.slice(at + 1);
  return nameIn(dictionary.words, written) < 0 ? written : undefined;
}

export const grammarDefects: readonly string[] = [
  ...Object.keys(kanaSlips),
  ...Object.keys(particleSlips),
  ...Object.keys(wordSlips),
];

export function injectGrammar(
  kind: string,
  texts: readonly string[],
  count: number,
  seed: number,
): readonly Injection[] {
  const random = randomOf(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const injections: Injection[] = [];
  for (let round = 0; injections.length < count && round < 20 * count; round++) {
    const text = texts[round % texts.length]!;
    const edit = kanaSlips[kind]
      ? kanaEdit(kanaSlips[kind], text, below)
      : particleSlips[kind]
        ? particleEdit(kind, text, below)
        : wordEdit(kind, text, below);
    if (!edit) continue;
    const { start, end, newText } = edit;
    // What is left out is marked by its neighbours.
    const around = newText === '' ? 1 : 0;
    const original = text.slice(start - around, end + around);
    const written = text.slice(start - around, start) + newText + text.slice(end, end + around);
    injections.push({
      kind,
      text: text.slice(0, start) + newText + text.slice(end),
      start: start - around,
      written,
      original,
    });
  }
  return injections;
}

function kanaEdit(slip: KanaSlip, text: string, below: (most: number) => number): Edit | undefined {
  const runs = [...text.matchAll(/[ぁ-ん]{3,}/g)];
  const run = runs[below(runs.length)];
  return run && slip(text, run.index + below(run[0].length), kana[below(kana.length)]!);
}

function particleEdit(kind: string, text: string, below: (most: number) => number): Edit | undefined {
  const { pattern, newText } = particleSlips[kind]!;
  const places = [...text.matchAll(pattern)];
  const place = places[below(places.length)];
  if (!place) return undefined;
  const start = place.index + place[0].indexOf(place[1]!, place[1] === 'を' || place[1] === 'に' ? 1 : 0);
  return { start, end: start + 1, newText };
}

function wordEdit(kind: string, text: string, below: Below): Edit | undefined {
  const { words, misspell } = wordSlips[kind]!;
  const places = [...text.matchAll(words)];
  const place = places[below(places.length)];
  const newText = place && misspell(place[0], below);
  return newText === undefined
    ? undefined
    : { start: place!.index, end: place!.index + place![0].length, newText };
}
