/** The language server in a worker of a browser: waits for what the product ships, then listens to its client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './lsp/server.js';
import { workerHost } from './lsp/workerHost.js';
import { live, type WorkerScope } from './lsp/workerLife.js';
import type { Shipped, WorkerStart } from './lsp/workerProtocol.js';

declare const KOETSU_VERSION: string;

const worker = globalThis as unknown as WorkerScope;
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
worker.onmessage = ({ data }) => {
  const { lock, payload } = data as WorkerStart<Shipped>;
  const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
  startServer(connection, workerHost(KOETSU_VERSION, connection, payload));
  connection.listen();
  void live(worker, lock);
};
