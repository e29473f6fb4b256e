/** What is handed out besides the extension: the npm package, the hook, the action, the problem matcher. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
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
import { parse } from 'yaml';

const faulty = '# 四月\n\n協議はカタルーで開かれた。\n';
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

  it('for npm hold the command line and the server, which work alone, and nothing else', () => {
    const npm = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const [packed] = JSON.parse(
      execFileSync('npm', npm, {
        encoding: 'utf8',
        shell: process.platform === 'win32',
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
    equal(spawnSync('tar', ['-xzf', packed.filename], { cwd: folder }).status, 0);
    const run = (bin: string, ...args: readonly string[]) =>
      spawnSync(process.execPath, [path.join(folder, 'package', manifest.bin[bin]), ...args], {
        cwd: folder,
        encoding: 'utf8',
        input: '',
      });
    match(run('koetsu', 'check', 'reports').stdout, /misspelled-name/);
    match(run('koetsu', 'rules', 'misspelled-name').stdout, /カタルー/);
    equal(run('koetsu', 'mcp').status, 0);
    match(run('koetsu-language-server', '--version').stdout, /^\d+\.\d+\.\d+\n$/);
    for (const bin of Object.values<string>(manifest.bin)) {
      match(readFileSync(bin, 'utf8').slice(0, 40), /^#!\/usr\/bin\/env node\n/);
    }
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
