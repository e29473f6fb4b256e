import type { Position, TextEdit, TextRange } from './textRange.js';

/**
 * One version of one file.
 * A new version is a new object, so identity can key a cache.
 * Invariant: `basis` is only a hint for the incremental parse; everything derived from a text is the same
 * with and without it.
 */
export class SourceText {
  #lineStarts: readonly number[] | undefined;
  #basis: SourceTextBasis | undefined;

  constructor(
    readonly uri: string,
    readonly text: string,
    readonly version = 0,
    basis?: SourceTextBasis,
  ) {
    this.#basis = basis;
  }

  /** The next version: `edits` address this text one after the other, as LSP's content changes do. */
  edited(edits: readonly TextEdit[], version = this.version + 1): SourceText {
    let { text } = this;
    for (const { range, newText } of edits)
      text = text.slice(0, range.start) + newText + text.slice(range.end);
    return new SourceText(this.uri, text, version, this.#basisFor(edits));
  }

  /** Hands over the version this one was edited from, once, so that versions form no chain in memory. */
  takeBasis(): SourceTextBasis | undefined {
    const basis = this.#basis;
    this.#basis = undefined;
    return basis;
  }

  /** A version that nobody has parsed is no help, so the next one builds on what that one was built on. */
  #basisFor(edits: readonly TextEdit[]): SourceTextBasis | undefined {
    const { source, edits: earlier } = this.#basis ?? { source: this, edits: [] };
    const all = [...earlier, ...edits];
    return all.length === 0 || all.length > mostEdits ? undefined : { source, edits: all };
  }

  slice(range: TextRange): string {
    return this.text.slice(range.start, range.end);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of a UTF-16 offset, which is clamped to the text. For the doors only. */
  positionAt(offset: number): Position {
    const starts = this.#starts;
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! > clamped) high = middle;
      else low = middle + 1;
    }
    return { line: low - 1, character: clamped - starts[low - 1]! };
  }

  /** The UTF-16 offset of a position; a line or character beyond the text is clamped, as LSP asks. */
  offsetAt({ line, character }: Position): number {
    const starts = this.#starts;
    if (line < 0) return 0;
    const start = starts[line];
    if (start === undefined) return this.text.length;
    let end = starts[line + 1] ?? this.text.length;
    while (end > start && isLineBreak(this.text.charCodeAt(end - 1))) end--;
    return Math.max(start, Math.min(start + character, end));
  }

  get #starts(): readonly number[] {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }
}

/** How a version came about: from `source` by `edits`, each addressing the text that the one before it left. */
export interface SourceTextBasis {
  readonly source: SourceText;
  readonly edits: readonly TextEdit[];
}

/** Beyond so many edits a text is read afresh. */
const mostEdits = 500;

const isLineBreak = (code: number): boolean => code === 0x0a || code === 0x0d;

/** Lines end with LF, CRLF or a lone CR, the three line endings of CommonMark §2.1 and of LSP. */
function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  if (text.indexOf('\r') < 0) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
    if (isLineBreak(code)) starts.push(at + 1);
  }
  return starts;
}
