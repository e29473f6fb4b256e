/** The language server in a worker of a browser: waits for what the product ships, then listens to its client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Shipped } from './lsp/protocol.js';
import { startServer } from './lsp/server.js';
import { workerHost } from './lsp/workerHost.js';

declare const KOETSU_VERSION: string;

const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
worker.onmessage = ({ data }: { readonly data: Shipped }) => {
  const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
  startServer(connection, workerHost(KOETSU_VERSION, connection, data));
  connection.listen();
};
