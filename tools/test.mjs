/**
 * `npm test`: unit tests, generated files, type check, lint and format, what is packed, then the tests in a real
 * VS Code, with Node and in a browser without it, and the story of a report told with keys and clicks.
 * `--unit` stops after the unit tests, `--grep TEXT` runs only those whose name contains it; other arguments
 * choose test files by a part of their path.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const { values: options, positionals: wanted } = parseArgs({
  options: { unit: { type: 'boolean' }, grep: { type: 'string' } },
  allowPositionals: true,
});
const { grep } = options;
let passed = 0;
let failed = 0;

await unitTests();
if (!options.unit && grep === undefined && wanted.length === 0) {
  step('generated files', join('tools', 'run.mjs'), ['tools/generate.ts', '--check']);
  step('type check', binary('typescript', 'bin/tsc'), ['-b']);
  step('lint and format', binary('@biomejs/biome', 'bin/biome'), ['check', '.']);
  step('what is packed', join('test', 'vsix.mjs'), []);
  if (process.platform === 'linux' && process.arch === 'x64') {
    step('the page to print in a browser', join('test', 'browser', 'page.mjs'), []);
  }
  editorTests('run.mjs', 'report.json');
  editorTests('story.mjs', 'story.json');
  editorTests('web.mjs', 'web-report.json');
  editorTests('trust.mjs', 'trust-report.json');
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function unitTests() {
  const files = testFiles('test').filter(
    (it) => wanted.length === 0 || wanted.some((part) => it.includes(part)),
  );
  rmSync('out/test', { recursive: true, force: true });
  try {
    await build({
      entryPoints: files,
      outdir: 'out/test',
      outbase: 'test',
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'es2022',
      packages: 'external',
      sourcemap: 'inline',
      loader: { '.md': 'text' },
      logLevel: 'warning',
    });
  } catch {
    failed += 1;
    return;
  }
  const bundles = files.map((it) => join('out', it.replace(/\.ts$/, '.cjs')));
  const report = join('out', 'test', 'report.json');
  const mocha = spawnSync(
    process.execPath,
    [
      '--enable-source-maps',
      binary('mocha', 'bin/mocha.js'),
      // A soak takes as long as it takes.
      ...['--timeout', process.env.KOETSU_SOAK ? '0' : '20000', '--reporter', 'tools/plainReporter.cjs'],
      ...['--reporter-option', `output=${report}`],
      ...(grep === undefined ? [] : ['--fgrep', grep]),
      ...bundles,
    ],
    { stdio: 'inherit' },
  );
  if (!count(report)) failed += 1;
  else if (mocha.status !== 0 && failed === 0) failed += 1;
}

/** Adds what a mocha run wrote down; false where it wrote nothing, because it never came so far. */
function count(report) {
  if (!existsSync(report)) return false;
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.passed;
  failed += result.failed;
  return true;
}

function step(name, command, args) {
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' });
  console.log(`${status === 0 ? '  ✓' : '  ✗'} ${name}`);
  if (status === 0) passed += 1;
  else failed += 1;
}

function editorTests(script, reportName) {
  const report = join('out', 'extension', reportName);
  rmSync(report, { force: true });
  const { status } = spawnSync(process.execPath, [join('test', 'extension', script), report], {
    stdio: 'inherit',
  });
  if (!count(report)) failed += 1;
  else if (status !== 0 && failed === 0) failed += 1;
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((it) => {
    const path = join(folder, it.name);
    if (it.isDirectory())
      return ['browser', 'extension', 'editor-host', 'node_modules'].includes(it.name) ? [] : testFiles(path);
    return it.name.endsWith('.test.ts') ? [path] : [];
  });
}

function binary(name, path) {
  return join(root, 'node_modules', name, path);
}
