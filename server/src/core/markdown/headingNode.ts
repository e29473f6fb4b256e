import type { TreeCursor } from '@lezer/common';
import { rangeOf, trimmed } from '../text/textRange.js';
import type { Heading } from './block.js';
import { printedNumberIn } from './printedNumber.js';

/** Reads the heading under the cursor, which ends at `to`; leaves the cursor there. Offsets count from the block. */
export function headingNodeAt(cursor: TreeCursor, to: number, source: string): Heading {
  const { name, from } = cursor;
  const setext = name.startsWith('SetextHeading');
  let start = from;
  let end = to;
  if (cursor.firstChild()) {
    do {
      if (cursor.name !== 'HeaderMark') continue;
      // An ATX heading opens with a mark and may close with one; a setext heading has it on its last line.
      if (cursor.from === from && !setext) start = cursor.to;
      else end = cursor.from;
    } while (cursor.nextSibling());
    cursor.parent();
  }
  const content = trimmed(source, start, end);
  const printedNumber = printedNumberIn(source.slice(content.start, content.end), content.start);
  return {
    level: Number(name.at(-1)),
    range: rangeOf(from, to),
    content,
    ...(printedNumber && { printedNumber }),
  };
}
