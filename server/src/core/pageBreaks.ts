/**
 * Paragraphs that the pages of a PDF have cut in mid-sentence: by the notes at the foot of a page, by `---`, by
 * nothing but its end. A note that runs on over the page has its second half among the notes of the next one.
 * Invariant: mending moves whole blocks and takes out page ends. No letter of the report changes.
 */
import { continues } from './japanese/unfinishedSentence.js';
import type { Block } from './markdown/block.js';
import { partsOf } from './markdown/parts.js';
import { type PlacedBlock, type Report, reportOf } from './markdown/report.js';
import { lineBreakOf } from './text/lineBreak.js';
import { SourceText } from './text/sourceText.js';
import { applyEdits, rangeOf, shifted, type TextEdit } from './text/textRange.js';

/** Two halves of one paragraph or of one note. */
export interface Cut {
  readonly kind: 'paragraph' | 'note';
  readonly before: PlacedBlock;
  readonly after: PlacedBlock;
  /** Their places among the blocks of the report. */
  readonly beforeAt: number;
  readonly afterAt: number;
}

export interface BrokenParagraph extends Cut {
  /** Joins the halves, and the notes that are cut between them; empty where that cannot be done surely. */
  readonly edits: readonly TextEdit[];
}

export function brokenParagraphsOf(report: Report): readonly BrokenParagraph[] {
  const cuts = cutsOf(report);
  const broken = new Map<Cut, readonly TextEdit[]>();
  for (const group of groupsOf(cuts)) {
    const edits = editsFor(report, group);
    for (const cut of group) broken.set(cut, edits);
  }
  return cuts.map((it) => ({ ...it, edits: broken.get(it) ?? [] }));
}

const isInterruption = ({ block: { kind } }: PlacedBlock): boolean =>
  kind === 'footnote-definition' || kind === 'thematic-break';

function cutsOf(report: Report): readonly Cut[] {
  const { blocks, source } = report;
  const { body } = partsOf(report);
  const cuts: Cut[] = [];
  /** Places among the blocks; -1 where there is none. */
  let paragraph = -1;
  let note = -1;
  /** Of the paragraph, with the pieces that went before it. */
  let words = '';
  const goesOn = (before: string, after: PlacedBlock): boolean =>
    continues(before, wordsOf(after), source.text);
  const cut = (kind: Cut['kind'], beforeAt: number, afterAt: number): void => {
    cuts.push({ kind, before: blocks[beforeAt]!, after: blocks[afterAt]!, beforeAt, afterAt });
  };
  for (const [at, it] of blocks.entries()) {
    if (it.block.kind === 'footnote-definition') note = at;
    if (isInterruption(it)) continue;
    if (it.block.kind !== 'paragraph' || it.start < body.start || it.end > body.end) {
      paragraph = -1;
      continue;
    }
    const previous = blocks[at - 1];
    const isAmongNotes = previous !== undefined && isInterruption(previous);
    const rest = isAmongNotes ? paragraphBehindNotes(blocks, at) : undefined;
    const inParagraph = paragraph >= 0 && goesOn(words, it);
    if (note >= 0 && rest && goesOn(wordsOf(blocks[note]!), it) && (!inParagraph || goesOn(words, rest))) {
      cut('note', note, at);
      continue;
    }
    if (inParagraph) cut('paragraph', paragraph, at);
    words = inParagraph ? words + wordsOf(it) : wordsOf(it);
    paragraph = at;
  }
  return cuts;
}

/** Only one leaf of prose can go on: the note's own, or the paragraph's. */
const wordsOf = ({ block: { prose } }: PlacedBlock): string => (prose.length === 1 ? prose[0]!.text : '');

/** The paragraph that follows the notes which stand right behind a block. */
function paragraphBehindNotes(blocks: readonly PlacedBlock[], at: number): PlacedBlock | undefined {
  let next = at + 1;
  while (blocks[next] && isInterruption(blocks[next]!)) next++;
  const hasNotes = blocks.slice(at + 1, next).some((it) => it.block.kind === 'footnote-definition');
  return hasNotes && blocks[next]?.block.kind === 'paragraph' ? blocks[next] : undefined;
}

