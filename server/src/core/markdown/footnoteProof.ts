/**
 * The proof that every edit of notes has to pass: the edited text, read again, says the same, and each of its marks
 * refers to the note that it referred to before, word by word.
 */
import { type Refusal, refused } from '../finding.js';
import { SourceText } from '../text/sourceText.js';
import { applyEdits, type TextEdit, type TextRange } from '../text/textRange.js';
import type { FootnoteDefinition } from './block.js';
import { footnoteKey } from './footnotes.js';
import { type PlacedBlock, type Report, reportOf } from './report.js';

/** What an edit is meant to do to the notes; all else has to stay. */
export interface ExpectedChange {
  /** The new labels, by the keys of the old ones. */
  readonly relabelled?: ReadonlyMap<string, string>;
  /** The key of a note that goes, with all its marks. */
  readonly removed?: string;
  /** The key of a note that comes, with one mark and one text. */
  readonly added?: string;
}

/** Edits that have been proved, to be made together. */
export interface NoteEdit {
  readonly kind: 'note-edit';
  readonly edits: readonly TextEdit[];
}

/** The edits, or why they are not made. `explain` is asked where they would do more than they are meant to. */
export function provenEdit(
  report: Report,
  edits: readonly TextEdit[],
  change: ExpectedChange,
  explain: () => Refusal = () => readOtherwise,
): NoteEdit | Refusal {
  if (isUnclear(report, change)) return unclear;
  const { uri, text } = report.source;
  const after = reportOf(new SourceText(uri, applyEdits(text, edits)));
  return keepsNotes(report, after, change) ? { kind: 'note-edit', edits } : explain();
}

export const readOtherwise = refused(
  'そうすると本文か脚注のどこかが前と違うように読まれるため、何も変えません。',
  'Some of the text or of the notes would be read otherwise than before, so nothing is changed.',
);

const unclear = refused(
  '変わる番号が「<sup>1–3</sup>」のようにまとめた形かHTMLの中でも使われていて、読み切れません。そこを一つずつの番号に分けてから行います。',
  'A number that would change is also used in a form that cannot be read, as in `<sup>1–3</sup>` or inside HTML. Write such marks one by one first.',
);

/** Whether two reports differ in nothing but what was meant to change. White space between blocks is no difference. */
export function keepsNotes(before: Report, after: Report, change: ExpectedChange): boolean {
  const { relabelled = nothing, removed, added } = change;
  if (isUnclear(before, change) || !isOneToOne(before, relabelled, removed)) return false;
  if (added !== undefined) {
    const isAdded = (it: { readonly label: string }): boolean => footnoteKey(it) === added;
    if (after.footnoteReferences.filter(isAdded).length !== 1) return false;
    if (after.footnoteDefinitions.filter(isAdded).length !== 1) return false;
  }
  const wanted = imageOf(before, (key) => (key === removed ? undefined : newKey(key, relabelled)));
  return wanted === imageOf(after, (key) => (key === added ? undefined : key));
}

const nothing: ReadonlyMap<string, string> = new Map();

function newKey(key: string, relabelled: ReadonlyMap<string, string>): string {
  const label = relabelled.get(key);
  return label === undefined ? key : footnoteKey({ label });
}

/** Two notes with one name would be one note. */
function isOneToOne(report: Report, relabelled: ReadonlyMap<string, string>, removed?: string): boolean {
  const keys = new Set([...report.footnoteReferences, ...report.footnoteDefinitions].map(footnoteKey));
  if (removed !== undefined) keys.delete(removed);
  return new Set([...keys].map((it) => newKey(it, relabelled))).size === keys.size;
}

/** A name that changes stands in a mark that is not read, or read as an exponent and perhaps a reference. */
function isUnclear(
  { looseFootnoteUses: uses }: Report,
  { relabelled = nothing, removed, added }: ExpectedChange,
) {
  if (uses.size === 0) return false;
  if (uses.has(removed ?? '') || uses.has(added ?? '')) return true;
  return [...relabelled].some(([key, label]) => uses.has(key) || uses.has(footnoteKey({ label })));
}

/** By what name a note goes; undefined for one that is left out. */
type Naming = (key: string) => string | undefined;

/**
 * All that a report says, as a text that can be compared: its blocks without the notes, then the notes by their
 * names. A mark is the name of its note, in whatever dialect it is written.
 */
