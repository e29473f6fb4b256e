/** The notes that may be referred to, where `[^` or `<sup>` is being typed. */
import { footnotesOf } from '../markdown/footnotes.js';
import type { Report } from '../markdown/report.js';
import { shownText } from '../markdown/shownText.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { blockAt } from './symbol.js';

/** A mark that may take the place of what was typed of it. */
export interface NoteCompletion {
  readonly label: string;
  readonly mark: string;
  /** What was typed, and what closes it already. */
  readonly range: TextRange;
  readonly typed: string;
  /** The note itself. */
  readonly text: string;
}

const begun = /(?:\[\^([^\]\s[^]*)|<sup>([0-9０-９]*))$/i;

export function noteCompletionsAt(report: Report, offset: number): readonly NoteCompletion[] {
  const { text } = report.source;
  const [typed, name, number] = begun.exec(text.slice(Math.max(0, offset - 40), offset)) ?? [];
  if (typed === undefined || isCode(report, offset - typed.length, offset)) return [];
  const [, closing = ''] = /^([^\]\s[^<]*\]|[0-9０-９]*<\/sup>)/i.exec(text.slice(offset, offset + 40)) ?? [];
  const range = rangeOf(offset - typed.length, offset + closing.length);
  const isRaised = name === undefined;
  const beginning = (name ?? number ?? '').normalize('NFKC');
  return footnotesOf(report).flatMap(({ label, number: ordinal, definitions: [definition] }) => {
    if (!definition || !label.startsWith(beginning) || (isRaised && ordinal === undefined)) return [];
    const mark = isRaised ? `<sup>${label}</sup>` : `[^${label}]`;
    return [{ label, mark, range, typed, text: shownText(report, definition.content) }];
  });
}

/** Whether code, a comment or a URL covers what was typed. */
function isCode(report: Report, start: number, end: number): boolean {
  const placed = blockAt(report, end);
  return (
    placed?.block.opaque.some((it) => placed.start + it.start < start && end <= placed.start + it.end) ===
      true || placed?.block.kind === 'code'
  );
}
