import { rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';

/** Stands in prose for something that is no text: a code span, a URL, an image (Unicode: object replacement). */
export const objectReplacement = '\uFFFC';

export type ProseKind = 'paragraph' | 'heading' | 'table-cell';

/**
 * The text that a reader sees in one leaf block, with the way back to the source.
 * Marks of emphasis, HTML tags and footnote references are gone, character references and escapes are
 * resolved, a line break between Japanese characters is nothing, code spans and URLs are one U+FFFC, and kana in
 * two code points (か + U+3099) are one letter.
 */
export class Prose {
  readonly text: string;
  readonly kind: ProseKind;
  /** It stands in a block quote: somebody else's words. */
  readonly isBlockQuote: boolean;
  readonly #source: ProseSource;

  constructor(kind: ProseKind, text: string, source: ProseSource) {
    this.kind = kind;
    this.text = text;
    this.isBlockQuote = source.isBlockQuote;
    this.#source = source;
  }

  /** The source range of a range of `text`; both count UTF-16 code units, the result from the block's start. */
  toSource(range: TextRange): TextRange {
    const start = this.#sourceOf(range.start, false);
    return range.end === range.start
      ? { start, end: start }
      : { start, end: this.#sourceOf(range.end, true) };
  }

  /**
   * Whether a range is one stretch of letters in the source, with nothing between them that the reader does not
   * see but line breaks, and no label by which a link finds its definition.
   */
  isPlain({ start, end }: TextRange): boolean {
    if (/[\n\uFFFC]/.test(this.text.slice(start, end))) return false;
    const { text, pieces, labels } = this.#source;
    const range = this.toSource(rangeOf(start, end));
    if (labels.some((it) => range.start < it.end && it.start < range.end)) return false;
    for (let at = this.#pieceAt(start) + 1; at < pieces.length && pieces[at]!.prose < end; at++) {
      const before = pieces[at - 1]!;
      const gap = text.slice(before.source + before.sourceLength, pieces[at]!.source);
      if (!/^(?:[ \t\r]*\n[ \t\r>]*)?$/.test(gap)) return false;
    }
    return true;
  }

  /**
   * The edit of the source that shows the reader `newText` for a range, or undefined where it would take marks,
   * links or notes with it. `**カタ**ルー` keeps its marks: only the letters that differ are replaced.
   */
  edit(range: TextRange, newText: string): TextEdit | undefined {
    if (this.isPlain(range))
      return this.#isEmptied(range, newText) ? undefined : { range: this.toSource(range), newText };
    const { changed, changedText } = differenceOf(this.text, range, newText);
    return this.isPlain(changed) && !this.#isEmptied(changed, changedText)
      ? { range: this.toSource(changed), newText: changedText }
      : undefined;
  }

  /** The parts of a range that stand in one piece of the source each, and whether a mark would hold nothing without. */
  piecesOf({ start, end }: TextRange): readonly { readonly range: TextRange; readonly isNeeded: boolean }[] {
    const { pieces } = this.#source;
    const parts: { range: TextRange; isNeeded: boolean }[] = [];
    for (let at = this.#pieceAt(start); at < pieces.length && pieces[at]!.prose < end; at++) {
      const { prose, length } = pieces[at]!;
      const range = rangeOf(Math.max(start, prose), Math.min(end, prose + length));
      parts.push({ range, isNeeded: this.#isEmptied(range, '') });
    }
    return parts;
  }

  /** Whether nothing would be left between two marks: `**ー**` would become `****`. */
  #isEmptied({ start, end }: TextRange, newText: string): boolean {
    if (newText !== '' || start === end) return false;
    const { pieces } = this.#source;
    const first = this.#pieceAt(start);
    const last = this.#pieceAt(end - 1);
    const { prose, source } = pieces[first]!;
    const { prose: lastStart, length } = pieces[last]!;
    if (prose !== start || lastStart + length !== end) return false;
    const before = pieces[first - 1];
    return before === undefined || before.source + before.sourceLength < source;
  }

  /** The offset in `text` of an offset in the block, or undefined where that shows the reader nothing. */
  fromSource(offset: number): number | undefined {
    const { pieces } = this.#source;
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle]!.source + pieces[middle]!.sourceLength < offset) low = middle + 1;
      else high = middle;
    }
    const piece = pieces[low];
    if (!piece || offset < piece.source) return undefined;
    if (piece.length === piece.sourceLength) return piece.prose + offset - piece.source;
    return offset === piece.source + piece.sourceLength ? piece.prose + piece.length : piece.prose;
  }

  #sourceOf(offset: number, end: boolean): number {
    // An end belongs to the piece before it, so that 「`**トヨタ**自動車`」 stops at 車 and not behind a mark.
    const piece = this.#source.pieces[this.#pieceAt(end ? offset - 1 : offset)];
    if (!piece) return 0;
    if (piece.length === piece.sourceLength) return piece.source + offset - piece.prose;
    return offset >= piece.prose + piece.length ? piece.source + piece.sourceLength : piece.source;
  }

  /** The index of the last piece that begins at `offset` or before it. */
  #pieceAt(offset: number): number {
    const { pieces } = this.#source;
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle]!.prose <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A text without Markdown, such as an example in a record. */
export function plainProse(text: string): Prose {
  const builder = new ProseBuilder(text);
  builder.copy(0, text.length);
  return builder.finish('paragraph', false);
}

