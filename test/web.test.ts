/** Koetsu in a browser: a server all of whose files its client reads, and bundles that need no Node. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type * as lsp from 'vscode-languageserver';
import { type Connection, createConnection } from 'vscode-languageserver/node';
import { besides, clientFiles } from '../server/src/lsp/clientFiles.js';
import type { Host } from '../server/src/lsp/host.js';
import {
  type DocumentParams,
  type FileState,
  type FolderEntry,
  fileStateRequest,
  type KeepParams,
  keepRequest,
  type ReadSentences,
  type ReadSentencesParams,
  readFileRequest,
  readFolderRequest,
  readSentencesRequest,
  recallRequest,
  type Status,
  statusRequest,
} from '../server/src/lsp/protocol.js';
import { startServer } from '../server/src/lsp/server.js';
import { workerHost } from '../server/src/lsp/workerHost.js';
import { faultsBySentence } from '../server/src/node/analyser.js';
import { nodeHost } from '../server/src/node/host.js';

const root = 'vscode-vfs://github/minato/reports';

function inWorker(connection: Connection): Host {
  const own = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join('dist', name)));
  const shipped = {
    folder: 'https://example.org/dist',
    packs: own('packs.bin'),
    lexicon: own('lexicon.bin'),
  };
  return workerHost('1', connection, shipped);
}

/** A client that serves these files, by their paths, and the server behind it. */
function connected(
  files: Map<string, string>,
  kept = new Map<string, string>(),
  hostFor: (connection: Connection) => Host = inWorker,
): MessageConnection {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(server, hostFor(server));
  server.listen();
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const textAt = (uri: string): string | undefined =>
    files.get(decodeURIComponent(uri.slice(root.length + 1)));
  client.onRequest(readFileRequest, ({ uri }: DocumentParams) => textAt(uri) ?? null);
  client.onRequest(readFolderRequest, ({ uri }: DocumentParams) => {
    const folder = decodeURIComponent(uri.slice(root.length + 1));
    const inside = [...files.keys()].filter((it) => folder === '' || it.startsWith(`${folder}/`));
    const entries = inside.map((it): FolderEntry => {
      const [name, ...rest] = it.slice(folder === '' ? 0 : folder.length + 1).split('/');
      return { name: name!, kind: rest.length === 0 ? 'file' : 'folder' };
    });
    return entries.filter(({ name }, at) => entries.findIndex((it) => it.name === name) === at);
  });
  client.onRequest(
    fileStateRequest,
    ({ uri }: DocumentParams): FileState =>
      textAt(uri) === undefined ? { exists: false } : { exists: true, stamp: `${textAt(uri)!.length}` },
  );
  client.onRequest(recallRequest, ({ key }: { readonly key: string }) => kept.get(key) ?? null);
  client.onRequest(keepRequest, ({ key, text }: KeepParams) => {
    kept.set(key, text);
    return null;
  });
  client.listen();
  return client;
}

async function opened(client: MessageConnection, name: string, text: string): Promise<string> {
  const capabilities: lsp.ClientCapabilities = { textDocument: { diagnostic: {}, hover: {} } };
  await client.sendRequest('initialize', { processId: null, rootUri: root, capabilities });
  await client.sendNotification('initialized', {});
  const uri = `${root}/${name}`;
  const textDocument: lsp.TextDocumentItem = { uri, languageId: 'markdown', version: 1, text };
  await client.sendNotification('textDocument/didOpen', { textDocument });
  return uri;
}

