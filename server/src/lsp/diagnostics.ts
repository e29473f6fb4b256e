/**
 * Findings on their way to the client: pulled by it, or pushed where it cannot pull.
 * The faults of closed knowledge and settings files are pushed always, because nobody pulls for a closed file.
 */
import type * as lsp from 'vscode-languageserver';
import { type Message, severities } from '../core/finding.js';
import { statusChanged } from './protocol.js';
import type { Folder, Session, SessionChange, Snapshot } from './session.js';
import type { Textlint } from './textlint.js';
import { toDiagnostic } from './toProto.js';
import { afterQueuedMessages } from './turn.js';

/** VS Code shows no more of one file. What is beyond would be sent in vain, at every key. */
const mostShown = 1000;

/** What Koetsu finds, and the workspace's textlint beside it. */
export const toDiagnostics = (snapshot: Snapshot, textlint: Textlint | undefined): lsp.Diagnostic[] => [
  ...ownDiagnostics(snapshot),
  ...(textlint?.diagnosticsFor(snapshot) ?? []),
];

/** All findings, or the gravest where there are very many, behind one that says so. */
function ownDiagnostics(snapshot: Snapshot): lsp.Diagnostic[] {
  const found = snapshot.service.check(snapshot.source.uri);
  if (found.length <= mostShown) return found.map((it) => toDiagnostic(it, snapshot));
  const gravest = severities.flatMap((severity) => found.filter((it) => it.severity === severity));
  const shown = gravest.slice(0, mostShown - 1).map((it) => toDiagnostic(it, snapshot));
  return [omission(found.length - shown.length, snapshot), ...shown];
}

function omission(count: number, { client }: Snapshot): lsp.Diagnostic {
  const said: Message = {
    ja: `指摘が多いため、軽いものから${count}件を省いています。「koetsu check」はすべてを示します。`,
    en: `There are very many findings: the ${count} least grave are left out. “koetsu check” shows all.`,
  };
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, severity: 2, source: 'koetsu', message: said[client.language] };
}

/** The answer to a pull. The same text judged by the same knowledge and settings is not sent twice. */
export function diagnosticReport(
  snapshot: Snapshot,
  previousResultId: string | undefined,
  textlint: Textlint | undefined,
): lsp.DocumentDiagnosticReport {
  const resultId = resultIdOf(snapshot, textlint);
  if (resultId === previousResultId) return { kind: 'unchanged', resultId };
  return { kind: 'full', resultId, items: toDiagnostics(snapshot, textlint) };
}

function resultIdOf(
  { source, service: { workspace }, client }: Snapshot,
  textlint: Textlint | undefined,
): string {
  const { knowledge, settings, settingsProblems, acceptances, surroundings, readings, files } = workspace;
  const accepted = source.uri === acceptances.uri ? [...acceptances.reports] : [];
  const judged = [
    ...[source, knowledge, settings, settingsProblems, acceptances, surroundings, readings],
    ...accepted.map((it) => files.get(it) ?? nothing),
    textlint?.stateOf(source.uri) ?? nothing,
  ];
  return [start, ...judged.map(identityOf), client.language].join('.');
}

/** Stands for a file that is not there. */
const nothing = {};

/** Tells this server's results from those of one that ran before it. */
const start = Date.now().toString(36);
const identities = new WeakMap<object, number>();
let identityCount = 0;

function identityOf(value: object): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  identities.set(value, ++identityCount);
  return identityCount;
}

export class Publisher {
  readonly #connection: lsp.Connection;
  readonly #session: Session;
  readonly #textlint: Textlint;
  readonly #onError: (error: unknown) => void;
  /** Files whose text or whose judges are new. */
  readonly #stale = new Set<string>();
  /** Files of which the client shows pushed diagnostics, each with the spelling under which it does. */
  readonly #shown = new Map<string, string>();
  readonly #roles = new Map<string, string>();
  #isShared = false;
  #isWaiting = false;

  constructor(
    connection: lsp.Connection,
    session: Session,
    textlint: Textlint,
    onError: (error: unknown) => void,
  ) {
    this.#connection = connection;
    this.#session = session;
    this.#textlint = textlint;
    this.#onError = onError;
  }