function imageOf(report: Report, nameOf: Naming): string {
  const marks = marksOf(report, nameOf);
  const body = report.blocks.flatMap((it) => bodyOf(report, it, marks));
  const notes = new Map<string, unknown[]>();
  for (const it of report.footnoteDefinitions) {
    const name = nameOf(footnoteKey(it));
    if (name === undefined) continue;
    const image = noteOf(report, it, marks);
    if (!notes.get(name)?.push(image)) notes.set(name, [image]);
  }
  const inOrder = [...notes].sort(([one], [other]) => (one < other ? -1 : 1));
  const loose = [...report.looseFootnoteUses.keys()].sort();
  const front = report.frontMatter && report.source.slice(report.frontMatter.range);
  return JSON.stringify([front, body, inOrder, loose]);
}

/** What stands in place of a stretch of the source. */
interface Mark {
  readonly range: TextRange;
  readonly text: string;
}

/** The marks of notes, each as the names of its notes. */
function marksOf({ footnoteReferences }: Report, nameOf: Naming): readonly Mark[] {
  const marks: { range: TextRange; text: string }[] = [];
  for (const it of footnoteReferences) {
    const name = nameOf(footnoteKey(it));
    const text = name === undefined ? '' : `\uFFFC${name}\uFFFC`;
    const last = marks.at(-1);
    if (last?.range.start === it.mark.start) last.text += text;
    else marks.push({ range: it.mark, text });
  }
  return marks;
}

/** A block without its notes; nothing where it is but notes. */
function bodyOf(report: Report, placed: PlacedBlock, marks: readonly Mark[]): readonly unknown[] {
  const { block } = placed;
  const text = textBetweenNotes(report, placed, marks);
  if (block.footnoteDefinitions.length === 0) return [[block.kind, text, shapeOf(placed, placed)]];
  return text.length === 0 ? [] : [[block.kind, text]];
}

/** The source of a note, and what a reader sees of it: the same letters may be a list here and a sentence there. */
function noteOf(
  report: Report,
  { mark, content, dialect }: FootnoteDefinition,
  marks: readonly Mark[],
): unknown {
  const placed = report.blocks[firstFrom(report.blocks, content.start + 1) - 1]!;
  // A line of a paragraph that opens with `<sup>` is a paragraph to its reader.
  const shape = dialect === 'sup' ? oneParagraph : shapeOf(placed, { start: mark.end, end: content.end });
  return [textBetweenNotes(report, content, marks), shape];
}

const oneParagraph: readonly unknown[] = [['paragraph'], 0];

/** The leaf blocks and the list items that begin in a range of the source. */
function shapeOf({ block, start }: PlacedBlock, range: TextRange): readonly unknown[] {
  const isInside = (offset: number): boolean => range.start <= start + offset && start + offset < range.end;
  const prose = block.prose.filter(
    (it) => it.text !== '' && isInside(it.toSource({ start: 0, end: 1 }).start),
  );
  const items = block.listItems.filter((it) => isInside(it.range.start));
  return [prose.map((it) => it.kind), items.length];
}

/** What is written in a range and belongs to no note that begins in it, with names of notes for their marks. */
function textBetweenNotes(
  report: Report,
  { start, end }: TextRange,
  marks: readonly Mark[],
): readonly string[] {
  const { footnoteDefinitions: definitions } = report;
  const parts: string[] = [];
  let at = start;
  for (let index = firstFrom(definitions, start); index < definitions.length; index++) {
    const { range } = definitions[index]!;
    if (range.start >= end) break;
    if (range.start > at) parts.push(textOf(report, { start: at, end: range.start }, marks));
    at = Math.max(at, range.end);
  }
  if (at < end) parts.push(textOf(report, { start: at, end }, marks));
  return parts.map((it) => it.trim()).filter((it) => it !== '');
}

function textOf({ source }: Report, { start, end }: TextRange, marks: readonly Mark[]): string {
  let text = '';
  let at = start;
  for (let index = firstFrom(marks, start); index < marks.length; index++) {
    const { range, text: shown } = marks[index]!;
    if (range.end > end) break;
    text += source.text.slice(at, range.start) + shown;
    at = range.end;
  }
  return text + source.text.slice(at, end);
}

/** The index of the first item, of those in order, that begins at or behind `offset`. */
function firstFrom(items: readonly (PlacedBlock | { readonly range: TextRange })[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle]!;
    if (('range' in item ? item.range.start : item.start) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
