/** The requests of protocol.ts: what Koetsu's client asks for beyond LSP. */
import type * as lsp from 'vscode-languageserver';
import { answerAboutAcceptances } from './acceptances.js';
import type { Answering } from './answering.js';
import type { Archivist } from './archivist.js';
import { answerOfTool } from './assistant.js';
import { folderFixes } from './folderFixes.js';
import type { Host } from './host.js';
import { checkLiveLinks, planLiveLinks } from './liveLinks.js';
import { frequentNamesFor, nameGraphFor, nameListFor } from './nameList.js';
import { newFolderFor, newReportFor } from './newReport.js';
import { editedNotes } from './noteEdits.js';
import { openLinksIn } from './openLinks.js';
import { overviewFor } from './overview.js';
import {
  type AddParams,
  type AssistantParams,
  addRequest,
  assistantRequest,
  checkLiveLinksRequest,
  type DocumentParams,
  type EditNotesParams,
  editNotesRequest,
  folderFixesRequest,
  frequentNamesRequest,
  type LiveLinkPlan,
  type NameGroup,
  type NewReportParams,
  nameGraphRequest,
  nameListRequest,
  newFolderRequest,
  newReportRequest,
  type Overview,
  openLinksRequest,
  overviewRequest,
  type PageParams,
  type PublishAnswer,
  pageRequest,
  picturesRequest,
  planLiveLinksRequest,
  proofSheetRequest,
  publishCheckRequest,
  type Rendered,
  type ReportPicture,
  renderedRequest,
  type Status,
  statusRequest,
  type TextCountsParams,
  textCountsRequest,
} from './protocol.js';
import { proofSheetFor, publishAnswerFor } from './publishing.js';
import type { Reader } from './reader.js';
import type { Session, Snapshot } from './session.js';
import { statusOf } from './status.js';
import { textCountsFor } from './textCounts.js';
import type { Textlint } from './textlint.js';
import { toWorkspaceEdit } from './toProto.js';
import { afterQueuedMessages } from './turn.js';

export interface Answerer {
  readonly connection: lsp.Connection;
  readonly host: Host;
  readonly answering: Answering;
  /** None is there before `initialize`. */
  sessionNow(): Session;
  archivistNow(): Archivist;
  textlintNow(): Textlint | undefined;
  readerNow(): Reader | undefined;
}

export function answerOwnRequests(answerer: Answerer): void {
  const { connection, host, answering, sessionNow, archivistNow, textlintNow, readerNow } = answerer;
  /** Settles when the sentences of a report have been read, where there is a dictionary. */
  const allRead = (uri: string): Promise<void> | undefined => readerNow()?.read(uri);

  /** A request of our own about a document, with `{ uri }` for its parameters. */
  function onOwnRequest<R>(
    method: string,
    nothing: R,
    compute: (snapshot: Snapshot) => R | Promise<R>,
    before?: (uri: string) => Promise<void> | undefined,
  ): void {
    const answer = answering<lsp.DocumentDiagnosticParams, R>(nothing, compute);
    connection.onRequest(method, async ({ uri }: DocumentParams, token: lsp.CancellationToken) => {
      await before?.(uri);
      return answer({ textDocument: { uri } }, token);
    });
  }
  onOwnRequest<Status | null>(statusRequest, null, (it) => statusOf(it, textlintNow(), readerNow()));
  onOwnRequest<readonly NameGroup[]>(nameListRequest, [], (it) => nameListFor(it, archivistNow()));
  onOwnRequest<Overview | null>(overviewRequest, null, overviewFor);
  onOwnRequest<PublishAnswer | null>(publishCheckRequest, null, publishAnswerFor, allRead);
  onOwnRequest<string | null>(proofSheetRequest, null, proofSheetFor, allRead);
  onOwnRequest<Rendered | null>(
    renderedRequest,
    null,
    ({ source, service, client }) => service.rendered(source.uri, client.language) ?? null,
  );
  onOwnRequest<readonly ReportPicture[]>(picturesRequest, [], ({ source, service }) =>
    service.pictures(source.uri),
  );
  connection.onRequest(pageRequest, async ({ uri, pictures }: PageParams) => {
    const snapshot = await sessionNow().snapshotOf(uri);
    return snapshot?.service.page(snapshot.source.uri, new Map(Object.entries(pictures))) ?? null;
  });
  answerAboutAcceptances(connection, sessionNow, host);
  connection.onRequest(openLinksRequest, async () => {
    await sessionNow().loaded();
    await afterQueuedMessages();
    return openLinksIn(sessionNow());
  });
  onOwnRequest<LiveLinkPlan | null>(planLiveLinksRequest, null, (it) => planLiveLinks(it, host));
  connection.onRequest(checkLiveLinksRequest, async ({ uri }: DocumentParams, token) => {
    const snapshot = await sessionNow().snapshotOf(uri);
    return snapshot ? checkLiveLinks(snapshot, sessionNow(), host, connection, token) : null;
  });
  connection.onRequest(editNotesRequest, async ({ uri, command, position }: EditNotesParams) => {
    const snapshot = await sessionNow().snapshotOf(uri);
    return snapshot ? editedNotes(snapshot, command, position) : null;
  });
  connection.onRequest(textCountsRequest, async ({ uri, range }: TextCountsParams) => {
    const snapshot = await sessionNow().snapshotOf(uri);
    return snapshot ? textCountsFor(snapshot, range) : null;
  });
  connection.onRequest(nameGraphRequest, async ({ uri }: DocumentParams) =>
    nameGraphFor(await sessionNow().folderSnapshotOf(uri), archivistNow()),
  );
  connection.onRequest(frequentNamesRequest, async ({ uri }: DocumentParams) =>
    frequentNamesFor(await sessionNow().folderSnapshotOf(uri), archivistNow()),
  );
  connection.onRequest(folderFixesRequest, async ({ uri }: DocumentParams, token) =>
    folderFixes(await sessionNow().folderSnapshotOf(uri), host, token),
  );
  connection.onRequest(newReportRequest, async (params: NewReportParams) =>
    newReportFor(await sessionNow().folderSnapshotOf(params.uri), params),
  );
  connection.onRequest(newFolderRequest, async (params: NewReportParams) =>
    newFolderFor(await sessionNow().folderSnapshotOf(params.uri), params),
  );
  connection.onRequest(assistantRequest, (params: AssistantParams) =>
    answerOfTool(params, sessionNow(), host),
  );
  connection.onRequest(addRequest, async ({ uri, addition }: AddParams) => {
    const snapshot = await sessionNow().folderSnapshotOf(uri);
    const edit = snapshot.service.added(addition);
    return (edit && toWorkspaceEdit([edit], snapshot)) ?? null;
  });
}
