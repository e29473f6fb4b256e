/**
 * A thread of its own that reads sentences, so that the server never waits for it.
 * It is started by the first question, and ends when nobody has asked for a while: its dictionary is 11 MB.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GrammarFault } from '../core/morphology/grammarFault.js';

/** In milliseconds. */
const longestRest = 120_000;

export interface Question {
  readonly id: number;
  readonly sentences: readonly string[];
}

export interface Answer {
  readonly id: number;
  /** Of the sentences in which there are any. */
  readonly faults: ReadonlyMap<string, readonly GrammarFault[]>;
}

type Reply = (faults: Answer['faults']) => void;

export class SentenceReader {
  readonly #folder: string;
  readonly #waiting = new Map<number, { readonly reply: Reply; readonly fail: (error: unknown) => void }>();
  #worker: Worker | undefined;
  #rest: NodeJS.Timeout | undefined;
  #asked = 0;

  /** `folder` holds the bundle of the thread and the dictionary. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  read(sentences: readonly string[]): Promise<Answer['faults']> {
    clearTimeout(this.#rest);
    const worker = (this.#worker ??= this.#start());
    return new Promise((reply, fail) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { reply, fail });
      worker.postMessage({ id, sentences } satisfies Question);
    });
  }

  #start(): Worker {
    const worker = new Worker(path.join(this.#folder, 'reader.js'));
    // The thread keeps no server alive.
    worker.unref();
    worker.on('message', ({ id, faults }: Answer) => {
      this.#waiting.get(id)?.reply(faults);
      this.#waiting.delete(id);
      if (this.#waiting.size > 0) return;
      this.#rest = setTimeout(() => this.#end(), longestRest);
      this.#rest.unref();
    });
    worker.on('error', (error) => {
      for (const { fail } of this.#waiting.values()) fail(error);
      this.#waiting.clear();
      this.#worker = undefined;
    });
    return worker;
  }

  #end(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }
}
