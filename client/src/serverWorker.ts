/** The language server in a worker, as a connection that is closed when the worker ends. */
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageclient/browser';
import type { StartedWorker } from './workers.js';

class WorkerReader extends AbstractMessageReader implements MessageReader {
  readonly #worker: StartedWorker;

  constructor(worker: StartedWorker) {
    super();
    this.#worker = worker;
    void worker.ended.then(() => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    this.#worker.hear((message) => callback(message as Message));
    return { dispose: () => this.#worker.hear(() => {}) };
  }
}

class WorkerWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #worker: StartedWorker;

  constructor(worker: StartedWorker) {
    super();
    this.#worker = worker;
  }

  async write(message: Message): Promise<void> {
    this.#worker.postMessage(message);
  }

  end(): void {}
}

/** What the language client needs; when `reader` closes, it starts the server again, as often as it would any other. */
export const transportsOf = (worker: StartedWorker): { reader: MessageReader; writer: MessageWriter } => ({
  reader: new WorkerReader(worker),
  writer: new WorkerWriter(worker),
});
