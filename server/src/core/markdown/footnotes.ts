/**
 * The notes of a report: what refers to what, in which order a reader meets them, and where a new one goes.
 * Both dialects share one numbering, so `<sup>1</sup>` refers to `[^1]: …` in a report that mixes them.
 */
import { lineBreakOf } from '../text/lineBreak.js';
import { rangeOf, type TextEdit } from '../text/textRange.js';
import type { FootnoteDefinition, FootnoteDialect, FootnoteReference } from './block.js';
import { partsOf } from './parts.js';
import type { PlacedBlock, Report } from './report.js';
import { linkLabel } from './reportLists.js';

export interface Footnote {
  /** As it is written where it first occurs. */
  readonly label: string;
  /** 1 to 999; absent for a name such as `[^nisi]`. */
  readonly number: number | undefined;
  /** In reading order. */
  readonly references: readonly FootnoteReference[];
  /** More than one is a fault. */
  readonly definitions: readonly FootnoteDefinition[];
  /** The body refers to it, and not only another note. */
  readonly inBody: boolean;
}

const footnotes = new WeakMap<Report, readonly Footnote[]>();

/**
 * The notes in the order of their first references: the body's first, then those in the text of notes, note by
 * note. Notes that nothing refers to come last. Where a definition stands says nothing about its place.
 */
export function footnotesOf(report: Report): readonly Footnote[] {
  let known = footnotes.get(report);
  if (!known) {
    known = inReadingOrder(report);
    footnotes.set(report, known);
  }
  return known;
}

/** Two labels with one key are one note. */
export const footnoteKey = (it: { readonly label: string }): string => linkLabel(it.label);

interface Draft extends Footnote {
  readonly references: FootnoteReference[];
  readonly definitions: FootnoteDefinition[];
  inBody: boolean;
}

function inReadingOrder({ footnoteReferences, footnoteDefinitions }: Report): readonly Footnote[] {
  const drafts = new Map<string, Draft>();
  const draftOf = (it: FootnoteReference | FootnoteDefinition): Draft => {
    const key = footnoteKey(it);
    let draft = drafts.get(key);
    if (!draft) {
      const number = /^[1-9][0-9]{0,2}$/.test(it.label) ? Number(it.label) : undefined;
      draft = { label: it.label, number, references: [], definitions: [], inBody: false };
      drafts.set(key, draft);
    }
    return draft;
  };
  const body: FootnoteReference[] = [];
  const inNote = new Map<FootnoteDefinition, FootnoteReference[]>();
  let next = 0;
  for (const reference of footnoteReferences) {
    while ((footnoteDefinitions[next]?.range.start ?? Infinity) < reference.range.start) next++;
    const note = footnoteDefinitions[next - 1];
    if (!note || note.range.end < reference.range.end) body.push(reference);
    else if (!inNote.get(note)?.push(reference)) inNote.set(note, [reference]);
  }
  const inOrder = new Set<Draft>();
  const meet = (references: readonly FootnoteReference[], inBody: boolean): void => {
    for (const reference of references) {
      const draft = draftOf(reference);
      draft.references.push(reference);
      draft.inBody ||= inBody;
      inOrder.add(draft);
    }
  };
  meet(body, true);
  for (const definition of footnoteDefinitions) draftOf(definition).definitions.push(definition);
  // A set is walked in the order of insertion, and what the walk adds is walked too.
  const walkNotes = (from: Iterable<Draft>): void => {
    for (const { definitions } of from) {
      for (const it of definitions) {
        meet(inNote.get(it) ?? [], false);
        inNote.delete(it);
      }
    }
  };
  walkNotes(inOrder);
  for (const definition of footnoteDefinitions) {
    const draft = draftOf(definition);
    if (inOrder.has(draft)) continue;
    inOrder.add(draft);
    walkNotes(inOrder);
  }
  return [...inOrder];
}

