/** The browser's door: the language server is a worker, and reads files through the editor. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { Shipped } from '../../server/src/lsp/workerProtocol.js';
import { type Started, start } from './client.js';
import { readSentences } from './readSentences.js';
import { transportsOf } from './serverWorker.js';
import { type StartedWorker, startWorker } from './workers.js';

let stop: (() => Promise<void>) | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<Pick<Started, 'extendMarkdownIt'>> {
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const shipped = await shippedIn(dist);
  let worker: StartedWorker | undefined;
  const connect = async (): Promise<ReturnType<typeof transportsOf>> => {
    worker?.terminate();
    worker = await startWorker(vscode.Uri.joinPath(dist, 'web', 'server.js'), shipped);
    return transportsOf(worker);
  };
  const started = await start(context, (options) => {
    const client = new LanguageClient('koetsu', 'Koetsu 校閲', connect, options);
    context.subscriptions.push(readSentences(client, dist));
    return client;
  });
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
