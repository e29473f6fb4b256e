/** A half-open range of UTF-16 code units, the unit that JavaScript strings and LSP share. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces `range` with `newText`. Empty text deletes; an empty range inserts. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** Edits of one file; `create` where the file does not exist yet. */
export interface FileEdit {
  readonly uri: string;
  readonly create?: boolean;
  readonly edits: readonly TextEdit[];
}

/** A zero-based line and a zero-based UTF-16 character in it, as LSP counts them. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Location {
  readonly uri: string;
  readonly range: TextRange;
}

export const rangeOf = (start: number, end: number): TextRange => ({ start, end });

/** Whether `offset` lies in `range` or at its end, which is where a caret behind a word stands. */
export const touches = (range: TextRange, offset: number): boolean =>
  range.start <= offset && offset <= range.end;

export const overlaps = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;

/** The range moved by `delta` code units. */
export const shifted = (range: TextRange, delta: number): TextRange => ({
  start: range.start + delta,
  end: range.end + delta,
});

/**
 * The text after all edits, which address the same text and are disjoint.
 * Two insertions at one place are kept in the given order.
 * @throws RangeError when two edits overlap or an edit lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let at = 0;
  for (const { range, newText } of ordered) {
    if (range.start < at || range.end < range.start || range.end > text.length) {
      throw new RangeError(`edit ${range.start}–${range.end} overlaps another or leaves the text`);
    }
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}

/** `text[start, end)` without the white space at both ends, ideographic spaces included. */
export function trimmed(text: string, start: number, end: number): TextRange {
  let from = start;
  let to = Math.min(end, text.length);
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return rangeOf(from, to);
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0x3000;
