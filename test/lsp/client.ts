/** A client of the language server over a real connection in memory, with a folder that is in memory as well. */
import { strict as assert } from 'node:assert';
import { PassThrough } from 'node:stream';
import picomatch from 'picomatch/posix';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type * as lsp from 'vscode-languageserver';
import { createConnection } from 'vscode-languageserver/node';
import { noResources } from '../../server/src/core/knowledge/resources.js';
import type { GrammarFault } from '../../server/src/core/morphology/grammarFault.js';
import type { WebAnswer } from '../../server/src/core/surroundings.js';
import { pathIn, uriIn } from '../../server/src/core/text/uri.js';
import type { Host } from '../../server/src/lsp/host.js';
import { startServer } from '../../server/src/lsp/server.js';

export const root = 'file:///home/analyst/%E5%A0%B1%E5%91%8A';
export const report = `${root}/april.md`;

export const names = `entities:
  - name: カタール
    kind: country
    english: Qatar
  - name: ドーハ
    kind: place
    english: Doha
    bio: 湾岸の都。
  - name: アンナ・ベルク
    kind: person
`;
export const text = `# 四月の協議

協議はカタルーで開かれた。ドーハは歓迎した。

発表による（[リンク](#)）。
`;

export const pulling: lsp.ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};
export const pushing: lsp.ClientCapabilities = {
  textDocument: { publishDiagnostics: {}, hover: { contentFormat: ['plaintext'] } },
};

export const completing: lsp.ClientCapabilities = {
  ...pulling,
  textDocument: {
    completion: {
      completionItem: {
        documentationFormat: ['markdown'],
        labelDetailsSupport: true,
        resolveSupport: { properties: ['documentation'] },
      },
    },
  },
};
export const reviewing: lsp.ClientCapabilities = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

export interface Options {
  readonly capabilities?: lsp.ClientCapabilities;
  /** Files on disk, by path in the folder. */
  readonly files?: Record<string, string>;
  readonly locale?: string;
  readonly language?: string;
  readonly commands?: readonly string[];
  readonly roots?: readonly string[];
  /** What an earlier session kept. */
  readonly kept?: ReadonlyMap<string, string>;
}

/** A client with a server behind it, both in this process. */
export class Client {
  readonly disk = new Map<string, string>();
  /** The sentences that were given to be read, and what is found in some. */
  readonly sentences: string[] = [];
  readonly faults = new Map<string, readonly GrammarFault[]>();
  /** What the server keeps for later sessions. */
  readonly kept = new Map<string, string>();
  /** The files that the server has read. */
  readonly read: string[] = [];
  /** What servers say; the others are alive. */
  readonly web = new Map<string, WebAnswer>();
  readonly asked: string[] = [];
  /** Its requests to servers end only where they are cancelled. */
  isPatient = false;
  readonly received: { method: string; params: unknown }[] = [];
  readonly registered: string[] = [];
  capabilities: lsp.ServerCapabilities = {};
  readonly #connection: MessageConnection;
  readonly #waiting = new Set<() => void>();

