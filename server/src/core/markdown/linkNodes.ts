/** The links of a syntax tree, and those that HTML makes. Offsets count from the block. */
import type { TreeCursor } from '@lezer/common';
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { Link, LinkReferenceDefinition } from './block.js';

/** A link or image as it is written. */
export interface LinkNode {
  /** Its destination stands in parentheses behind the text. */
  readonly inline: boolean;
  readonly text: TextRange;
  readonly destination: TextRange | undefined;
  readonly title: TextRange | undefined;
  /** Of a reference; the same object as `text` where the text is the label. */
  readonly label: TextRange | undefined;
  /** `[注]`, without a second pair of brackets. */
  readonly shortcut: boolean;
}

/** Reads the `Link` or `Image` under the cursor; leaves the cursor there. */
export function linkNodeAt(cursor: TreeCursor, source: string): LinkNode {
  const { from, to } = cursor;
  const marks: TextRange[] = [];
  let destination: TextRange | undefined;
  let title: TextRange | undefined;
  let label: TextRange | undefined;
  if (cursor.firstChild()) {
    do {
      const here = rangeOf(cursor.from, cursor.to);
      // Only the link's own marks are its children; those of links in the text are grandchildren.
      if (cursor.name === 'LinkMark') marks.push(here);
      else if (cursor.name === 'URL') destination = withoutAngles(source, here);
      else if (cursor.name === 'LinkTitle') title = rangeOf(here.start + 1, here.end - 1);
      else if (cursor.name === 'LinkLabel') label = rangeOf(here.start + 1, here.end - 1);
    } while (cursor.nextSibling());
    cursor.parent();
  }
  const text = rangeOf(marks[0]?.end ?? from, marks[1]?.start ?? to);
  const inline = marks.length >= 4;
  if (inline) destination ??= rangeOf(marks[2]!.end, marks[2]!.end);
  if (!inline && (!label || label.end <= label.start)) label = text;
  const shortcut = !inline && marks.length <= 2 && label === text;
  return { inline, text, destination, title, label, shortcut };
}

/** Reads the `LinkReference` under the cursor; leaves the cursor there. */
export function linkReferenceAt(cursor: TreeCursor, source: string): LinkReferenceDefinition {
  const { from, to } = cursor;
  let label = rangeOf(from, from);
  let destination = rangeOf(to, to);
  if (cursor.firstChild()) {
    do {
      if (cursor.name === 'LinkLabel') label = rangeOf(cursor.from + 1, cursor.to - 1);
      else if (cursor.name === 'URL') destination = withoutAngles(source, rangeOf(cursor.from, cursor.to));
    } while (cursor.nextSibling());
    cursor.parent();
  }
  return { range: rangeOf(from, to), label, destination };
}

/** What the tags in a stretch of HTML link to or show. */
export function htmlLinksIn(source: string, from: number, to: number): readonly Link[] {
  return Array.from(source.slice(from, to).matchAll(linkingTag), (match) => {
    const [whole, linked, shown] = match;
    const written = linked ?? shown!;
    const at = from + match.indices![linked === undefined ? 2 : 1]![0];
    const start = from + match.index;
    const end = start + whole.length;
    const quotes = /^["']/.test(written) ? 1 : 0;
    return {
      kind: 'html',
      image: linked === undefined,
      range: rangeOf(start, end),
      text: rangeOf(end, end),
      destination: rangeOf(at + quotes, at + written.length - quotes),
    };
  });
}

/** A picture that is written into the report itself (`data:`) leads nowhere. */
const linkingTag =
  /<(?:a\s(?:[^<>]*?\s)?href\s*=\s*("[^"<>]*"|'[^'<>]*'|[^"'<>\s]*)|img\s(?:[^<>]*?\s)?src\s*=\s*(?!["']?data:)("[^"<>]*"|'[^'<>]*'|[^"'<>\s]*))[^<>]*>/dgi;

const withoutAngles = (text: string, range: TextRange): TextRange =>
  text[range.start] === '<' && text[range.end - 1] === '>' ? rangeOf(range.start + 1, range.end - 1) : range;
