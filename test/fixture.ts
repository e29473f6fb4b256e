/**
 * Texts with marks. `⟦…⟧` encloses an expected range, `⟦⟧` an empty one, `‸` is the caret; `-- path --` on a line
 * of its own opens a file. The marks occur in no report and are gone before anything is parsed.
 */
import type { TextRange } from '../server/src/core/text/textRange.js';

export interface Marked {
  /** Without marks. */
  readonly text: string;
  /** In the order of their opening marks. They may nest. */
  readonly ranges: readonly TextRange[];
  readonly caret: number | undefined;
}

/** @throws Error when a mark has no partner or there are two carets. */
export function marked(source: string): Marked {
  let text = '';
  let caret: number | undefined;
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  for (const piece of source.split(/([⟦⟧‸])/)) {
    if (piece === '⟦') {
      const range = { start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else if (piece === '⟧') {
      const range = open.pop();
      if (!range) throw new Error(`⟧ without ⟦ after ${JSON.stringify(text.slice(-20))}`);
      range.end = text.length;
    } else if (piece === '‸') {
      if (caret !== undefined) throw new Error('two carets');
      caret = text.length;
    } else {
      text += piece;
    }
  }
  if (open.length > 0)
    throw new Error(`⟦ without ⟧ before ${JSON.stringify(text.slice(open[0]!.start, open[0]!.start + 20))}`);
  return { text, ranges, caret };
}

/** The text with `⟦⟧` around each range, to be compared with what an author wrote. */
export function withMarks(text: string, ranges: readonly TextRange[]): string {
  const marks = ranges.flatMap(({ start, end }, index) => [
    { at: start, order: start === end ? index : ranges.length + index, mark: start === end ? '⟦⟧' : '⟦' },
    ...(start === end ? [] : [{ at: end, order: -1 - index, mark: '⟧' }]),
  ]);
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  return marks.reduce((result, { at, mark }) => result.slice(0, at) + mark + result.slice(at), text);
}

/** Several files in txtar form: `-- reports/a.md --` above each. Text above the first is a comment. */
export function files(source: string): ReadonlyMap<string, string> {
  const parts = source.split(/^-- (.+) --\n/m);
  const result = new Map<string, string>();
  for (let at = 1; at < parts.length; at += 2) result.set(parts[at]!.trim(), parts[at + 1]!);
  if (result.size === 0) throw new Error('no `-- path --` line');
  return result;
}
