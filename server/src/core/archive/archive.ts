/**
 * The memory of all reports of a workspace.
 * Invariant: a value. It belongs to the knowledge base whose indices its entries use; another knowledge base needs
 * another archive.
 */
import type { ArchivedReport } from './archivedReport.js';

export interface Archive {
  /** By canonical URI. */
  readonly reports: ReadonlyMap<string, ArchivedReport>;
  /** The archive after some reports were read and others are gone. */
  with(read: readonly ArchivedReport[], gone?: readonly string[]): Archive;
}

export const emptyArchive: Archive = archiveOf(new Map());

export function archiveOf(reports: ReadonlyMap<string, ArchivedReport>): Archive {
  return {
    reports,
    with(read, gone = []) {
      const next = new Map(reports);
      for (const uri of gone) next.delete(uri);
      for (const it of read) next.set(it.uri, it);
      return archiveOf(next);
    },
  };
}

/** A report that names an entity. */
export interface Recollection {
  readonly report: ArchivedReport;
  readonly count: number;
  /** UTF-16 offset of the first mention. */
  readonly start: number;
}

/** The reports that name an entity, the latest first; `except` is the one that is being read. */
export function recollectionsOf(archive: Archive, entity: number, except?: string): readonly Recollection[] {
  const found: Recollection[] = [];
  for (const report of archive.reports.values()) {
    if (report.uri === except) continue;
    const at = indexIn(report.entities, entity);
    if (at >= 0) found.push({ report, count: report.counts[at]!, start: report.starts[at]! });
  }
  return found.sort(
    (a, b) => compare(b.report.date ?? '', a.report.date ?? '') || compare(a.report.uri, b.report.uri),
  );
}

/** Tells of a URI whether its report may name an entity: one that the archive has not read may. */
export const namedIn =
  ({ reports }: Archive, entity: number) =>
  (uri: string): boolean => {
    const report = reports.get(uri);
    return report === undefined || indexIn(report.entities, entity) >= 0;
  };

/** A name that nobody knows, over all reports. */
export interface FrequentName {
  readonly name: string;
  readonly count: number;
  /** URIs of the reports that write it, in the archive's order. */
  readonly reports: readonly string[];
}

/** The names that nobody knows and that stand at least `least` times in the archive, the most frequent first. */
export function frequentUnknownNames(archive: Archive, least: number): readonly FrequentName[] {
  const names = new Map<string, { count: number; reports: string[] }>();
  for (const { uri, unknown } of archive.reports.values()) {
    for (const { name, count } of unknown) {
      const known = names.get(name);
      if (known) {
        known.count += count;
        known.reports.push(uri);
      } else names.set(name, { count, reports: [uri] });
    }
  }
  return [...names]
    .filter(([, { count }]) => count >= least)
    .map(([name, it]) => ({ name, ...it }))
    .sort((a, b) => b.reports.length - a.reports.length || b.count - a.count || compare(a.name, b.name));
}

function indexIn(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
