/** How what is written in a report is replaced. Nothing but letters changes: marks, links and notes stay. */
import { isQuotation } from '../japanese/quotation.js';
import type { Prose } from '../markdown/prose.js';
import { rangeOf, shifted, type TextEdit } from '../text/textRange.js';

/** A range of the prose of a block that stands at `blockStart`. */
export interface Written {
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
  readonly blockStart: number;
}

/** One edit, or none where it would not leave the marks among the letters as they are. */
export function replacementOf(
  { prose, start, end, blockStart }: Written,
  newText: string,
): readonly TextEdit[] {
  const edit = prose.edit(rangeOf(start, end), newText);
  return edit ? [{ range: shifted(edit.range, blockStart), newText: edit.newText }] : [];
}

/** Whether a replacement may be safe at all: no marks among the letters, and not what somebody else wrote. */
export const isOwnAndPlain = ({ prose, start, end }: Omit<Written, 'blockStart'>): boolean =>
  prose.isPlain(rangeOf(start, end)) && !isQuotation(prose, start);
