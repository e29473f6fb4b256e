/**
 * Which single slip of the keyboard would explain a stretch of text: one kana too many, one missing, one wrong, two
 * that changed places. Each is undone in turn, and the gain is by how much cheaper the stretch is to read then.
 */
import { isHiragana } from '../japanese/characters.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { Analyser, Morpheme } from './analyser.js';

export interface Repair {
  /** Of the text; empty where a letter is missing. */
  readonly range: TextRange;
  readonly newText: string;
  readonly gain: number;
}

/** A stretch of a text, and the contexts of the words on both sides of it. */
export interface Stretch {
  readonly range: TextRange;
  readonly before: number;
  readonly after: number;
}

/** Two words before the pair that begins at `at` and three behind it, where it may make a difference. */
export function stretchAround(morphemes: readonly Morpheme[], at: number): Stretch {
  const first = Math.max(0, at - 2);
  const last = Math.min(morphemes.length - 1, at + 4);
  return {
    range: rangeOf(morphemes[first]!.range.start, morphemes[last]!.range.end),
    before: morphemes[first - 1]?.context ?? 0,
    after: morphemes[last + 1]?.context ?? 0,
  };
}

/** The kana that words are conjugated and joined with. */
const kana = [
  ...'あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちつづてでとどなにぬねのはばひびふぶへべほぼまみむめもやゆよらりるれろわをんっゃゅょ',
];

/** The repairs at `places` of a text, the best first; only those that gain. */
export function repairsOf(
  text: string,
  { range, before, after }: Stretch,
  places: TextRange,
  analyser: Analyser,
): readonly Repair[] {
  const written = text.slice(range.start, range.end);
  const cost = analyser.cost(written, before, after);
  const repairs: Repair[] = [];
  const tried = new Set([written]);
  const attempt = (start: number, end: number, newText: string): void => {
    const edited = written.slice(0, start - range.start) + newText + written.slice(end - range.start);
    // The second う of うう is as superfluous as the first.
    if (tried.has(edited)) return;
    tried.add(edited);
    const gain = cost - analyser.cost(edited, before, after);
    if (gain > 0) repairs.push({ range: rangeOf(start, end), newText, gain });
  };
  const isKana = (at: number): boolean =>
    at >= range.start && at < range.end && isHiragana(text.charCodeAt(at));
  for (let at = places.start; at <= places.end; at++) {
    if (isKana(at)) {
      attempt(at, at + 1, '');
      for (const it of kana) attempt(at, at + 1, it);
      if (isKana(at + 1)) attempt(at, at + 2, text[at + 1]! + text[at]!);
    }
    if (isKana(at) || isKana(at - 1)) for (const it of kana) attempt(at, at, it);
  }
  return repairs.sort((a, b) => b.gain - a.gain);
}
