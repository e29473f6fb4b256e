/**
 * In which of two forms the notes of a report cite their sources: the comma behind an English title, the link and
 * the full stop, English dates. The usual one of each pair is that of The Chicago Manual of Style.
 */
import { rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import type { FootnoteDefinition } from './block.js';
import { formedLinksOf } from './linkForm.js';
import type { Report } from './report.js';

export type Trait = 'comma' | 'link' | 'date';

export interface CitationForm {
  readonly trait: Trait;
  readonly isUsual: boolean;
  /** What shows the form. */
  readonly range: TextRange;
  /** What gives it the other form. */
  readonly edits: readonly TextEdit[];
}

const remembered = new WeakMap<Report, readonly CitationForm[]>();

/** In the order of the notes; UTF-16 offsets of the report. */
export function citationFormsOf(report: Report): readonly CitationForm[] {
  let known = remembered.get(report);
  if (!known) {
    known = report.footnoteDefinitions.flatMap((it) => [...commasIn(report, it), ...datesIn(report, it)]);
    remembered.set(report, (known = [...known, ...linksIn(report)]));
  }
  return known;
}

/** `"Title," ` or `"Title", `, of a title in Latin letters. */
const commas = /["“][A-Za-z][^"“”]*?([^\s,.?!"“”])(?:(,)(["”])|(["”])(,)) /g;

function* commasIn({ source }: Report, { content }: FootnoteDefinition): Iterable<CitationForm> {
  for (const match of source.slice(content).matchAll(commas)) {
    const isUsual = match[2] !== undefined;
    const end = content.start + match.index + match[0].length - 1;
    const range = rangeOf(end - 2, end);
    const newText = isUsual ? `${match[3]},` : `,${match[4]}`;
    yield { trait: 'comma', isUsual, range, edits: [{ range, newText }] };
  }
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const dates = new RegExp(`\\b(?:(${months}) (\\d{1,2}), (\\d{4})|(\\d{1,2}) (${months}),? (\\d{4}))\\b`, 'g');

function* datesIn({ source }: Report, { content }: FootnoteDefinition): Iterable<CitationForm> {
  for (const match of source.slice(content).matchAll(dates)) {
    const [written, month, day, year, dayFirst, monthBehind, yearBehind] = match;
    const isUsual = month !== undefined;
    const start = content.start + match.index;
    const range = rangeOf(start, start + written.length);
    const newText = isUsual ? `${day} ${month} ${year}` : `${monthBehind} ${dayFirst}, ${yearBehind}`;
    yield { trait: 'date', isUsual, range, edits: [{ range, newText }] };
  }
}

/** `。（[リンク](URL)）` or `（[リンク](URL)）。` at the end of a note. */
function* linksIn(report: Report): Iterable<CitationForm> {
  const { source, footnoteDefinitions } = report;
  const { text } = source;
  const ends = new Map(footnoteDefinitions.map((it) => [it.content.end, it]));
  for (const { range } of formedLinksOf(report)) {
    const { start, end } = range;
    const stop = text.charAt(end);
    if (isStop(stop) && ends.has(end + 1)) {
      const removed = { range: rangeOf(end, end + 1), newText: '' };
      const at = source.text.slice(0, start).trimEnd().length;
      const edits = [{ range: rangeOf(at, at), newText: stop }, removed];
      yield { trait: 'link', isUsual: false, range: rangeOf(start, end + 1), edits };
      continue;
    }
    const note = ends.get(end);
    if (!note) continue;
    const at = text.slice(note.content.start, start).trimEnd().length + note.content.start;
    const before = text.charAt(at - 1);
    if (!isStop(before)) continue;
    const edits = [
      { range: rangeOf(at - 1, at), newText: '' },
      { range: rangeOf(end, end), newText: before },
    ];
    yield { trait: 'link', isUsual: true, range: rangeOf(at - 1, end), edits };
  }
}

const isStop = (letter: string): boolean => letter === '。' || letter === '.';
