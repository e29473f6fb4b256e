/** Every mention of a name in the reports of the folder, and the marks of a note. */
import type * as lsp from 'vscode-languageserver';
import { type Archive, namedIn } from '../core/archive/archive.js';
import { mayName } from '../core/knowledge/mayName.js';
import { mentionsOf } from '../core/languageService.js';
import type { Host } from './host.js';
import { otherReports } from './reports.js';
import type { Snapshot } from './session.js';
import { toRange, toReadLocation } from './toProto.js';

export async function referencesFor(
  snapshot: Snapshot,
  { position, context }: lsp.ReferenceParams,
  host: Host,
  archive: Archive,
  token: lsp.CancellationToken,
): Promise<lsp.Location[]> {
  const { source, service } = snapshot;
  const { knowledge } = service.workspace;
  const sought = service.sought(source.uri, source.offsetAt(position));
  if (!sought) return [];
  const { here, entity, declaredAt } = sought;
  const uri = snapshot.addressOf(source.uri);
  const locations = here
    .filter((it) => it.kind === 'reference' || context.includeDeclaration)
    .map(({ range }): lsp.Location => ({ uri, range: toRange(range, source) }));
  const declaration =
    declaredAt && context.includeDeclaration && (await toReadLocation(declaredAt, snapshot));
  if (declaration) locations.unshift(declaration);
  if (entity === undefined) return locations;
  const filter = { only: namedIn(archive, entity), isWorthParsing: mayName(knowledge, entity) };
  for await (const report of otherReports(snapshot, host, token, filter)) {
    const address = snapshot.addressOf(report.source.uri);
    for (const { range } of mentionsOf(entity, report, knowledge)) {
      locations.push({ uri: address, range: toRange(range, report.source) });
    }
  }
  return locations;
}
