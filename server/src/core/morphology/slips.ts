/**
 * What a reading of a sentence gives away: places where no Japanese can stand as it is written.
 * Invariant: a slip is two pieces of evidence. The cheapest reading holds a pair of words that cannot be, and one
 * slip of the keyboard explains it: undone, the pair is gone and the sentence is much cheaper to read.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { Analyser, Morpheme } from './analyser.js';
import { isImpossible } from './grammar.js';
import { type Repair, repairsOf } from './repairs.js';

/** Plain data, so that it may come from another thread. */
export interface Slip {
  readonly kind: 'kana';
  /** What is wrong, in UTF-16 offsets of the sentence; where a letter is missing, those on both sides. */
  readonly range: TextRange;
  /** The words around it, which a message shows. */
  readonly words: TextRange;
  /** What may have been meant, the likeliest first; at least one. */
  readonly repairs: readonly { readonly range: TextRange; readonly newText: string }[];
}

/** A longer sentence is a table or a list without full stops. */
const longest = 600;

export function slipsIn(sentence: string, analyser: Analyser): readonly Slip[] {
  if (sentence.length > longest || !/[ぁ-ん]/.test(sentence)) return [];
  const morphemes = analyser.analyse(sentence);
  const slips: Slip[] = [];
  for (let at = 0; at + 1 < morphemes.length; at++) {
    if (!isImpossible(morphemes[at]!, morphemes[at + 1]!) || isDoubtful(morphemes, at)) continue;
    const slip = slipAt(sentence, morphemes, at, analyser);
    if (!slip) continue;
    slips.push(slip);
    // What comes next is read wrongly for the same reason.
    while (at + 1 < morphemes.length && morphemes[at + 1]!.range.end <= slip.words.end) at++;
  }
  return slips;
}

/** A kanji that the dictionary does not know makes nonsense of the kana beside it: 惧れ. */
function isDoubtful(morphemes: readonly Morpheme[], at: number): boolean {
  const right = morphemes[at + 1]!;
  if (right.partOfSpeech.kind === '記号' && !/^[、。，．]$/.test(right.surface)) return true;
  return morphemes
    .slice(Math.max(0, at - 1), at + 3)
    .some((it) => !it.isKnown && /[^\p{sc=Katakana}ーA-Za-z0-9\s]/u.test(it.surface));
}

/** So much the best repair must gain, in IPADIC's costs; of 476 seeded slips 1 in 100 gains less. */
const leastGain = 2000;
/** A letter typed twice or not at all is likelier than another letter; measured on seeded slips. */
const likelihood = { doubled: 3000, missing: 2000, swapped: 2500, superfluous: 1000, wrong: 0 };
const mostOffered = 3;
const mostExamined = 40;

function slipAt(
  sentence: string,
  morphemes: readonly Morpheme[],
  at: number,
  analyser: Analyser,
): Slip | undefined {
  const left = morphemes[at]!.range;
  const right = morphemes[at + 1]!.range;
  const places = rangeOf(left.start, Math.min(right.end + 1, sentence.length));
  const faults = impossiblePairs(morphemes);
  const repairs = repairsOf(sentence, stretchAround(morphemes, at), places, analyser)
    .slice(0, mostExamined)
    .filter((it) => it.gain >= leastGain)
    .filter((it) => impossiblePairs(analyser.analyse(repaired(sentence, it))) < faults)
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

/** Two words before the pair and three behind it, where it may make a difference. */
function stretchAround(morphemes: readonly Morpheme[], at: number) {
  const first = Math.max(0, at - 2);
  const last = Math.min(morphemes.length - 1, at + 4);
  return {
    range: rangeOf(morphemes[first]!.range.start, morphemes[last]!.range.end),
    before: morphemes[first - 1]?.context ?? 0,
    after: morphemes[last + 1]?.context ?? 0,
  };
}

const impossiblePairs = (morphemes: readonly Morpheme[]): number =>
  morphemes.filter((it, at) => at > 0 && isImpossible(morphemes[at - 1]!, it)).length;

export const repaired = (text: string, { range, newText }: Pick<Repair, 'range' | 'newText'>): string =>
  text.slice(0, range.start) + newText + text.slice(range.end);

function nature(text: string, { range: { start, end }, newText }: Repair): keyof typeof likelihood {
  if (newText.length === 2) return 'swapped';
  if (start === end) return 'missing';
  if (newText !== '') return 'wrong';
  return text[start - 1] === text[start] || text[end] === text[start] ? 'doubled' : 'superfluous';
}
