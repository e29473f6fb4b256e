/** The protocol's entry: handlers that ask the language service and word its answers. */
import * as lsp from 'vscode-languageserver';
import { type Archive, emptyArchive } from '../core/archive/archive.js';
import { noResources } from '../core/knowledge/resources.js';
import { answeringFrom, askAgain, type TextDocumentParams } from './answering.js';
import { Archivist } from './archivist.js';
import { capabilitiesFor, isReadText, registerWith } from './capabilities.js';
import { clientOf } from './client.js';
import { codeActionsFor } from './codeActions.js';
import { completionsFor, documentOf, resolvedCompletion } from './completion.js';
import { diagnosticReport, Publisher } from './diagnostics.js';
import type { Host } from './host.js';
import { memoryOf } from './memories.js';
import { documentLinksFor, documentSymbolsFor, foldingRangesFor } from './outline.js';
import { answerOwnRequests } from './ownRequests.js';
import { Reader } from './reader.js';
import { referencesFor } from './references.js';
import { renameFor, renameTargetFor } from './rename.js';
import { SemanticTokens } from './semanticTokens.js';
import { Session, type Snapshot } from './session.js';
import { Textlint } from './textlint.js';
import { toHighlight, toHover, toReadLocation } from './toProto.js';
import { triggerCharacters } from './triggerCharacters.js';
import { workspaceSymbolsFor } from './workspaceSymbols.js';

export function startServer(connection: lsp.Connection, host: Host): void {
  let session: Session;
  let publisher: Publisher | undefined;
  let archivist: Archivist | undefined;
  let textlint: Textlint | undefined;
  let reader: Reader | undefined;
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
        textlint?.note(it);
        reader?.note();
      },
      onError: log,
    });
    const news = (): void => publisher?.noteAll();
    textlint = new Textlint(connection, host, session, news);
    publisher = new Publisher(connection, session, textlint, log);
    archivist = new Archivist(connection, host, session, log);
    reader = new Reader(host, session, news, log);
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
    textlint?.turn(session.client.runsTextlint);
  });
  connection.onShutdown(() => textlint?.turn(false));
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
  const tokens = new SemanticTokens();
  connection.onDidCloseTextDocument(({ textDocument }) => {
    session.close(textDocument.uri);
    tokens.forget(textDocument.uri);
  });

  const answering = answeringFrom(() => session, log);

  connection.languages.diagnostics.on(
    answering<
      lsp.DocumentDiagnosticParams,
      lsp.DocumentDiagnosticReport,
      lsp.DiagnosticServerCancellationData
    >(
      { kind: 'full', items: [] },
      (snapshot, { previousResultId }) => diagnosticReport(snapshot, previousResultId, textlint),
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
      (snapshot, params, token) =>
        renameFor(snapshot, params, host, token, (message) => {
          const shown: lsp.ShowMessageParams = { type: lsp.MessageType.Warning, message };
          connection.sendNotification(lsp.ShowMessageNotification.type, shown).catch(log);
        }),
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
  connection.languages.semanticTokens.on(
    answering<lsp.SemanticTokensParams, lsp.SemanticTokens>({ data: [] }, (it) => tokens.full(it)),
  );
  connection.languages.semanticTokens.onDelta(
    answering<lsp.SemanticTokensDeltaParams, lsp.SemanticTokens | lsp.SemanticTokensDelta>(
      { data: [] },
      (it, { previousResultId }) => tokens.delta(it, previousResultId),
    ),
  );
  connection.languages.semanticTokens.onRange(
    answering<lsp.SemanticTokensRangeParams, lsp.SemanticTokens>({ data: [] }, (it, { range }) =>
      tokens.range(it, range),
    ),
  );
  connection.onCodeAction(
    answering<lsp.CodeActionParams, lsp.CodeAction[] | null>(null, (snapshot, params) =>
      codeActionsFor(snapshot, params, textlint),
    ),
  );

  answerOwnRequests({
    connection,
    host,
    answering,
    sessionNow: () => session,
    archivistNow: () => archivist!,
    textlintNow: () => textlint,
    readerNow: () => reader,
  });
}

const rootsOf = ({ workspaceFolders, rootUri }: lsp.InitializeParams): readonly string[] =>
  workspaceFolders?.map(uriOf) ?? (rootUri ? [rootUri] : []);

const uriOf = ({ uri }: { readonly uri: string }): string => uri;
