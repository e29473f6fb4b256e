/** A language server as a child process, spoken to over its stdin and stdout as an editor would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type * as lsp from 'vscode-languageserver';
import { server } from './koetsu.js';

const capabilities: lsp.ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    hover: { contentFormat: ['markdown'] },
  },
};

export interface Answer {
  /** Milliseconds from the key to the answer. */
  readonly time: number;
  /** How many diagnostics came. */
  readonly items: number;
}

export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #peakFile: string;
  readonly #root: string;
  #uri = '';
  #version = 1;
  #resultId: string | undefined;

  constructor(args: readonly string[], root: string, peakFile: string) {
    this.#root = pathToFileURL(root).href;
    this.#peakFile = peakFile;
    this.#child = spawn(
      process.execPath,
      ['--require', path.resolve('tools/bench/peakMemory.cjs'), ...args],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, KOETSU_BENCH_PEAK: peakFile },
      },
    );
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout!),
      new StreamMessageWriter(this.#child.stdin!),
    );
    this.#connection.onRequest(() => null);
    this.#connection.listen();
  }

  async open(file: string, text: string): Promise<void> {
    const params: lsp.InitializeParams = {
      processId: process.pid,
      rootUri: this.#root,
      workspaceFolders: [{ uri: this.#root, name: 'bench' }],
      capabilities,
    };
    await this.#connection.sendRequest('initialize', params);
    await this.#connection.sendNotification('initialized', {});
    this.#uri = pathToFileURL(file).href;
    const textDocument = { uri: this.#uri, languageId: 'markdown', version: this.#version, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
    await this.#pull();
  }

  /** Puts one letter into the document and waits for the diagnostics. */
  async type(position: lsp.Position, letter: string): Promise<Answer> {
    const start = performance.now();
    const change = { range: { start: position, end: position }, text: letter };
    void this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: [change],
    });
    const items = await this.#pull();
    return { time: performance.now() - start, items };
  }

  /** Shuts the server down. Answers the greatest memory that it held, in KiB. */
  async end(): Promise<number> {
    await this.#connection.sendRequest('shutdown');
    const ended = once(this.#child, 'exit');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
    return Number(readFileSync(this.#peakFile, 'utf8'));
  }

  async #pull(): Promise<number> {
    const report: lsp.DocumentDiagnosticReport = await this.#connection.sendRequest(
      'textDocument/diagnostic',
      {
        textDocument: { uri: this.#uri },
        ...(this.#resultId !== undefined && { previousResultId: this.#resultId }),
      },
    );
    if (report.kind !== 'full') throw new Error('A key must have a full answer.');
    this.#resultId = report.resultId;
    return report.items.length;
  }
}

/**
 * Has a server open a file of a folder once, as an editor does: it puts the folder's knowledge base into the
 * cache, where the command line finds it.
 */
export async function fillCache(house: string, file: string, folder: string): Promise<void> {
  const editor = new ServerProcess([server, '--stdio'], house, path.join(folder, 'peak-cache'));
  await editor.open(file, readFileSync(file, 'utf8'));
  await editor.end();
}
