/** The protocol's entry: handlers that ask the language service and word its answers. */
import * as lsp from 'vscode-languageserver';
import { type Archive, emptyArchive } from '../core/archive/archive.js';
import { noResources } from '../core/knowledge/resources.js';
import { answerAboutAcceptances } from './acceptances.js';
import { Archivist } from './archivist.js';
import { answerOfTool } from './assistant.js';
import { capabilitiesFor, isReadText, registerWith } from './capabilities.js';
import { clientOf } from './client.js';
import { codeActionsFor } from './codeActions.js';
import { completionsFor, documentOf, resolvedCompletion } from './completion.js';
import { afterQueuedMessages, diagnosticReport, Publisher } from './diagnostics.js';
import type { Host } from './host.js';
import { checkLiveLinks, planLiveLinks } from './liveLinks.js';
import { memoryOf } from './memories.js';
import { frequentNamesFor, nameListFor } from './nameList.js';
import { newReportFor } from './newReport.js';
import { editedNotes } from './noteEdits.js';
import { openLinksIn } from './openLinks.js';
import { documentLinksFor, documentSymbolsFor, foldingRangesFor } from './outline.js';
import {
  type AddParams,
  type AssistantParams,
  addRequest,
  assistantRequest,
  checkLiveLinksRequest,
  type DocumentParams,
  type EditNotesParams,
  editNotesRequest,
  frequentNamesRequest,
  type LiveLinkPlan,
  type NameGroup,
  type NewReportParams,
  nameListRequest,
  newReportRequest,
  openLinksRequest,
  type PublishAnswer,
  planLiveLinksRequest,
  proofSheetRequest,
  publishCheckRequest,
  type Status,
  statusRequest,
} from './protocol.js';
import { proofSheetFor, publishAnswerFor } from './publishing.js';
import { referencesFor } from './references.js';
import { renameFor, renameTargetFor } from './rename.js';
import { Session, type Snapshot } from './session.js';
import { statusOf } from './status.js';
import { toHighlight, toHover, toReadLocation, toWorkspaceEdit } from './toProto.js';
import { triggerCharacters } from './triggerCharacters.js';
import { workspaceSymbolsFor } from './workspaceSymbols.js';

