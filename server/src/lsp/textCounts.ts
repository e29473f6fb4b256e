/** How much has been written, for the status bar. */
import type * as lsp from 'vscode-languageserver';
import type { ReportCounts } from './protocol.js';
import type { Snapshot } from './session.js';

export function textCountsFor({ service, source }: Snapshot, { start, end }: lsp.Range): ReportCounts | null {
  const report = service.counts(source.uri);
  if (!report) return null;
  const here = service.countsIn(source.uri, { start: source.offsetAt(start), end: source.offsetAt(end) });
  const { length } = service.workspace.settings.house;
  return { report, ...(here && { here }), ...(length !== undefined && { length }) };
}
