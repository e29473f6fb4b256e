/**
 * What a renderer of Markdown is told about a report, carried through it by marks in the text: the report's own
 * scanner says where notes, names and open links stand, and no renderer looks for them a second time.
 * Marks are noncharacters, which Unicode keeps for use inside a program (Unicode §23.7). They add no line.
 */
import { rangeOf, shifted, type TextEdit, type TextRange } from '../text/textRange.js';

export interface MarkedReport {
  /** The edits that put the marks in, in order and disjoint. */
  readonly edits: readonly TextEdit[];
  /** By number. */
  readonly marks: readonly Mark[];
  readonly parts: readonly MarkedPart[];
  /** What only the front matter says, and what a reader sees nevertheless. */
  readonly head: Head;
}

export type Mark =
  /** A number in running text, inside `<sup>…</sup>` or the brackets of `[^1]`. */
  | {
      readonly kind: 'reference';
      readonly label: string;
      readonly written: string;
      readonly id: string;
      /** The id of the note; absent where there is none. */
      readonly note?: string;
      /** What a reader sees of the note. */
      readonly about?: string;
    }
  /** Opens the text of a note, in place of its mark. */
  | {
      readonly kind: 'note';
      readonly label: string;
      readonly written: string;
      readonly id: string;
      /** The ids of what refers to it, in reading order. */
      readonly references: readonly string[];
      /** Its text is in another language than the report. */
      readonly lang?: string;
      /** A paragraph and no more. */
      readonly isParagraph: boolean;
    }
  | { readonly kind: 'name'; readonly about: string }
  | { readonly kind: 'open-link'; readonly about: string }
  /** A passage in another language. */
  | { readonly kind: 'foreign'; readonly lang: string };

export interface MarkedPart {
  readonly kind: 'byline' | 'summary' | 'contact' | 'disclaimer';
  readonly range: TextRange;
}

export interface Head {
  readonly title?: string;
  readonly subtitle?: string;
  readonly byline: readonly string[];
}

const opens = '\uFDD0';
const stands = '\uFDD1';
const notes = '\uFDD2';
const ends = '\uFDD3';
const closes = '\uFDD4';
const firstDigit = 0xfde0;

const numbered = (kind: string, index: number): string =>
  kind +
  [...index.toString(16)].map((it) => String.fromCharCode(firstDigit + Number.parseInt(it, 16))).join('') +
  ends;

/** Opens a span of text that mark `index` is about. */
export const openingMark = (index: number): string => numbered(opens, index);
export const closingMark = closes;
/** Stands for something by itself. */
export const standingMark = (index: number): string => numbered(stands, index);
export const noteMark = (index: number): string => numbered(notes, index);

export type Sign =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'stand' | 'note'; readonly index: number }
  | { readonly kind: 'close' };

const kinds = { [opens]: 'open', [stands]: 'stand', [notes]: 'note' } as const;
const anyMark = /([\uFDD0-\uFDD2])([\uFDE0-\uFDEF]+)\uFDD3|\uFDD4/g;

/** A text with marks, taken apart. */
export function signsIn(text: string): readonly Sign[] {
  const signs: Sign[] = [];
  let at = 0;
  for (const match of text.matchAll(anyMark)) {
    if (match.index > at) signs.push({ kind: 'text', text: text.slice(at, match.index) });
    at = match.index + match[0].length;
    const [, kind, digits] = match;
    if (kind === undefined) signs.push({ kind: 'close' });
    else signs.push({ kind: kinds[kind as keyof typeof kinds], index: numberOf(digits!) });
  }
  if (at < text.length) signs.push({ kind: 'text', text: text.slice(at) });
  return signs;
}

const numberOf = (digits: string): number =>
  Number.parseInt([...digits].map((it) => (it.charCodeAt(0) - firstDigit).toString(16)).join(''), 16);

/** The number of the note whose mark stands at `at`, and where the mark ends. */
export function noteMarkAt(
  text: string,
  at: number,
): { readonly index: number; readonly end: number } | undefined {
  if (text[at] !== notes) return undefined;
  const end = text.indexOf(ends, at);
  return end < 0 ? undefined : { index: numberOf(text.slice(at + 1, end)), end: end + 1 };
}

export const hasMarks = (text: string): boolean => /[\uFDD0-\uFDEF]/.test(text);

/** The text with its marks. What looks like one in the text itself is shown as U+FFFD, of the same length. */
export function withMarks(text: string, edits: readonly TextEdit[]): string {
  const plain = hasMarks(text) ? text.replace(/[\uFDD0-\uFDEF]/g, '\uFFFD') : text;
  let result = '';
  let at = 0;
  for (const { range, newText } of edits) {
    result += plain.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + plain.slice(at);
}

/**
 * What was said of `before`, for a text that has been edited since: what lies before and behind the edit still
 * holds, and of what lies in it nothing is known yet.
 */
export function marksAfterEdit(marked: MarkedReport, before: string, after: string): MarkedReport {
  if (before === after) return marked;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const [from, to, by] = [head, before.length - tail, after.length - before.length];
  const moved = (range: TextRange): TextRange | undefined =>
    range.end <= from ? range : range.start >= to ? shifted(range, by) : undefined;
  const stretched = ({ start, end }: TextRange): TextRange =>
    rangeOf(start < to ? Math.min(start, from) : start + by, end <= from ? end : Math.max(end, to) + by);
  return {
    ...marked,
    edits: marked.edits.flatMap((it) => {
      const range = moved(it.range);
      return range ? [{ range, newText: it.newText }] : [];
    }),
    parts: marked.parts.map((it) => ({ ...it, range: stretched(it.range) })),
  };
}
