/** Where a text uses an entry of a dictionary, and what is to stand there. */
import type { DictionaryEntry } from './dictionaryFile.js';
import { type Match, matchesOf, type Pattern } from './pattern.js';

/** Offsets count UTF-16 code units of the text. */
export interface TermUse {
  readonly entry: DictionaryEntry;
  readonly start: number;
  readonly end: number;
  /** What is expected there. */
  readonly to: string;
}

/** Undefined where what is expected stands there already, also when the match is a part of it. */
export function useOf(
  entry: DictionaryEntry,
  pattern: Pattern,
  { start, end, groups }: Match,
  text: string,
): TermUse | undefined {
  const { expected } = entry;
  const to = pattern.kind === 'expression' ? filledIn(expected, groups) : expected;
  const written = text.slice(start, end);
  for (let at = to.indexOf(written); at >= 0; at = to.indexOf(written, at + 1)) {
    if (text.startsWith(to, start - at)) return undefined;
  }
  return { entry, start, end, to };
}

/** From left to right, the longest first, none over another. */
export function withoutOverlaps(uses: readonly TermUse[]): readonly TermUse[] {
  let last = 0;
  return [...uses]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < last) return false;
      last = end;
      return true;
    });
}

/** A text as one entry would have it. */
export function corrected(entry: DictionaryEntry, text: string): string {
  const uses = entry.patterns.flatMap((pattern) =>
    matchesOf(pattern, text).flatMap((it) => useOf(entry, pattern, it, text) ?? []),
  );
  let result = '';
  let at = 0;
  for (const { start, end, to } of withoutOverlaps(uses)) {
    result += text.slice(at, start) + to;
    at = end;
  }
  return result + text.slice(at);
}

/** `$1` and `$&` stand for what has been matched, as in JavaScript's `replace`. */
const filledIn = (expected: string, groups: Match['groups']): string =>
  expected.replace(/\$(?:(\d\d?)|&|\$)/g, (mark, group: string | undefined) => {
    if (mark === '$$') return '$';
    const index = mark === '$&' ? 0 : Number(group);
    return index < groups.length ? (groups[index] ?? '') : mark;
  });
