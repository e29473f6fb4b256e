/** A note taken out with all its marks and its text; later numbers follow. */
import type { Refusal } from '../finding.js';
import { rangeOf, type TextEdit } from '../text/textRange.js';
import type { FootnoteDefinition, FootnoteReference } from './block.js';
import { labelEdits, mentionRefusal } from './footnoteNumbers.js';
import { type NoteEdit, provenEdit } from './footnoteProof.js';
import { definitionRemoval, footnoteKey } from './footnotes.js';
import type { Report } from './report.js';

export function deletedNote(
  report: Report,
  note: FootnoteReference | FootnoteDefinition,
): NoteEdit | Refusal {
  const key = footnoteKey(note);
  const isOwn = (it: { readonly label: string }): boolean => footnoteKey(it) === key;
  const relabelled = closedGap(report, key);
  const definitions = report.footnoteDefinitions.filter(isOwn);
  const removals = definitions.map((it) => definitionRemoval(report, it));
  const isGone = ({ range }: TextEdit): boolean =>
    removals.some((it) => it.range.start <= range.start && range.end <= it.range.end);
  const marks = firstOfEachMark(report.footnoteReferences.filter(isOwn)).map((it) =>
    markWithout(report, it, isOwn, relabelled),
  );
  const rewritten = (it: TextEdit): boolean =>
    marks.some((mark) => mark.range.start <= it.range.start && it.range.end <= mark.range.end);
  const labels = labelEdits(report, relabelled).filter((it) => !rewritten(it));
  const edits = [...[...marks, ...labels].filter((it) => !isGone(it)), ...removals].sort(
    (a, b) => a.range.start - b.range.start,
  );
  const changed = { has: (it: string): boolean => it === key || relabelled.has(it) };
  return mentionRefusal(report, changed) ?? provenEdit(report, edits, { relabelled, removed: key });
}

/** One reference of each mark. */
const firstOfEachMark = (references: readonly FootnoteReference[]): readonly FootnoteReference[] =>
  references.filter((it, index) => references[index - 1]?.mark.start !== it.mark.start);

/** `<sup>1,2,3</sup>` without note 2 is `<sup>1,2</sup>`, since 3 follows. */
function markWithout(
  { footnoteReferences, source }: Report,
  { mark }: FootnoteReference,
  isOwn: (it: FootnoteReference) => boolean,
  relabelled: ReadonlyMap<string, string>,
): TextEdit {
  const all = footnoteReferences.filter((it) => it.mark.start === mark.start);
  const kept = all.filter((it) => !isOwn(it));
  if (kept.length === 0) return { range: mark, newText: '' };
  const [first, second] = all;
  const separator = source.slice(rangeOf(first!.labelRange.end, second!.labelRange.start));
  const labels = kept.map((it) => relabelled.get(footnoteKey(it)) ?? source.slice(it.labelRange));
  const opening = source.slice(rangeOf(mark.start, first!.labelRange.start));
  const closing = source.slice(rangeOf(all.at(-1)!.labelRange.end, mark.end));
  return { range: mark, newText: opening + labels.join(separator) + closing };
}

/** The numbers behind a number, up to the first that is free, each moved down by one. */
function closedGap(report: Report, key: string): ReadonlyMap<string, string> {
  const relabelled = new Map<string, string>();
  if (!/^[1-9][0-9]{0,2}$/.test(key)) return relabelled;
  const taken = new Set([...report.footnoteReferences, ...report.footnoteDefinitions].map(footnoteKey));
  for (let each = Number(key) + 1; taken.has(String(each)); each++) {
    relabelled.set(String(each), String(each - 1));
  }
  return relabelled;
}
