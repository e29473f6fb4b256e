/**
 * The lines of a knowledge file: where its keys and its entries stand, found without reading the YAML in them,
 * so that a file of a hundred thousand entries, and one that is being typed in, answers at once.
 */
import { type Document, parseDocument } from 'yaml';
import { rangeOf, type TextRange } from '../text/textRange.js';

/** A key at the left edge with all that is under it; the list itself, where the file is nothing but a list. */
export interface Section {
  /** Empty for a file that is nothing but a list. */
  readonly key: string;
  /** Of the key's line. */
  readonly start: number;
  /** Where the next key stands, or the end of the file. */
  readonly end: number;
}

/** The entries of a list in block style. */
export interface EntryList {
  /** Where the lines of their dashes start. */
  readonly starts: readonly number[];
  /** The column of the dashes. */
  readonly column: number;
  /** The end of the section that holds the list. */
  readonly end: number;
}

const keyLine = /^(?:"([^"\\]*)"|'([^']*)'|([^\s\-#:'"[\]{}&*!|>%@`?,][^#:]*?))[ \t]*:(?=[ \t]|$)/;

/** Undefined where the file is not in the usual form: several documents, a map in braces, text at the left edge. */
export function sectionsOf(text: string): readonly Section[] | undefined {
  const sections: { key: string; start: number; end: number }[] = [];
  // Most lines are indented and not looked at.
  for (const { 0: whole, index } of text.matchAll(/^[^ \t\r\n#][^\r\n]*/gm)) {
    const hasMark = whole.startsWith('\uFEFF');
    const line = hasMark ? whole.slice(1) : whole;
    const start = hasMark ? 1 : index;
    const last = sections.at(-1);
    const key = keyLine.exec(line);
    if (/^(?:[ \t#]|$)/.test(line) || (/^---[ \t]*(?:#.*)?$/.test(line) && !last)) continue;
    if (key && last?.key !== '') {
      if (last) last.end = start;
      sections.push({ key: key[1] ?? key[2] ?? key[3]!, start, end: text.length });
    } else if (/^-(?:[ \t]|$)/.test(line)) {
      if (!last) sections.push({ key: '', start, end: text.length });
    } else return undefined;
  }
  // A list that stands away from the edge is under no key of ours.
  const before = text.slice(0, sections[0]?.start);
  return /^\uFEFF?[ \t]+[^ \t\r\n#]/m.test(before) ? undefined : sections;
}

/** The list under a section's key; undefined where it has none in block style. */
export function entriesIn(text: string, { key, start, end }: Section): EntryList | undefined {
  const body = text.slice(key === '' ? start : lineEndAt(text, start), end);
  const first = /^([ \t]*)([^ \t\r\n])[^\r\n]*/gm;
  const shift = end - body.length;
  let line = first.exec(body);
  while (line?.[2] === '#') line = first.exec(body);
  if (!line || !/^-(?:[ \t]|$)/.test(line[0].trimStart())) return undefined;
  const dashes = new RegExp(`^${line[1]}-(?=[ \\t\\r\\n]|$)`, 'gm');
  const starts = [...body.matchAll(dashes)].map((it) => it.index + shift);
  return { starts, column: line[1]!.length, end };
}

/** A file that says nothing but its list and its words, in block style, without anchors: its entries can be read apart. */
export interface PlainLayout {
  readonly list: EntryList;
  readonly words: Section | undefined;
}

const anchorOrAlias = /(?:^|[\s[\]{},:-])[&*][^\s&*]/m;

export function plainLayoutOf(text: string): PlainLayout | undefined {
  if (text.startsWith('\uFEFF') || anchorOrAlias.test(text)) return undefined;
  const sections = sectionsOf(text) ?? [];
  const [list, ...lists] = sections.filter((it) => it.key === 'entities');
  const [words, ...rest] = sections.filter((it) => it.key !== 'entities');
  if (!list || lists.length > 0 || rest.length > 0 || (words && words.key !== 'words')) return undefined;
  if (!/^entities:[ \t]*(?:#.*)?$/.test(text.slice(list.start, lineEndAt(text, list.start))))
    return undefined;
  const entries = entriesIn(text, list);
  return entries && { list: entries, words };
}

/** From the dash to the end of the last line that belongs to the entry, without its break. */
export function entryAt(text: string, { starts, column, end }: EntryList, index: number): TextRange {
  const start = starts[index]!;
  const lines = text.slice(start, starts[index + 1] ?? end).matchAll(/^([ \t]*)[^ \t\r\n][^\r\n]*/gm);
  let last = start;
  for (const { 0: line, 1: indent, index: at } of lines) {
    if (at === 0 || indent!.length > column) last = start + at + line.length;
  }
  return rangeOf(start + column, last);
}

/** A part of a file, read on its own. What a node's range says lies `shift` further on in the file. */
export interface Excerpt {
  readonly document: Document.Parsed;
  readonly shift: number;
}

/** Reads `text[start, end)` as it would be read where it stands: in its column. */
export function excerptOf(text: string, start: number, end: number): Excerpt {
  const column = columnOf(text, start);
  const options = { prettyErrors: false, version: '1.2' } as const;
  return {
    document: parseDocument(' '.repeat(column) + text.slice(start, end), options),
    shift: start - column,
  };
}

/** How many code units stand before an offset in its line; a byte order mark is none of them. */
export function columnOf(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return offset - (start === 0 && text.startsWith('\uFEFF') ? 1 : start);
}

/** The end of the line without its line break. */
export function lineEndAt(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
