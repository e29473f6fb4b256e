/** What has been read of the entries of a knowledge file, by their text: an edit changes one entry of a thousand. */
import type { Problem } from '../finding.js';
import { shifted, type TextRange } from '../text/textRange.js';
import { isCutShort } from '../yamlProblem.js';
import type { KnowledgeFile } from './knowledgeFile.js';
import { plainLayoutOf } from './knowledgeLayout.js';
import type { KnowledgeRecord } from './knowledgeRecord.js';

export interface EntryReading {
  /** Where the line of its dash started when it was read, in UTF-16 code units. */
  readonly start: number;
  readonly records: readonly KnowledgeRecord[];
  readonly problems: readonly Problem[];
}

/** By the lines of the entry and what stands between it and the next one. */
export type EntryReadings = ReadonlyMap<string, EntryReading>;

/** The readings that a file is made of; undefined where its entries cannot be told apart. */
export function entryReadingsIn(
  text: string,
  { records, problems }: KnowledgeFile,
): EntryReadings | undefined {
  const layout = plainLayoutOf(text);
  if (!layout || isCutShort(problems)) return undefined;
  const { starts, end: last } = layout.list;
  const readings = new Map<string, EntryReading>();
  let record = 0;
  let problem = firstFrom(problems, 0, starts[0] ?? last);
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? last;
    const nextRecord = firstFrom(records, record, end);
    const nextProblem = firstFrom(problems, problem, end);
    const lines = text.slice(start, end);
    if (!readings.has(lines)) {
      readings.set(lines, {
        start,
        records: records.slice(record, nextRecord),
        problems: problems.slice(problem, nextProblem),
      });
    }
    record = nextRecord;
    problem = nextProblem;
  }
  return readings;
}

/** The first of the items from `from` on that begins at `offset` or behind it. */
function firstFrom(items: readonly { readonly range: TextRange }[], from: number, offset: number): number {
  let at = from;
  while (at < items.length && items[at]!.range.start < offset) at++;
  return at;
}

/** The reading of an entry whose lines start at `start` now. */
export function movedTo(start: number, reading: EntryReading): EntryReading {
  const delta = start - reading.start;
  if (delta === 0) return reading;
  const moved = <T extends { readonly range: TextRange }>(it: T): T => ({
    ...it,
    range: shifted(it.range, delta),
  });
  return {
    start,
    records: reading.records.map((it) => ({
      ...moved(it),
      ruleNames: it.ruleNames.map(moved),
      examples: it.examples.map(moved),
      forms: it.forms.map(moved),
    })),
    problems: reading.problems.map(moved),
  };
}
