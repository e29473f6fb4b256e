/**
 * The edits that give, move and drop the definition of an abbreviation.
 * Invariant: an edit whose range has marks, notes or line breaks in it is not offered: it would lose them.
 */
import { type Passage, plainPlaceIn } from '../markdown/passage.js';
import { rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import type { PlacedDefinition, PlacedUse } from './abbreviations.js';

/** `包括的共同作業計画（JCPOA）` in place of the use, without the spaces that stood around Latin letters. */
export function writtenFor({ passage, read }: PlacedUse, newText: string): TextEdit | undefined {
  const { text } = passage.prose;
  const range = plainPlaceIn(passage, withSpaceBehind(text, withSpaceBefore(text, read)));
  return range && !isBeforeMark(passage, range.end) ? { range, newText } : undefined;
}

/** Between a bracket and a letter no mark closes emphasis (CommonMark §6.2): 「**国連（UN）**は」 prints the stars. */
export const isBeforeMark = ({ block, start }: Passage, offset: number): boolean =>
  /[*_~]/.test(block.text[offset - start] ?? '');

/** The abbreviation alone in place of the definition; undefined where the name's beginning is not known. */
export function shortened({ passage, read }: PlacedDefinition): TextEdit | undefined {
  const { range, order, name, short, brackets } = read;
  const { text } = passage.prose;
  if (order === 'short-first') {
    return edit(plainPlaceIn(passage, withSpaces(text, brackets)), '');
  }
  const whole = text[brackets.start] === '(' ? withSpaceBehind(text, range) : range;
  return name && edit(plainPlaceIn(passage, whole), short);
}

/** The name alone in place of the definition. */
export function withoutAbbreviation({ passage, read }: PlacedDefinition): TextEdit | undefined {
  if (read.order === 'short-first') return undefined;
  return edit(plainPlaceIn(passage, withSpaces(passage.prose.text, read.brackets)), '');
}

/** `包括的共同作業計画（JCPOA）`, whichever way round and in whatever brackets the report writes it. */
export function printedDefinition({ passage, read }: PlacedDefinition): string | undefined {
  const { name, short, order, range, isPlain } = read;
  const { text } = passage.prose;
  if (name === undefined) return undefined;
  if (isPlain) return `${text.slice(name.start, name.end)}（${short}）`;
  return order === 'name-first' ? text.slice(range.start, range.end) : undefined;
}

const edit = (range: TextRange | undefined, newText: string): TextEdit | undefined =>
  range && { range, newText };

/** Spaces around half-width brackets go with them. */
const withSpaces = (text: string, brackets: TextRange): TextRange =>
  text[brackets.start] === '(' ? withSpaceBehind(text, withSpaceBefore(text, brackets)) : brackets;

const withSpaceBefore = (text: string, { start, end }: TextRange): TextRange =>
  rangeOf(text[start - 1] === ' ' && isWide(text, start - 2) ? start - 1 : start, end);

const withSpaceBehind = (text: string, { start, end }: TextRange): TextRange =>
  rangeOf(start, text[end] === ' ' && isWide(text, end + 1) ? end + 1 : end);

/** Kana, kanji and their punctuation: a space beside them parts no words. */
const isWide = (text: string, at: number): boolean => text.charCodeAt(at) >= 0x2e80;
