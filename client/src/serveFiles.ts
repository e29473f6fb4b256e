/** Reads for the server what only the editor can: files of a browser or of the web, and what was kept for it. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DocumentParams,
  type FileState,
  type FolderEntry,
  fileStateRequest,
  type KeepParams,
  keepRequest,
  readFileRequest,
  readFolderRequest,
  recallRequest,
} from '../../server/src/lsp/protocol.js';

/** `storage` is where what the server keeps has its place; without one nothing is kept. */
export function serveFiles(client: BaseLanguageClient, storage: vscode.Uri | undefined): vscode.Disposable {
  const { fs } = vscode.workspace;
  const onRequest = <P, R>(method: string, answer: (params: P) => Promise<R>): vscode.Disposable =>
    client.onRequest(method, answer);
  const read = async (uri: vscode.Uri): Promise<string | null> => {
    try {
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await fs.readFile(uri));
    } catch {
      return null;
    }
  };
  const at = ({ uri }: DocumentParams): vscode.Uri => vscode.Uri.parse(uri);
  return vscode.Disposable.from(
    onRequest(readFileRequest, async (it: DocumentParams) => read(at(it))),
    onRequest(readFolderRequest, async (it: DocumentParams) => entriesOf(at(it))),
    onRequest(fileStateRequest, async (it: DocumentParams) => stateOf(at(it))),
    onRequest(recallRequest, async ({ key }: { readonly key: string }) =>
      storage ? read(vscode.Uri.joinPath(storage, nameFor(key))) : null,
    ),
    onRequest(keepRequest, async ({ key, text }: KeepParams) => {
      if (storage)
        await fs.writeFile(vscode.Uri.joinPath(storage, nameFor(key)), new TextEncoder().encode(text));
      return null;
    }),
  );
}

async function entriesOf(uri: vscode.Uri): Promise<readonly FolderEntry[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.flatMap(([name, type]): readonly FolderEntry[] => {
      if (type & vscode.FileType.File) return [{ name, kind: 'file' }];
      return type === vscode.FileType.Directory ? [{ name, kind: 'folder' }] : [];
    });
  } catch {
    return [];
  }
}

async function stateOf(uri: vscode.Uri): Promise<FileState | null> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return { exists: true, stamp: `${mtime.toString(36)}-${size.toString(36)}` };
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
      ? { exists: false }
      : null;
  }
}

/** A file name for a key of any length and any characters: FNV-1a of it, in 64 bits. */
function nameFor(key: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(key)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return `${hash.toString(36)}.txt`;
}
