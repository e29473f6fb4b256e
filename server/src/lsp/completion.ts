/** Names for what is being typed, as a client's list of completions. */
import * as lsp from 'vscode-languageserver';
import type { EntityKind } from '../core/knowledge/entity.js';
import type { Snapshot } from './session.js';
import { toMarkup, toRange, toText } from './toProto.js';

/** What an item keeps for the question what it is. */
interface CompletionData {
  readonly uri: string;
  /** Index of the entity, and its name, since an index is of one knowledge base. */
  readonly entity: number;
  readonly name: string;
}

export function completionsFor(snapshot: Snapshot, params: lsp.CompletionParams): lsp.CompletionList {
  const { source, service } = snapshot;
  return service.role(source.uri).kind === 'knowledge'
    ? knowledgeCompletionsFor(snapshot, params)
    : nameCompletionsFor(snapshot, params);
}

/** Keys and values of a knowledge file. */
function knowledgeCompletionsFor(snapshot: Snapshot, { position }: lsp.CompletionParams): lsp.CompletionList {
  const { source, service } = snapshot;
  const completions = service.knowledgeCompletions(source.uri, source.offsetAt(position));
  const items = completions.map(
    ({ label, detail, insert, range }, index): lsp.CompletionItem => ({
      label,
      kind: lsp.CompletionItemKind.Property,
      sortText: String(index).padStart(3, '0'),
      textEdit: { range: toRange(range, source), newText: insert },
      ...(detail && { detail: toText(detail, snapshot) }),
    }),
  );
  return { isIncomplete: false, items };
}

function nameCompletionsFor(snapshot: Snapshot, { position }: lsp.CompletionParams): lsp.CompletionList {
  const { source, service, client } = snapshot;
  const { knowledge } = service.workspace;
  const notes = noteCompletionsFor(snapshot, position);
  if (notes.length > 0) return { isIncomplete: true, items: notes };
  const completions = service.completions(source.uri, source.offsetAt(position));
  const items = completions.map(({ form, entity, range, detail }, index): lsp.CompletionItem => {
    const { name, kind } = knowledge.entity(entity);
    const data: CompletionData = { uri: source.uri, entity, name };
    const description = detail && toText(detail, snapshot);
    const item: lsp.CompletionItem = {
      label: form,
      kind: kind ? completionKinds[kind] : lsp.CompletionItemKind.Text,
      sortText: String(index).padStart(3, '0'),
      // An editor would not find `wit` in the form itself.
      filterText: source.slice(range),
      textEdit: { range: toRange(range, source), newText: form },
      ...(description !== undefined && { detail: description }),
      ...(description !== undefined && client.labelDetails && { labelDetails: { description } }),
      data,
    };
    return client.resolvesDocumentation ? item : resolvedCompletion(item, snapshot);
  });
  // What the next letter makes of it the editor cannot tell.
  return { isIncomplete: true, items };
}

function noteCompletionsFor({ source, service }: Snapshot, position: lsp.Position): lsp.CompletionItem[] {
  return service
    .noteCompletions(source.uri, source.offsetAt(position))
    .map(({ label, mark, range, typed, text }, index) => ({
      label,
      kind: lsp.CompletionItemKind.Reference,
      detail: text,
      sortText: String(index).padStart(3, '0'),
      filterText: typed,
      textEdit: { range: toRange(range, source), newText: mark },
    }));
}

/** The document that an item was offered in. */
export const documentOf = ({ data }: lsp.CompletionItem): lsp.TextDocumentIdentifier => ({
  uri: (data as CompletionData | undefined)?.uri ?? '',
});

export function resolvedCompletion(item: lsp.CompletionItem, snapshot: Snapshot): lsp.CompletionItem {
  if (item.data === undefined) return item;
  const { entity, name } = item.data as CompletionData;
  const { workspace } = snapshot.service;
  const isKnown = entity < workspace.knowledge.size && workspace.knowledge.entity(entity).name === name;
  const about = isKnown ? snapshot.service.about(snapshot.source.uri, entity) : undefined;
  if (!about) return item;
  return { ...item, documentation: toMarkup(about, snapshot.client.completionFormat, snapshot) };
}

/** The nearest that a protocol made for programs has. */
const completionKinds: Readonly<Record<EntityKind, lsp.CompletionItemKind>> = {
  person: lsp.CompletionItemKind.Class,
  country: lsp.CompletionItemKind.Module,
  place: lsp.CompletionItemKind.Module,
  organisation: lsp.CompletionItemKind.Interface,
  company: lsp.CompletionItemKind.Interface,
  agreement: lsp.CompletionItemKind.File,
  policy: lsp.CompletionItemKind.File,
  event: lsp.CompletionItemKind.Event,
  facility: lsp.CompletionItemKind.Struct,
  ship: lsp.CompletionItemKind.Struct,
  weapon: lsp.CompletionItemKind.Struct,
  publication: lsp.CompletionItemKind.File,
  term: lsp.CompletionItemKind.Keyword,
};
