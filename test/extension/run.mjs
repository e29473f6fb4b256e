/**
 * Runs the suite on the extension as it is packed, in a real VS Code and writes what passed: `node test/extension/run.mjs out/extension/report.json`.
 * On Linux x64 in the VS Code of test/editor-host, from the npm registry alone. With KOETSU_VSCODE=desktop, and on
 * other machines, in a desktop VS Code that @vscode/test-electron downloads; with KOETSU_VSCODE=<path> in that one.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { stage } from '../../tools/package.mjs';
import { installHost } from '../editor-host/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../../out/extension');
const workspace = join(out, 'workspace');
const report = resolve(process.argv[2] ?? join(out, 'report.json'));

await build({
  entryPoints: [join(here, 'suite.ts')],
  outfile: join(out, 'suite.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'es2022',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
  logLevel: 'warning',
});
// A copy: the tests write into it.
rmSync(workspace, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(join(here, 'workspace'), workspace, { recursive: true });

const wanted = process.env.KOETSU_VSCODE;
const isHosted = wanted === undefined && process.platform === 'linux' && process.arch === 'x64';
if (isHosted) installHost();
process.env.KOETSU_TEST_REPORT = report;
// The servers that the tests ask run on this machine, and what they answer is nobody's to remember.
process.env.KOETSU_ASK_PRIVATE = '1';
process.env.XDG_CACHE_HOME = join(out, 'cache');
rmSync(process.env.XDG_CACHE_HOME, { recursive: true, force: true });
try {
  await runTests({
    ...(isHosted && { vscodeExecutablePath: join(here, '../editor-host/code.mjs') }),
    ...(wanted !== undefined && wanted !== 'desktop' && { vscodeExecutablePath: wanted }),
    extensionDevelopmentPath: stage(),
    extensionTestsPath: join(out, 'suite.cjs'),
    launchArgs: [workspace],
    extensionTestsEnv: {
      KOETSU_TEST_REPORT: report,
      KOETSU_ASK_PRIVATE: process.env.KOETSU_ASK_PRIVATE,
      XDG_CACHE_HOME: process.env.XDG_CACHE_HOME,
    },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
