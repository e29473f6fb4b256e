/** Has sentences read for the server in a worker: the client alone can fetch the dictionary and start another worker. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ReadSentences,
  type ReadSentencesParams,
  readSentencesRequest,
} from '../../server/src/lsp/protocol.js';
import { type Faults, SentenceReader, type Thread } from '../../server/src/lsp/sentenceReader.js';
import type { ReaderStart } from '../../server/src/lsp/workerProtocol.js';
import { startWorker } from './workers.js';

/** In milliseconds: what could not be fetched is not asked for again sooner. */
const patience = 60_000;

/** `dist` holds the bundle of the worker and the dictionary. */
export function readSentences(client: BaseLanguageClient, dist: vscode.Uri): vscode.Disposable {
  const reader = new SentenceReader(() => startThread(dist));
  let failed = Number.NEGATIVE_INFINITY;
  const answering = client.onRequest(
    readSentencesRequest,
    async ({ sentences }: ReadSentencesParams): Promise<ReadSentences | null> => {
      if (Date.now() - failed < patience) return null;
      try {
        return [...((await reader.read(sentences)) ?? [])];
      } catch (error) {
        failed = Date.now();
        client.warn(`No sentences are read: ${error instanceof Error ? error.message : error}`);
        return null;
      }
    },
  );
  // Whoever starts the server anew wants all of it tried again.
  const following = client.onDidChangeState(() => {
    failed = Number.NEGATIVE_INFINITY;
  });
  return vscode.Disposable.from(answering, following, { dispose: () => reader.end() });
}

async function startThread(dist: vscode.Uri): Promise<Thread> {
  // A copy, in a buffer of its own, which is then the worker's.
  const dictionary = (
    await vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, 'morphology.bin'))
  ).slice();
  const start: ReaderStart = { dictionary };
  const worker = await startWorker(vscode.Uri.joinPath(dist, 'web', 'reader.js'), start, [dictionary.buffer]);
  let end: Error | undefined;
  let reject: (error: Error) => void = () => {};
  void worker.ended.then((error) => {
    end = error;
    reject(error);
  });
  return {
    ask: (sentences) =>
      new Promise((resolve, refuse) => {
        if (end) return refuse(end);
        reject = refuse;
        worker.hear((faults) => resolve(faults as Faults));
        worker.postMessage(sentences);
      }),
    end: () => worker.terminate(),
  };
}
