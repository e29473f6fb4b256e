/** The texts of all notes in one place: at the end of the body, or at the end of the section that refers to each. */
import { alreadyDone, type Refusal, refused } from '../finding.js';
import { lineBreakOf } from '../text/lineBreak.js';
import { rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import type { FootnoteDefinition, FootnoteReference } from './block.js';
import type { NotePlace } from './footnotePlace.js';
import { type NoteEdit, provenEdit } from './footnoteProof.js';
import { footnotesOf, lastOfBody } from './footnotes.js';
import type { PlacedBlock, Report } from './report.js';

const moves: Readonly<Record<NotePlace, WeakMap<Report, NoteEdit | Refusal>>> = {
  section: new WeakMap(),
  report: new WeakMap(),
};

export function movedNotes(report: Report, place: NotePlace): NoteEdit | Refusal {
  let known = moves[place].get(report);
  if (!known) moves[place].set(report, (known = move(report, place)));
  return known;
}

function move(report: Report, place: NotePlace): NoteEdit | Refusal {
  const { footnoteDefinitions: definitions, source } = report;
  if (definitions.length === 0) return alreadyDone('脚注がありません。', 'There are no footnotes.');
  const runs = runsOf(report);
  if (!runs) return nested;
  const cut = definitions.find((it) => isCutOff(source.slice(it.content)));
  if (cut) {
    return refused(
      `脚注${cut.label}の文面が途中で切れているようです。続きをつないでから移します。`,
      `The text of footnote ${cut.label} seems to break off. Join it with the rest of it first.`,
    );
  }
  const targets = targetsOf(report, place);
  const wanted = new Map<PlacedBlock, FootnoteDefinition[]>();
  for (const it of inReadingOrder(report)) {
    const target = targets.get(it);
    if (!target) return noText;
    if (!wanted.get(target)?.push(it)) wanted.set(target, [it]);
  }
  const edits = editsOf(report, runs, wanted);
  if (edits.length === 0) return inPlace;
  return provenEdit(report, edits, {});
}

const nested = refused(
  '箇条書き、引用、または別の注の中に文面のある脚注があり、移すと読まれ方が変わります。',
  'The text of a footnote stands in a list, a quotation or another note and would be read otherwise elsewhere.',
);
const inPlace = alreadyDone(
  '脚注の文面はもうそこにあります。',
  'The texts of the footnotes are there already.',
);
const noText = refused(
  '本文がないので、脚注の文面を移す先がありません。',
  'There is no text behind which the notes could stand.',
);

/** 「…含まれる。同決議を」: a note that a page end has cut in two must not go without its other half. */
const isCutOff = (content: string): boolean =>
  (/。/.test(content) && /[\p{L}\p{N}、，]$/u.test(content)) ||
  /[\u4e00-\u9fff][をがはにでとのへ]$/.test(content);

/** The blocks that are but notes, as runs without anything between them; undefined where a note lies deeper. */
function runsOf({ blocks, footnoteDefinitions }: Report): readonly TextRange[] | undefined {
  const runs: { start: number; end: number }[] = [];
  let count = 0;
  let wasNote = false;
  for (const { block, start, end } of blocks) {
    const isNote = block.kind === 'footnote-definition';
    count += isNote ? block.footnoteDefinitions.length : 0;
    if (isNote && block.footnoteDefinitions.some((it, at) => overlapsNext(block.footnoteDefinitions, it, at)))
      return undefined;
    if (isNote && wasNote) runs.at(-1)!.end = end;
    else if (isNote) runs.push({ start, end });
    wasNote = isNote;
  }
  return count === footnoteDefinitions.length ? runs : undefined;
}

const overlapsNext = (all: readonly FootnoteDefinition[], it: FootnoteDefinition, at: number): boolean =>
  (all[at + 1]?.range.start ?? Infinity) < it.range.end;

function inReadingOrder(report: Report): readonly FootnoteDefinition[] {
  const notes = footnotesOf(report);
  const isNumbered = notes.every((it) => it.number !== undefined);
  const ordered = isNumbered ? [...notes].sort((a, b) => a.number! - b.number!) : notes;
  return ordered.flatMap((it) => it.definitions);
}

/** Behind which block the text of each note goes. */
function targetsOf(report: Report, place: NotePlace): ReadonlyMap<FootnoteDefinition, PlacedBlock> {
  const last = lastTextBefore(report, Infinity);
  const targets = new Map<FootnoteDefinition, PlacedBlock>();
  const ends = place === 'section' ? sectionEnds(report) : [];
  for (const { references, definitions } of footnotesOf(report)) {
    const [reference] = references;
    // A note of a note goes where that one goes; the notes of the body come first.
    const around = reference && report.footnoteDefinitions.find((it) => isIn(reference, it));
    for (const it of definitions) {
      const end = ends.find((each) => each > (reference?.mark ?? it.range).start);
      const own = end === undefined ? last : (lastTextBefore(report, end) ?? last);
      const target = (around && targets.get(around)) ?? own;
      if (target) targets.set(it, target);
    }
  }
  return targets;
}

const isIn = ({ mark }: FootnoteReference, { range }: FootnoteDefinition): boolean =>
  range.start <= mark.start && mark.end <= range.end;

/** Where a section gives way to the next: at the headings of the highest level that has more than one. */
function sectionEnds({ headings }: Report): readonly number[] {
  const levels = [1, 2, 3, 4, 5, 6].filter((level) => headings.filter((it) => it.level === level).length > 1);
  const [level = 6] = levels;
  return headings.filter((it) => it.level <= level).map((it) => it.range.start);
}

function lastTextBefore(report: Report, end: number): PlacedBlock | undefined {
  const body = lastOfBody(report);
  return report.blocks.findLast(
    (it) =>
      it.end <= end &&
      it.end <= (body?.end ?? Infinity) &&
      !['thematic-break', 'footnote-definition', 'comment'].includes(it.block.kind),
  );
}

function editsOf(
  report: Report,
  runs: readonly TextRange[],
  wanted: ReadonlyMap<PlacedBlock, readonly FootnoteDefinition[]>,
): readonly TextEdit[] {
  const { blocks, source } = report;
  const lineBreak = lineBreakOf(source.text);
  const edits: TextEdit[] = [];
  const left = new Map(runs.map((it) => [it.start, it]));
  for (const [target, definitions] of wanted) {
    const newText = definitions.map((it) => source.slice(it.range)).join(gapOf(definitions, lineBreak));
    const next = blocks[blocks.indexOf(target) + 1];
    const run = next && left.get(next.start);
    if (run) {
      left.delete(run.start);
      if (keysIn(report, run).join() !== definitions.map((it) => it.range.start).join()) {
        edits.push({ range: run, newText });
      }
      continue;
    }
    // `---` right below a line of text would make it a heading.
    const apart =
      next && !/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/.test(source.slice(rangeOf(target.end, next.start)));
    edits.push({
      range: rangeOf(target.end, target.end),
      newText: lineBreak + lineBreak + newText + (apart ? lineBreak : ''),
    });
  }
  for (const run of left.values()) edits.push({ range: withSpaceAround(report, run), newText: '' });
  return edits.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

const keysIn = ({ footnoteDefinitions }: Report, run: TextRange): readonly number[] =>
  footnoteDefinitions.map((it) => it.range.start).filter((it) => run.start <= it && it < run.end);

/** Notes of `[^1]` stand line by line, a `<sup>` has to open a paragraph. */
const gapOf = (definitions: readonly FootnoteDefinition[], lineBreak: string): string =>
  definitions.every((it) => it.dialect === 'caret') ? lineBreak : lineBreak + lineBreak;

/** A run with the white space before it, or behind it where it is the first. */
function withSpaceAround({ blocks, source }: Report, { start, end }: TextRange): TextRange {
  const before = blocks.findLast((it) => it.end <= start);
  if (before) return rangeOf(before.end, end);
  return rangeOf(start, blocks.find((it) => it.start >= end)?.start ?? source.text.length);
}
