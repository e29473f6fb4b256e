/**
 * The files that only the client can read.
 * Invariant: what a client cannot read, or one that knows none of these requests, is absent; nothing here rejects.
 */
import type * as lsp from 'vscode-languageserver';
import { searchFor } from '../core/text/globs.js';
import { uriIn } from '../core/text/uri.js';
import type { Files, Host } from './host.js';
import {
  type FileState,
  type FolderEntry,
  fileStateRequest,
  readFileRequest,
  readFolderRequest,
} from './protocol.js';

export function clientFiles(connection: lsp.Connection): Files {
  const ask = <R>(request: string, uri: string): Promise<R | undefined> =>
    connection.sendRequest<R | null>(request, { uri }).then(
      (answer) => answer ?? undefined,
      () => undefined,
    );
  const stateOf = (uri: string): Promise<FileState | undefined> => ask(fileStateRequest, uri);
  return {
    readText: (uri) => ask(readFileRequest, uri),
    findFiles: (root, globs) =>
      foundFiles(root, globs, async (uri) => (await ask(readFolderRequest, uri)) ?? []),
    stampOf: async (uri) => (await stateOf(uri))?.stamp,
    exists: async (uri) => (await stateOf(uri))?.exists,
  };
}

/** Reads all folders of one depth at once: each may be a request over the net. */
async function foundFiles(
  root: string,
  globs: readonly string[],
  read: (uri: string) => Promise<readonly FolderEntry[]>,
): Promise<readonly string[]> {
  if (globs.length === 0) return [];
  const search = searchFor(globs);
  const found = new Set<string>();
  let folders = search.bases;
  while (folders.length > 0) {
    const entries = await Promise.all(
      folders.map(async (folder) => {
        const listed = await read(folder === '' ? root : uriIn(root, folder));
        return listed.map(({ name, kind }) => ({ path: folder === '' ? name : `${folder}/${name}`, kind }));
      }),
    );
    const all = entries.flat();
    for (const { path, kind } of all) if (kind === 'file' && search.isWanted(path)) found.add(path);
    folders = all
      .filter(({ path, kind }) => kind === 'folder' && search.isEntered(path))
      .map((it) => it.path);
  }
  return [...found].sort().map((it) => uriIn(root, it));
}

/** A host that reads `file:` URIs itself and leaves all others to the client. */
export function besides(host: Host, client: Files): Host {
  const filesFor = (uri: string): Files => (uri.startsWith('file:') ? host : client);
  return {
    ...host,
    readText: (uri) => filesFor(uri).readText(uri),
    findFiles: (root, globs) => filesFor(root).findFiles(root, globs),
    stampOf: (uri) => filesFor(uri).stampOf(uri),
    exists: (uri) => filesFor(uri).exists(uri),
  };
}
