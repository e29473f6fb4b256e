/**
 * How a worker tells its client that it lives. A browser says nowhere that a worker has ended, but takes back the locks
 * that it held; the client waits for that.
 */
import type { WorkerReady } from './workerProtocol.js';

/** What of a worker's own world is used here; the types of all browsers would let the rest of the server use them. */
export interface WorkerScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}

interface Locks {
  request(name: string, whileHeld: () => Promise<never>): Promise<never>;
}

/** Takes the lock until the worker ends, and says that the worker listens. */
export async function live(scope: WorkerScope, lock: string): Promise<void> {
  const tell = (ready: WorkerReady): void => scope.postMessage(ready);
  const { navigator } = globalThis as { readonly navigator?: { readonly locks?: Locks } };
  try {
    if (!navigator?.locks) throw new Error('There are no locks.');
    await navigator.locks.request(lock, () => {
      tell({ isLockHeld: true });
      return new Promise(() => {});
    });
  } catch {
    tell({ isLockHeld: false });
  }
}
