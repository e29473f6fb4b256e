/**
 * `npm start`: opens VS Code with the extension on a copy of the sample, which may be edited freely.
 * In the desktop `code` where one is installed; else, or with --browser, in VS Code from the npm registry, whose
 * loopback address is printed. --port=N chooses its port.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const sample = path.join(root, '.sample');
const { values } = parseArgs({ options: { browser: { type: 'boolean' }, port: { type: 'string' } } });

if (!existsSync(sample)) cpSync(path.join(root, 'sample'), sample, { recursive: true });
if (!values.browser && hasDesktopCode()) openDesktop();
else if (process.platform === 'linux' && process.arch === 'x64') await openInBrowser();
else {
  console.error(
    'VS Code の `code` コマンドが見つかりません。VS Code を入れ、「Shell Command: Install code command in PATH」を実行してください。\n' +
      'There is no `code` command. Install VS Code and run “Shell Command: Install code command in PATH”.',
  );
  process.exitCode = 1;
}

function hasDesktopCode() {
  const { status } = spawnSync('code', ['--version'], {
    shell: process.platform === 'win32',
    stdio: 'ignore',
  });
  return status === 0;
}

function openDesktop() {
  const report = path.join(sample, 'reports/2025-04-muscat.md');
  const args = [`--extensionDevelopmentPath=${root}`, '--disable-extensions', sample, report];
  spawn('code', args, { shell: process.platform === 'win32', stdio: 'ignore', detached: true }).unref();
  console.log('VS Code を開いています。/ Opening VS Code.');
}

async function openInBrowser() {
  console.log(
    'ブラウザー用の VS Code を用意しています（初回のみ数十秒）。/ Preparing VS Code for the browser.',
  );
  const { installHost } = await import('../test/editor-host/install.mjs');
  installHost();
  const { startServer } = await import('../test/editor-host/server.mjs');
  const server = await startServer({
    dataFolder: path.join(root, 'out/start'),
    port: Number(values.port ?? 0),
    settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  console.log(
    `\n次のアドレスをブラウザーで開き、reports/2025-04-muscat.md を選んでください（終わりは Ctrl+C）。\n` +
      `Open this address in a browser, then reports/2025-04-muscat.md (Ctrl+C ends it).\n\n  ${server.url(sample, [root])}\n`,
  );
}
