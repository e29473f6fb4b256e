/** The thread that reads sentences: answers each question with what it has found. */
import { parentPort } from 'node:worker_threads';
import { faultsBySentence } from './node/analyser.js';
import type { Answer, Question } from './node/sentenceReader.js';

parentPort?.on('message', ({ id, sentences }: Question) => {
  const faults = new Map([...faultsBySentence(sentences, __dirname)].filter(([, it]) => it.length > 0));
  parentPort!.postMessage({ id, faults } satisfies Answer);
});
