/** Edits that put one more value into a list of a YAML file, in the style in which the list is written. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  type YAMLSeq,
} from 'yaml';
import { lineBreakOf } from '../text/lineBreak.js';
import type { TextEdit } from '../text/textRange.js';
import { columnOf, lineEndAt } from './knowledgeLayout.js';

/** What is added: a text, or a map of texts. */
export type NewValue = string | Readonly<Record<string, string>>;

/** Where the nodes of an excerpt stand. */
export interface Place {
  readonly text: string;
  readonly shift: number;
}

/** One more value in the list behind a key. Undefined where the list is written so that this might spoil it. */
export function appended(pair: Pair, value: NewValue, place: Place): readonly TextEdit[] | undefined {
  const { text, shift } = place;
  const list = pair.value as Node | null;
  if (!list?.range || isAlias(list) || list.anchor !== undefined || list.tag !== undefined) return undefined;
  const [from, to] = [list.range[0] + shift, list.range[1] + shift];
  if (isSeq(list)) return list.flow === true ? inBrackets(list, value, place) : inLines(list, value, place);
  if (from === to) {
    const colon = text.indexOf(':', (pair.key as Node).range![1] + shift);
    return [insertion(colon + 1, ` [${flowText(value)}]`)];
  }
  const isOneValue = isScalar(list) ? list.value !== null : isMap(list) && list.flow === true;
  if (!isOneValue || text.slice(from, to).includes('\n')) return undefined;
  return [insertion(from, '['), insertion(to, `, ${flowText(value, list)}]`)];
}

function inBrackets(list: YAMLSeq, value: NewValue, { text, shift }: Place): readonly TextEdit[] | undefined {
  const [from, to] = [list.range![0] + shift, list.range![1] + shift];
  const last = list.items.at(-1) as Node | null | undefined;
  if (!last?.range) {
    const isEmpty = /^\[\s*\]$/.test(text.slice(from, to));
    return isEmpty ? [{ range: { start: from, end: to }, newText: `[${flowText(value)}]` }] : undefined;
  }
  const [start, end] = [last.range[0] + shift, last.range[1] + shift];
  const newText = flowText(value, last);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  if (lineStart < from || indent.trim() !== '') return [insertion(end, `, ${newText}`)];
  // One value to a line: what is said of the last one stays beside it.
  const newLine = `${lineBreakOf(text)}${indent}${newText}`;
  const rest = /^([ \t]*)(,?)[ \t]*#/.exec(text.slice(end, lineEndAt(text, end)));
  if (!rest) return [insertion(end, `,${newLine}`)];
  const lineEnd = lineEndAt(text, end);
  return rest[2] === ''
    ? [insertion(end, ','), insertion(lineEnd, newLine)]
    : [insertion(lineEnd, `${newLine},`)];
}

function inLines(list: YAMLSeq, value: NewValue, { text, shift }: Place): readonly TextEdit[] {
  const last = list.items.at(-1) as Node;
  const at = endOfLines(text, last.range![1] + shift);
  const indent = ' '.repeat(columnOf(text, list.range![0] + shift));
  return [insertion(at, `${lineBreakOf(text)}${indent}- ${flowText(value, last)}`)];
}

/** The end of the line on which a value ends, behind a comment on it. */
export function endOfLines(text: string, valueEnd: number): number {
  let end = valueEnd;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  return lineEndAt(text, end);
}

export const insertion = (at: number, newText: string): TextEdit => ({
  range: { start: at, end: at },
  newText,
});

/** The value on one line; a text in quotation marks like those of its neighbour, or where it needs them. */
export function flowText(value: NewValue, like?: Node): string {
  if (typeof value === 'string') return scalarText(value, isScalar(like) ? like.type : undefined);
  const pairs = Object.entries(value).map(([key, text]) => `${key}: ${scalarText(text, undefined)}`);
  return `{ ${pairs.join(', ')} }`;
}

function scalarText(value: string, type: string | undefined): string {
  const isPrintable = /^[^\p{Cc}]*$/u.test(value);
  if (type === Scalar.QUOTE_SINGLE && isPrintable) return `'${value.replaceAll("'", "''")}'`;
  return type === Scalar.QUOTE_DOUBLE || !isPlain(value) ? JSON.stringify(value) : value;
}

/** Whether YAML reads the bare letters as this text, inside brackets too. */
function isPlain(value: string): boolean {
  const { contents, errors } = parseDocument(`[${value}]`, { version: '1.2' });
  const [only, ...others] = isSeq(contents) ? contents.items : [];
  return (
    errors.length === 0 && others.length === 0 && isScalar(only) && only.value === value && !/#/.test(value)
  );
}
