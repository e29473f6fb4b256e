/**
 * Installs the host into this folder, once: `node test/editor-host/install.mjs`.
 * code-server's own post-install step wants Node 24 and compiles native modules; none of them is needed here.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const vscode = join(here, 'node_modules/code-server/lib/vscode');
const done = join(vscode, '.installed');

/** The file logger is native. An empty one keeps the server from logging a stack for each log file. */
const emptyLogger = `class Logger {
  setLevel() {} getLevel() { return 2; } trace() {} debug() {} info() {} warn() {} error() {} critical() {}
  flush() {} drop() {} clearFormatters() {} setPattern() {}
}
const make = async () => new Logger();
Object.assign(exports, {
  version: 0, setLevel() {}, setFlushOn() {}, Logger,
  createRotatingLogger: make, createAsyncRotatingLogger: make, createRotatingLoggerAsync: make,
});
`;

/** The version control chat and its sandbox alone use these; they are 220 MB. */
const unused = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'];

export function installHost() {
  const wanted = readFileSync(join(here, 'package-lock.json'), 'utf8');
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return;
  npm(here, ['ci', '--ignore-scripts']);
  for (const folder of [vscode, join(vscode, 'extensions')]) {
    npm(folder, ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
  }
  for (const folder of unused) rmSync(join(vscode, folder), { recursive: true, force: true });
  writeFileSync(join(vscode, 'node_modules/@vscode/spdlog/index.js'), emptyLogger);
  // Native as well; it would end an extension host whose server has gone.
  writeFileSync(join(vscode, 'node_modules/@vscode/native-watchdog/index.js'), 'exports.start = () => {};\n');
  writeFileSync(done, wanted);
}

function npm(cwd, args) {
  const isWindows = process.platform === 'win32';
  execFileSync('npm', [...args, '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: isWindows,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installHost();
