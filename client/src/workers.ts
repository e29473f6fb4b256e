/** Workers of the browser, each with a way to learn of its end: no event tells of it. */
import type { Uri } from 'vscode';
import type { WorkerReady, WorkerStart } from '../../server/src/lsp/workerProtocol.js';

/** What of a browser is used here; the types of all browsers would let the rest of the client use them. */
interface BrowserWorker {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault(): void }) => void) | null;
  postMessage(message: unknown, moved?: readonly ArrayBufferLike[]): void;
  terminate(): void;
}
declare const Worker: new (url: string) => BrowserWorker;
declare const navigator: {
  readonly locks: { request(name: string, whenHeld: () => void): Promise<void> };
};

export interface StartedWorker {
  postMessage(message: unknown): void;
  /** One function hears the messages. */
  hear(listener: (message: unknown) => void): void;
  terminate(): void;
  /** Settles with the reason once the worker has ended, or can no longer be relied on. */
  readonly ended: Promise<Error>;
}

/** Settles when the worker listens; rejects where it cannot be loaded. `moved` are buffers of `payload`. */
export async function startWorker<T>(
  script: Uri,
  payload: T,
  moved: readonly ArrayBufferLike[] = [],
): Promise<StartedWorker> {
  const worker = new Worker(script.toString(true));
  const lock = `koetsu-${crypto.randomUUID()}`;
  const ended = new Promise<Error>((resolve) => {
    // An exception that nobody catches leaves a worker running, in a state that nobody knows.
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      resolve(new Error(event.message ?? `${script.path} could not be loaded.`));
    };
  });
  const start: WorkerStart<T> = { lock, payload };
  worker.postMessage(start, moved);
  const ready = await Promise.race([
    new Promise<WorkerReady>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data as WorkerReady);
    }),
    ended,
  ]);
  if (ready instanceof Error) throw ready;
  const released = new Promise<Error>((resolve) => {
    if (!ready.isLockHeld) return;
    void navigator.locks.request(lock, () => resolve(new Error(`${script.path} has ended.`)));
  });
  return {
    postMessage: (message) => worker.postMessage(message),
    hear(listener) {
      worker.onmessage = ({ data }) => listener(data);
    },
    terminate: () => worker.terminate(),
    ended: Promise.race([ended, released]),
  };
}
