/** The thread that reads sentences: answers each question with what it has found. */
import { parentPort } from 'node:worker_threads';
import { faultsIn } from './core/morphology/grammarFaults.js';
import type { Faults } from './lsp/sentenceReader.js';
import { analyserIn } from './node/analyser.js';

parentPort?.on('message', (sentences: readonly string[]) => {
  const analyser = analyserIn(__dirname);
  const faults: Faults | undefined = analyser && faultsIn(sentences, analyser);
  parentPort!.postMessage(faults);
});
