/** The browser's door: the language server is a worker, and reads files through the editor. */
import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { Shipped } from '../../server/src/lsp/protocol.js';
import { type Started, start } from './client.js';

/** What of a browser's workers is used here; the types of all browsers would let the rest of the client use them. */
declare class Worker {
  constructor(url: string);
  postMessage(message: unknown): void;
  terminate(): void;
}

let stop: (() => Promise<void>) | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<Pick<Started, 'extendMarkdownIt'>> {
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const shipped = await shippedIn(dist);
  let worker: Worker | undefined;
  const connect = async (): Promise<{ reader: BrowserMessageReader; writer: BrowserMessageWriter }> => {
    worker?.terminate();
    worker = new Worker(vscode.Uri.joinPath(dist, 'web', 'server.js').toString(true));
    worker.postMessage(shipped);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const started = await start(
    context,
    (options) => new LanguageClient('koetsu', 'Koetsu 校閲', connect, options),
  );
  stop = async () => {
    await started.stop();
    worker?.terminate();
  };
  const { extendMarkdownIt } = started;
  return { extendMarkdownIt };
}

export const deactivate = (): Promise<void> | undefined => stop?.();

/** What cannot be fetched is absent: the names of the workspace are enough to work with. */
async function shippedIn(dist: vscode.Uri): Promise<Shipped> {
  const [packs, lexicon] = await Promise.all(
    ['packs.bin', 'lexicon.bin'].map(async (name) => {
      try {
        // A copy, in a buffer of its own: the server looks into it as numbers of four bytes.
        return (await vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, name))).slice();
      } catch {
        return undefined;
      }
    }),
  );
  return { folder: dist.toString(), ...(packs && { packs }), ...(lexicon && { lexicon }) };
}
