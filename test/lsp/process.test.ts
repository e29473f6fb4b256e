/** The server as a process: it speaks over stdio, is killed, and goes on. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type * as lsp from 'vscode-languageserver';
import { names, position, pulling, text } from './client.js';

describe('language server', () => {
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

    /** The server over stdin and stdout, without a folder. */
    const started = async () => {
      const child = spawn(process.execPath, [server, '--stdio']);
      const connection = createMessageConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const params = { processId: process.pid, rootUri: null, capabilities: pulling, workspaceFolders: null };
      await connection.sendRequest('initialize', params);
      connection.sendNotification('initialized', {});
      return { child, connection };
    };

    it('is built', () => assert.ok(existsSync(server), 'run `npm run build` first'));

    it('speaks over --stdio and goes when its client goes', async () => {
      const { child, connection } = await started();
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
      const { child, connection } = await started();
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
