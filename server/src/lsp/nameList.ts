/** What the view of names, the collection of unknown names and the page of names that stand together show. */
import { frequentUnknownNames, recollectionsOf } from '../core/archive/archive.js';
import { nameGraphOf } from '../core/archive/nameGraph.js';
import { nameGraphHtml } from '../core/rendering/nameGraphHtml.js';
import type { Archivist } from './archivist.js';
import type { FrequentName, ListedName, NameGroup } from './protocol.js';
import type { Snapshot } from './session.js';
import { toRange, toText } from './toProto.js';

/** A view that steps through hundreds of places of one name serves nobody. */
const mostPlaces = 200;

export function nameListFor(snapshot: Snapshot, archivist: Archivist): readonly NameGroup[] {
  const { source, service } = snapshot;
  const archive = archivist.archiveFor(service.workspace);
  return service.nameList(source.uri).map(({ kind, title, names }) => ({
    kind,
    title: toText(title, snapshot),
    names: names.map(({ label, detail, entity, places }): ListedName => {
      const about = entity === undefined ? undefined : service.hover(source.uri, places[0]!.start)?.markdown;
      return {
        label,
        detail: toText(detail, snapshot),
        ...(about && { about: toText(about, snapshot) }),
        count: places.length,
        places: places.slice(0, mostPlaces).map((it) => toRange(it, source)),
        otherReports: entity === undefined ? 0 : recollectionsOf(archive, entity, source.uri).length,
      };
    }),
  }));
}

/** A name that stands once in one report is a passing mention. */
const leastFrequent = 3;
const mostNames = 500;
const mostReports = 5;

export const frequentNamesFor = (snapshot: Snapshot, archivist: Archivist): readonly FrequentName[] =>
  frequentUnknownNames(archivist.archiveFor(snapshot.service.workspace), leastFrequent)
    .slice(0, mostNames)
    .map(({ name, count, reports }) => ({
      name,
      count,
      reports: reports.slice(0, mostReports),
      reportCount: reports.length,
      near: snapshot.service.entitiesNear(name).map((it) => ({ id: it.id, name: it.name })),
    }));

/** More cannot be told apart on a screen. */
const mostNodes = 40;
const mostEdges = 120;

export function nameGraphFor({ service, client }: Snapshot, archivist: Archivist): string {
  const archive = archivist.archiveFor(service.workspace);
  const graph = nameGraphOf(archive, mostNodes, mostEdges);
  return nameGraphHtml(graph, service.workspace.knowledge, archive.reports.size, client.language);
}
