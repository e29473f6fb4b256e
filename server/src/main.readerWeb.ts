/** The worker of a browser that reads sentences: waits for the dictionary, then answers each question. */
import { analyserOf } from './core/morphology/analyser.js';
import { dictionaryOf } from './core/morphology/dictionary.js';
import { faultsIn } from './core/morphology/grammarFaults.js';
import { live, type WorkerScope } from './lsp/workerLife.js';
import type { ReaderStart, WorkerStart } from './lsp/workerProtocol.js';

const worker = globalThis as unknown as WorkerScope;
worker.onmessage = ({ data }) => {
  const { lock, payload } = data as WorkerStart<ReaderStart>;
  const analyser = analyserOf(dictionaryOf(payload.dictionary));
  worker.onmessage = ({ data }) => worker.postMessage(faultsIn(data as readonly string[], analyser));
  void live(worker, lock);
};
