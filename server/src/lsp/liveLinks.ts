/** Asking servers for the pages to which a report leads, when somebody wants to know. */
import type * as lsp from 'vscode-languageserver';
import type { Host } from './host.js';
import { type LiveLinkCounts, type LiveLinkPlan, liveLinkProgress } from './protocol.js';
import type { Session, Snapshot } from './session.js';

export const planLiveLinks = ({ service, source }: Snapshot, host: Host): Promise<LiveLinkPlan> =>
  host.plannedRequests(service.webLinks(source.uri));

export async function checkLiveLinks(
  { service, source }: Snapshot,
  session: Session,
  host: Host,
  connection: lsp.Connection,
  cancel: lsp.CancellationToken,
): Promise<LiveLinkCounts> {
  const answers = await host.askServers(service.webLinks(source.uri), cancel, (done, total) => {
    void connection.sendNotification(liveLinkProgress, { done, total });
  });
  session.hear(source.uri, answers);
  const kinds = [...answers.values()].map((it) => it.kind);
  const count = (...wanted: readonly string[]): number => kinds.filter((it) => wanted.includes(it)).length;
  const dead = count('gone', 'no-such-host', 'bad-certificate', 'redirect-loop');
  const moved = count('moved');
  return { urls: kinds.length, dead, moved, unconfirmed: kinds.length - dead - moved - count('alive') };
}
