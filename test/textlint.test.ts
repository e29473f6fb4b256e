/** The door to a workspace's own textlint, over a real connection, with a process for a textlint that is invented. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type * as lsp from 'vscode-languageserver';
import { createConnection } from 'vscode-languageserver/node';
import { type Status, statusRequest, textlintNotification } from '../server/src/lsp/protocol.js';
import { startServer } from '../server/src/lsp/server.js';
import { uriOfPath } from '../server/src/node/files.js';
import { nodeHost } from '../server/src/node/host.js';

/** Marks each 誤 and offers 正 for it; the word in `.textlintrc` says what else it does. */
const invented = `
const { appendFileSync, readFileSync } = require('node:fs');
exports.loadTextlintrc = async () => {
  appendFileSync('started', 'x');
  return { mode: readFileSync('.textlintrc', 'utf8').trim(), toKernelOptions() { return { rules: this.mode === 'empty' ? [] : [1] }; } };
};
exports.createLinter = ({ descriptor: { mode } }) => ({
  async lintText(text) {
    if (mode === 'crash') { console.error('out of order'); process.exit(3); }
    if (mode === 'throw') throw new Error('no such plugin');
    console.log('textlint speaks to nobody');
    const messages = [...text.matchAll(/誤/g)].map(({ index }) => ({
      ruleId: 'invented/no-error', message: '誤りです', severity: 2, index,
      range: [index, index + 1], fix: { range: [index, index + 1], text: '正' },
    }));
    return { messages };
  },
});
`;

const folders: string[] = [];

/** A workspace with the invented textlint, or none. */
function workspace({
  mode = 'usual',
  textlint = invented,
}: {
  mode?: string;
  textlint?: string | null;
}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'koetsu-textlint-')));
  folders.push(folder);
  mkdirSync(path.join(folder, 'knowledge'));
  writeFileSync(path.join(folder, 'knowledge/names.yaml'), 'entities:\n  - { name: 誤算島, kind: place }\n');
  writeFileSync(path.join(folder, '.textlintrc'), mode);
  if (textlint === null) return folder;
  const module = path.join(folder, 'node_modules/textlint');
  mkdirSync(module, { recursive: true });
  writeFileSync(path.join(module, 'package.json'), '{ "name": "textlint", "main": "index.js" }');
  writeFileSync(path.join(module, 'index.js'), textlint);
  return folder;
}

const text = '# 調査\n\n結果に誤がある。誤算島にも誤がある。\n';

/** A client that pulls, with the server behind it in this process. */
async function opened(folder: string, textlint?: boolean) {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(server, nodeHost('0', path.resolve('dist')));
  server.listen();
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  let refreshed = 0;
  let logged = '';
  client.onRequest('workspace/diagnostic/refresh', () => {
    refreshed++;
    return null;
  });
  client.onRequest('client/registerCapability', () => null);
  client.onNotification('window/logMessage', ({ message }: lsp.LogMessageParams) => {
    logged += `${message}\n`;
  });
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: uriOfPath(folder),
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    initializationOptions: { koetsu: textlint === undefined ? {} : { textlint } },
  });
  await client.sendNotification('initialized', {});
  const uri = uriOfPath(path.join(folder, 'a.md'));
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  const pulled = async (): Promise<readonly lsp.Diagnostic[]> =>
    (
      await client.sendRequest<lsp.FullDocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      })
    ).items;
  const remarks = async (): Promise<readonly string[]> =>
    (await pulled())
      .filter((it) => it.source === 'textlint')
      .map(({ range: { start }, code, severity }) => `${start.line}:${start.character} ${code} ${severity}`);
  const status = (): Promise<Status> => client.sendRequest<Status>(statusRequest, { uri });
  return {
    client,
    uri,
    remarks,
    status,
    logged: () => logged,
    /** Waits until `is` holds. */
    async until(is: () => Promise<boolean>): Promise<void> {
      for (let waited = 0; !(await is()); waited += 50) {
        ok(waited < 15_000, 'it comes in time');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    refreshes: () => refreshed,
    edit: (version: number, range: lsp.Range, newText: string) =>
      client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text: newText }],
      }),
    turn: (isOn: boolean) => client.sendNotification(textlintNotification, { isOn }),
    async end(): Promise<void> {
      await client.sendRequest('shutdown');
      client.dispose();
      server.dispose();
    },
  };
}

const at = (line: number, character: number): lsp.Range => ({
  start: { line, character },
  end: { line, character },
});

const found = ['2:3 invented/no-error 1', '2:8 invented/no-error 1', '2:13 invented/no-error 1'];

