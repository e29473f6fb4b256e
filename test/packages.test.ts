/** What is handed out besides the extension: the npm package, the hook, the action, the problem matcher. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { parse } from 'yaml';

const faulty = '# 四月\n\n協議はカタルーで開かれた。政府は計画を実施た。\n';
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** All but the pages of the rules, which are as many as there are rules. */
const expected = [
  ...['package.json', 'README.md', 'README.en.md', 'CHANGELOG.md', 'LICENSE', 'NOTICE.md'],
  ...[
    'dist/cli.js',
    'dist/commands.js',
    'dist/mcp.js',
    'dist/reader.js',
    'dist/server.js',
    'dist/textlint.js',
  ],
  ...['dist/lexicon.bin', 'dist/morphology.bin', 'dist/packs.bin'],
  ...['dist/packs/countries.yaml', 'dist/packs/us-middle-east.yaml'],
  ...['schemas/accepted.schema.json', 'schemas/knowledge.schema.json', 'schemas/koetsu.schema.json'],
];

/** Bytes to download. Whoever needs more raises the number and says why. */
const largest = 8_000_000;

const isWindows = process.platform === 'win32';

/** What the tool `check` of an MCP server, a script, says of the report. */
async function checkedByAssistant(script: string, cwd: string): Promise<string> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [script, 'mcp'], cwd, stderr: 'ignore' }),
  );
  const { content } = await client.callTool({ name: 'check', arguments: { path: 'reports/april.md' } });
  await client.close();
  return JSON.stringify(content);
}

/** What a language server, a script, pushes for a text once it has read the sentences. */
async function foundByServer(script: string, text: string): Promise<readonly string[]> {
  const server = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const client = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const found = new Promise<readonly string[]>((resolve) => {
    client.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: PublishDiagnosticsParams) => {
      const codes = diagnostics.map((it) => String(it.code)).sort();
      if (codes.length > 1) resolve(codes);
    });
  });
  client.listen();
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await client.sendNotification('initialized', {});
  const textDocument = { uri: 'untitled:1', languageId: 'markdown', version: 1, text };
  await client.sendNotification('textDocument/didOpen', { textDocument });
  const codes = await found;
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  const status = await new Promise((resolve) => server.on('exit', resolve));
  equal(status, 0);
  client.dispose();
  return codes;
}