async function until(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 200; !(await look()); left--) {
    ok(left > 0, `not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function findingsOf(client: MessageConnection, uri: string): Promise<readonly string[]> {
  const report = await client.sendRequest<lsp.FullDocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return report.items.map((it) => String(it.code)).sort();
}

const text =
  '# 四月の協議\n\n協議はカタルーで開かれ、ミナト海運が船を出した。[付録](annex.md)と[表](table.md)による。\n';

describe('Koetsu in a browser', () => {
  it('reads settings, knowledge and linked files through the client', async () => {
    const files = new Map([
      ['koetsu.yaml', 'reports: ["**/*.md"]\nknowledge: [names/**/*.yaml]\n'],
      ['names/more/ships.yaml', 'entities:\n  - { name: みなと海運, variants: [ミナト海運] }\n'],
      ['node_modules/names/other.yaml', 'entities: [}'],
      ['annex.md', '# 付録\n'],
    ]);
    const client = connected(files);
    const uri = await opened(client, 'april.md', text);
    deepEqual(await findingsOf(client, uri), ['discouraged-name', 'missing-file', 'misspelled-name']);
    client.dispose();
  });

  it('reads a virtual folder like that, too, where it has a disk', async () => {
    const files = new Map([
      ['koetsu.yaml', 'reports: ["**/*.md"]\nknowledge: [names/**/*.yaml]\n'],
      ['names/ships.yaml', 'entities:\n  - { name: みなと海運, variants: [ミナト海運] }\n'],
      ['annex.md', '# 付録\n'],
    ]);
    const client = connected(files, new Map(), (it) =>
      besides(nodeHost('1', path.resolve('dist')), clientFiles(it)),
    );
    const uri = await opened(client, 'april.md', text);
    deepEqual(await findingsOf(client, uri), ['discouraged-name', 'missing-file', 'misspelled-name']);
    client.dispose();
  });

  it('goes on with the built-in names where the client can read nothing', async () => {
    const client = connected(new Map());
    client.onRequest(readFileRequest, () => Promise.reject(new Error('no')));
    client.onRequest(readFolderRequest, () => Promise.reject(new Error('no')));
    client.onRequest(fileStateRequest, () => null);
    const uri = await opened(client, 'april.md', text);
    deepEqual(await findingsOf(client, uri), ['misspelled-name']);
    client.dispose();
  });

  it('has the client read sentences, and says so where it cannot', async () => {
    const client = connected(new Map([['koetsu.yaml', 'reports: ["**/*.md"]\n']]));
    const asked: string[] = [];
    let isThere = false;
    client.onRequest(readSentencesRequest, ({ sentences }: ReadSentencesParams): ReadSentences | null => {
      asked.push(...sentences);
      return isThere ? [...faultsBySentence(sentences, 'dist')] : null;
    });
    const statusOf = (): Promise<Status> => client.sendRequest(statusRequest, { uri });
    const uri = await opened(client, 'april.md', '# 四月\n\n協議はカタルーで開かれた。\n\n計画を実施た。\n');
    await until('the question', () => asked.includes('計画を実施た。'));
    await until('the status', async () => (await statusOf()).reading !== undefined);
    deepEqual(await findingsOf(client, uri), ['misspelled-name']);
    isThere = true;
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: '昨日、' },
      ],
    });
    await until('the findings', async () => (await findingsOf(client, uri)).length === 2);
    deepEqual(await findingsOf(client, uri), ['misspelled-name', 'ungrammatical-sequence']);
    equal((await statusOf()).reading, undefined);
    client.dispose();
  });

  it('remembers earlier reports, where the client keeps it for the next session', async () => {
    const files = new Map([['koetsu.yaml', 'reports: ["**/*.md"]\n']]);
    for (const month of ['一月', '二月']) files.set(`${month}.md`, `# ${month}\n\nカタールは歓迎した。\n`);
    const kept = new Map<string, string>();
    for (const session of ['first', 'second']) {
      const client = connected(files, kept);
      const uri = await opened(client, 'april.md', '# 四月\n\nカタールは動いた。\n');
      const question = { textDocument: { uri }, position: { line: 2, character: 1 } };
      for (let left = 100; ; left--) {
        const hover = await client.sendRequest<lsp.Hover>('textDocument/hover', question);
        if (JSON.stringify(hover).includes('ほかの報告書 2本')) break;
        ok(left > 0, session);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      client.dispose();
      equal(kept.size, 1);
      ok(!kept.values().next().value!.includes('歓迎'), 'no text of a report is kept');
    }
  });

  it('needs nothing of Node', async () => {
    const doors: { doors: readonly BuildOptions[] } = await import(pathToFileURL('tools/doors.mjs').href);
    const inBrowser = doors.doors.filter((it) => it.platform === 'browser');
    equal(inBrowser.length, 2);
    for (const options of inBrowser) {
      const { metafile } = await build({ ...options, write: false, metafile: true });
      for (const [output, { imports }] of Object.entries(metafile.outputs)) {
        const outside = [...new Set(imports.filter((it) => it.external).map((it) => it.path))];
        deepEqual(outside, output.endsWith('client.js') ? ['vscode'] : [], output);
      }
      const inputs = Object.entries(metafile.inputs);
      const strays = inputs.filter(
        ([file, { imports }]) =>
          /^server\/src\/(?:node|cli)\//.test(file) ||
          imports.some((it) => builtinModules.includes(it.path.replace(/^node:/, ''))),
      );
      deepEqual(strays, []);
    }
  });
});