describe("a workspace's textlint", function () {
  this.timeout(40_000);
  after(() => {
    for (const it of folders) rmSync(it, { recursive: true, force: true });
  });

  it('is not even loaded where nobody has asked for it', async () => {
    const folder = workspace({});
    const session = await opened(folder);
    await session.remarks();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    deepEqual(await session.remarks(), []);
    ok(!existsSync(path.join(folder, 'started')));
    await session.end();
  });

  it('says its say beside Koetsu, and its findings move with the text', async () => {
    const session = await opened(workspace({}), true);
    await session.until(async () => (await session.remarks()).length > 0);
    ok(session.refreshes() > 0, 'the client is told to pull again');
    deepEqual(await session.remarks(), found);
    // At once, before anything is linted again.
    await session.edit(2, at(2, 0), '新しい');
    deepEqual(
      await session.remarks(),
      found.map((it) => it.replace(/:(\d+)/, (_, column) => `:${Number(column) + 3}`)),
    );
    await session.edit(3, at(2, 6), '誤');
    await session.until(async () => (await session.remarks()).length === 4);
    equal((await session.status()).textlint, undefined);
    await session.turn(false);
    deepEqual(await session.remarks(), []);
    await session.end();
  });

  it('offers its fixes, but none that touches a name, and none to be made on save', async () => {
    const session = await opened(workspace({}), true);
    await session.until(async () => (await session.remarks()).length > 0);
    const actions = (character: number, only?: string[]): Promise<lsp.CodeAction[]> =>
      session.client.sendRequest('textDocument/codeAction', {
        textDocument: { uri: session.uri },
        range: at(2, character),
        context: { diagnostics: [], ...(only && { only }) },
      });
    const titles = (all: readonly lsp.CodeAction[]): readonly string[] =>
      all.map((it) => it.title).filter((it) => it.startsWith('textlint'));
    deepEqual(titles(await actions(3)), ['textlint: 「正」に直す']);
    deepEqual(titles(await actions(9)), []);
    deepEqual(await actions(3, ['source.fixAll']), []);
    await session.end();
  });

  it('starts once for many edits, and anew when its configuration changes', async () => {
    const folder = workspace({});
    const session = await opened(folder, true);
    await session.until(async () => (await session.remarks()).length === 3);
    for (let version = 2; version < 12; version++) await session.edit(version, at(0, 2), '誤');
    await session.until(async () => (await session.remarks()).length === 13);
    const starts = (): number => readFileSync(path.join(folder, 'started'), 'utf8').length;
    equal(starts(), 1);
    writeFileSync(path.join(folder, '.textlintrc'), 'empty');
    await session.edit(12, at(0, 2), '誤');
    await session.until(async () => (await session.status()).textlint !== undefined);
    match((await session.status()).textlint!, /規則がありません/);
    equal(starts(), 2);
    await session.end();
  });

  it('tells once why it says nothing', async () => {
    const reasons: readonly [Parameters<typeof workspace>[0], RegExp][] = [
      [{ textlint: null }, /textlint がありません/],
      [{ textlint: '' }, /古すぎます/],
      [{ mode: 'empty' }, /規則がありません/],
      [{ mode: 'throw' }, /止まりました（no such plugin）/],
      [{ mode: 'crash' }, /止まりました（out of order）/],
    ];
    for (const [kind, reason] of reasons) {
      const session = await opened(workspace(kind), true);
      await session.until(async () => (await session.status()).textlint !== undefined);
      match((await session.status()).textlint!, reason);
      match(session.logged(), reason);
      deepEqual(await session.remarks(), []);
      await session.end();
    }
  });

  it('is the one of the folder and not one that lies above it', async () => {
    const inner = path.join(workspace({}), 'inner');
    mkdirSync(inner);
    const session = await opened(inner, true);
    await session.until(async () => (await session.status()).textlint !== undefined);
    match((await session.status()).textlint!, /textlint がありません/);
    await session.end();
  });

  // The benchmark's peers hold one; it is too large to be installed for a test.
  const peers = path.resolve('tools/bench/peers/node_modules');
  if (existsSync(path.join(peers, 'textlint')))
    it('may be the real one', async () => {
      const folder = workspace({ mode: '{ "rules": { "preset-jtf-style": true } }', textlint: null });
      symlinkSync(peers, path.join(folder, 'node_modules'));
      const session = await opened(folder, true);
      const start = { line: 2, character: 0 };
      await session.edit(2, { start, end: start }, '１つの');
      await session.until(async () => (await session.remarks()).some((it) => it.includes('jtf-style')));
      await session.end();
    });
});