/** A note's second half inside a paragraph that is cut moves only together with that paragraph's. */
function groupsOf(cuts: readonly Cut[]): readonly (readonly Cut[])[] {
  const notes = cuts.filter((it) => it.kind === 'note');
  const inside = (note: Cut, cut: Cut): boolean => cut.beforeAt < note.afterAt && note.afterAt < cut.afterAt;
  const paragraphs = cuts.filter((it) => it.kind === 'paragraph');
  const groups = paragraphs.map((cut) => [...notes.filter((it) => inside(it, cut)), cut]);
  const grouped = new Set(groups.flat());
  return [...groups, ...notes.filter((it) => !grouped.has(it)).map((it) => [it])];
}

function editsFor(report: Report, cuts: readonly Cut[]): readonly TextEdit[] {
  const { source, blocks } = report;
  const gap = lineBreakOf(source.text).repeat(2);
  const moved = new Map(cuts.filter((it) => it.kind === 'note').map((it) => [it.after, it.before]));
  const ends = new Map([...moved].map(([after, before]) => [before, source.slice(after)]));
  const cut = cuts.find((it) => it.kind === 'paragraph');
  const first = Math.min(...cuts.map((it) => it.beforeAt));
  const last = Math.max(...cuts.map((it) => it.afterAt));
  const edits: TextEdit[] = [];
  const below: string[] = [];
  if (cut) {
    const between = blocks.slice(cut.beforeAt + 1, cut.afterAt);
    for (const it of between) {
      if (moved.has(it) || it.block.kind === 'thematic-break') continue;
      below.push(source.slice(it) + (ends.get(it) ?? ''));
      ends.delete(it);
    }
    edits.push({ range: rangeOf(cut.before.end, cut.after.start), newText: '' });
    if (below.length > 0)
      edits.push({
        range: rangeOf(cut.after.end, cut.after.end),
        newText: below.map((it) => gap + it).join(''),
      });
  } else {
    for (const { after, afterAt } of cuts) {
      edits.push({ range: rangeOf(after.start, blocks[afterAt + 1]!.start), newText: '' });
    }
  }
  for (const [note, rest] of ends) edits.push({ range: rangeOf(note.end, note.end), newText: rest });
  const expected: string[] = [];
  // With the block below, on which the notes may come to stand without a blank line.
  const read = blocks.slice(first, last + 2);
  for (const it of read) {
    const isInside = cut && it.start >= cut.before.end && it.end <= cut.after.start;
    if (moved.has(it) || isInside) continue;
    if (it === cut?.before) expected.push(source.slice(it) + source.slice(cut.after), ...below);
    else if (it !== cut?.after) expected.push(source.slice(it) + (ends.get(it) ?? ''));
  }
  return isAsExpected(source, read, edits, expected) ? edits : [];
}

/** What was read last at the place that begins with a block; keystrokes elsewhere leave it as it was. */
const readings = new WeakMap<Block, { readonly mended: string; readonly blocks: readonly string[] }>();

/** Read anew, the place has the blocks that it should have, letter by letter. */
function isAsExpected(
  source: SourceText,
  read: readonly PlacedBlock[],
  edits: readonly TextEdit[],
  expected: readonly string[],
): boolean {
  const { start, block } = read[0]!;
  const local = edits.map(({ range, newText }) => ({ range: shifted(range, -start), newText }));
  const mended = applyEdits(source.text.slice(start, read.at(-1)!.end), local);
  let reading = readings.get(block);
  if (reading?.mended !== mended) {
    const { blocks } = reportOf(new SourceText(source.uri, mended));
    reading = { mended, blocks: blocks.map((it) => plain(it.block.text)) };
    readings.set(block, reading);
  }
  return (
    reading.blocks.length === expected.length && reading.blocks.every((it, at) => it === plain(expected[at]!))
  );
}

/** The scanner puts a space in the place of a carriage return. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[ \t]+(?=\n|$)/g, '');
