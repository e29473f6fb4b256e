/** The thread that reads sentences in Node, with the dictionary that is shipped beside its bundle. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Faults, Thread } from '../lsp/sentenceReader.js';

/** `folder` holds the bundle of the thread and the dictionary. */
export async function startReadingThread(folder: string): Promise<Thread> {
  const worker = new Worker(path.join(folder, 'reader.js'));
  // It keeps no server alive.
  worker.unref();
  let end: unknown;
  let settle: { resolve(faults: Faults | undefined): void; reject(error: unknown): void } | undefined;
  const fail = (error: unknown): void => {
    end ??= error;
    settle?.reject(end);
  };
  worker.on('message', (faults: Faults | undefined) => settle?.resolve(faults));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread that reads sentences has ended.')));
  return {
    ask: (sentences) =>
      new Promise((resolve, reject) => {
        if (end !== undefined) return reject(end);
        settle = { resolve, reject };
        worker.postMessage(sentences);
      }),
    end: () => void worker.terminate(),
  };
}
