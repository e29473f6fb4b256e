/**
 * Judges many files on several threads, ahead of the one that tells of them in their order. Each thread has a knowledge
 * base of its own.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Answers } from '../node/liveLinks.js';
import type { FileToCheck } from './files.js';
import type { Hindrance, Judgement } from './judgement.js';

/** What all files of a run have in common. */
export interface Task {
  readonly asksToPublish: boolean;
  readonly answers: Answers;
}

/** A file as a thread is told of it: the workspace it reads itself. */
export type NamedFile = Omit<FileToCheck, 'workspace'>;

type Told = Judgement | Hindrance | undefined;

/** A thread takes as long to start as to check ten reports. */
const worthThreads = 20;
const mostThreads = 4;
/** So many files are given to threads before they are told of: what waits takes memory. */
const mostAhead = 32;

/** How many threads are of use; `KOETSU_THREADS` is for machines that have more processors than one may use. */
export function threadsFor(files: number): number {
  const limit = Number(process.env['KOETSU_THREADS'] || mostThreads);
  const threads = Math.min(availableParallelism(), mostThreads, limit);
  return files >= worthThreads && threads > 1 ? threads : 0;
}

/** The judgements in the order of the files; undefined where a thread has failed. `folder` holds the bundles. */
export async function* judgedOnThreads(
  files: readonly FileToCheck[],
  task: Task,
  folder: string,
  threads: number,
): AsyncGenerator<Told> {
  const all = Array.from({ length: threads }, () => new Thread(folder, task));
  try {
    const ahead: Promise<Told>[] = [];
    for (const [index, { name, uri, isNamed }] of files.entries()) {
      ahead.push(all[index % threads]!.judge({ name, uri, isNamed }));
      if (ahead.length === mostAhead) yield ahead.shift()!;
    }
    yield* ahead;
  } finally {
    for (const it of all) it.end();
  }
}

class Thread {
  readonly #worker: Worker;
  /** Of the files that it has not judged yet, in their order. */
  readonly #replies: ((told: Told) => void)[] = [];
  #hasFailed = false;

  constructor(folder: string, task: Task) {
    // Loaded here, since few runs need it.
    const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads');
    this.#worker = new Worker(path.join(folder, 'cli.js'), { argv: ['check'], workerData: task });
    this.#worker.on('message', (told: Told) => this.#replies.shift()?.(told));
    const fail = (): void => {
      this.#hasFailed = true;
      for (const reply of this.#replies.splice(0)) reply(undefined);
    };
    this.#worker.on('error', fail).on('exit', fail);
  }

  judge(file: NamedFile): Promise<Told> {
    if (this.#hasFailed) return Promise.resolve(undefined);
    return new Promise((reply) => {
      this.#replies.push(reply);
      this.#worker.postMessage(file);
    });
  }

  end(): void {
    void this.#worker.terminate();
  }
}