describe('the packages', () => {
  let folder: string;
  before(() => {
    if (!existsSync('dist/cli.js')) equal(spawnSync(process.execPath, ['tools/build.mjs']).status, 0);
  });
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'koetsu-packages-')));
    mkdirSync(path.join(folder, 'reports'));
    writeFileSync(path.join(folder, 'reports/april.md'), faulty);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('for npm hold the command line and the server, which work alone, and nothing else', async () => {
    const npm = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const [packed] = JSON.parse(
      execFileSync('npm', npm, {
        encoding: 'utf8',
        shell: isWindows,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    const pages = readdirSync('server/src/core/rules').filter((it) => it.endsWith('.md'));
    deepEqual(
      packed.files.map((it: { path: string }) => it.path).sort(),
      [...expected, ...pages.map((it) => `dist/rules/${it}`)].sort(),
    );
    // What each call of the command line and of an assistant reads first.
    for (const [name, bound] of [
      ['dist/cli.js', 10_000],
      ['dist/commands.js', 1_300_000],
      ['dist/mcp.js', 350_000],
    ] as const) {
      const { size } = packed.files.find((it: { path: string }) => it.path === name);
      ok(size <= bound, `${name} has ${size} bytes, and ${bound} are enough`);
    }
    ok(packed.size <= largest, `the package has ${packed.size} bytes, and ${largest} are enough`);
    equal(manifest.dependencies, undefined);
    // As a user installs it; what it would need from elsewhere could not be had.
    const empty = path.join(folder, 'empty');
    mkdirSync(empty);
    const install = ['install', '--offline', '--prefix', empty, path.join(folder, packed.filename)];
    equal(spawnSync('npm', install, { shell: isWindows }).status, 0);
    const modules = path.join(empty, 'node_modules');
    deepEqual(
      readdirSync(modules).filter((it) => !it.startsWith('.')),
      ['koetsu'],
    );
    const run = (bin: string, ...args: readonly string[]) =>
      spawnSync(path.join(modules, '.bin', bin), args, {
        cwd: folder,
        encoding: 'utf8',
        input: '',
        shell: isWindows,
      });
    match(run('koetsu', 'check', 'reports').stdout, /misspelled-name[\s\S]*ungrammatical-sequence/);
    match(run('koetsu', 'rules', 'misspelled-name').stdout, /カタルー/);
    match(run('koetsu-language-server', '--version').stdout, /^\d+\.\d+\.\d+\n$/);
    const script = (bin: string): string => path.join(modules, 'koetsu', manifest.bin[bin]);
    match(await checkedByAssistant(script('koetsu'), folder), /misspelled-name/);
    deepEqual(await foundByServer(script('koetsu-language-server'), faulty), [
      'misspelled-name',
      'ungrammatical-sequence',
    ]);
    for (const bin of Object.values<string>(manifest.bin)) {
      match(readFileSync(bin, 'utf8').slice(0, 40), /^#!\/usr\/bin\/env node\n/);
    }
  }).timeout(60_000);

  it('for pre-commit are packed by a command that prints their file and nothing else', () => {
    // pre-commit takes what `npm pack` prints for the name of the file; scripts of npm would speak before it.
    const { stdout } = spawnSync('npm', ['pack', '--dry-run'], { encoding: 'utf8', shell: isWindows });
    equal(stdout, `koetsu-${manifest.version}.tgz\n`);
  }).timeout(60_000);

  it('for pre-commit run commands that there are', () => {
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    deepEqual(
      hooks.map((it: { id: string }) => it.id),
      ['koetsu', 'koetsu-fix'],
    );
    for (const { entry, language, files, types } of hooks) {
      const [bin, ...args] = entry.split(' ');
      ok(manifest.bin[bin]);
      equal(language, 'node');
      deepEqual([files, types], ['^reports/', ['markdown']]);
      const { status, stdout } = spawnSync(
        process.execPath,
        [path.resolve(manifest.bin[bin]), ...args, 'reports/april.md'],
        { cwd: folder, encoding: 'utf8' },
      );
      equal(status, 1);
      match(stdout, /misspelled-name/);
    }
  });

  it('for GitHub Actions annotate, write what they are told to, and answer by their exit code', function () {
    const { inputs, runs } = parse(readFileSync('action.yml', 'utf8'));
    const step = runs.steps.at(-1);
    ok(!step.run.includes('${{'), 'the script holds nothing of what it is given');
    const named = Object.values<string>(step.env).flatMap((it) => /inputs\.([\w-]+)/.exec(it)?.[1] ?? []);
    deepEqual(named.sort(), Object.keys(inputs).sort());
    if (spawnSync('bash', ['--version']).status !== 0) this.skip();
    const run = (given: Readonly<Record<string, string>>) => {
      const env = Object.fromEntries(
        Object.entries<string>(step.env).map(([name, value]) => {
          const input = /inputs\.([\w-]+)/.exec(value)?.[1];
          return [
            name,
            input === undefined ? path.resolve('dist/cli.js') : (given[input] ?? inputs[input].default),
          ];
        }),
      );
      const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } } as const;
      return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], options);
    };
    const { status, stdout } = run({ sarif: 'out.sarif', 'proof-sheet': 'out.html' });
    equal(status, 1);
    match(stdout, /^::warning file=reports\/april\.md,line=3,col=4,.*title=misspelled-name::/m);
    equal(JSON.parse(readFileSync(path.join(folder, 'out.sarif'), 'utf8')).version, '2.1.0');
    match(readFileSync(path.join(folder, 'out.html'), 'utf8'), /^<!doctype html>/i);
    writeFileSync(path.join(folder, 'a b.md'), '# 五月\n\n協議はカタールで開かれた。\n');
    equal(run({ paths: 'a b.md\n', command: 'check', language: 'en' }).status, 0);
    const foul = run({ paths: '$(touch owned)\n--live', command: 'check' });
    equal(foul.status, 2);
    ok(!existsSync(path.join(folder, 'owned')));
  });

  it('for tasks of an editor match what `--format unix` prints', () => {
    const [{ name, pattern }] = manifest.contributes.problemMatchers;
    equal(name, 'koetsu');
    const { stdout } = spawnSync(
      process.execPath,
      [path.resolve('dist/cli.js'), 'check', '--format', 'unix'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    const lines = stdout.split('\n').filter(Boolean);
    ok(lines.length > 0);
    for (const line of lines) match(line, new RegExp(pattern.regexp));
    const found = new RegExp(pattern.regexp).exec(lines.find((it) => it.includes('misspelled-name'))!)!;
    const { file, line, column, severity, message, code } = pattern;
    deepEqual(
      [file, line, column, severity, message, code].map((it) => found[it]),
      [
        'reports/april.md',
        '3',
        '4',
        'warning',
        '「カタルー」は「カタール」の誤りと思われます。',
        'misspelled-name',
      ],
    );
  });
});