  /** Takes note of a change. What comes in one burst is published once, after the last change of it. */
  note({ folder, uris, isShared }: SessionChange): void {
    for (const uri of uris) this.#stale.add(uri);
    if (isShared) this.noteAll(folder);
    this.#publishSoon().catch(this.#onError);
  }

  /** Everything is to be judged or worded anew, in one folder or in all. */
  noteAll(folder?: Folder): void {
    for (const uri of this.#session.openUris(folder)) this.#stale.add(uri);
    this.#isShared = true;
    this.#publishSoon().catch(this.#onError);
  }

  async #publishSoon(): Promise<void> {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    let revision: number;
    do {
      revision = this.#session.revision;
      await this.#session.loaded();
      await afterQueuedMessages();
    } while (revision !== this.#session.revision);
    this.#isWaiting = false;
    this.#publish();
  }

  #publish(): void {
    const stale = [...this.#stale];
    const isShared = this.#isShared;
    const { pullsDiagnostics, refreshesDiagnostics, refreshesTokens } = this.#session.client;
    this.#stale.clear();
    this.#isShared = false;
    const closed = new Set<string>();
    for (const uri of stale) {
      if (!this.#session.isOpen(uri)) closed.add(uri);
      else if (!pullsDiagnostics) this.#push(uri);
      else this.#clear(uri);
    }
    if (isShared) {
      for (const uri of this.#shown.keys()) if (!this.#session.isOpen(uri)) closed.add(uri);
      for (const { workspace } of this.#session.folders) {
        for (const uri of workspace.files.keys()) if (!this.#session.isOpen(uri)) closed.add(uri);
      }
      if (pullsDiagnostics && refreshesDiagnostics) {
        this.#connection.languages.diagnostics.refresh().catch(this.#onError);
      }
      if (refreshesTokens) this.#connection.languages.semanticTokens.refresh().catch(this.#onError);
    }
    for (const { workspace } of this.#session.folders) {
      const { uri, reports } = workspace.acceptances;
      if (uri === undefined || !stale.some((it) => reports.has(it))) continue;
      if (!this.#session.isOpen(uri)) this.#pushClosed(uri);
      else if (!pullsDiagnostics) this.#push(uri);
    }
    for (const uri of closed) this.#pushClosed(uri);
    const isNewRole = stale.filter((it) => this.#isNewRole(it)).length > 0;
    if (isShared || isNewRole) this.#connection.sendNotification(statusChanged).catch(this.#onError);
  }

  #push(uri: string): void {
    const snapshot = this.#session.heldSnapshotOf(uri);
    if (!snapshot) return;
    this.#show(
      uri,
      snapshot.addressOf(uri),
      toDiagnostics(snapshot, this.#textlint),
      snapshot.versionAt(uri),
    );
  }

  /** A report that is closed shows nothing; a knowledge or settings file goes on showing what is wrong with it. */
  #pushClosed(uri: string): void {
    const snapshot = this.#session.heldSnapshotOf(uri);
    const role = snapshot?.service.role(uri).kind;
    const items =
      snapshot && (role === 'knowledge' || role === 'settings') ? toDiagnostics(snapshot, undefined) : [];
    if (items.length > 0) this.#show(uri, this.#shown.get(uri) ?? uri, items);
    else this.#clear(uri);
  }

  #show(uri: string, address: string, diagnostics: lsp.Diagnostic[], version?: number | null): void {
    if (this.#shown.get(uri) !== address) this.#clear(uri);
    this.#shown.set(uri, address);
    this.#send(address, diagnostics, version);
  }

  #clear(uri: string): void {
    const address = this.#shown.get(uri);
    if (address === undefined) return;
    this.#shown.delete(uri);
    this.#send(address, []);
  }

  #send(uri: string, diagnostics: lsp.Diagnostic[], version?: number | null): void {
    this.#connection
      .sendDiagnostics({ uri, diagnostics, ...(typeof version === 'number' && { version }) })
      .catch(this.#onError);
  }

  #isNewRole(uri: string): boolean {
    const role = this.#session.isOpen(uri)
      ? this.#session.heldSnapshotOf(uri)?.service.role(uri).kind
      : undefined;
    if (role === this.#roles.get(uri)) return false;
    if (role === undefined) this.#roles.delete(uri);
    else this.#roles.set(uri, role);
    return true;
  }
}
