/** A new note at a place of the text: its mark, its text where the report keeps them, and the numbers behind it. */
import { type Refusal, refused } from '../finding.js';
import { rangeOf, type TextEdit } from '../text/textRange.js';
import type { FootnoteDialect } from './block.js';
import { labelEdits, mentionRefusal } from './footnoteNumbers.js';
import { markedBefore } from './footnotePlace.js';
import { type NoteEdit, provenEdit } from './footnoteProof.js';
import { definitionBefore, footnoteKey, footnotesOf } from './footnotes.js';
import type { Report } from './report.js';

export interface NoteInsertion extends NoteEdit {
  /** Where the text of the note is to be typed, in the edited report. */
  readonly caret: number;
}

/** `usual` is the dialect for a report that has no notes yet. */
export function insertedNote(
  report: Report,
  offset: number,
  usual: FootnoteDialect = 'sup',
): NoteInsertion | Refusal {
  const at = placeOfMark(report, offset);
  const dialect = dialectOf(report) ?? usual;
  const number = numberAt(report, at);
  const relabelled = madeRoom(report, number);
  const label = String(number);
  const mark = newMark(report, at, label, dialect);
  const { edit, contentAt } = definitionBefore(
    report,
    { label, dialect, content: '' },
    (it) => Number(it.label) >= number,
  );
  const edits = [...labelEdits(report, relabelled), mark, edit].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  );
  const change = { relabelled, added: label };
  const proven = mentionRefusal(report, relabelled) ?? provenEdit(report, edits, change, () => noPlace);
  if (proven.kind === 'refused') return proven;
  const caret = edit.range.start + growthBefore(edits, edit) + contentAt;
  return { ...proven, caret };
}

const noPlace = refused(
  'ここには脚注を挿入できません。本文の文の中で行います。',
  'No footnote can be inserted here. Put the caret into the text.',
);

/** The dialect of most references; undefined where there are none. */
export function dialectOf({ footnoteReferences }: Report): FootnoteDialect | undefined {
  const raised = footnoteReferences.filter((it) => it.dialect === 'sup').length;
  if (footnoteReferences.length === 0) return undefined;
  return raised * 2 >= footnoteReferences.length ? 'sup' : 'caret';
}

/** On that side of 。 and 、 on which this report has its marks. */
function placeOfMark(report: Report, offset: number): number {
  const { text } = report.source;
  const isBefore = markedBefore(report);
  if (isBefore !== false && /[。、]/.test(text[offset - 1] ?? '')) return offset - 1;
  if (isBefore === false && text[offset] === '。') return offset + 1;
  return offset;
}

/** Behind another superscript it joins that one: 「<sup>1</sup><sup>2</sup>」 would be read as 12. */
function newMark(
  { footnoteReferences }: Report,
  at: number,
  label: string,
  dialect: FootnoteDialect,
): TextEdit {
  const before = footnoteReferences.findLast((it) => it.mark.end === at);
  if (dialect === 'caret') return { range: rangeOf(at, at), newText: `[^${label}]` };
  if (before?.dialect !== 'sup') return { range: rangeOf(at, at), newText: `<sup>${label}</sup>` };
  return { range: rangeOf(before.labelRange.end, before.labelRange.end), newText: `,${label}` };
}

/** The number after the last one that a reader has met; the notes of notes come after all others. */
function numberAt(report: Report, offset: number): number {
  const isLast = isInNote(report, offset);
  let last = 0;
  for (const { number, references } of footnotesOf(report)) {
    if (number === undefined) continue;
    const isMet = references.some((it) => it.mark.start < offset && !isInNote(report, it.mark.start));
    if (isLast || isMet) last = Math.max(last, number);
  }
  return last + 1;
}

const isInNote = ({ footnoteDefinitions }: Report, offset: number): boolean =>
  footnoteDefinitions.some((it) => it.range.start <= offset && offset < it.range.end);

/** The numbers from `number` to the first free one, each moved up by one. */
function madeRoom(report: Report, number: number): ReadonlyMap<string, string> {
  const taken = new Set([...report.footnoteReferences, ...report.footnoteDefinitions].map(footnoteKey));
  const relabelled = new Map<string, string>();
  for (let each = number; taken.has(String(each)); each++) relabelled.set(String(each), String(each + 1));
  return relabelled;
}

/** By how much the edits that stand before one lengthen the text. */
function growthBefore(edits: readonly TextEdit[], edit: TextEdit): number {
  let growth = 0;
  for (const it of edits) {
    if (it === edit) break;
    growth += it.newText.length - (it.range.end - it.range.start);
  }
  return growth;
}
