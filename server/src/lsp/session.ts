/**
 * The one mutable cell: the open documents and the workspace of each folder.
 * Notifications replace workspaces; a request takes a Snapshot once and answers from it.
 * Invariant: an open document wins over the file on disk.
 */
import type * as lsp from 'vscode-languageserver';
import { createLanguageService } from '../core/createLanguageService.js';
import type { Resources } from '../core/knowledge/resources.js';
import type { GrammarFault } from '../core/morphology/grammarFault.js';
import { noReadings, withFaults } from '../core/readings.js';
import { type WebAnswer, withAnswers, withFiles } from '../core/surroundings.js';
import type { SourceText } from '../core/text/sourceText.js';
import { canonicalUri } from '../core/text/uri.js';
import { type Change, createWorkspace, type Workspace } from '../core/workspace.js';
import { type Client, withLanguage } from './client.js';
import { changesOnDisk } from './folderFiles.js';
import { sourceOf } from './fromProto.js';
import type { Host } from './host.js';
import { lookedAround, lookedAt, type Seen } from './linkedFiles.js';
import { OpenDocuments } from './openDocuments.js';
import type { Snapshot } from './snapshot.js';

export type { Snapshot } from './snapshot.js';

/** What a notification did. */
export interface SessionChange {
  readonly folder: Folder;
  /** Canonical URIs of the files whose text is new or gone. */
  readonly uris: readonly string[];
  /** Whether knowledge or settings are new, so that every document of the folder may be judged anew. */
  readonly isShared: boolean;
}

/** A workspace folder, or what lies in none: files opened on their own and untitled buffers. */
export interface Folder {
  readonly root: string | undefined;
  readonly workspace: Workspace;
}

export interface SessionStart {
  readonly client: Client;
  readonly resources: Resources;
  /** URIs of the workspace folders. */
  readonly roots: readonly string[];
  /** Called after every change, in its order. */
  onChange(change: SessionChange): void;
  /** Called when the host fails to list or read. */
  onError(error: unknown): void;
}

interface LoadingFolder extends Folder {
  workspace: Workspace;
  /** Settles when everything read from disk so far has its place in the workspace. */
  loaded: Promise<void>;
}

export class Session {
  readonly #host: Host;
  readonly #resources: Resources;
  readonly #onChange: (change: SessionChange) => void;
  readonly #onError: (error: unknown) => void;
  readonly #documents = new OpenDocuments();
  readonly #rootless: LoadingFolder;
  #folders: readonly LoadingFolder[] = [];
  #client: Client;
  #revision = 0;
  #readings = noReadings;

  constructor(host: Host, { client, resources, roots, onChange, onError }: SessionStart) {
    this.#host = host;
    this.#client = client;
    this.#resources = resources;
    this.#onChange = onChange;
    this.#onError = onError;
    this.#rootless = this.#newFolder(undefined);
    this.#folders = roots.map((it) => this.#newFolder(canonicalUri(it)));
  }

  get client(): Client {
    return this.#client;
  }

  /** Grows with every change of a text. */
  get revision(): number {
    return this.#revision;
  }

