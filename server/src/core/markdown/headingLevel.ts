/** The level of a heading in the marks of Markdown. */
import { rangeOf, type TextEdit } from '../text/textRange.js';
import type { Heading } from './block.js';
import type { Report } from './report.js';

/** The edit that gives a heading another level; undefined where Markdown has no such heading. */
export function levelEdit(
  { source }: Report,
  { range, content }: Heading,
  level: number,
): TextEdit | undefined {
  if (level < 1 || level > 6) return undefined;
  const marks = '#'.repeat(level);
  const text = source.slice(range);
  const written = /^#+/.exec(text)?.[0].length;
  if (written !== undefined) return { range: rangeOf(range.start, range.start + written), newText: marks };
  const words = source.slice(content);
  // A setext heading, which an underline makes.
  return /[\r\n]/.test(words) ? undefined : { range, newText: `${marks} ${words}` };
}
