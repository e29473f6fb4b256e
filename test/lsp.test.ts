/** The language server over a real connection, with a workspace in memory. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import picomatch from 'picomatch/posix';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type * as lsp from 'vscode-languageserver';
import { createConnection } from 'vscode-languageserver/node';
import { noResources } from '../server/src/core/knowledge/resources.js';
import type { GrammarFault } from '../server/src/core/morphology/grammarFault.js';
import type { WebAnswer } from '../server/src/core/surroundings.js';
import { pathIn, uriIn } from '../server/src/core/text/uri.js';
import type { Host } from '../server/src/lsp/host.js';
import {
  type Acceptance,
  type Addition,
  type AssistantAnswer,
  acceptedListRequest,
  acceptRequest,
  addRequest,
  assistantRequest,
  authorRequest,
  checkLiveLinksRequest,
  clientCommands,
  type FolderFixes,
  type FrequentName,
  folderFixesRequest,
  frequentNamesRequest,
  type LiveLinkCounts,
  liveLinkProgress,
  type NameGroup,
  type NewFolder,
  type NewReport,
  nameListRequest,
  newFolderRequest,
  newReportRequest,
  type Overview,
  openLinksRequest,
  overviewRequest,
  type PublishAnswer,
  pageRequest,
  picturesRequest,
  planLiveLinksRequest,
  proofSheetRequest,
  publishCheckRequest,
  type Rendered,
  type ReportCounts,
  type ReportLinks,
  type ReportPicture,
  renderedRequest,
  type Status,
  statusChanged,
  statusRequest,
  textCountsRequest,
  withdrawRequest,
} from '../server/src/lsp/protocol.js';
import { startServer } from '../server/src/lsp/server.js';

const root = 'file:///home/analyst/%E5%A0%B1%E5%91%8A';
const report = `${root}/april.md`;

const names = `entities:
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
const text = `# 四月の協議

協議はカタルーで開かれた。ドーハは歓迎した。

発表による（[リンク](#)）。
`;

const pulling: lsp.ClientCapabilities = {
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
const pushing: lsp.ClientCapabilities = {
  textDocument: { publishDiagnostics: {}, hover: { contentFormat: ['plaintext'] } },
};

const completing: lsp.ClientCapabilities = {
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
const reviewing: lsp.ClientCapabilities = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

interface Options {
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
class Client {
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

const client = (options: Options = {}): Promise<Client> =>
  new Client().start({ files: { 'knowledge/names.yaml': names }, ...options });

const position = (line: number, character: number): lsp.Position => ({ line, character });

function positionIn(content: string, offset: number): lsp.Position {
  const before = content.slice(0, offset).split('\n');
  return position(before.length - 1, before.at(-1)!.length);
}

function offsetIn(content: string, { line, character }: lsp.Position): number {
  const lines = content.split('\n').slice(0, line);
  return lines.reduce((sum, it) => sum + it.length + 1, 0) + character;
}

const slice = (content: string, { start, end }: lsp.Range): string =>
  content.slice(offsetIn(content, start), offsetIn(content, end));

function edited(content: string, edits: readonly lsp.TextEdit[]): string {
  const last = [...edits].sort((a, b) => offsetIn(content, b.range.start) - offsetIn(content, a.range.start));
  return last.reduce(
    (result, { range, newText }) =>
      result.slice(0, offsetIn(content, range.start)) + newText + result.slice(offsetIn(content, range.end)),
    content,
  );
}

const failure = async (answer: Promise<unknown>): Promise<number> => {
  try {
    await answer;
  } catch (error) {
    return (error as { code: number }).code;
  }
  return assert.fail('the request was answered');
};

const misspelling = 'misspelled-name: カタルー';
const placeholder = 'placeholder-link: [リンク](#)';

describe('language server', () => {
  it('outlines and folds a report for an editor that knows no Markdown', async () => {
    const it = await client();
    const content =
      '# 四月の港\n\n- 港は開いた。\n- 船も戻った。\n\n## 1. 章\n\n本文[^1]。\n\n[^1]: 港務局。\n';
    it.open(report, content);
    const textDocument = { uri: report };
    const symbols = await it.ask<lsp.DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    const tree = (items: readonly lsp.DocumentSymbol[]): unknown =>
      items.map(({ name, children = [] }) => (children.length > 0 ? { [name]: tree(children) } : name));
    assert.deepEqual(tree(symbols), [{ 四月の港: ['要旨', '1. 章'] }, { 脚注: ['1 港務局。'] }]);
    const folds = await it.ask<lsp.FoldingRange[]>('textDocument/foldingRange', { textDocument });
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 9],
        [5, 9],
        [2, 3],
      ],
    );
  });

  it('counts a report against the length of the house, and gives an overview of it', async () => {
    const it = await client({
      files: { 'koetsu.yaml': 'house: { length: 100 }\n', 'knowledge/names.yaml': names },
    });
    it.open(report, text);
    const [start, end] = [position(2, 0), position(2, 13)];
    const counts = await it.ask<ReportCounts>(textCountsRequest, { uri: report, range: { start, end } });
    assert.deepEqual(counts, {
      report: { characters: 33, sentences: 3, commas: 0 },
      here: { characters: 13, sentences: 1, commas: 0 },
      length: 100,
    });
    const overview = await it.ask<Overview>(overviewRequest, { uri: report });
    assert.equal(overview.canGoOut, false);
    assert.deepEqual(
      overview.findings.map((each) => [each.rule, each.places.map((place) => slice(text, place))]),
      [
        ['misspelled-name', ['カタルー']],
        ['placeholder-link', ['[リンク](#)']],
      ],
    );
    const knowledge = `${root}/knowledge/names.yaml`;
    it.open(knowledge, names, 'yaml');
    assert.equal(await it.ask(overviewRequest, { uri: knowledge }), null);
    assert.equal(await it.ask(textCountsRequest, { uri: knowledge, range: { start, end } }), null);
  });

  it('says what a folder for reports begins with, be it open or not', async () => {
    const it = await client({ files: {} });
    for (const uri of [root, 'file:///elsewhere']) {
      const { files, report: first } = await it.ask<NewFolder>(newFolderRequest, { uri, date: '2025-04-23' });
      assert.deepEqual(
        [...files.map((each) => each.uri), first.uris[0]].map((each) => pathIn(uri, each!)),
        ['koetsu.yaml', 'knowledge/names.yaml', 'house/disclaimer.md', 'reports/2025-04-23.md'],
      );
    }
  });

  describe('semantic tokens', () => {
    it('tell the names of a report, then what has changed, and ask to be asked when the knowledge is new', async () => {
      const it = await client({
        capabilities: {
          workspace: {
            semanticTokens: { refreshSupport: true },
            didChangeWatchedFiles: { dynamicRegistration: true },
          },
        },
      });
      const textDocument = { uri: report };
      const { legend } = it.capabilities.semanticTokensProvider!;
      it.open(report, 'ドーハは開いた。\n');
      const full = await it.ask<lsp.SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
      assert.deepEqual(full.data, [0, 0, 3, legend.tokenTypes.indexOf('placeName'), 0]);
      it.edit(report, 2, [[0, 0], [0, 0], '港の']);
      const { edits } = await it.ask<lsp.SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
        textDocument,
        previousResultId: full.resultId,
      });
      assert.deepEqual(edits, [{ start: 1, deleteCount: 1, data: [2] }]);
      const range = { start: position(0, 0), end: position(0, 4) };
      const some = await it.ask<lsp.SemanticTokens>('textDocument/semanticTokens/range', {
        textDocument,
        range,
      });
      assert.equal(some.data.length, 5);
      it.write('knowledge/names.yaml', `${names}  - name: 港\n`);
      await it.next('workspace/semanticTokens/refresh');
    });
  });

  describe('initialize', () => {
    it('announces what it can do', async () => {
      const { capabilities } = await client();
      assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
      assert.deepEqual(capabilities.diagnosticProvider, {
        identifier: 'koetsu',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      });
      assert.deepEqual(capabilities.codeActionProvider, {
        codeActionKinds: [
          'quickfix',
          'refactor.rewrite.koetsu',
          'source.fixAll.koetsu',
          'source.mendPageBreaks.koetsu',
        ],
      });
      assert.equal(capabilities.hoverProvider, true);
      assert.equal(capabilities.definitionProvider, true);
    });

    it('offers no pull to a client that cannot pull', async () => {
      const { capabilities } = await client({ capabilities: pushing });
      assert.equal(capabilities.diagnosticProvider, undefined);
    });

    it('counts in UTF-16 for every client, whatever else it could count in', async () => {
      for (const positionEncodings of [undefined, ['utf-8', 'utf-32'], ['utf-32', 'utf-16']]) {
        const general = positionEncodings && { positionEncodings };
        const it = await client({ capabilities: { ...pushing, ...(general && { general }) } });
        assert.equal(it.capabilities.positionEncoding, 'utf-16');
        it.open(report, '# 四月\n\n𠮷野氏はカタルーにいた。\n');
        const { diagnostics } = await it.published(report);
        assert.deepEqual(diagnostics[0]!.range.start, position(2, 5));
      }
    });

    it('asks nothing of a client that can do nothing, and serves it', async () => {
      const it = await client({ capabilities: {}, files: { 'knowledge/names.yaml': names } });
      it.open(report, text);
      const { diagnostics } = await it.published(report);
      assert.equal(diagnostics.length, 2);
      it.edit(report, 2, [[2, 5], [2, 7], 'ール']);
      const after = await it.published(report);
      assert.deepEqual([after.version, after.diagnostics.length], [2, 1]);
      const hover = await it.ask<lsp.Hover>('textDocument/hover', {
        textDocument: { uri: report },
        position: position(2, 13),
      });
      assert.match((hover.contents as lsp.MarkupContent).value, /^ドーハ · Doha/);
      const actions = await it.actions(report, text, '[リンク]');
      assert.deepEqual(
        actions.flatMap((each) => each.command ?? []),
        [],
      );
      // A client that tells its settings of its own accord.
      it.tell('workspace/didChangeConfiguration', { settings: { koetsu: { language: 'en' } } });
      const english = await it.next<lsp.PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (params) => /target/.test(String(params.diagnostics[0]?.message)),
      );
      assert.equal(english.diagnostics.length, 1);
      it.tell('workspace/didChangeConfiguration', { settings: null });
      it.tell('textDocument/didClose', { textDocument: { uri: report } });
      const gone = await it.next<lsp.PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (params) => params.diagnostics.length === 0,
      );
      assert.equal(gone.uri, report);
      assert.deepEqual(it.registered, []);
      assert.deepEqual(it.asked, []);
      const told = new Set(it.received.map((each) => each.method));
      assert.ok(!told.has('workspace/diagnostic/refresh') && !told.has('$/progress'));
    });

    it('asks for the files to be watched', async () => {
      const it = await client();
      await it.pull(report);
      assert.deepEqual(it.registered, ['workspace/didChangeWatchedFiles']);
    });
  });

  describe('diagnostics', () => {
    it('are pulled, and not sent twice', async () => {
      const it = await client();
      it.open(report, text);
      const first = await it.pull(report);
      assert.deepEqual(
        first.items.map((item) => `${item.code}: ${slice(text, item.range)}`),
        [misspelling, placeholder],
      );
      assert.ok(first.items.every((item) => item.source === 'koetsu'));
      const second = await it.pull(report, first.resultId);
      assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    });

    it('are pushed to a client that cannot pull', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, text);
      const { diagnostics, version } = await it.published(report);
      assert.equal(version, 1);
      assert.deepEqual(
        diagnostics.map((item) => item.code),
        ['misspelled-name', 'placeholder-link'],
      );
      it.tell('textDocument/didClose', { textDocument: { uri: report } });
      assert.deepEqual((await it.published(report)).diagnostics, []);
    });

    it('lead to the page of their rule where the client does not open it itself', async () => {
      const capabilities = { textDocument: { diagnostic: { codeDescriptionSupport: true } } };
      for (const commands of [[], [clientCommands.openRule]]) {
        const it = await client({ capabilities, commands });
        it.open(report, text);
        const hrefs = (await it.pull(report)).items.map((item) => item.codeDescription?.href);
        assert.equal(hrefs[0], commands.length > 0 ? undefined : 'file:///koetsu/rules/misspelled-name.md');
      }
    });

    it('are pushed and taken back at the spelling of the URI that the client uses', async () => {
      const it = await client({ capabilities: pushing });
      const spelled = 'file:///nowhere/報告.md';
      it.open(spelled, text);
      assert.equal((await it.published(spelled)).diagnostics.length, 1);
      it.tell('textDocument/didClose', { textDocument: { uri: spelled } });
      assert.deepEqual((await it.published(spelled)).diagnostics, []);
    });

    it('are pushed for the newest text alone when edits come faster than checks', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, text);
      await it.published(report);
      for (let version = 2; version <= 50; version++) it.edit(report, version, [[0, 2], [0, 2], 'あ']);
      let pushes = 1;
      while ((await it.published(report)).version !== 50) pushes++;
      assert.ok(pushes < 25, `${pushes} pushes for 49 edits`);
    });

    it('follow edits, each of which addresses the text that the one before left', async () => {
      const it = await client();
      it.open(report, text);
      it.edit(report, 2, [[2, 6], [2, 7], 'ル'], [[2, 3], [2, 7], 'カタール'], [[0, 0], [0, 0], '表題\n\n']);
      const { items } = await it.pull(report);
      assert.deepEqual(
        items.map((item) => [item.code, item.range.start.line]),
        [['placeholder-link', 6]],
      );
    });

    it('work for a document without a folder, and for one that was never saved', async () => {
      const it = await client({ roots: [] });
      for (const uri of ['file:///tmp/alone.md', 'untitled:Untitled-1']) {
        it.open(uri, text);
        assert.deepEqual(await it.findings(uri, text), [placeholder]);
      }
    });

    it('tell of linked files that are not there, and follow the disk', async () => {
      const it = await client({ files: { 'annex.md': '# 付録\n' } });
      const content = '# 港\n\n![図](map.png)と[付録](annex.md#年表)、[上](../other/a.png)。\n';
      it.open(report, content);
      const missing = ['missing-file: map.png', 'broken-anchor: #年表', 'missing-file: ../other/a.png'];
      assert.deepEqual(await it.findings(report, content), missing);
      it.write('map.png', '');
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, content), missing.slice(1));
      it.write('annex.md', '# 付録\n## 年表\n');
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, content), missing.slice(2));
      // Outside the folder nobody watches: it is looked at again.
      it.disk.set('file:///home/analyst/other/a.png', '');
      assert.deepEqual(await it.findings(report, content), []);
      it.write('map.png', undefined);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, content), missing.slice(0, 1));
    });

    it('on sentences come when the hands rest, each block read once', async () => {
      const it = await client();
      const [faulty, fine] = ['二国は核実験の停止を決定た。', '調印は秋になる。'];
      const at = faulty.indexOf('た');
      it.faults.set(faulty, [
        {
          kind: 'kana',
          range: { start: at, end: at + 1 },
          words: { start: at - 2, end: at + 1 },
          repairs: [{ range: { start: at, end: at }, newText: 'し' }],
        },
      ]);
      // Blocks near an edit are parsed anew.
      const between = '協議は続く。'.repeat(60);
      const content = `# 核の合意\n\n${faulty}\n\n${between}\n\n${fine}\n`;
      it.open(report, content);
      assert.deepEqual(await it.findings(report, content), []);
      // The knowledge of the folder has refreshed them too.
      it.received.splice(0);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, content), ['ungrammatical-sequence: た']);
      assert.deepEqual(it.sentences.splice(0, 2), ['核の合意', faulty]);
      // What is typed elsewhere leaves the finding where it is, and is all that is read again.
      it.edit(report, 2, [[6, 0], [6, 2], '署名']);
      const edited = content.replace('調印', '署名');
      assert.deepEqual(await it.findings(report, edited), ['ungrammatical-sequence: た']);
      await it.ask<PublishAnswer>(publishCheckRequest, { uri: report });
      assert.ok(it.sentences.includes(fine.replace('調印', '署名')));
      assert.ok(!it.sentences.includes(faulty));
    });

    it('need no reading where the settings switch it off, and a publish check waits for it', async () => {
      const off = 'rules: { misspelled-word: off, ungrammatical-sequence: off, wrong-particle: off }\n';
      const settings = await client({ files: { 'koetsu.yaml': off } });
      settings.open(report, '# 合意\n\n調印は秋になる。\n');
      await settings.ask<PublishAnswer>(publishCheckRequest, { uri: report });
      assert.deepEqual(settings.sentences, []);
      const it = await client();
      it.open(report, '# 合意\n\n調印は秋になる。\n');
      await it.ask<PublishAnswer>(publishCheckRequest, { uri: report });
      assert.deepEqual(it.sentences, ['合意', '調印は秋になる。']);
    });

    it('tell of no linked file where there is no disk', async () => {
      const it = await client();
      const content = '# 港の図\n\n![図](map.png)。\n';
      for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/house/a.md']) {
        it.open(uri, content);
        assert.deepEqual(await it.findings(uri, content), []);
      }
    });

    it('tell of linked files to a client that cannot pull', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, '# 港の図\n\n![図](map.png)。\n');
      const { diagnostics } = await it.published(report);
      assert.deepEqual(
        diagnostics.map((each) => each.code),
        ['missing-file'],
      );
    });

    it('know a document by any spelling of its URI', async () => {
      const it = await client();
      it.open('file:///home/analyst/報告/april.md', text);
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
    });

    it('are the gravest where there are very many, and say so', async () => {
      const it = await client();
      const many = `# 報告\n\n${'発表による（[リンク](#)）。\n\n'.repeat(1200)}カタルーは動いた。[^1]\n`;
      it.open(report, many);
      const [first, ...others] = (await it.pull(report)).items;
      assert.match(String(first!.message), /軽いものから\d+件を省いています/);
      assert.equal(others.length, 999);
      assert.ok(others.some((item) => item.code === 'undefined-footnote'));
    });
  });

  describe('language', () => {
    const messages = async (options: Options): Promise<string> => {
      const it = await client(options);
      it.open(report, text);
      return (await it.pull(report)).items.map((item) => item.message).join('\n');
    };

    it('is Japanese unless the client says otherwise', async () => {
      assert.match(await messages({}), /[ぁ-ん]/);
      assert.match(await messages({ locale: 'ja' }), /[ぁ-ん]/);
      assert.doesNotMatch(await messages({ locale: 'en-US' }), /[ぁ-ん]/);
    });

    it('is what the setting says', async () => {
      assert.match(await messages({ locale: 'en', language: 'ja' }), /[ぁ-ん]/);
      assert.doesNotMatch(await messages({ locale: 'ja', language: 'en' }), /[ぁ-ん]/);
    });

    it('changes with the setting', async () => {
      const it = await client();
      it.open(report, text);
      const { resultId } = await it.pull(report);
      it.tell('workspace/didChangeConfiguration', { settings: { koetsu: { language: 'en' } } });
      await it.next('workspace/diagnostic/refresh');
      const { items } = await it.pull(report, resultId);
      assert.doesNotMatch(String(items[0]!.message), /[ぁ-ん]/);
    });
  });

  describe('hover', () => {
    const hoverOn = (it: Client, at: string): Promise<lsp.Hover | null> =>
      it.ask('textDocument/hover', {
        textDocument: { uri: report },
        position: positionIn(text, text.indexOf(at) + 1),
      });

    it('tells who or what a name is', async () => {
      const it = await client();
      it.open(report, text);
      const hover = await hoverOn(it, 'ドーハ');
      assert.equal(slice(text, hover!.range!), 'ドーハ');
      const contents = hover!.contents as lsp.MarkupContent;
      assert.equal(contents.kind, 'markdown');
      assert.match(contents.value, /\*\*ドーハ\*\*.*湾岸の都。/s);
    });

    it('is plain text for a client that shows no Markdown', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, text);
      const { kind, value } = (await hoverOn(it, 'ドーハ'))!.contents as lsp.MarkupContent;
      assert.equal(kind, 'plaintext');
      assert.match(value, /^ドーハ · Doha/);
    });

    it('explains the keys of a knowledge file', async () => {
      const it = await client();
      const uri = `${root}/knowledge/names.yaml`;
      it.open(uri, names, 'yaml');
      const position = positionIn(names, names.indexOf('english') + 2);
      const hover = await it.ask<lsp.Hover>('textDocument/hover', { textDocument: { uri }, position });
      assert.equal(slice(names, hover.range!), 'english');
      assert.match((hover.contents as lsp.MarkupContent).value, /英語の名称。/);
    });

    it('is null where there is nothing to tell', async () => {
      const it = await client();
      it.open(report, text);
      assert.equal(await hoverOn(it, '歓迎'), null);
    });
  });

  describe('code actions', () => {
    it('mend a finding, the preferred way first', async () => {
      const it = await client();
      it.open(report, text);
      const diagnostics = (await it.pull(report)).items;
      const actions = await it.actions(report, text, 'カタルー', { diagnostics, only: ['quickfix'] });
      const [first] = actions;
      assert.equal(first!.kind, 'quickfix');
      assert.equal(first!.isPreferred, true);
      assert.deepEqual(first!.diagnostics, [diagnostics[0]]);
      const [change] = first!.edit!.documentChanges as lsp.TextDocumentEdit[];
      assert.deepEqual(change!.textDocument, { uri: report, version: 1 });
      assert.equal(edited(text, change!.edits as lsp.TextEdit[]), text.replace('カタルー', 'カタール'));
      assert.equal(actions.filter((action) => action.isPreferred).length, 1);
    });

    it('come as plain changes where the client knows no other', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, text);
      const [first] = await it.actions(report, text, 'カタルー');
      assert.equal(edited(text, first!.edit!.changes![report]!), text.replace('カタルー', 'カタール'));
    });

    it('need the client only where it has announced the command', async () => {
      const commandsOf = async (commands: readonly string[]): Promise<string[]> => {
        const it = await client({ commands });
        it.open(report, text);
        const actions = await it.actions(report, text, '(#)');
        return actions.flatMap((action) => (action.command ? [action.command.command] : []));
      };
      assert.deepEqual(await commandsOf([]), []);
      const offered = await commandsOf(Object.values(clientCommands));
      assert.ok(offered.includes(clientCommands.insertLink));
      assert.ok(offered.includes(clientCommands.openRule));
    });

    it('create the knowledge file that takes a new name', async () => {
      const it = await client({ files: {} });
      const twoWays =
        'ヴォルコヴィッチ氏は反対した。ボルコビッチ氏の発言は続く。ボルコビッチ氏は譲らない。\n';
      it.open(report, twoWays);
      const creating = (await it.actions(report, twoWays, 'ヴォルコ')).filter((action) =>
        action.edit?.documentChanges?.some((change) => 'kind' in change && change.kind === 'create'),
      );
      // As a name, and as a word that is none.
      assert.equal(creating.length, 2);
      const [create, change] = creating[0]!.edit!.documentChanges as [lsp.CreateFile, lsp.TextDocumentEdit];
      assert.equal(create.uri, `${root}/knowledge/names.yaml`);
      assert.equal(change.textDocument.version, null);
    });

    it('fix all that is safe, when asked for source actions', async () => {
      const it = await client();
      const joined = `${text}\nアンナ=ベルク氏が述べた。アンナ=ベルク氏は去った。\n`;
      it.open(report, joined);
      const only = await it.actions(report, joined, '協議', { only: ['source.fixAll'] });
      assert.deepEqual(
        only.map((action) => action.kind),
        ['source.fixAll.koetsu'],
      );
      const [change] = only[0]!.edit!.documentChanges as lsp.TextDocumentEdit[];
      assert.equal(edited(joined, change!.edits as lsp.TextEdit[]), joined.replaceAll('=', '・'));
      assert.deepEqual(await it.actions(report, joined, '協議', { only: ['quickfix'] }), []);
      assert.deepEqual(await it.actions(report, joined, 'カタルー', { only: ['refactor.extract'] }), []);
    });

    it('offer to fix all findings of one rule at once, where there are several', async () => {
      const it = await client();
      const joined = `${text}\nアンナ=ベルク氏が述べた。ﾌｰｼ派と、アンナ=ベルク氏は去った。\n`;
      it.open(report, joined);
      const all = (await it.actions(report, joined, '=ベルク')).find((action) =>
        action.title.includes('すべて'),
      );
      assert.equal(all?.title, 'この規則の指摘をこの報告書ですべて直す（2か所）');
      const [change] = all!.edit!.documentChanges as lsp.TextDocumentEdit[];
      assert.equal(edited(joined, change!.edits as lsp.TextEdit[]), joined.replaceAll('=', '・'));
      const alone = await it.actions(report, joined, 'ﾌｰｼ', { only: ['quickfix'] });
      assert.deepEqual(
        alone.filter((action) => action.title.includes('すべて')),
        [],
      );
    });

    it('fix all that is safe in the reports of a folder, open ones as they stand in the editor', async () => {
      const it = await client();
      it.write('may.md', '# 五月\n\nアンナ=ベルク氏の声明。\n');
      it.write('june.md', '# 六月\n\n静かな月。\n');
      const joined = `${text}\nアンナ=ベルク氏が述べた。アンナ=ベルク氏は去った。\n`;
      it.open(report, joined);
      const fixes = await it.ask<FolderFixes>(folderFixesRequest, { uri: root });
      assert.deepEqual([fixes.reports, fixes.places], [2, 3]);
      const changes = fixes.edit.documentChanges as lsp.TextDocumentEdit[];
      const editsOf = (uri: string): lsp.TextEdit[] =>
        changes.find((change) => change.textDocument.uri === uri)!.edits as lsp.TextEdit[];
      assert.equal(edited(joined, editsOf(report)), joined.replaceAll('=', '・'));
      assert.equal(
        edited('# 五月\n\nアンナ=ベルク氏の声明。\n', editsOf(`${root}/may.md`)),
        '# 五月\n\nアンナ・ベルク氏の声明。\n',
      );
    });

    it('join all paragraphs that page ends have cut, when asked for source actions', async () => {
      const it = await client();
      const cut = `${text}\n港は開いた。会社は自身\n\n---\n\nのブランドを売る。船会社は明言し\n\nていない。\n`;
      it.open(report, cut);
      const only = await it.actions(report, cut, '協議', { only: ['source.mendPageBreaks'] });
      assert.deepEqual(
        only.map((action) => action.title),
        ['切れた段落をすべてつなぐ'],
      );
      const [change] = only[0]!.edit!.documentChanges as lsp.TextDocumentEdit[];
      assert.equal(
        edited(cut, change!.edits as lsp.TextEdit[]),
        `${text}\n港は開いた。会社は自身のブランドを売る。船会社は明言していない。\n`,
      );
    });
  });

  describe('links', () => {
    const links =
      '# 港の報告\n\n一つ目（[リンク](https://port-lab.jp/north)）、二つ目（[リンク](https://port-lab.jp/south#a)）。\n';

    it('are asked for on request alone, and what servers said goes with the URL', async () => {
      const it = await client();
      it.web.set('https://port-lab.jp/north', { kind: 'gone', status: 404 });
      it.open(report, links);
      assert.deepEqual(await it.findings(report, links), []);
      assert.deepEqual(await it.ask(planLiveLinksRequest, { uri: report }), { urls: 2, hosts: 1 });
      assert.deepEqual(it.asked, []);
      const counts = await it.ask<LiveLinkCounts>(checkLiveLinksRequest, { uri: report });
      assert.deepEqual(counts, { urls: 2, dead: 1, moved: 0, unconfirmed: 0 });
      assert.deepEqual(it.asked, ['https://port-lab.jp/north', 'https://port-lab.jp/south']);
      assert.deepEqual(await it.next(liveLinkProgress), { done: 1, total: 2 });
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, links), ['dead-link: https://port-lab.jp/north']);
      it.edit(report, 2, [[2, 35], [2, 35], 'ern']);
      const edited = links.replace('north', 'northern');
      assert.deepEqual(await it.findings(report, edited), []);
      assert.equal(it.asked.length, 2);
    });

    it('are asked for no longer where somebody cancels', async () => {
      const it = await client();
      it.isPatient = true;
      it.open(report, links);
      const cancel = new CancellationTokenSource();
      const answer = it.ask<LiveLinkCounts>(checkLiveLinksRequest, { uri: report }, cancel.token);
      await it.next(liveLinkProgress);
      cancel.cancel();
      assert.equal((await answer).urls, 2);
    });

    it('without a target are listed, report by report, with note and sentence', async () => {
      const it = await client();
      const notes = `${root}/may.md`;
      it.open(report, text);
      it.open(notes, '# 五月\n\n港は開いた<sup>1</sup>。\n\n<sup>1</sup> 港務局。（[リンク](TODO)）\n');
      it.open(`${root}/june.md`, '# 六月の港\n');
      const listed = await it.ask<ReportLinks[]>(openLinksRequest, undefined);
      assert.deepEqual(
        listed.map((each) => [each.uri, each.links.map(({ note, text }) => [note, text])]),
        [
          [report, [[undefined, '発表による（リンク）。']]],
          [notes, [['1', '港務局。（リンク）']]],
        ],
      );
    });
  });

  it('finds the record of a name', async () => {
    const it = await client();
    it.open(report, text);
    const places = await it.ask<lsp.Location[]>('textDocument/definition', {
      textDocument: { uri: report },
      position: positionIn(text, text.indexOf('ドーハ') + 2),
    });
    assert.deepEqual(
      places.map(({ uri, range }) => [uri, range.start.line]),
      [[`${root}/knowledge/names.yaml`, 4]],
    );
  });

  describe('names', () => {
    const at = (
      written: string,
      content = text,
    ): { textDocument: { uri: string }; position: lsp.Position } => ({
      textDocument: { uri: report },
      position: positionIn(content, content.indexOf(written) + written.length),
    });
    const march = '会談はドーハで開かれた。\n';
    const may = 'ここはドーハである。\n';
    const files = { 'knowledge/names.yaml': names, 'march.md': march, 'may.md': may, 'README.md': may };

    it('are completed in place of what was typed, and told about when somebody looks', async () => {
      const it = await client({ capabilities: completing });
      const typed = `${text}\n会場はdohで、`;
      it.open(report, typed);
      const { isIncomplete, items } = await it.ask<lsp.CompletionList>(
        'textDocument/completion',
        at('doh', typed),
      );
      assert.equal(isIncomplete, true);
      const [item] = items;
      const { range, newText } = item!.textEdit as lsp.TextEdit;
      assert.deepEqual([slice(typed, range), newText], ['doh', 'ドーハ']);
      assert.equal(item!.filterText, 'doh');
      assert.deepEqual(item!.labelDetails, { description: '地名' });
      assert.equal(item!.documentation, undefined);
      const resolved = await it.ask<lsp.CompletionItem>('completionItem/resolve', item);
      assert.match((resolved.documentation as lsp.MarkupContent).value, /\*\*ドーハ\*\*.*湾岸の都。/s);
    });

    it('are told about at once to a client that does not ask', async () => {
      const it = await client({ capabilities: pushing });
      const typed = `${text}\n会場はdoh`;
      it.open(report, typed);
      const { items } = await it.ask<lsp.CompletionList>('textDocument/completion', at('doh', typed));
      const { kind, value } = items[0]!.documentation as lsp.MarkupContent;
      assert.equal(kind, 'plaintext');
      assert.match(value, /^ドーハ · Doha/);
    });

    it('are asked for at every letter that a name may have', async () => {
      const { completionProvider } = (await client()).capabilities;
      for (const letter of 'aZぁアー・')
        assert.ok(completionProvider!.triggerCharacters!.includes(letter), letter);
      assert.ok(!completionProvider!.triggerCharacters!.includes('。'));
    });

    it('are found in all reports of the folder, open documents before the disk', async () => {
      const it = await client({ files });
      it.open(report, text);
      it.open(`${root}/may.md`, 'ドーハ、またドーハでは。\n');
      const places = (includeDeclaration: boolean): Promise<lsp.Location[]> =>
        it.ask('textDocument/references', { ...at('ドー'), context: { includeDeclaration } });
      const found = (await places(true)).map(({ uri, range }) => [
        uri.slice(root.length + 1),
        range.start.line,
        range.start.character,
      ]);
      assert.deepEqual(found, [
        ['knowledge/names.yaml', 4, 4],
        ['april.md', 2, 13],
        ['may.md', 0, 0],
        ['may.md', 0, 6],
        ['march.md', 0, 3],
      ]);
      assert.equal((await places(false)).length, 4);
    });

    it('are highlighted', async () => {
      const it = await client();
      it.open(report, text);
      const found = await it.ask<lsp.DocumentHighlight[]>('textDocument/documentHighlight', at('ドー'));
      assert.deepEqual(
        found.map(({ range }) => slice(text, range)),
        ['ドーハ'],
      );
    });

    it('are renamed in record and reports, and what is not in sight waits for consent', async () => {
      const it = await client({ capabilities: reviewing, files });
      it.open(report, text);
      const { placeholder, range } = await it.ask<{ placeholder: string; range: lsp.Range }>(
        'textDocument/prepareRename',
        at('ドー'),
      );
      assert.deepEqual([placeholder, slice(text, range)], ['ドーハ', 'ドーハ']);
      const { documentChanges, changeAnnotations } = await it.ask<lsp.WorkspaceEdit>('textDocument/rename', {
        ...at('ドー'),
        newName: 'ドハ',
      });
      const changes = documentChanges as lsp.TextDocumentEdit[];
      assert.deepEqual(
        changes.map(({ textDocument, edits }) => [
          textDocument.uri.slice(root.length + 1),
          textDocument.version,
          ...edits.map((edit) => (edit as lsp.AnnotatedTextEdit).annotationId),
        ]),
        [
          ['knowledge/names.yaml', null, 'record'],
          ['april.md', 1, 'here'],
          ['march.md', null, 'elsewhere'],
          ['may.md', null, 'elsewhere'],
        ],
      );
      assert.deepEqual(changeAnnotations, {
        record: { label: '知識ベースの記録', needsConfirmation: false },
        here: { label: 'この報告書', needsConfirmation: false },
        elsewhere: { label: 'ほかの報告書', needsConfirmation: true },
      });
      const [record] = changes;
      assert.equal(edited(names, record!.edits as lsp.TextEdit[]), names.replace('ドーハ', 'ドハ'));
    });

    it('are renamed by plain changes where the client knows no other', async () => {
      const it = await client({ capabilities: pushing, files });
      it.open(report, text);
      const { changes } = await it.ask<lsp.WorkspaceEdit>('textDocument/rename', {
        ...at('ドー'),
        newName: 'ドハ',
      });
      assert.equal(edited(march, changes![`${root}/march.md`]!), march.replace('ドーハ', 'ドハ'));
      assert.equal(edited(text, changes![report]!), text.replace('ドーハ', 'ドハ'));
    });

    it('are not renamed without a reason being told', async () => {
      const it = await client();
      it.open(report, text);
      const refusal = it.ask('textDocument/rename', { ...at('ドー'), newName: 'カタール' });
      await assert.rejects(refusal, { code: -32803, message: /もう書かれています/ });
      await assert.rejects(it.ask('textDocument/prepareRename', at('歓迎')), /名称も脚注もありません/);
    });

    it('are symbols of the workspace', async () => {
      const it = await client();
      const found = await it.ask<lsp.SymbolInformation[]>('workspace/symbol', { query: 'doha' });
      assert.deepEqual(
        found.map(({ name, containerName, location }) => [name, containerName, location.range.start.line]),
        [['ドーハ · Doha', '地名', 4]],
      );
      const [byEar] = await it.ask<lsp.SymbolInformation[]>('workspace/symbol', { query: 'どーは' });
      assert.equal(byEar!.name, 'ドーハ · Doha · どーは');
    });
  });

  describe('a request that has lost its point', () => {
    const hover = { textDocument: { uri: report }, position: position(2, 5) };

    it('is refused when it was cancelled', async () => {
      const it = await client();
      it.open(report, text);
      const source = new CancellationTokenSource();
      const answer = it.ask('textDocument/hover', hover, source.token);
      source.cancel();
      assert.equal(await failure(answer), -32800);
    });

    it('is refused when the document has changed since', async () => {
      const it = await client();
      it.open(report, text);
      const answer = it.ask('textDocument/hover', hover);
      it.edit(report, 2, [[0, 0], [0, 0], ' ']);
      assert.equal(await failure(answer), -32801);
    });

    it('is asked again, if it was a pull', async () => {
      const it = await client();
      it.open(report, text);
      const answer = it.pull(report);
      it.edit(report, 2, [[0, 0], [0, 0], ' ']);
      await assert.rejects(answer, { code: -32802, data: { retriggerRequest: true } });
      assert.equal((await it.pull(report)).items.length, 2);
    });
  });

  describe('files beside the report', () => {
    it('a knowledge file that changes on disk is read again', async () => {
      const it = await client();
      it.open(report, text);
      const { resultId } = await it.pull(report);
      it.write('knowledge/names.yaml', names.replace('カタール', 'オマーン'));
      await it.next('workspace/diagnostic/refresh');
      await it.next(statusChanged);
      const { items } = await it.pull(report, resultId);
      assert.deepEqual(
        items.map((item) => item.code),
        ['placeholder-link'],
      );
    });

    it('a knowledge file that is created or deleted counts', async () => {
      const it = await client({ files: {} });
      it.open(report, text);
      assert.deepEqual(await it.findings(report, text), [placeholder]);
      it.write('knowledge/more.yaml', names);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
      it.write('knowledge/more.yaml', undefined);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, text), [placeholder]);
    });

    it('an open knowledge file wins over the disk, until it is closed', async () => {
      const it = await client();
      const uri = `${root}/knowledge/names.yaml`;
      it.open(report, text);
      it.open(uri, names.replace('カタール', 'オマーン'), 'yaml');
      it.write('knowledge/names.yaml', names);
      assert.deepEqual(await it.findings(report, text), [placeholder]);
      it.tell('textDocument/didClose', { textDocument: { uri } });
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
    });

    it('the faults of a closed knowledge file are shown, and its sound entries work', async () => {
      const it = await client({ files: { 'knowledge/names.yaml': `${names}  - kind: country\n` } });
      const uri = `${root}/knowledge/names.yaml`;
      const { diagnostics } = await it.published(uri);
      assert.ok(diagnostics.length > 0);
      it.open(report, text);
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
      it.write('knowledge/names.yaml', names);
      assert.deepEqual((await it.published(uri)).diagnostics, []);
    });

    it('a koetsu.yaml that cannot be parsed is told, and reports are checked all the same', async () => {
      const it = await client({
        files: { 'knowledge/names.yaml': names, 'koetsu.yaml': 'rules: [unclosed\n' },
      });
      const uri = `${root}/koetsu.yaml`;
      assert.ok((await it.published(uri)).diagnostics.length > 0);
      it.open(report, text);
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
      it.write('koetsu.yaml', 'rules:\n  placeholder-link: off\n');
      assert.deepEqual((await it.published(uri)).diagnostics, []);
      assert.deepEqual(await it.findings(report, text), [misspelling]);
    });

    it('a dictionary is read with what it imports, followed on disk, and wins when it is open', async () => {
      const it = await client({
        files: {
          'koetsu.yaml': 'house: { terms: terms.yml }\n',
          'terms.yml': 'imports: more/terms.yml\nrules: [{ pattern: 歓迎 }]\n',
          'more/terms.yml': 'rules: [{ expected: 会合, pattern: 協議 }]\n',
        },
      });
      const codes = async (): Promise<readonly unknown[]> =>
        (await it.pull(report)).items.map((item) => item.code).filter((code) => code === 'discouraged-term');
      const uri = `${root}/terms.yml`;
      assert.equal((await it.published(uri)).diagnostics.length, 1);
      it.open(report, text);
      assert.equal((await codes()).length, 2);
      it.write('terms.yml', 'imports: more/terms.yml\nrules: [{ expected: 評価, pattern: 歓迎 }]\n');
      assert.deepEqual((await it.published(uri)).diagnostics, []);
      assert.equal((await codes()).length, 3);
      it.write('more/terms.yml', 'rules: []\n');
      assert.equal((await codes()).length, 1);
      it.open(uri, 'rules: [{ expected: 評価, pattern: 歓迎, specs: [{ from: 歓迎, to: 賛成 }] }]\n', 'yaml');
      assert.deepEqual(
        (await it.pull(uri)).items.map((item) => item.severity),
        [2],
      );
      assert.equal((await codes()).length, 1);
    });

    it('settings may name further knowledge', async () => {
      const it = await client({
        files: { 'koetsu.yaml': 'knowledge: [names/*.yaml]\n', 'names/a.yaml': names },
      });
      it.open(report, text);
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
    });
  });

  it('follows the folders of the workspace', async () => {
    const it = await client({ roots: [] });
    it.open(report, text);
    assert.deepEqual(await it.findings(report, text), [placeholder]);
    const folder = { uri: root, name: 'folder' };
    it.tell('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
    it.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    assert.deepEqual(await it.findings(report, text), [placeholder]);
  });

  it('tells what a document is judged by', async () => {
    const it = await client({ files: { 'koetsu.yaml': 'packs: []\n', 'knowledge/names.yaml': names } });
    it.open(report, text);
    const status = await it.ask<Status>(statusRequest, { uri: report });
    assert.match(status.reason, /[ぁ-ん]/);
    assert.deepEqual(
      { ...status, reason: '', errors: 0, warnings: 0 },
      {
        role: 'report',
        reason: '',
        configuration: `${root}/koetsu.yaml`,
        packs: [],
        knowledge: [{ uri: `${root}/knowledge/names.yaml`, entities: 3 }],
        errors: 0,
        warnings: 0,
      },
    );
    assert.equal(status.errors + status.warnings, 2);
    assert.equal(await it.ask(statusRequest, { uri: 'file:///nowhere.md' }), null);
  });

  describe('the memory of earlier reports', () => {
    const earlier =
      '# 三月の報告\n\n2025年3月10日\n\nドーハは**静か**だった。ドレスタンの市長とドレスタン港。\n';
    const files = { 'knowledge/names.yaml': names, 'march.md': earlier, 'README.md': 'ドーハ' };

    /** Asks until the archive has read so far as to give this answer. */
    async function until<R>(ask: () => Promise<R>, fits: (answer: R) => boolean): Promise<R> {
      for (let tries = 0; tries < 100; tries++) {
        const answer = await ask();
        if (fits(answer)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('the archive has not come so far');
    }

    const hoverText = (it: Client): Promise<string> =>
      it
        .ask<lsp.Hover | null>('textDocument/hover', {
          textDocument: { uri: report },
          position: positionIn(text, text.indexOf('ドーハ')),
        })
        .then((hover) => (hover ? (hover.contents as lsp.MarkupContent).value : ''));

    const otherReports = async (it: Client): Promise<number> => {
      const groups = await it.ask<readonly NameGroup[]>(nameListRequest, { uri: report });
      return groups.flatMap((group) => group.names).find((name) => name.label === 'ドーハ')!.otherReports;
    };

    it('shows in a hover which of them name the entity, with the sentence and a link', async () => {
      const it = await client({ files });
      it.open(report, text);
      const hover = await until(
        () => hoverText(it),
        (found) => found.includes('ほかの報告書'),
      );
      assert.match(hover, /この報告書 1回 · ほかの報告書 1本/);
      assert.ok(hover.includes(`(${uriIn(root, 'march.md')}#L5)`), hover);
      assert.match(hover, /ドーハは静かだった。/);
    });

    it('lists the names of a report, what is doubtful first', async () => {
      const it = await client({ files });
      it.open(report, text);
      const groups = await it.ask<readonly NameGroup[]>(nameListRequest, { uri: report });
      assert.deepEqual(
        groups.map((group) => [group.title, ...group.names.map((name) => `${name.label} ${name.count}`)]),
        [
          ['書き誤りの疑い', 'カタルー 1'],
          // This world has no list of words.
          ['知識ベースにない名前', 'リンク 1'],
          ['地名', 'ドーハ 1'],
        ],
      );
      assert.equal(slice(text, groups[2]!.names[0]!.places[0]!), 'ドーハ');
      assert.match(groups[2]!.names[0]!.about!, /湾岸の都/);
    });

    it('follows files that are written and deleted', async () => {
      const it = await client({ files });
      it.open(report, text);
      await until(
        () => otherReports(it),
        (count) => count === 1,
      );
      it.write('may.md', '# 五月\n\nドーハで。\n');
      await until(
        () => otherReports(it),
        (count) => count === 2,
      );
      it.write('march.md', undefined);
      await until(
        () => otherReports(it),
        (count) => count === 1,
      );
    });

    it('collects the names that nobody knows', async () => {
      const it = await client({ files: { ...files, 'may.md': 'ドレスタンは晴れ。' } });
      it.open(report, text);
      const ask = () => it.ask<readonly FrequentName[]>(frequentNamesRequest, { uri: report });
      assert.deepEqual(await until(ask, (found) => found.length > 0), [
        {
          name: 'ドレスタン',
          count: 3,
          reports: [uriIn(root, 'march.md'), uriIn(root, 'may.md')],
          reportCount: 2,
          near: [],
        },
      ]);
    });

    it('makes a new report for a folder, and for none', async () => {
      const it = await client({ files: { 'koetsu.yaml': 'house: { office: 港の会 }\n' } });
      const ask = (uri: string) =>
        it.ask<NewReport>(newReportRequest, { uri, date: '2025-04-23', title: '港\n の春' });
      const { text, uris, caret } = await ask(root);
      assert.ok(text.startsWith('# 港 の春\n\n2025年4月23日  \n港の会  \n'));
      const place = (name: string): string => uriIn(root, name);
      assert.deepEqual(uris.slice(0, 2), [place('2025-04-23-港-の春.md'), place('2025-04-23-港-の春-2.md')]);
      assert.deepEqual(caret.start, { line: 4, character: 0 });
      assert.deepEqual((await ask('untitled:')).uris, []);
    });

    it('takes what the user says of such a name', async () => {
      const it = await client({ files });
      const add = (addition: Addition) => it.ask<lsp.WorkspaceEdit>(addRequest, { uri: root, addition });
      const written = async (addition: Addition): Promise<string> =>
        JSON.stringify((await add(addition)).documentChanges);
      assert.match(await written({ kind: 'add-name', name: 'ドレスタン' }), /- name: ドレスタン/);
      assert.match(await written({ kind: 'add-word', word: 'ドレスタン' }), /words.*ドレスタン/);
      const form = { list: 'short', form: 'ドレスタン' } as const;
      assert.match(await written({ kind: 'add-form', entity: 'doha', form }), /short.*ドレスタン/);
      assert.equal(await add({ kind: 'add-form', entity: 'nobody', form }), null);
    });

    it('is kept for the next session and read again only where a file is new', async () => {
      const first = await client({ files });
      first.open(report, text);
      await until(
        () => otherReports(first),
        (count) => count === 1,
      );
      await until(
        async () => first.kept.size,
        (size) => size === 1,
      );
      const second = await client({ files, kept: first.kept });
      second.open(report, text);
      await until(
        () => otherReports(second),
        (count) => count === 1,
      );
      assert.equal(second.read.filter((uri) => uri === uriIn(root, 'march.md')).length, 0);
    });
  });

  describe('findings that stand', () => {
    const accepted = `${root}/koetsu-accepted.yaml`;
    const accepting: Options = { commands: [clientCommands.acceptFinding] };
    /** Accepts the placeholder as a client does, and gives the text of the record. */
    async function acceptPlaceholder(it: Client): Promise<string> {
      const actions = await it.actions(report, text, '[リンク]');
      const { command } = actions.find((each) => each.command?.command === clientCommands.acceptFinding)!;
      const [uri, identity] = command!.arguments!;
      const params = { uri, identity, reason: '公開待ち', author: '水野 葉月', date: '2025-04-23' };
      const edit = await it.ask<lsp.WorkspaceEdit>(acceptRequest, params);
      const [create, change] = edit.documentChanges as [lsp.CreateFile, lsp.TextDocumentEdit];
      assert.deepEqual([create.kind, create.uri, change.textDocument.uri], ['create', accepted, accepted]);
      return edited('', change.edits as lsp.TextEdit[]);
    }

    it('are recorded with reason and author, and shown no more, until that is taken back', async () => {
      const it = await client(accepting);
      it.open(report, text);
      assert.equal(await it.ask(authorRequest, { uri: root }), '水野 葉月');
      const record = await acceptPlaceholder(it);
      assert.match(record, /reason: 公開待ち\n {2}author: 水野 葉月\n {2}date: 2025-04-23\n$/);
      it.open(accepted, record, 'yaml');
      assert.deepEqual(await it.findings(report, text), [misspelling]);
      const [listed] = await it.ask<Acceptance[]>(acceptedListRequest, { uri: root });
      assert.equal(listed!.report, 'april.md');
      assert.equal(slice(text, listed!.place!.range), '[リンク](#)');
      const edit = await it.ask<lsp.WorkspaceEdit>(withdrawRequest, { ...listed, uri: root });
      const [change] = edit.documentChanges as [lsp.TextDocumentEdit];
      assert.ok(!edited(record, change.edits as lsp.TextEdit[]).includes('- report'));
    });

    it('are offered to no client that cannot ask for a reason', async () => {
      const it = await client();
      it.open(report, text);
      const actions = await it.actions(report, text, '[リンク]');
      assert.ok(!actions.some((each) => each.title.includes('承認して記録')));
    });

    it('are reported in the record once they are gone, open or closed', async () => {
      const it = await client(accepting);
      it.open(report, text);
      const record = await acceptPlaceholder(it);
      it.write('koetsu-accepted.yaml', record);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, text), [misspelling]);
      const at = positionIn(text, text.indexOf('(#)') + 1);
      it.edit(report, 2, [[at.line, at.character], [at.line, at.character + 1], 'TODO']);
      const { diagnostics } = await it.published(accepted);
      assert.deepEqual(
        diagnostics.map((each) => each.code),
        ['unused-acceptance'],
      );
      it.open(accepted, record, 'yaml');
      const first = await it.pull(accepted);
      assert.equal(first.items.length, 1);
      it.edit(report, 3, [[at.line, at.character], [at.line, at.character + 4], '#']);
      assert.deepEqual((await it.pull(accepted, first.resultId)).items, []);
    });

    it('go along with a report that is renamed', async () => {
      const it = await client(accepting);
      it.open(report, text);
      const record = await acceptPlaceholder(it);
      it.write('koetsu-accepted.yaml', record);
      await it.next('workspace/diagnostic/refresh');
      const files = [{ oldUri: report, newUri: `${root}/2025/may.md` }];
      const edit = await it.ask<lsp.WorkspaceEdit>('workspace/willRenameFiles', { files });
      const [change] = edit.documentChanges as [lsp.TextDocumentEdit];
      assert.match(edited(record, change.edits as lsp.TextEdit[]), /- report: 2025\/may\.md\n/);
    });
  });

  it('answers whether a report can go out, and draws its proof sheet', async () => {
    const it = await client();
    it.open(report, text);
    const answer = await it.ask<PublishAnswer>(publishCheckRequest, { uri: report });
    assert.equal(answer.canGoOut, false);
    assert.equal(answer.verdict, '公開できません（妨げ 2件）');
    assert.deepEqual(
      answer.groups.map((each) => [
        each.group,
        each.blocks,
        each.items.map((item) => slice(text, item.range)),
      ]),
      [
        ['placeholder', true, ['[リンク](#)']],
        ['warning', true, ['カタルー']],
        ['name', false, ['リンク']],
      ],
    );
    assert.match(await it.ask<string>(proofSheetRequest, { uri: report }), /<h1>四月の協議<\/h1>/);
    assert.match(answer.groups[0]!.items[0]!.label, /リンク/);
    assert.equal(await it.ask(publishCheckRequest, { uri: `${root}/knowledge/names.yaml` }), null);
  });

  describe('the tools of an assistant', () => {
    const ask = async (tool: string, input: object, uri = report): Promise<AssistantAnswer> =>
      client.ask(assistantRequest, { tool, input, uri, date: '2025-04-23' });
    const told = async (tool: string, input: object, uri = report) => {
      const answer = await ask(tool, input, uri);
      assert.ok('text' in answer, JSON.stringify(answer));
      return { ...JSON.parse(answer.text), edit: answer.edit };
    };
    const refused = async (tool: string, input: object, uri = report): Promise<string> => {
      const answer = await ask(tool, input, uri);
      assert.ok('refusal' in answer, JSON.stringify(answer));
      return answer.refusal;
    };
    let client: Client;
    beforeEach(async () => {
      client = await new Client().start({ files: { 'knowledge/names.yaml': names, 'april.md': '# 四月\n' } });
    });

    it('see the document as it is on screen, and a text as what its file would hold', async () => {
      assert.deepEqual((await told('check', { path: 'april.md' })).findings, []);
      client.open(report, text);
      const { findings, file } = await told('check', { path: 'april.md' });
      assert.equal(file, 'april.md');
      assert.equal(findings[0].text, 'カタルー');
      assert.deepEqual((await told('check', { path: 'april.md', text: '# 四月\n' })).findings, []);
      const draft = `${root}/draft.md`;
      assert.equal((await told('check', { text }, draft)).findings[0].text, 'カタルー');
      assert.equal((await told('check', { text }, 'untitled:draft.md')).role, 'report');
    });

    it('have the sentences of a draft read before they judge it', async () => {
      const faulty = '二国は核実験の停止を決定た。';
      const at = faulty.indexOf('た');
      client.faults.set(faulty, [
        {
          kind: 'kana',
          range: { start: at, end: at + 1 },
          words: { start: at - 2, end: at + 1 },
          repairs: [{ range: { start: at, end: at }, newText: 'し' }],
        },
      ]);
      const { findings } = await told('check', { text: `# 核の合意\n\n${faulty}\n` });
      assert.deepEqual(
        findings.map((it: { rule: string; text: string }) => [it.rule, it.text]),
        [['ungrammatical-sequence', 'た']],
      );
    });

    it('answer with an edit where they are to write', async () => {
      client.open(report, '# 四月\n\nアンナ=ベルクは語った。\n');
      const { edit, written, text: fixed } = await told('fix', { path: 'april.md', write: true });
      assert.equal(written, 'april.md');
      assert.equal(fixed, undefined);
      const [change] = edit.documentChanges;
      assert.deepEqual(change.textDocument, { uri: report, version: 1 });
      assert.equal(change.edits.length, 1);
      const asked = await told('fix', { path: 'april.md' });
      assert.match(asked.text, /アンナ・ベルク/);
      assert.equal(asked.edit, undefined);
    });

    it('know the names of the folder and the form of its reports', async () => {
      const found = await told('look_up_names', { names: ['doha'] }, root);
      assert.equal(found.names[0].records[0].write, 'ドーハ');
      assert.match((await told('new_report', {}, root)).text, /2025年4月23日/);
    });

    it('refuse what lies outside of the folder, is not there or makes no sense', async () => {
      assert.match(await refused('check', { path: 'x.md' }, 'file:///etc/x.md'), /外にあります/);
      assert.match(await refused('check', { path: 'x.md' }, `${root}/../x.md`), /外にあります/);
      assert.match(
        await refused('check', { path: 'x.md' }, `${root}/x.md`),
        /「x\.md」というファイルはありません/,
      );
      assert.match(await refused('check', {}), /「path」か「text」/);
      assert.match(await refused('spell', {}), /という道具はありません/);
    });
  });

  it('tells what a preview shows of a report, and writes it as a page with the pictures that it is given', async () => {
    const it = await client({
      files: {
        'knowledge/names.yaml': names,
        'koetsu.yaml': 'house: { styleSheet: a.css }\n',
        'a.css': 'h1 { color: navy }',
      },
    });
    const content = '# 合意\n\nカタールは述べた[^1]。![図](fig/a.png)\n\n[^1]: 声明。\n';
    it.open(report, content);
    const { marked, style } = await it.ask<Rendered>(renderedRequest, { uri: report });
    assert.equal(style, 'h1 { color: navy }');
    assert.deepEqual(
      marked.marks.map((each) => each.kind),
      ['reference', 'note', 'name'],
    );
    const pictures = await it.ask<readonly ReportPicture[]>(picturesRequest, { uri: report });
    assert.deepEqual(pictures, [{ path: 'fig/a.png', uri: `${root}/fig/a.png`, type: 'image/png' }]);
    const given = { 'fig/a.png': 'data:image/png;base64,AAAA' };
    const page = await it.ask<string>(pageRequest, { uri: report, pictures: given });
    assert.match(page, /<h1 id="合意">合意<\/h1>/);
    assert.match(page, /<img src="data:image\/png;base64,AAAA" alt="図">/);
    assert.equal(await it.ask(renderedRequest, { uri: `${root}/knowledge/names.yaml` }), null);
  });

  describe('as a process', () => {
    const server = join(process.cwd(), 'dist', 'server.js');
    const run = async (...args: string[]): Promise<{ code: number | null; out: string; err: string }> => {
      const child = spawn(process.execPath, [server, ...args]);
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk) => (out += chunk));
      child.stderr.on('data', (chunk) => (err += chunk));
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      return { code, out, err };
    };

    it('is built', () => assert.ok(existsSync(server), 'run `npm run build` first'));

    it('speaks over --stdio and goes when its client goes', async () => {
      const child = spawn(process.execPath, [server, '--stdio']);
      const connection = createMessageConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const params = { processId: process.pid, rootUri: null, capabilities: pulling, workspaceFolders: null };
      await connection.sendRequest('initialize', params);
      connection.sendNotification('initialized', {});
      const uri = 'untitled:Untitled-1';
      const textDocument = { uri, languageId: 'markdown', version: 1, text };
      connection.sendNotification('textDocument/didOpen', { textDocument });
      const answer = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
      const { items } = answer as lsp.FullDocumentDiagnosticReport;
      // The packs that ship with the product know カタール without any file of the workspace.
      assert.deepEqual(
        items.map((it) => it.code),
        ['misspelled-name', 'placeholder-link'],
      );
      child.stdin.end();
      assert.equal(await new Promise((resolve) => child.on('close', resolve)), 1);
    });

    it('leads to the record of a name that it ships', async () => {
      const child = spawn(process.execPath, [server, '--stdio']);
      const connection = createMessageConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const params = { processId: process.pid, rootUri: null, capabilities: pulling, workspaceFolders: null };
      await connection.sendRequest('initialize', params);
      connection.sendNotification('initialized', {});
      const content = 'ドーハで会談した。\n';
      const textDocument = { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text: content };
      connection.sendNotification('textDocument/didOpen', { textDocument });
      const place = { textDocument: { uri: textDocument.uri }, position: position(0, 1) };
      const [found] = await connection.sendRequest<lsp.Location[]>('textDocument/definition', place);
      const lines = readFileSync(fileURLToPath(found!.uri), 'utf8').split('\n');
      const { line } = found!.range.start;
      assert.match(found!.uri, /\/packs\/countries\.yaml$/);
      assert.match(lines[line]!, /ドーハ/);
      const hover = await connection.sendRequest<lsp.Hover>('textDocument/hover', place);
      assert.ok((hover.contents as lsp.MarkupContent).value.includes(`(${found!.uri}#L${line + 1})`));
      child.stdin.end();
      await new Promise((resolve) => child.on('close', resolve));
    });

    it('is killed, and the next one goes on with the same findings and the same memory', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'koetsu-killed-'));
      try {
        const write = (name: string, content: string): string => {
          const file = join(folder, name);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, content);
          return pathToFileURL(file).href;
        };
        write('koetsu.yaml', 'rules:\n  placeholder-link: error\n');
        write('knowledge/names.yaml', names);
        for (let at = 1; at <= 30; at++)
          write(`reports/${at}.md`, `# ${at}月\n\nアンナ・ベルクはドーハを訪れた。\n`);
        const uri = write('reports/april.md', text);
        /** What a new server says to a client that opens its documents again; the last thing is its life. */
        const serve = async (
          until: (ask: (method: string, position?: lsp.Position) => Promise<unknown>) => Promise<void>,
        ) => {
          const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };
          const child = spawn(process.execPath, [server, '--stdio'], { env });
          const connection = createMessageConnection(
            new StreamMessageReader(child.stdout),
            new StreamMessageWriter(child.stdin),
          );
          connection.onRequest(() => null);
          connection.listen();
          const rootUri = pathToFileURL(folder).href;
          const params = { processId: process.pid, rootUri, capabilities: pulling, workspaceFolders: null };
          await connection.sendRequest('initialize', params);
          await connection.sendNotification('initialized', {});
          const unsaved = `${text}\nドーハは沈黙した。\n`;
          const textDocument = { uri, languageId: 'markdown', version: 7, text: unsaved };
          await connection.sendNotification('textDocument/didOpen', { textDocument });
          await until((method, place) =>
            connection.sendRequest(method, { textDocument: { uri }, ...(place && { position: place }) }),
          );
          child.kill('SIGKILL');
          await new Promise((resolve) => child.on('close', resolve));
          connection.dispose();
        };
        const answers: unknown[] = [];
        for (const life of ['first', 'second']) {
          await serve(async (ask) => {
            const { items } = (await ask('textDocument/diagnostic')) as lsp.FullDocumentDiagnosticReport;
            answers.push(items);
            assert.ok(items.length >= 2, life);
            // Killed in the middle of reading the folder, and then when it has read it.
            if (life === 'first') return;
            for (let left = 200; ; left--) {
              const hover = JSON.stringify(await ask('textDocument/hover', position(2, 14)));
              if (hover.includes('ほかの報告書 30本')) break;
              assert.ok(left > 0, hover);
              await new Promise((resolve) => setTimeout(resolve, 50));
            }
          });
        }
        assert.deepEqual(answers[1], answers[0]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    it('tells its version, its usage and what it does not understand', async () => {
      assert.match((await run('--version')).out, /^\d+\.\d+\.\d+\n$/);
      assert.match((await run('--help')).out, /--stdio/);
      for (const args of [['--studio'], [], ['--stdio', 'x']]) {
        const { code, err } = await run(...args);
        assert.equal(code, 2);
        assert.match(err, /--stdio/);
      }
    });
  });
});
