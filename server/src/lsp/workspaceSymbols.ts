/** The entities of every folder, found by what is typed. */
import * as lsp from 'vscode-languageserver';
import type { EntityKind } from '../core/knowledge/entity.js';
import { entitiesFor, type FoundEntity } from '../core/languageService.js';
import type { SourceText } from '../core/text/sourceText.js';
import type { Session } from './session.js';
import { toRange } from './toProto.js';

export async function workspaceSymbolsFor(
  { query }: lsp.WorkspaceSymbolParams,
  session: Session,
): Promise<lsp.SymbolInformation[]> {
  await session.loaded();
  const symbols = new Map<string, lsp.SymbolInformation>();
  const sources = new Map<string, SourceText | undefined>();
  for (const { workspace } of session.folders) {
    for (const entity of entitiesFor(workspace.knowledge, query)) {
      const { uri, range } = entity.declaredAt;
      const key = `${uri}#${range.start}`;
      // The record of a pack is known in every folder.
      if (symbols.has(key)) continue;
      if (!sources.has(uri)) sources.set(uri, await session.read(uri, workspace));
      const source = sources.get(uri);
      if (!source) continue;
      symbols.set(key, {
        name: labelOf(entity, query),
        kind: entity.kind ? symbolKinds[entity.kind] : lsp.SymbolKind.Key,
        ...(entity.detail && { containerName: entity.detail[session.client.language] }),
        location: { uri: session.addressOf(uri), range: toRange(range, source) },
      });
    }
  }
  return [...symbols.values()];
}

/** Editors show only what has the letters of the query in it, so a name that is found by its sound shows them too. */
function labelOf({ name, english }: FoundEntity, query: string): string {
  const label = english === undefined ? name : `${name} · ${english}`;
  const has = label.toLowerCase().includes(query.trim().toLowerCase());
  return has ? label : `${label} · ${query.trim()}`;
}

/** The nearest that a protocol made for programs has. */
const symbolKinds: Readonly<Record<EntityKind, lsp.SymbolKind>> = {
  person: lsp.SymbolKind.Class,
  country: lsp.SymbolKind.Namespace,
  place: lsp.SymbolKind.Namespace,
  organisation: lsp.SymbolKind.Interface,
  company: lsp.SymbolKind.Interface,
  agreement: lsp.SymbolKind.File,
  policy: lsp.SymbolKind.File,
  event: lsp.SymbolKind.Event,
  facility: lsp.SymbolKind.Struct,
  ship: lsp.SymbolKind.Struct,
  weapon: lsp.SymbolKind.Struct,
  publication: lsp.SymbolKind.File,
  term: lsp.SymbolKind.Key,
};