/** `length` units of prose at `prose` come from `sourceLength` units of source at `source`. */
export interface ProsePiece {
  readonly prose: number;
  readonly length: number;
  readonly source: number;
  readonly sourceLength: number;
}

/** What differs between a range of a text and a new text: all but what both begin and end with. */
export function differenceOf(
  text: string,
  { start, end }: TextRange,
  newText: string,
): { readonly changed: TextRange; readonly changedText: string } {
  const shorter = Math.min(end - start, newText.length);
  let head = 0;
  while (head < shorter && text[start + head] === newText[head]) head++;
  let tail = 0;
  while (tail < shorter - head && text[end - 1 - tail] === newText.at(-1 - tail)) tail++;
  return {
    changed: rangeOf(start + head, end - tail),
    changedText: newText.slice(head, newText.length - tail),
  };
}

/** Where prose comes from: the text of its block, and what of it is shown. */
export interface ProseSource {
  readonly text: string;
  readonly pieces: readonly ProsePiece[];
  /** The text of `[カタール]` and `[カタール][]`, by which such a link finds its definition, with the brackets. */
  readonly labels: readonly TextRange[];
  readonly isBlockQuote: boolean;
}

/** Collects the pieces of one leaf block from left to right. */
export class ProseBuilder {
  #text = '';
  /** The last code unit of `#text`: to ask the text itself for it would copy all that was joined together so far. */
  #last = 0;
  /** The first line feed behind what has been copied; the end of the source where there is none. */
  #newline = -1;
  readonly #pieces: ProsePiece[] = [];
  readonly #labels: TextRange[] = [];

  constructor(readonly source: string) {}

  /** Copies `source[start, end)`, with soft line breaks resolved as a reader sees them. */
  copy(start: number, end: number): void {
    let at = start;
    for (;;) {
      const newline = this.#newlineFrom(at);
      if (newline >= end) break;
      let lineEnd = newline;
      while (lineEnd > at && isBlank(this.source.charCodeAt(lineEnd - 1))) lineEnd--;
      this.#push(at, lineEnd);
      let next = newline + 1;
      while (next < end && isLinePrefix(this.source.charCodeAt(next))) next++;
      if (isLatin(this.#last) && isLatin(this.source.charCodeAt(next))) this.replace(lineEnd, next, ' ');
      at = next;
    }
    this.#push(at, end);
  }

  #newlineFrom(at: number): number {
    if (this.#newline < at) {
      const found = this.source.indexOf('\n', at);
      this.#newline = found < 0 ? this.source.length : found;
    }
    return this.#newline;
  }

  /** Shows `shown` for `source[start, end)`. */
  replace(start: number, end: number, shown: string): void {
    this.#pieces.push({
      prose: this.#text.length,
      length: shown.length,
      source: start,
      sourceLength: end - start,
    });
    this.#append(shown);
  }

  /** `source[start, end)` is text and label in one. */
  label(start: number, end: number): void {
    this.#labels.push(rangeOf(start, end));
  }

  finish(kind: ProseKind, isBlockQuote: boolean): Prose {
    const [text, pieces, labels] = [this.source, this.#pieces, this.#labels];
    return new Prose(kind, this.#text, { text, pieces, labels, isBlockQuote });
  }

  /** Copies a part of one line, with kana of two code points composed (NFC), as macOS writes them apart. */
  #push(start: number, end: number): void {
    const line = this.source.slice(start, end);
    let at = 0;
    if (soundMark.test(line)) {
      for (const { 0: parted, index } of line.matchAll(partedKana)) {
        const letter = parted.normalize('NFC');
        if (letter.length > 1) continue;
        this.#copy(start + at, start + index);
        this.replace(start + index, start + index + parted.length, letter);
        at = index + parted.length;
      }
    }
    this.#copy(start + at, end);
  }

  #copy(start: number, end: number): void {
    if (end <= start) return;
    const length = end - start;
    this.#pieces.push({ prose: this.#text.length, length, source: start, sourceLength: length });
    this.#append(this.source.slice(start, end));
  }

  #append(shown: string): void {
    if (shown === '') return;
    this.#text += shown;
    this.#last = shown.charCodeAt(shown.length - 1);
  }
}

/** The dakuten and handakuten that combine with the letter before them. */
const soundMark = /[\u3099\u309A]/;
const partedKana = /[\u3041-\u30FE][\u3099\u309A]/g;

/** The text with kana of two code points composed, as Prose shows it. */
export const composedKana = (text: string): string => text.replace(partedKana, (it) => it.normalize('NFC'));

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d;

/** Indentation and block quote marks, which continue a container and are no text (CommonMark §5.1). */
const isLinePrefix = (code: number): boolean => isBlank(code) || code === 0x3e;

const isLatin = (code: number): boolean => code > 0x20 && code < 0x250;
