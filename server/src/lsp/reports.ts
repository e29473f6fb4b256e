/** The other reports of a folder, read one after the other for a question about all of them. */
import type * as lsp from 'vscode-languageserver';
import { fileRoleOf } from '../core/fileRole.js';
import { type Report, reportOf } from '../core/markdown/report.js';
import { reportGlobs } from '../core/workspace.js';
import type { Host } from './host.js';
import { pacer } from './pacer.js';
import type { Snapshot } from './session.js';

/** Which reports the question is about. */
export interface ReportFilter {
  /** By the canonical URI, before the file is read: an index may know better. */
  only?(uri: string): boolean;
  /** By the text, before it is parsed. */
  isWorthParsing(text: string): boolean;
}

/**
 * All reports but the snapshot's own document; open documents win over the disk. Between them waiting messages are
 * let in, and it ends early when the question is withdrawn.
 */
export async function* otherReports(
  snapshot: Snapshot,
  host: Host,
  token: lsp.CancellationToken,
  { only = () => true, isWorthParsing }: ReportFilter,
): AsyncGenerator<Report> {
  const { workspace } = snapshot.service;
  const { root, files } = workspace;
  const found = root === undefined ? [] : await host.findFiles(root, reportGlobs(workspace));
  const pause = pacer();
  for (const uri of new Set([...files.keys(), ...found])) {
    if (uri === snapshot.source.uri || !only(uri)) continue;
    await pause();
    if (token.isCancellationRequested) return;
    const source = await snapshot.readAt(uri);
    if (!source || !isWorthParsing(source.text)) continue;
    if (fileRoleOf(uri, source.text, workspace).kind === 'report') yield reportOf(source);
  }
}
