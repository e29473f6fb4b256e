/** An archive as text, so that it is kept across sessions. */
import { type Archive, archiveOf } from './archive.js';
import type { ArchivedReport } from './archivedReport.js';

/** Changes whenever text written before can no longer be read. */
const version = 1;

/** One JSON array to a line: a report with its numbers. Before them stands what they depend on. */
export function storedArchive({ reports }: Archive, knowledgeStamp: string): string {
  const lines = [JSON.stringify([version, knowledgeStamp])];
  for (const { uri, stamp, title, date, entities, counts, starts, unknown } of reports.values()) {
    lines.push(
      JSON.stringify([
        uri,
        stamp,
        title,
        date ?? null,
        Array.from(entities),
        Array.from(counts),
        Array.from(starts),
        unknown.map((it) => [it.name, it.count]),
      ]),
    );
  }
  return lines.join('\n');
}

/** Reads what `storedArchive` wrote for the same knowledge; undefined for anything else. */
export function archiveFrom(text: string, knowledgeStamp: string): Archive | undefined {
  const [head, ...lines] = text.split('\n');
  if (head !== JSON.stringify([version, knowledgeStamp])) return undefined;
  const reports = new Map<string, ArchivedReport>();
  try {
    for (const line of lines) {
      const [uri, stamp, title, date, entities, counts, starts, unknown] = JSON.parse(line) as StoredReport;
      reports.set(uri, {
        uri,
        stamp,
        title,
        date: date ?? undefined,
        entities: Uint32Array.from(entities),
        counts: Uint32Array.from(counts),
        starts: Uint32Array.from(starts),
        unknown: unknown.map(([name, count]) => ({ name, count })),
      });
    }
  } catch {
    // A file that was cut off or tampered with is read anew from the reports.
    return undefined;
  }
  return archiveOf(reports);
}

type StoredReport = readonly [
  uri: string,
  stamp: string,
  title: string,
  date: string | null,
  entities: readonly number[],
  counts: readonly number[],
  starts: readonly number[],
  unknown: readonly (readonly [name: string, count: number])[],
];
