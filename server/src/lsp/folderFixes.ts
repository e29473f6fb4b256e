/** All that is safe to mend in the reports of a folder, as one edit that a person can look through before it happens. */
import type * as lsp from 'vscode-languageserver';
import { createLanguageService } from '../core/createLanguageService.js';
import type { Message } from '../core/finding.js';
import { fixAllEdits } from './fixAll.js';
import type { Host } from './host.js';
import type { FolderFixes } from './protocol.js';
import { otherReports } from './reports.js';
import type { Snapshot } from './session.js';
import { toTextEdit } from './toProto.js';

/** `snapshot` is that of the folder. Null where the question was withdrawn. */
export async function folderFixes(
  snapshot: Snapshot,
  host: Host,
  token: lsp.CancellationToken,
): Promise<FolderFixes | null> {
  const { client, service } = snapshot;
  const documentChanges: lsp.TextDocumentEdit[] = [];
  const changes: Record<string, lsp.TextEdit[]> = {};
  let places = 0;
  for await (const { source } of otherReports(snapshot, host, token, { isWorthParsing: () => true })) {
    const workspace = service.workspace.with({ kind: 'file', source });
    const edits = fixAllEdits(createLanguageService(workspace), source.uri, 'fixAll');
    if (edits.length === 0) continue;
    places += edits.length;
    const uri = snapshot.addressOf(source.uri);
    const textEdits = edits.map((it) => ({
      ...toTextEdit(it, source),
      ...(client.changeAnnotations && { annotationId: 'safe' }),
    }));
    documentChanges.push({
      textDocument: { uri, version: snapshot.versionAt(source.uri) },
      edits: textEdits,
    });
    changes[uri] = textEdits;
  }
  if (token.isCancellationRequested) return null;
  const annotation = { label: safe[client.language], needsConfirmation: false };
  const edit: lsp.WorkspaceEdit = client.documentChanges
    ? { documentChanges, ...(client.changeAnnotations && { changeAnnotations: { safe: annotation } }) }
    : { changes };
  return { edit, reports: documentChanges.length, places };
}

const safe: Message = { ja: '安全に直せる箇所', en: 'Safe to fix' };
