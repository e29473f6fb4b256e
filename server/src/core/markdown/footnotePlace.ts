/** Where a report has its notes: on which side of 。 and 」 the marks stand, and where the texts do. */
import type { FootnoteDefinition } from './block.js';
import { lastOfBody } from './footnotes.js';
import type { Report } from './report.js';

/** The mark of a note, or several without anything between them, beside the end of a sentence or a bracket. */
export interface MarkBesideStop {
  readonly start: number;
  readonly end: number;
  /** `。` or `」`. */
  readonly stop: string;
  readonly isBefore: boolean;
}

const sentenceEnds = '。！？';
const closingBrackets = '」』）';

const places = new WeakMap<Report, readonly MarkBesideStop[]>();

/** The marks of the body that stand beside the end of a sentence, in order. */
export function marksBesideStops(report: Report): readonly MarkBesideStop[] {
  let known = places.get(report);
  if (!known) places.set(report, (known = marksBeside(report, sentenceEnds)));
  return known;
}

/** The marks that stand beside a closing bracket: those of a word in the brackets, or of all that is in them. */
export const marksBesideBrackets = (report: Report): readonly MarkBesideStop[] =>
  marksBeside(report, closingBrackets);

function marksBeside(
  { footnoteReferences, source: { text } }: Report,
  stops: string,
): readonly MarkBesideStop[] {
  const groups: { start: number; end: number }[] = [];
  for (const { mark } of footnoteReferences) {
    const last = groups.at(-1);
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
    else groups.push({ start: mark.start, end: mark.end });
  }
  const isStop = (letter: string): boolean => letter !== '' && stops.includes(letter);
  return groups.flatMap(({ start, end }): MarkBesideStop[] => {
    const [before, after] = [text.charAt(start - 1), text.charAt(end)];
    if (isStop(before) === isStop(after)) return [];
    return isStop(after)
      ? [{ start, end, stop: after, isBefore: true }]
      : [{ start, end, stop: before, isBefore: false }];
  });
}

/** Whether most marks stand before 。; undefined where none stands beside one. */
export function markedBefore(report: Report): boolean | undefined {
  const marks = marksBesideStops(report);
  if (marks.length === 0) return undefined;
  return marks.filter((it) => it.isBefore).length * 2 >= marks.length;
}

export type NotePlace = 'section' | 'report';

/** The definitions that text of the body follows: before the next heading, or at all. Nested ones are left out. */
export function definitionsAmongText(report: Report, place: NotePlace): readonly FootnoteDefinition[] {
  const last = lastOfBody(report);
  if (!last) return [];
  const found: FootnoteDefinition[] = [];
  const atTop = new Map(report.footnoteDefinitions.map((it) => [it.range.start, it]));
  let isFollowed = false;
  for (let at = report.blocks.length - 1; at >= 0; at--) {
    const { block, start, end } = report.blocks[at]!;
    if (start > last.start) continue;
    const definition = atTop.get(start);
    if (definition) {
      if (isFollowed) found.push(definition);
    } else if (block.kind === 'heading' && place === 'section') isFollowed = false;
    else if (end <= last.end && block.prose.length > 0) isFollowed = true;
  }
  return found.reverse();
}
