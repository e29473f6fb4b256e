/** What earlier reports say of an entity: found in the archive, quoted from the files. */
import { recollectionsOf } from '../core/archive/archive.js';
import { sentenceAt } from '../core/archive/archivedReport.js';
import type { Memory } from '../core/features/hover.js';
import { reportOf } from '../core/markdown/report.js';
import { SourceText } from '../core/text/sourceText.js';
import type { Archivist } from './archivist.js';
import type { Host } from './host.js';
import type { Snapshot } from './session.js';

/** A hover is glanced at; the rest is found by “all references”. */
const mostQuoted = 3;

/** Undefined where no other report names the entity, as far as the archive has read. */
export async function memoryOf(
  entity: number,
  snapshot: Snapshot,
  archivist: Archivist,
  host: Host,
): Promise<Memory | undefined> {
  const { source, service } = snapshot;
  const found = recollectionsOf(archivist.archiveFor(service.workspace), entity, source.uri);
  if (found.length === 0) return undefined;
  const quoted = found.slice(0, mostQuoted).map(async ({ report, start }) => {
    const { uri, title, date } = report;
    const text = snapshot.sourceAt(uri)?.text ?? (await host.readText(uri)) ?? '';
    const earlier = new SourceText(uri, text);
    const { line } = earlier.positionAt(start);
    return {
      uri: snapshot.addressOf(uri),
      line,
      title,
      date,
      sentence: sentenceAt(reportOf(earlier), start),
    };
  });
  return { reports: found.length, latest: await Promise.all(quoted) };
}