/** Adds a definition for `reference` in the dialect and at the place where this report keeps its definitions. */
export const insertedDefinition = (
  report: Report,
  { label, dialect }: FootnoteReference,
  content: string,
): TextEdit =>
  definitionBefore(report, { label, dialect, content }, (it) => Number(it.label) > Number(label)).edit;

/** A definition that is to be written. */
export interface NewDefinition {
  readonly label: string;
  /** That of the reference; where there are definitions, the new one is written as they are. */
  readonly dialect: FootnoteDialect;
  readonly content: string;
}

/**
 * Adds a definition before those of later notes. `contentAt` is where its content begins in the new text of the edit.
 */
export function definitionBefore(
  report: Report,
  { label, dialect, content }: NewDefinition,
  isLater: (other: FootnoteDefinition) => boolean,
): { readonly edit: TextEdit; readonly contentAt: number } {
  const { source, footnoteDefinitions: definitions } = report;
  const lineBreak = lineBreakOf(source.text);
  const before = definitions.filter((it) => !isLater(it)).at(-1);
  const neighbour = before ?? definitions[0];
  const mark = `${markOf(label, neighbour?.dialect ?? dialect)} `;
  const edit = (at: number, ahead: string, behind: string) => ({
    edit: { range: rangeOf(at, at), newText: ahead + mark + content + behind },
    contentAt: ahead.length + mark.length,
  });
  if (neighbour) {
    const gap = gapBetween(report, definitions.indexOf(neighbour)) ?? lineBreak + lineBreak;
    return before ? edit(neighbour.range.end, gap, '') : edit(neighbour.range.start, '', gap);
  }
  const at = lastOfBody(report)?.end ?? source.text.length;
  // `---` right below a line of text would make it a heading.
  const apart = /^(?:\r\n|\r|\n)[ \t]*[^\s]/.test(source.text.slice(at, at + 200)) ? lineBreak : '';
  return edit(at, lineBreak + lineBreak, apart);
}

export const markOf = (label: string, dialect: FootnoteDialect): string =>
  dialect === 'sup' && /^[0-9]+$/.test(label) ? `<sup>${label}</sup>` : `[^${label}]:`;

/** Takes a definition out with the blank lines on one of its sides, so that its neighbours stand as far apart as before. */
export function definitionRemoval({ source: { text } }: Report, { range }: FootnoteDefinition): TextEdit {
  const before = text.slice(text.slice(0, range.start).trimEnd().length, range.start);
  const after = text.slice(range.end, text.length - text.slice(range.end).trimStart().length);
  const first = before.length === range.start;
  const last = range.end + after.length === text.length;
  const whole =
    !first && (last || lineBreaksIn(after) >= lineBreaksIn(before))
      ? rangeOf(range.start - before.length, range.end)
      : rangeOf(range.start, range.end + after.length);
  return { range: whole, newText: '' };
}

const lineBreaksIn = (space: string): number => space.split(/\r\n|\r|\n/).length - 1;

/** What stands between two definitions where one follows the other, looked for around `index` first. */
function gapBetween({ source, footnoteDefinitions: definitions }: Report, index: number): string | undefined {
  for (const at of [index, index - 1, ...definitions.keys()]) {
    const one = definitions[at];
    const other = definitions[at + 1];
    if (!one || !other || one.dialect !== definitions[index]!.dialect || one.dialect !== other.dialect)
      continue;
    const between = source.text.slice(one.range.end, other.range.start);
    if (/^\s*[\r\n]\s*$/.test(between)) return between;
  }
  return undefined;
}

/** The last block of text before contact and disclaimer; behind code or HTML that is never closed all is code. */
export function lastOfBody(report: Report): PlacedBlock | undefined {
  const { body } = partsOf(report);
  const text = report.blocks.filter(
    ({ block, end }) =>
      end <= body.end &&
      block.kind !== 'thematic-break' &&
      block.kind !== 'code' &&
      block.kind !== 'html' &&
      block.kind !== 'comment',
  );
  return text.at(-1);
}
