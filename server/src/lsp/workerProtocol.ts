/** What the client in a browser and its workers agree on. Invariant: constants and types only; both sides import it. */

/** The first message to a worker. */
export interface WorkerStart<T> {
  /** The name of a lock that the worker holds as long as it lives. */
  readonly lock: string;
  readonly payload: T;
}

/** The first message from a worker, which listens from then on: whether it holds its lock. */
export interface WorkerReady {
  readonly isLockHeld: boolean;
}

/** What the server needs of what the product ships beside its code. */
export interface Shipped {
  /** The URI of the folder in which it lies. */
  readonly folder: string;
  readonly packs?: Uint8Array;
  readonly lexicon?: Uint8Array;
}

/** What the reader of sentences needs: the bytes of the dictionary, from a multiple of four of their buffer. */
export interface ReaderStart {
  readonly dictionary: Uint8Array;
}
