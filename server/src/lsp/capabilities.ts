/** What the server announces, and what it asks the client to watch. */
import * as lsp from 'vscode-languageserver';
import { renamedFiles } from './acceptances.js';
import type { Client } from './client.js';
import { noteEditKind } from './noteEdits.js';
import { semanticTokensProvider } from './semanticTokens.js';
import { fixAllKind, mendPageBreaksKind } from './toProto.js';

/** `letters` are those at which completions are asked for. */
export function capabilitiesFor(client: Client, letters: string[]): lsp.ServerCapabilities {
  return {
    // The one encoding that every client has to know, and the one of the core.
    positionEncoding: lsp.PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: lsp.TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    definitionProvider: true,
    completionProvider: {
      triggerCharacters: letters,
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    workspaceSymbolProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
    semanticTokensProvider,
    codeActionProvider: {
      codeActionKinds: [lsp.CodeActionKind.QuickFix, noteEditKind, fixAllKind, mendPageBreaksKind],
    },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: renamedFiles },
    },
    // A finding may depend on koetsu.yaml and knowledge files; the workspace as a whole is not reported.
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: 'koetsu', interFileDependencies: true, workspaceDiagnostics: false },
    }),
  };
}

/** The settings, the knowledge, the approved texts and the style sheet of a house may lie in any file of these. */
const watchedGlobs: readonly string[] = ['**/*.{yaml,yml}', '**/*.md', '**/*.css'];

/** Whether it may be one of those; of other files it counts only whether they are there. */
export const isReadText = (uri: string): boolean => /\.(?:ya?ml|md|css)$/i.test(uri);

export async function registerWith(connection: lsp.Connection, client: Client): Promise<void> {
  const registrations = lsp.BulkRegistration.create();
  if (client.registersWatchers) {
    const watchers: lsp.FileSystemWatcher[] = watchedGlobs.map((globPattern) => ({ globPattern }));
    // A link may lead to any file.
    watchers.push({ globPattern: '**/*', kind: lsp.WatchKind.Create | lsp.WatchKind.Delete });
    registrations.add(lsp.DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (client.registersConfiguration) {
    registrations.add(lsp.DidChangeConfigurationNotification.type, { section: 'koetsu' });
  }
  if (client.registersWatchers || client.registersConfiguration) {
    await connection.client.register(registrations);
  }
}
