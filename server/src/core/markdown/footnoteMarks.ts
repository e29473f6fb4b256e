/**
 * The marks of notes in the text of a block, of both dialects: what refers to a note, and what opens its text.
 * Offsets are UTF-16 of the block.
 */
import { rangeOf, type TextRange, trimmed } from '../text/textRange.js';
import type { FootnoteDefinition, FootnoteReference } from './block.js';
import { exponentContext, isDoubtful, isPower } from './exponent.js';

/** `[^1]`, which stands at `start`. */
export const caretReference = (text: string, start: number, end: number): FootnoteReference => ({
  dialect: 'caret',
  label: text.slice(start + 2, end - 1),
  range: rangeOf(start, end),
  labelRange: rangeOf(start + 2, end - 1),
  mark: rangeOf(start, end),
  doubtful: false,
});

/** The numbers of `<sup>1,2</sup>`; none where it is a power. */
export function supReferences(text: string, start: number, end: number): readonly FootnoteReference[] {
  const before = text.slice(Math.max(0, start - exponentContext), start);
  const after = text[end] ?? '';
  const numbers = [...text.slice(start, end).matchAll(/[0-9０-９]+/g)];
  const isAlone = numbers.length === 1;
  if (isAlone && isPower(before, numbers[0]![0])) return [];
  return numbers.map(({ 0: digits, index }) => {
    const labelRange = rangeOf(start + index, start + index + digits.length);
    return {
      dialect: 'sup',
      label: digits.normalize('NFKC'),
      range: isAlone ? rangeOf(start, end) : labelRange,
      labelRange,
      mark: rangeOf(start, end),
      doubtful: isDoubtful(before, after, digits) || (!isAlone && isPower(before, digits)),
    };
  });
}

/**
 * `<sup>1</sup> ` at the head of a paragraph opens a definition; in such a paragraph each further line
 * that opens so is the next one. Before a letter (`<sup>235</sup>U`) it is no mark of a note.
 */
export function supDefinitionsIn(text: string, from: number, to: number): readonly FootnoteDefinition[] {
  if (!supMark.test(text.slice(from, Math.min(to, from + 40)))) return [];
  const marks = [...text.slice(from, to).matchAll(supMarkAtLine)].map((match) => {
    const mark = match[0].trimStart();
    return { at: from + match.index + match[0].length - mark.length, mark };
  });
  return marks.map(({ at, mark }, index) => {
    const labelRange = digitsOf(mark, at);
    const markEnd = at + mark.length;
    const content = trimmed(text, markEnd, marks[index + 1]?.at ?? to);
    return {
      dialect: 'sup',
      label: text.slice(labelRange.start, labelRange.end).normalize('NFKC'),
      range: rangeOf(at, Math.max(content.end, markEnd)),
      mark: rangeOf(at, markEnd),
      labelRange,
      content,
    };
  });
}

/** `[^1]: 出典`, the whole block. */
export function caretDefinitionsIn(text: string, from: number, to: number): readonly FootnoteDefinition[] {
  const mark = /^\[\^([^\]]+)\]:/.exec(text.slice(from, to));
  if (!mark) return [];
  const markEnd = from + mark[0].length;
  const content = trimmed(text, markEnd, to);
  return [
    {
      dialect: 'caret',
      label: mark[1]!,
      range: rangeOf(from, Math.max(content.end, markEnd)),
      mark: rangeOf(from, markEnd),
      labelRange: rangeOf(from + 2, markEnd - 2),
      content,
    },
  ];
}

const supMark = /^<sup>\s*[0-9０-９]{1,4}\s*<\/sup>(?![A-Za-z])/i;
const supMarkAtLine = /(?<=^|\n)[ \t>]*<sup>\s*[0-9０-９]{1,4}\s*<\/sup>(?![A-Za-z])/gi;

function digitsOf(mark: string, at: number): TextRange {
  const digits = /[0-9０-９]+/.exec(mark)!;
  return rangeOf(at + digits.index, at + digits.index + digits[0].length);
}
