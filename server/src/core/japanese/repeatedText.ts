/**
 * Words and phrases that stand twice in a row: 政府は政府は, 会談会談を, 検討討した.
 * Invariant: what Japanese repeats on purpose is no slip: 一つ一つ, ますます, 何度も何度も, 地域地域, 大学大学院.
 */
import { rangeOf } from '../text/textRange.js';
import type { Lexicon } from './lexicon.js';
import { isMeantTwice, isSlippedKanji } from './repetition.js';
import type { Slip } from './slip.js';

/** No phrase of more characters is sought. */
const longest = 60;

const size = 1 << 13;
/** Where each pair of characters was seen last, counted on over all texts, so that nothing need be cleared. */
const lastSeen = new Int32Array(size);
let base = longest + 1;
const mostCounted = 1 << 30;

export function repeatedTextIn(text: string, lexicon: Lexicon): readonly Slip[] {
  const found: Slip[] = [];
  let done = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (code === next && code >= 0x4e00 && code <= 0x9fff && at >= done && isSlippedKanji(text, at)) {
      found.push({ range: rangeOf(at, at + 2), expected: [text[at]!] });
      done = at + 2;
    }
    const hash = (Math.imul(code, 0x9e3b) ^ Math.imul(next, 0x85eb)) & (size - 1);
    const distance = base + at - lastSeen[hash]!;
    lastSeen[hash] = base + at;
    if (distance < 2 || distance > longest || at < done) continue;
    const repeated = repetitionAt(text, at - distance, distance, done);
    if (!repeated) continue;
    if (isMeantTwice(text, repeated.first, distance, lexicon)) continue;
    const { first: start } = repeated;
    found.push({
      range: rangeOf(start, start + 2 * distance),
      expected: [text.slice(start, start + distance)],
    });
    done = start + 2 * distance;
  }
  base += text.length + longest + 1;
  if (base > mostCounted) {
    base = longest + 1;
    lastSeen.fill(0);
  }
  return found;
}

/** The stretch around `at` in which each character is the one `distance` behind it, if a whole phrase long. */
function repetitionAt(
  text: string,
  at: number,
  distance: number,
  from: number,
): { readonly first: number } | undefined {
  const same = (it: number): boolean => text.charCodeAt(it) === text.charCodeAt(it + distance);
  if (!same(at)) return undefined;
  let first = at;
  while (first > from && at - first < distance && same(first - 1)) first--;
  let end = at + 1;
  while (end + distance < text.length && end - first < 2 * distance && same(end)) end++;
  // Three times in a row is meant so: ははは, ドドドド, 1.1.1.
  if (end - first < distance || end - first >= 2 * distance) return undefined;
  return { first: wordStart(text, first, end - distance) };
}

/** Of the places where the phrase may be said to begin, the first that begins a word. */
function wordStart(text: string, first: number, last: number): number {
  for (let at = first; at <= last; at++)
    if (/^[\p{sc=Han}ァ-ヺ]/u.test(text[at]!) && !/[\p{sc=Han}ァ-ヺー]/u.test(text[at - 1] ?? '')) return at;
  return first;
}
