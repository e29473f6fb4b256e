/** On which side of 。 a report has the marks of its notes. */
import type { Report } from './report.js';

/** The mark of a note, or several without anything between them, beside the end of a sentence. */
export interface MarkBesideStop {
  readonly start: number;
  readonly end: number;
  readonly stop: string;
  readonly isBefore: boolean;
}

const places = new WeakMap<Report, readonly MarkBesideStop[]>();

/** The marks of the body that stand beside the end of a sentence, in order. */
export function marksBesideStops(report: Report): readonly MarkBesideStop[] {
  let known = places.get(report);
  if (!known) places.set(report, (known = besideStops(report)));
  return known;
}

function besideStops({ footnoteReferences, source: { text } }: Report): readonly MarkBesideStop[] {
  const groups: { start: number; end: number }[] = [];
  for (const { mark } of footnoteReferences) {
    const last = groups.at(-1);
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
    else groups.push({ start: mark.start, end: mark.end });
  }
  return groups.flatMap(({ start, end }): MarkBesideStop[] => {
    const [before, after] = [text[start - 1] ?? '', text[end] ?? ''];
    if (after === '。' && before !== '。') return [{ start, end, stop: after, isBefore: true }];
    return before === '。' && after !== '。' ? [{ start, end, stop: before, isBefore: false }] : [];
  });
}

/** Whether most marks stand before 。; undefined where none stands beside one. */
export function markedBefore(report: Report): boolean | undefined {
  const marks = marksBesideStops(report);
  if (marks.length === 0) return undefined;
  return marks.filter((it) => it.isBefore).length * 2 >= marks.length;
}