  constructor() {
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    startServer(server, this.#host());
    server.listen();
    this.#connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    this.#connection.onNotification((method, params) => this.#note(method, params));
    this.#connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#note('workspace/diagnostic/refresh', undefined);
      return null;
    });
    this.#connection.onRequest('workspace/semanticTokens/refresh', () => {
      this.#note('workspace/semanticTokens/refresh', undefined);
      return null;
    });
    this.#connection.onRequest('client/registerCapability', ({ registrations }: lsp.RegistrationParams) => {
      this.registered.push(...registrations.map((it) => it.method));
      return null;
    });
    this.#connection.listen();
  }

  async start(options: Options): Promise<this> {
    for (const [path, content] of Object.entries(options.files ?? {})) {
      this.disk.set(uriIn(root, path), content);
    }
    for (const [key, kept] of options.kept ?? []) this.kept.set(key, kept);
    const { locale, language, commands, roots = [root], capabilities = pulling } = options;
    const result = await this.ask<lsp.InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      ...(locale !== undefined && { locale }),
      initializationOptions: { koetsu: { commands, language } },
      workspaceFolders: roots.map((uri) => ({ uri, name: 'folder' })),
    });
    this.capabilities = result.capabilities;
    this.tell('initialized', {});
    return this;
  }

  ask<R>(method: string, params: unknown, token?: lsp.CancellationToken): Promise<R> {
    return token
      ? this.#connection.sendRequest<R>(method, params, token)
      : this.#connection.sendRequest<R>(method, params);
  }

  tell(method: string, params: unknown): void {
    this.#connection.sendNotification(method, params);
  }

  open(uri: string, content: string, languageId = 'markdown'): void {
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text: content } });
  }

  edit(
    uri: string,
    version: number,
    ...changes: [start: [number, number], end: [number, number], text: string][]
  ): void {
    this.tell('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes.map(([start, end, newText]) => ({
        range: { start: position(...start), end: position(...end) },
        text: newText,
      })),
    });
  }

  async pull(uri: string, previousResultId?: string): Promise<lsp.FullDocumentDiagnosticReport> {
    return this.ask('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  /** What the diagnostics of a pull cover, as `rule: text`. */
  async findings(uri: string, content: string): Promise<string[]> {
    const { items } = await this.pull(uri);
    return items.map((it) => `${it.code}: ${slice(content, it.range)}`);
  }

  actions(uri: string, content: string, at: string, context: Partial<lsp.CodeActionContext> = {}) {
    const start = positionIn(content, content.indexOf(at));
    const range = { start, end: start };
    return this.ask<lsp.CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    });
  }

  /** The next notification or refresh that `fits`, one that has come already included. */
  async next<P>(method: string, fits: (params: P) => boolean = () => true): Promise<P> {
    for (;;) {
      const at = this.received.findIndex((it) => it.method === method && fits(it.params as P));
      if (at >= 0) return this.received.splice(at, 1)[0]!.params as P;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  published(uri: string): Promise<lsp.PublishDiagnosticsParams> {
    return this.next('textDocument/publishDiagnostics', (it: lsp.PublishDiagnosticsParams) => it.uri === uri);
  }

  write(path: string, content: string | undefined): void {
    const uri = uriIn(root, path);
    if (content === undefined) this.disk.delete(uri);
    else this.disk.set(uri, content);
    this.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: content === undefined ? 3 : 2 }] });
  }

  #note(method: string, params: unknown): void {
    this.received.push({ method, params });
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resume of waiting) resume();
  }

  #host(): Host {
    return {
      version: '0',
      readText: async (uri) => {
        this.read.push(uri);
        return this.disk.get(uri);
      },
      findFiles: async (folder, globs) => {
        const fits = picomatch([...globs]);
        return [...this.disk.keys()].filter((it) => fits(pathIn(folder, it) ?? ''));
      },
      stampOf: async (uri) => this.disk.get(uri),
      exists: async (uri) => (uri.startsWith('file:') ? this.disk.has(uri) : undefined),
      pageOf: (rule) => `file:///koetsu/rules/${rule}.md`,
      authorAt: async () => '水野 葉月',
      plannedRequests: async (urls) => ({ urls: urls.length, hosts: 1 }),
      askServers: async (urls, cancel, onAnswer) => {
        this.asked.push(...urls);
        onAnswer(1, urls.length);
        if (this.isPatient)
          await new Promise<void>((resolve) => cancel.onCancellationRequested(() => resolve()));
        return new Map(urls.map((it) => [it, this.web.get(it) ?? { kind: 'alive' }]));
      },
      loadResources: async () => noResources,
      readSentences: async (sentences) => {
        this.sentences.push(...sentences);
        return new Map(sentences.flatMap((it) => (this.faults.has(it) ? [[it, this.faults.get(it)!]] : [])));
      },
      recall: async (key) => this.kept.get(key),
      keep: async (key, text) => {
        this.kept.set(key, text);
      },
    };
  }
}

export const client = (options: Options = {}): Promise<Client> =>
  new Client().start({ files: { 'knowledge/names.yaml': names }, ...options });

export const position = (line: number, character: number): lsp.Position => ({ line, character });

export function positionIn(content: string, offset: number): lsp.Position {
  const before = content.slice(0, offset).split('\n');
  return position(before.length - 1, before.at(-1)!.length);
}

export function offsetIn(content: string, { line, character }: lsp.Position): number {
  const lines = content.split('\n').slice(0, line);
  return lines.reduce((sum, it) => sum + it.length + 1, 0) + character;
}

export const slice = (content: string, { start, end }: lsp.Range): string =>
  content.slice(offsetIn(content, start), offsetIn(content, end));

export function edited(content: string, edits: readonly lsp.TextEdit[]): string {
  const last = [...edits].sort((a, b) => offsetIn(content, b.range.start) - offsetIn(content, a.range.start));
  return last.reduce(
    (result, { range, newText }) =>
      result.slice(0, offsetIn(content, range.start)) + newText + result.slice(offsetIn(content, range.end)),
    content,
  );
}

export const failure = async (answer: Promise<unknown>): Promise<number> => {
  try {
    await answer;
  } catch (error) {
    return (error as { code: number }).code;
  }
  return assert.fail('the request was answered');
};

export const misspelling = 'misspelled-name: カタルー';
export const placeholder = 'placeholder-link: [リンク](#)';
