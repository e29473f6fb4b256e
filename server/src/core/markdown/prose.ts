import type { TextRange } from '../text/textRange.js';

/** Stands in prose for something that is no text: a code span, a URL, an image (Unicode: object replacement). */
export const objectReplacement = '\uFFFC';

export type ProseKind = 'paragraph' | 'heading' | 'table-cell';

/**
 * The text that a reader sees in one leaf block, with the way back to the source.
 * Marks of emphasis, HTML tags and footnote references are gone, character references and escapes are
 * resolved, a line break between Japanese characters is nothing, code spans and URLs are one U+FFFC.
 */
export class Prose {
  readonly text: string;
  readonly kind: ProseKind;
  readonly #pieces: readonly ProsePiece[];

  constructor(kind: ProseKind, text: string, pieces: readonly ProsePiece[]) {
    this.kind = kind;
    this.text = text;
    this.#pieces = pieces;
  }

  /** The source range of a range of `text`; both count UTF-16 code units, the result from the block's start. */
  toSource(range: TextRange): TextRange {
    const start = this.#sourceOf(range.start, false);
    return range.end === range.start
      ? { start, end: start }
      : { start, end: this.#sourceOf(range.end, true) };
  }

  /** The offset in `text` of an offset in the block, or undefined where that shows the reader nothing. */
  fromSource(offset: number): number | undefined {
    for (const piece of this.#pieces) {
      if (offset < piece.source || offset > piece.source + piece.sourceLength) continue;
      if (piece.length === piece.sourceLength) return piece.prose + offset - piece.source;
      return offset === piece.source + piece.sourceLength ? piece.prose + piece.length : piece.prose;
    }
    return undefined;
  }

  #sourceOf(offset: number, end: boolean): number {
    const pieces = this.#pieces;
    let low = 0;
    let high = pieces.length - 1;
    // An end belongs to the piece before it, so that 「`**トヨタ**自動車`」 stops at 車 and not behind a mark.
    const wanted = end ? offset - 1 : offset;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle]!.prose <= wanted) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low];
    if (!piece) return 0;
    if (piece.length === piece.sourceLength) return piece.source + offset - piece.prose;
    return offset >= piece.prose + piece.length ? piece.source + piece.sourceLength : piece.source;
  }
}

/** A text without Markdown, such as an example in a record. */
export function plainProse(text: string): Prose {
  const builder = new ProseBuilder(text);
  builder.copy(0, text.length);
  return builder.finish('paragraph');
}

/** `length` units of prose at `prose` come from `sourceLength` units of source at `source`. */
export interface ProsePiece {
  readonly prose: number;
  readonly length: number;
  readonly source: number;
  readonly sourceLength: number;
}

/** Collects the pieces of one leaf block from left to right. */
export class ProseBuilder {
  #text = '';
  readonly #pieces: ProsePiece[] = [];

  constructor(readonly source: string) {}

  /** Copies `source[start, end)`, with soft line breaks resolved as a reader sees them. */
  copy(start: number, end: number): void {
    let at = start;
    for (;;) {
      const newline = this.source.indexOf('\n', at);
      if (newline < 0 || newline >= end) break;
      let lineEnd = newline;
      while (lineEnd > at && isBlank(this.source.charCodeAt(lineEnd - 1))) lineEnd--;
      this.#push(at, lineEnd);
      let next = newline + 1;
      while (next < end && isLinePrefix(this.source.charCodeAt(next))) next++;
      const before = this.#text.charCodeAt(this.#text.length - 1);
      if (isLatin(before) && isLatin(this.source.charCodeAt(next))) this.replace(lineEnd, next, ' ');
      at = next;
    }
    this.#push(at, end);
  }

  /** Shows `shown` for `source[start, end)`. */
  replace(start: number, end: number, shown: string): void {
    this.#pieces.push({
      prose: this.#text.length,
      length: shown.length,
      source: start,
      sourceLength: end - start,
    });
    this.#text += shown;
  }

  finish(kind: ProseKind): Prose {
    return new Prose(kind, this.#text, this.#pieces);
  }

  #push(start: number, end: number): void {
    if (end <= start) return;
    const length = end - start;
    this.#pieces.push({ prose: this.#text.length, length, source: start, sourceLength: length });
    this.#text += this.source.slice(start, end);
  }
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d;

/** Indentation and block quote marks, which continue a container and are no text (CommonMark §5.1). */
const isLinePrefix = (code: number): boolean => isBlank(code) || code === 0x3e;

const isLatin = (code: number): boolean => code > 0x20 && code < 0x250;
