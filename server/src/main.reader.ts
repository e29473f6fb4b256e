/** The thread that reads sentences: answers each question with what it has found. */
import { parentPort } from 'node:worker_threads';
import { slipsOf } from './node/analyser.js';
import type { Answer, Question } from './node/sentenceReader.js';

parentPort?.on('message', ({ id, sentences }: Question) => {
  const slips = new Map([...slipsOf(sentences, __dirname)].filter(([, it]) => it.length > 0));
  parentPort!.postMessage({ id, slips } satisfies Answer);
});
