/**
 * Has sentences read in a thread of its own, so that nobody else waits for it.
 * The thread is started by the first question, and ends when nobody has asked for a while: its dictionary is 11 MB.
 */
import type { GrammarFault } from '../core/morphology/grammarFault.js';

/** By the text of the sentence; sentences without faults may be left out. */
export type Faults = ReadonlyMap<string, readonly GrammarFault[]>;

/** Where sentences are read; it is asked one question at a time. */
export interface Thread {
  /** Undefined where there is no dictionary. Rejects where the thread ends before it answers. */
  ask(sentences: readonly string[]): Promise<Faults | undefined>;
  end(): void;
}

/** In milliseconds. */
const longestRest = 120_000;

export class SentenceReader {
  readonly #start: () => Promise<Thread>;
  #thread: Promise<Thread> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(start: () => Promise<Thread>) {
    this.#start = start;
  }

  read(sentences: readonly string[]): Promise<Faults | undefined> {
    const answer = this.#last.then(() => this.#ask(sentences));
    this.#last = answer.catch(() => {});
    return answer;
  }

  end(): void {
    clearTimeout(this.#rest);
    this.#thread?.then(
      (it) => it.end(),
      () => {},
    );
    this.#thread = undefined;
  }

  async #ask(sentences: readonly string[]): Promise<Faults | undefined> {
    clearTimeout(this.#rest);
    const isNew = this.#thread === undefined;
    try {
      const thread = await (this.#thread ??= this.#start());
      const faults = await thread.ask(sentences);
      this.#rest = setTimeout(() => this.end(), longestRest);
      // In Node a timer would keep the server alive; in a browser it is a number.
      if (typeof this.#rest === 'object') this.#rest.unref();
      return faults;
    } catch (error) {
      this.#thread = undefined;
      if (isNew) throw error;
      // It may have ended since it was last asked.
      return this.#ask(sentences);
    }
  }
}
