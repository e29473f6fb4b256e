/**
 * What a reading of a sentence gives away.
 * Invariant: a fault of kana is two pieces of evidence. The cheapest reading holds a pair of words that cannot be, and one
 * fault of the keyboard explains it: undone, the pair is gone and the sentence is much cheaper to read.
 */
import { isHiragana } from '../japanese/characters.js';
import { overlaps, rangeOf } from '../text/textRange.js';
import type { Analyser, Morpheme } from './analyser.js';
import { isImpossible } from './grammar.js';
import type { GrammarFault } from './grammarFault.js';
import { particleFaultsIn } from './particles.js';
import { type Repair, repairsOf, stretchAround } from './repairs.js';
import { wordFaultsIn } from './wordFaults.js';

/** A longer sentence is a table or a list without full stops. */
const longest = 600;

/** What is found in sentences, by their text; sentences without faults are left out. */
export const faultsIn = (
  sentences: readonly string[],
  analyser: Analyser,
): ReadonlyMap<string, readonly GrammarFault[]> =>
  new Map(
    sentences.map((it) => [it, grammarFaultsIn(it, analyser)] as const).filter(([, it]) => it.length > 0),
  );

export function grammarFaultsIn(written: string, analyser: Analyser): readonly GrammarFault[] {
  if (written.length > longest || !/[ぁ-ん]/.test(written)) return [];
  const sentence = withCounters(written);
  const morphemes = analyser.analyse(sentence);
  const kana = kanaFaultsIn(sentence, morphemes, analyser);
  const others = [...particleFaultsIn(sentence, morphemes), ...wordFaultsIn(sentence, morphemes, analyser)];
  return [...kana, ...others.filter((it) => !kana.some(({ words }) => overlaps(words, it.words)))];
}

/** The dictionary has 一つ and not 1つ. Offsets stay. */
const withCounters = (sentence: string): string =>
  sentence.replace(
    /(?<![0-9０-９.．,，])[1-9１-９](?=つ)/g,
    (it) => '一二三四五六七八九'[Number(it.normalize('NFKC')) - 1]!,
  );

function kanaFaultsIn(
  sentence: string,
  morphemes: readonly Morpheme[],
  analyser: Analyser,
): readonly GrammarFault[] {
  const faults: GrammarFault[] = [];
  for (let at = 0; at + 1 < morphemes.length; at++) {
    if (!isImpossible(morphemes, at) || isDoubtful(morphemes, at) || isName(sentence, morphemes[at]!))
      continue;
    const fault = faultAt(sentence, morphemes, at, analyser);
    if (!fault) continue;
    faults.push(fault);
    // What comes next is read wrongly for the same reason.
    while (at + 1 < morphemes.length && morphemes[at + 1]!.range.end <= fault.words.end) at++;
  }
  return faults;
}

/** A kanji that the dictionary does not know makes nonsense of the kana beside it: 惧れ. */
function isDoubtful(morphemes: readonly Morpheme[], at: number): boolean {
  const right = morphemes[at + 1]!;
  if (right.partOfSpeech.kind === '記号' && !/^[、。，．]$/.test(right.surface)) return true;
  return morphemes
    .slice(Math.max(0, at - 1), at + 3)
    .some((it) => !it.isKnown && /[^\p{sc=Katakana}ーA-Za-z0-9\s]/u.test(it.surface));
}

/**
 * Kana alone in brackets are a name or say how a word is read: 「いどばた」, 𩸽（ほっけ）. A name in kana at the beginning
 * of a sentence is read as anything: はやぶさ2.
 */
function isName(sentence: string, { range, partOfSpeech }: Morpheme): boolean {
  let { start, end } = range;
  while (start > 0 && isHiragana(sentence.charCodeAt(start - 1))) start--;
  while (end < sentence.length && isHiragana(sentence.charCodeAt(end))) end++;
  const before = sentence[start - 1];
  if (/[（(「『]/.test(before ?? '') && /[）)」』]/.test(sentence[end] ?? '')) return true;
  const isBeginning = before === undefined || /[\s、。・（(「『：:]/.test(before);
  const isKana = isHiragana(sentence.charCodeAt(range.start));
  return isBeginning && isKana && range.start - start < longestName && partOfSpeech.kind !== '助詞';
}

const longestName = 5;

/** So much the best repair must gain, in IPADIC's costs; of 476 seeded slips 1 in 100 gains less. */
const leastGain = 1500;
/** A letter typed twice or not at all is likelier than another letter; measured on seeded slips. */
const likelihood = { doubled: 3500, missing: 2500, swapped: 3000, superfluous: 1500, size: 3500, wrong: 0 };
const mostOffered = 3;
const mostExamined = 40;

function faultAt(
  sentence: string,
  morphemes: readonly Morpheme[],
  at: number,
  analyser: Analyser,
): GrammarFault | undefined {
  const left = morphemes[at]!.range;
  const right = morphemes[at + 1]!.range;
  const places = rangeOf(left.start, Math.min(right.end + 1, sentence.length));
  const stretch = stretchAround(morphemes, at);
  const impossibleIn = (text: string, end: number): number =>
    impossiblePairs(analyser.analyse(text.slice(stretch.range.start, end), stretch.before, stretch.after));
  const impossible = impossibleIn(sentence, stretch.range.end);
  const repairs = repairsOf(sentence, stretch, places, analyser)
    .slice(0, mostExamined)
    .filter((it) => it.gain >= leastGain)
    .filter((it) => {
      const text = repaired(sentence, it);
      return impossibleIn(text, stretch.range.end + text.length - sentence.length) < impossible;
    })
    .sort((a, b) => b.gain + likelihood[nature(sentence, b)] - a.gain - likelihood[nature(sentence, a)])
    .slice(0, mostOffered);
  const [best] = repairs;
  if (!best) return undefined;
  const { start, end } = best.range;
  return {
    kind: 'kana',
    range: start < end ? best.range : rangeOf(Math.max(0, start - 1), Math.min(sentence.length, end + 1)),
    words: rangeOf(
      Math.min(left.start, ...repairs.map((it) => it.range.start)),
      Math.max(endOfWords(morphemes, at), ...repairs.map((it) => it.range.end)),
    ),
    repairs: repairs.map(({ range, newText }) => ({ range, newText })),
  };
}

/** The pair and the word behind it, by which a reader knows the place. */
function endOfWords(morphemes: readonly Morpheme[], at: number): number {
  const next = morphemes[at + 2];
  return next && next.partOfSpeech.kind !== '記号' ? next.range.end : morphemes[at + 1]!.range.end;
}

const impossiblePairs = (morphemes: readonly Morpheme[]): number =>
  morphemes.filter((_, at) => isImpossible(morphemes, at)).length;

const repaired = (text: string, { range, newText }: Pick<Repair, 'range' | 'newText'>): string =>
  text.slice(0, range.start) + newText + text.slice(range.end);

function nature(text: string, { range: { start, end }, newText }: Repair): keyof typeof likelihood {
  if (newText.length === 2) return 'swapped';
  if (start === end) return 'missing';
  if (newText !== '') return sizes.has(text[start]! + newText) ? 'size' : 'wrong';
  return text[start - 1] === text[start] || text[end] === text[start] ? 'doubled' : 'superfluous';
}

/** つ for っ, as scanners read it. */
const sizes = new Set(['つっ', 'っつ', 'やゃ', 'ゃや', 'ゆゅ', 'ゅゆ', 'よょ', 'ょよ']);
