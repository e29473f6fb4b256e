/** Findings that stand: recorded, listed, taken back, and taken along when a report is renamed. */
import type * as lsp from 'vscode-languageserver';
import { canonicalUri } from '../core/text/uri.js';
import type { Host } from './host.js';
import {
  type Acceptance,
  type AcceptParams,
  acceptedListRequest,
  acceptRequest,
  authorRequest,
  type DocumentParams,
  type WithdrawParams,
  withdrawRequest,
} from './protocol.js';
import type { Session, Snapshot } from './session.js';
import { toLocation, toWorkspaceEdit } from './toProto.js';

/** Reports, and the folders in which they lie. */
export const renamedFiles: lsp.FileOperationRegistrationOptions = {
  filters: [
    { pattern: { glob: '**/*.{md,markdown,mdown,mkd}', matches: 'file' } },
    { pattern: { glob: '**', matches: 'folder' } },
  ],
};

export function answerAboutAcceptances(
  connection: lsp.Connection,
  sessionNow: () => Session,
  host: Host,
): void {
  connection.onRequest(acceptRequest, async ({ uri, identity, reason, author, date }: AcceptParams) => {
    const snapshot = await sessionNow().snapshotOf(uri);
    const edit = snapshot?.service.accept(snapshot.source.uri, identity, { reason, author, date });
    return (edit && toWorkspaceEdit([edit], snapshot!)) ?? null;
  });
  connection.onRequest(withdrawRequest, async ({ uri, report, identity }: WithdrawParams) => {
    const snapshot = await sessionNow().folderSnapshotOf(uri);
    const edit = snapshot.service.withdraw({ ...identity, report });
    return (edit && toWorkspaceEdit([edit], snapshot)) ?? null;
  });
  connection.onRequest(acceptedListRequest, async ({ uri }: DocumentParams) =>
    acceptedListFor(await sessionNow().folderSnapshotOf(uri)),
  );
  connection.onRequest(authorRequest, async ({ uri }: DocumentParams) => (await host.authorAt(uri)) ?? null);
  connection.workspace.onWillRenameFiles(async ({ files }) => {
    const [first] = files;
    if (!first) return null;
    const snapshot = await sessionNow().folderSnapshotOf(first.oldUri);
    const moves = files.map((it) => ({ from: canonicalUri(it.oldUri), to: canonicalUri(it.newUri) }));
    const edit = snapshot.service.moved(moves);
    return (edit && toWorkspaceEdit([edit], snapshot)) ?? null;
  });
}

function acceptedListFor(snapshot: Snapshot): readonly Acceptance[] {
  return snapshot.service.acceptedList().flatMap(({ acceptance, place, entry }): readonly Acceptance[] => {
    const { report, rule, text, sentence, nth, reason, author, date } = acceptance;
    const at = toLocation(entry, snapshot);
    if (!at) return [];
    const finding = place && toLocation(place, snapshot);
    return [
      {
        report,
        identity: { rule, text, sentence, nth },
        reason,
        author,
        ...(date !== undefined && { date }),
        ...(finding && { place: finding }),
        entry: at,
      },
    ];
  });
}