  get folders(): readonly Folder[] {
    return [...this.#folders, this.#rootless];
  }

  /** Settles when everything that is being read from disk is read. */
  async loaded(): Promise<void> {
    await Promise.all(this.#folders.map((it) => it.loaded));
    if (!this.#client.pullsDiagnostics) await Promise.all(this.openUris().map((it) => this.#lookAround(it)));
  }

  /** Canonical URIs of the open documents, those of one folder if it is given. */
  openUris(folder?: Folder): readonly string[] {
    const { uris } = this.#documents;
    return folder ? uris.filter((it) => this.#folderOf(it) === folder) : uris;
  }

  isOpen(uri: string): boolean {
    return this.#documents.has(uri);
  }

  /** The client's version of an open document. */
  versionOf(uri: string): number | undefined {
    return this.#documents.sourceOf(canonicalUri(uri))?.version;
  }

  /** The URI as the client spells it, if it has opened the document. */
  addressOf(uri: string): string {
    return this.#documents.addressOf(uri) ?? uri;
  }

  /** The text of a file that the workspace or else the disk has. `uri` is canonical. */
  async read(uri: string, { files }: Workspace): Promise<SourceText | undefined> {
    const held = files.get(uri);
    if (held) return held;
    const text = await this.#host.readText(uri);
    return text === undefined ? undefined : sourceOf({ uri, text, version: 0, languageId: '' });
  }

  open(document: lsp.TextDocumentItem): void {
    const source = this.#documents.open(document);
    this.#apply(this.#folderOf(source.uri), [{ kind: 'file', source }]);
  }

  change(params: lsp.DidChangeTextDocumentParams): void {
    const source = this.#documents.change(params);
    if (source) this.#apply(this.#folderOf(source.uri), [{ kind: 'file', source }]);
  }

  close(address: string): void {
    const uri = canonicalUri(address);
    if (!this.#documents.close(uri)) return;
    const folder = this.#folderOf(uri);
    this.#apply(folder, [{ kind: 'deleted', uri }]);
    this.#read(folder, new Set([uri]));
  }

  /** Files on disk were created, changed or deleted. Reports on disk are of no account, open ones come from the client. */
  touch(addresses: readonly string[]): void {
    const uris = addresses.map(canonicalUri).filter((it) => !this.isOpen(it));
    for (const folder of this.#folders) {
      const { files } = folder.workspace;
      const stale = uris.filter((it) => files.has(it) || !isReport(it, folder));
      if (stale.length > 0) this.#read(folder, new Set(stale));
    }
  }

  changeFolders(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(canonicalUri));
    const kept = this.#folders.filter((it) => !gone.has(it.root!));
    const roots = new Set(kept.map((it) => it.root));
    const fresh = added.map(canonicalUri).filter((it) => !roots.has(it));
    this.#folders = [...kept, ...fresh.map((it) => this.#newFolder(it))];
    for (const folder of [...this.#folders, this.#rootless]) this.#rehouse(folder);
  }

  changeLanguage(setting: unknown): void {
    this.#client = withLanguage(this.#client, setting);
  }

  /** Undefined where neither the client nor the disk has such a document. */
  async snapshotOf(address: string): Promise<Snapshot | undefined> {
    const uri = canonicalUri(address);
    const folder = this.#folderOf(uri);
    await folder.loaded;
    await this.#lookAround(uri);
    const { workspace } = folder;
    const source = await this.read(uri, workspace);
    if (!source) return undefined;
    const isHeld = workspace.files.has(uri);
    return this.#snapshot(source, isHeld ? workspace : workspace.with({ kind: 'file', source }));
  }

  /** Looks at the files to which an open document leads. */
  async #lookAround(uri: string): Promise<void> {
    const source = this.#documents.sourceOf(uri);
    if (!source) return;
    const folder = this.#folderOf(uri);
    const { surroundings } = folder.workspace;
    const isWatched = (it: string): boolean =>
      this.#client.registersWatchers && this.#folders.some(({ root }) => it.startsWith(`${root}/`));
    const seen = await lookedAround(source, surroundings, this.#host, isWatched);
    this.#learn(folder, seen);
  }

  /** Files or folders were created, changed or deleted: links may lead to them. */
  lookAgain(addresses: readonly string[]): void {
    const uris = addresses.map(canonicalUri);
    for (const folder of [...this.#folders, this.#rootless]) this.#lookAgainIn(folder, uris);
  }

  /** What servers have said of the URLs to which a document leads. */
  hear(uri: string, answers: ReadonlyMap<string, WebAnswer>): void {
    const folder = this.#folderOf(uri);
    const { workspace } = folder;
    folder.workspace = workspace.withSurroundings(withAnswers(workspace.surroundings, answers));
    this.#onChange({ folder, uris: [], isShared: true });
  }

  /** What has been found in sentences, wherever they stand; tells whether it is new. */
  learn(faults: ReadonlyMap<string, readonly GrammarFault[]>): boolean {
    const before = this.#readings;
    this.#readings = withFaults(before, faults);
    if (this.#readings === before) return false;
    for (const folder of [...this.#folders, this.#rootless]) {
      folder.workspace = folder.workspace.withReadings(this.#readings);
    }
    return true;
  }

  #lookAgainIn(folder: LoadingFolder, uris: readonly string[]): void {
    const { surroundings } = folder.workspace;
    const stale = [...surroundings.files.keys()].filter((it) =>
      uris.some((uri) => it === uri || it.startsWith(`${uri}/`)),
    );
    if (stale.length === 0) return;
    lookedAt(stale, surroundings, this.#host)
      .then((seen) => {
        if (seen.length === 0) return;
        this.#learn(folder, seen);
        this.#onChange({ folder, uris: [], isShared: true });
      })
      .catch(this.#onError);
  }

  #learn(folder: LoadingFolder, seen: Seen): void {
    if (seen.length === 0) return;
    const { workspace } = folder;
    folder.workspace = workspace.withSurroundings(withFiles(workspace.surroundings, seen));
  }

  /** For a question about the folder that holds an address rather than about a document: that one is empty. */
  async folderSnapshotOf(address: string): Promise<Snapshot> {
    const uri = canonicalUri(address);
    const folder = this.#folderOf(`${uri}/`);
    await folder.loaded;
    return this.#snapshot(sourceOf({ uri, text: '', version: 0, languageId: '' }), folder.workspace);
  }

  /** The snapshot for a file that the workspace holds. */
  heldSnapshotOf(uri: string): Snapshot | undefined {
    const { workspace } = this.#folderOf(uri);
    const source = workspace.files.get(uri);
    return source && this.#snapshot(source, workspace);
  }

  #snapshot(source: SourceText, workspace: Workspace): Snapshot {
    const documents = this.#documents;
    return {
      source,
      service: createLanguageService(workspace),
      client: this.#client,
      sourceAt: (uri) => workspace.files.get(uri),
      readAt: (uri) => this.read(uri, workspace),
      addressOf: (uri) => this.addressOf(uri),
      pageOf: (rule) => this.#host.pageOf(rule),
      versionAt: (uri) => (documents.has(uri) ? (workspace.files.get(uri)?.version ?? null) : null),
    };
  }

  #newFolder(root: string | undefined): LoadingFolder {
    const folder: LoadingFolder = {
      root,
      workspace: createWorkspace(root, [], this.#resources).withReadings(this.#readings),
      loaded: Promise.resolve(),
    };
    if (root !== undefined) this.#read(folder, new Set());
    return folder;
  }

  /** The innermost folder that holds the file. */
  #folderOf(uri: string): LoadingFolder {
    let innermost = this.#rootless;
    for (const folder of this.#folders) {
      if (uri.startsWith(`${folder.root}/`) && folder.root!.length > (innermost.root?.length ?? 0)) {
        innermost = folder;
      }
    }
    return innermost;
  }

  /** Gives a folder the open documents that lie in it and takes the others away. */
  #rehouse(folder: LoadingFolder): void {
    const changes: Change[] = [];
    for (const source of this.#documents.sources) {
      const { uri } = source;
      const held = folder.workspace.files.get(uri);
      if (this.#folderOf(uri) !== folder) {
        if (held === source) changes.push({ kind: 'deleted', uri });
      } else if (held !== source) {
        changes.push({ kind: 'file', source });
      }
    }
    this.#apply(folder, changes);
  }

  #apply(folder: LoadingFolder, changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const before = folder.workspace;
    const after = before.with(...changes);
    folder.workspace = after;
    this.#revision++;
    this.#onChange({
      folder,
      uris: changes.map((it) => (it.kind === 'file' ? it.source.uri : it.uri)),
      isShared:
        before.knowledge !== after.knowledge ||
        before.settings !== after.settings ||
        before.acceptances !== after.acceptances ||
        before.settingsProblems !== after.settingsProblems,
    });
  }

  /** Brings a folder's workspace up to the disk, after what is being read already. `stale` files are read again. */
  #read(folder: LoadingFolder, stale: ReadonlySet<string>): void {
    folder.loaded = folder.loaded.then(() => this.#readNow(folder, new Set(stale))).catch(this.#onError);
  }

  /** Settings name further files, so this goes on until nothing new turns up. */
  async #readNow(folder: LoadingFolder, stale: Set<string>): Promise<void> {
    for (;;) {
      const changes = await changesOnDisk(folder.workspace, stale, this.#host);
      const closed = changes.filter((it) => !this.isOpen(it.kind === 'file' ? it.source.uri : it.uri));
      if (closed.length === 0) return;
      this.#apply(folder, closed);
      stale.clear();
    }
  }
}

/** Markdown outside `house/`, where approved texts are kept. */
const isReport = (uri: string, { root }: Folder): boolean =>
  /\.(?:md|markdown)$/i.test(uri) && !uri.startsWith(`${root}/house/`);