export function startServer(connection: lsp.Connection, host: Host): void {
  let session: Session;
  let publisher: Publisher | undefined;
  let archivist: Archivist | undefined;
  const logged = new Set<string>();

  /** A failure is told once, or every keystroke would tell it again. */
  function log(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (logged.has(text)) return;
    logged.add(text);
    connection.console.error(text);
  }

  connection.onInitialize(async (params) => {
    const client = clientOf(params);
    const resources = await host.loadResources().catch((error: unknown) => {
      log(error);
      return noResources;
    });
    const roots = rootsOf(params);
    session = new Session(host, {
      client,
      resources,
      roots,
      onChange: (it) => {
        publisher?.note(it);
        archivist?.note(it);
      },
      onError: log,
    });
    publisher = new Publisher(connection, session, log);
    archivist = new Archivist(connection, host, session, log);
    const packedKnowledge = session.folders.at(-1)!.workspace.knowledge;
    return {
      capabilities: capabilitiesFor(client, triggerCharacters(packedKnowledge)),
      serverInfo: { name: 'koetsu', version: host.version },
    };
  });

  connection.onInitialized(() => {
    registerWith(connection, session.client).catch(log);
    // Not earlier: at `initialize` the library puts a handler of its own in this place.
    connection.onNotification(lsp.DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
      session.changeFolders(event.added.map(uriOf), event.removed.map(uriOf));
      publisher?.noteAll();
      archivist?.start();
    });
    archivist?.start();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(uriOf);
    session.lookAgain(uris);
    const texts = uris.filter(isReadText);
    if (texts.length === 0) return;
    session.touch(texts);
    archivist?.touch(texts);
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    const koetsu = session.client.answersConfiguration
      ? await connection.workspace.getConfiguration('koetsu')
      : settings?.koetsu;
    session.changeLanguage(koetsu?.language);
    publisher?.noteAll();
  });

  connection.onDidOpenTextDocument(({ textDocument }) => session.open(textDocument));
  connection.onDidChangeTextDocument((params) => session.change(params));
  connection.onDidCloseTextDocument(({ textDocument }) => session.close(textDocument.uri));

  /**
   * Answers a request about a document from one snapshot of it, or refuses when the document has moved on.
   * Edits and cancellations that have already arrived are let in before the work, so that none is done in vain.
   */
  function answering<P extends TextDocumentParams, R, E = void>(
    nothing: R,
    compute: (snapshot: Snapshot, params: P, token: lsp.CancellationToken) => R | Promise<R>,
    outdated: () => lsp.ResponseError<E> = contentModified,
  ) {
    return async (params: P, token: lsp.CancellationToken): Promise<R | lsp.ResponseError<E>> => {
      const { uri } = params.textDocument;
      const version = session.versionOf(uri);
      const refusal = (): lsp.ResponseError<E> | undefined => {
        if (token.isCancellationRequested) return cancelled();
        return session.versionOf(uri) === version ? undefined : outdated();
      };
      try {
        await afterQueuedMessages();
        const snapshot = refusal() ? undefined : await session.snapshotOf(uri);
        const answer = snapshot && !refusal() ? await compute(snapshot, params, token) : nothing;
        return refusal() ?? answer;
      } catch (error) {
        log(error);
        return nothing;
      }
    };
  }

  connection.languages.diagnostics.on(
    answering<
      lsp.DocumentDiagnosticParams,
      lsp.DocumentDiagnosticReport,
      lsp.DiagnosticServerCancellationData
    >(
      { kind: 'full', items: [] },
      (snapshot, { previousResultId }) => diagnosticReport(snapshot, previousResultId),
      askAgain,
    ),
  );
  connection.onHover(
    answering<lsp.HoverParams, lsp.Hover | null>(null, async (snapshot, { position }) => {
      const { source, service } = snapshot;
      const offset = source.offsetAt(position);
      const entity = service.entityAt(source.uri, offset);
      const memory =
        entity === undefined || !archivist ? undefined : await memoryOf(entity, snapshot, archivist, host);
      const hover = service.hover(source.uri, offset, memory);
      return hover ? toHover(hover, snapshot) : null;
    }),
  );
  connection.onDefinition(
    answering<lsp.DefinitionParams, lsp.Location[] | null>(null, async (snapshot, { position }) => {
      const offset = snapshot.source.offsetAt(position);
      const places = snapshot.service.definition(snapshot.source.uri, offset);
      const locations = await Promise.all(places.map((it) => toReadLocation(it, snapshot)));
      return locations.filter((it) => it !== undefined);
    }),
  );
  connection.onCompletion(answering<lsp.CompletionParams, lsp.CompletionList | null>(null, completionsFor));
  connection.onCompletionResolve(async (item, token) => {
    const resolved = answering<TextDocumentParams, lsp.CompletionItem>(item, (it) =>
      resolvedCompletion(item, it),
    );
    return resolved({ textDocument: documentOf(item) }, token);
  });
  connection.onDocumentHighlight(
    answering<lsp.DocumentHighlightParams, lsp.DocumentHighlight[] | null>(null, (snapshot, { position }) => {
      const { source, service } = snapshot;
      return service.highlights(source.uri, source.offsetAt(position)).map((it) => toHighlight(it, snapshot));
    }),
  );
  const archiveFor = ({ service }: Snapshot): Archive =>
    archivist?.archiveFor(service.workspace) ?? emptyArchive;
  connection.onReferences(
    answering<lsp.ReferenceParams, lsp.Location[] | null>(null, (snapshot, params, token) =>
      referencesFor(snapshot, params, host, archiveFor(snapshot), token),
    ),
  );
  connection.onPrepareRename(
    answering<lsp.PrepareRenameParams, lsp.PrepareRenameResult | lsp.ResponseError | null>(
      null,
      renameTargetFor,
    ),
  );
  connection.onRenameRequest(
    answering<lsp.RenameParams, lsp.WorkspaceEdit | lsp.ResponseError | null>(
      null,
      (snapshot, params, token) => renameFor(snapshot, params, host, token),
    ),
  );
  connection.onWorkspaceSymbol((params) =>
    workspaceSymbolsFor(params, session).catch((error: unknown) => {
      log(error);
      return [];
    }),
  );
  connection.onDocumentSymbol(
    answering<lsp.DocumentSymbolParams, lsp.DocumentSymbol[] | null>(null, documentSymbolsFor),
  );
  connection.onFoldingRanges(
    answering<lsp.FoldingRangeParams, lsp.FoldingRange[] | null>(null, foldingRangesFor),
  );
  connection.onDocumentLinks(
    answering<lsp.DocumentLinkParams, lsp.DocumentLink[] | null>(null, documentLinksFor),
  );
  connection.onCodeAction(answering<lsp.CodeActionParams, lsp.CodeAction[] | null>(null, codeActionsFor));

  /** A request of our own about a document, with `{ uri }` for its parameters. */
  function onOwnRequest<R>(
    method: string,
    nothing: R,
    compute: (snapshot: Snapshot) => R | Promise<R>,
  ): void {
    const answer = answering<lsp.DocumentDiagnosticParams, R>(nothing, compute);
    connection.onRequest(method, ({ uri }: DocumentParams, token: lsp.CancellationToken) =>
      answer({ textDocument: { uri } }, token),
    );
  }
  onOwnRequest<Status | null>(statusRequest, null, statusOf);
  onOwnRequest<readonly NameGroup[]>(nameListRequest, [], (it) =>
    archivist ? nameListFor(it, archivist) : [],
  );
  onOwnRequest<PublishAnswer | null>(publishCheckRequest, null, publishAnswerFor);
  onOwnRequest<string | null>(proofSheetRequest, null, proofSheetFor);
  answerAboutAcceptances(connection, () => session, host);
  connection.onRequest(openLinksRequest, async () => {
    await session.loaded();
    await afterQueuedMessages();
    return openLinksIn(session);
  });
  onOwnRequest<LiveLinkPlan | null>(planLiveLinksRequest, null, (it) => planLiveLinks(it, host));
  connection.onRequest(checkLiveLinksRequest, async ({ uri }: DocumentParams, token) => {
    const snapshot = await session.snapshotOf(uri);
    return snapshot ? checkLiveLinks(snapshot, session, host, connection, token) : null;
  });
  connection.onRequest(editNotesRequest, async ({ uri, command, position }: EditNotesParams) => {
    const snapshot = await session.snapshotOf(uri);
    return snapshot ? editedNotes(snapshot, command, position) : null;
  });
  connection.onRequest(frequentNamesRequest, async ({ uri }: DocumentParams) =>
    archivist ? frequentNamesFor(await session.folderSnapshotOf(uri), archivist) : [],
  );
  connection.onRequest(newReportRequest, async (params: NewReportParams) =>
    newReportFor(await session.folderSnapshotOf(params.uri), params),
  );
  connection.onRequest(assistantRequest, (params: AssistantParams) => answerOfTool(params, session));
  connection.onRequest(addRequest, async ({ uri, addition }: AddParams) => {
    const snapshot = await session.folderSnapshotOf(uri);
    const edit = snapshot.service.added(addition);
    return (edit && toWorkspaceEdit([edit], snapshot)) ?? null;
  });
}

interface TextDocumentParams {
  readonly textDocument: lsp.TextDocumentIdentifier;
}

const rootsOf = ({ workspaceFolders, rootUri }: lsp.InitializeParams): readonly string[] =>
  workspaceFolders?.map(uriOf) ?? (rootUri ? [rootUri] : []);

const uriOf = ({ uri }: { readonly uri: string }): string => uri;

const cancelled = <E>(): lsp.ResponseError<E> =>
  new lsp.ResponseError<E>(lsp.LSPErrorCodes.RequestCancelled, 'The client cancelled the request.');

const contentModified = <E>(): lsp.ResponseError<E> =>
  new lsp.ResponseError<E>(lsp.LSPErrorCodes.ContentModified, 'The document changed in the meantime.');

/** To a ContentModified, clients show no findings at all until the next pull; this keeps the old ones on screen. */
const askAgain = (): lsp.ResponseError<lsp.DiagnosticServerCancellationData> =>
  new lsp.ResponseError(lsp.LSPErrorCodes.ServerCancelled, 'The document changed in the meantime.', {
    retriggerRequest: true,
  });
