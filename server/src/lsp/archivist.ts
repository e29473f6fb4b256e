/**
 * Keeps the memory of each folder's reports: read in the background, kept across sessions, brought up to date by
 * changes of files and of knowledge.
 * Invariant: nobody waits for it. It works in small units between the messages of the client, and a question is
 * answered from what has been read so far.
 */
import * as lsp from 'vscode-languageserver';
import { type Archive, emptyArchive } from '../core/archive/archive.js';
import { type ArchivedReport, archivedReportOf } from '../core/archive/archivedReport.js';
import { archiveFrom, storedArchive } from '../core/archive/storedArchive.js';
import { createLanguageService } from '../core/createLanguageService.js';
import { knowledgeStampOf } from '../core/knowledge/knowledgeBase.js';
import { reportOf } from '../core/markdown/report.js';
import { SourceText } from '../core/text/sourceText.js';
import { canonicalUri } from '../core/text/uri.js';
import { reportGlobs, type Workspace } from '../core/workspace.js';
import type { Host } from './host.js';
import { pacer } from './pacer.js';
import { type Progress, progressOf } from './progress.js';
import type { Folder, Session, SessionChange } from './session.js';

/** The documents that are already open come first. */
const settling = 300;
/** Knowledge that is being edited changes with every key; the archive waits until the hands rest. */
const rest = 1500;
/** So many reports are read before anybody would look at a progress bar. */
const worthTelling = 300;
/** What is read is put into the archive in portions, since an archive is a value and putting in copies it. */
export const portion = 250;

interface FolderMemory {
  archive: Archive;
  /** Of the knowledge whose indices the archive uses. */
  knowledgeStamp: string;
  /** Grows with every reason to look again; an older look gives up. */
  generation: number;
  timer: { dispose(): void } | undefined;
}

export class Archivist {
  readonly #connection: lsp.Connection;
  readonly #host: Host;
  readonly #session: Session;
  readonly #onError: (error: unknown) => void;
  readonly #memories = new Map<string, FolderMemory>();

  constructor(connection: lsp.Connection, host: Host, session: Session, onError: (error: unknown) => void) {
    this.#connection = connection;
    this.#host = host;
    this.#session = session;
    this.#onError = onError;
  }

  /** Reads the reports of every folder that is not read yet and forgets the folders that are gone. */
  start(): void {
    const roots = new Set(this.#session.folders.map((it) => it.root));
    for (const root of this.#memories.keys()) if (!roots.has(root)) this.#memories.delete(root);
    for (const root of roots)
      if (root !== undefined && !this.#memories.has(root)) this.#lookSoon(root, settling);
  }

  /** The archive for this workspace; empty as long as none fits its knowledge. */
  archiveFor({ root, knowledge }: Workspace): Archive {
    const memory = root === undefined ? undefined : this.#memories.get(root);
    return memory?.knowledgeStamp === knowledgeStampOf(knowledge) ? memory.archive : emptyArchive;
  }

  note({ folder, isShared }: SessionChange): void {
    if (isShared && folder.root !== undefined && this.#memories.has(folder.root))
      this.#lookSoon(folder.root, rest);
  }

  /** Files on disk were created, changed or deleted. */
  touch(addresses: readonly string[]): void {
    const uris = addresses.map(canonicalUri);
    for (const root of this.#memories.keys()) {
      if (uris.some((it) => it.startsWith(`${root}/`))) this.#lookSoon(root, rest);
    }
  }

  #lookSoon(root: string, delay: number): void {
    let memory = this.#memories.get(root);
    if (!memory) {
      memory = { archive: emptyArchive, knowledgeStamp: '', generation: 0, timer: undefined };
      this.#memories.set(root, memory);
    }
    const generation = ++memory.generation;
    memory.timer?.dispose();
    const look = (): void => {
      this.#look(root, memory, generation).catch(this.#onError);
    };
    memory.timer = lsp.RAL().timer.setTimeout(look, delay);
  }

  async #look(root: string, memory: FolderMemory, generation: number): Promise<void> {
    await this.#session.loaded();
    const folder = this.#session.folders.find((it) => it.root === root);
    if (!folder) return;
    const { knowledge } = folder.workspace;
    const stamp = knowledgeStampOf(knowledge);
    if (memory.knowledgeStamp !== stamp) {
      const kept = await this.#host.recall(keyOf(root));
      memory.archive = (kept && archiveFrom(kept, stamp)) || emptyArchive;
      memory.knowledgeStamp = stamp;
    }
    const isCurrent = (): boolean => memory.generation === generation && this.#memories.get(root) === memory;
    const before = memory.archive;
    await this.#bringUpToDate(folder, memory, isCurrent);
    if (memory.archive !== before && isCurrent()) {
      await this.#host.keep(keyOf(root), storedArchive(memory.archive, stamp));
    }
  }

  async #bringUpToDate(
    { root, workspace }: Folder,
    memory: FolderMemory,
    isCurrent: () => boolean,
  ): Promise<void> {
    const pause = pacer();
    const uris = new Set(await this.#host.findFiles(root!, reportGlobs(workspace)));
    const stale: { uri: string; stamp: string }[] = [];
    for (const uri of uris) {
      await pause();
      const stamp = await this.#host.stampOf(uri);
      if (!isCurrent()) return;
      if (stamp === undefined) uris.delete(uri);
      else if (memory.archive.reports.get(uri)?.stamp !== stamp) stale.push({ uri, stamp });
    }
    const gone = [...memory.archive.reports.keys()].filter((it) => !uris.has(it));
    if (gone.length > 0) memory.archive = memory.archive.with([], gone);
    if (stale.length === 0) return;
    const progress = await this.#progressFor(stale.length);
    let read: ArchivedReport[] = [];
    for (const [index, { uri, stamp }] of stale.entries()) {
      await pause();
      if (!isCurrent() || progress.isCancelled) break;
      const text = await this.#host.readText(uri);
      const entry = text === undefined ? undefined : archived(uri, text, stamp, workspace);
      if (entry) read.push(entry);
      if (read.length === portion) {
        memory.archive = memory.archive.with(read);
        read = [];
      }
      progress.report(index + 1);
    }
    if (read.length > 0 && isCurrent()) memory.archive = memory.archive.with(read);
    progress.done();
  }

  #progressFor(total: number): Promise<Progress> {
    const title = { ja: '過去の報告書を読んでいます', en: 'Reading earlier reports' };
    return progressOf(this.#connection, this.#session.client, title, total, worthTelling);
  }
}

/** What is to be remembered of a file; undefined where it is no report. */
export function archived(
  uri: string,
  text: string,
  stamp: string,
  workspace: Workspace,
): ArchivedReport | undefined {
  const source = new SourceText(uri, text);
  const { role } = createLanguageService(workspace.with({ kind: 'file', source }));
  if (role(uri).kind !== 'report') return undefined;
  return archivedReportOf(reportOf(source), workspace.knowledge, stamp);
}

const keyOf = (root: string): string => `archive ${root}`;
