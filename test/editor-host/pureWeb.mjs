/**
 * The workbench without any server behind it, as on vscode.dev: its files served as they are, the extension beside them
 * in the extension host of a web worker, the folder in memory (tmp:/workspace).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, relative, resolve, sep } from 'node:path';
import { quiet } from './server.mjs';

const require = createRequire(import.meta.url);
const packageFolder = (name) => dirname(require.resolve(`${name}/package.json`));
const markdown = '@codingame/monaco-vscode-markdown-language-features-default-extension';
const types = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** The workbench of `vscode` expects a server to connect to, and keeps its settings there: neither is here. */
function withoutServer(script) {
  const changes = [
    [/remoteAuthority:location\.host/, () => 'remoteAuthority:void 0'],
    [
      /(\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.)vscodeRemote/,
      (_, before) => `${before}vscodeUserData`,
    ],
  ];
  return changes.reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`The workbench has changed: ${from} is not in it.`);
    return text.replace(from, to);
  }, script);
}

/** Tests run where an extension does: that in whose folder they lie. */
const testsPath = '/seed/tests.js';

/** An extension that fills the folder; the workbench waits for it before it runs tests. */
function seedFor(folder, tests) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath ?? it.path, it.name))
    .map((it) => [relative(folder, it).split(sep).join('/'), readFileSync(it, 'base64')]);
  const manifest = {
    name: 'seed',
    publisher: 'editor-host',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
    browser: './extension.js',
    activationEvents: ['*'],
  };
  const script = `const { Uri, workspace } = require('vscode');
    exports.activate = async () => {
      for (const [path, content] of ${JSON.stringify(files)}) {
        const uri = Uri.joinPath(workspace.workspaceFolders[0].uri, path);
        await workspace.fs.writeFile(uri, Uint8Array.from(atob(content), (it) => it.charCodeAt(0)));
      }
    };`;
  return {
    '/seed/package.json': JSON.stringify(manifest),
    '/seed/extension.js': script,
    ...(tests && { [testsPath]: readFileSync(tests) }),
  };
}

/**
 * Serves all of it on a loopback port. `tests` is a script that the extension host runs, `withheld` are endings of
 * paths that are not found, as long as they are in it. `locale` is the display language of extensions, `en` or `ja`.
 */
export async function serveWorkbench({
  folder,
  developed,
  tests,
  settings = {},
  withheld = new Set(),
  locale = 'en',
}) {
  const vscode = join(packageFolder('code-server'), 'lib/vscode');
  const roots = {
    // VS Code's server has its Markdown extension, with the preview, for Node alone.
    '/static/extensions/markdown-language-features/dist/browser/': join(packageFolder(markdown), 'resources'),
    '/static/': vscode,
    '/extension/': resolve(developed),
  };
  const seed = seedFor(resolve(folder), tests);
  const page = { vscode, settings, tests: seed[testsPath] && testsPath };
  let script;
  const server = createServer((request, response) => {
    const send = (status, type, body) => response.writeHead(status, { 'Content-Type': type }).end(body);
    const { pathname } = new URL(request.url, 'http://localhost');
    try {
      if (pathname === '/') return send(200, types['.html'], pageFor(request.headers.host, page));
      if ([...withheld].some((it) => pathname.endsWith(it))) return send(404, 'text/plain', '');
      if (seed[pathname]) return send(200, types[extname(pathname)], seed[pathname]);
      const prefix = Object.keys(roots).find((it) => pathname.startsWith(it));
      if (!prefix) return send(404, 'text/plain', '');
      const path = normalize(`/${decodeURIComponent(pathname.slice(prefix.length))}`);
      // A gallery hands out an extension's own words in the language of the workbench.
      const name =
        path === normalize('/package.nls.json') && locale !== 'en' ? `package.nls.${locale}.json` : path;
      const file = join(roots[prefix], name);
      const type = types[extname(file)] ?? 'application/octet-stream';
      if (path.endsWith(normalize('/vs/code/browser/workbench/workbench.js'))) {
        script ??= withoutServer(readFileSync(file, 'utf8'));
        return send(200, type, script);
      }
      if (path.endsWith(normalize('/out/nls.messages.js'))) {
        return send(200, type, `${readFileSync(file, 'utf8')};globalThis._VSCODE_NLS_LANGUAGE='${locale}';`);
      }
      send(200, type, readFileSync(file));
    } catch (error) {
      send(error.code === 'ENOENT' || error.code === 'EISDIR' ? 404 : 500, 'text/plain', String(error));
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

function pageFor(authority, { vscode, settings, tests }) {
  const extension = (path) => ({ scheme: 'http', authority, path });
  const configuration = {
    folderUri: { scheme: 'tmp', path: '/workspace' },
    userDataPath: '/User',
    enableWorkspaceTrust: false,
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    configurationDefaults: { ...quiet, ...settings },
    productConfiguration: { enableTelemetry: false },
    developmentOptions: {
      enableSmokeTestDriver: true,
      extensions: [extension('/extension'), extension('/seed')],
      ...(tests && { extensionTestsPath: extension(tests) }),
    },
  };
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration)
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/static',
    WORKBENCH_SCRIPT_NONCE: 'none',
    WORKBENCH_NLS_FALLBACK_URL: '/static/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/static/out/nls.messages.js',
    BASE: '.',
    VS_BASE: '.',
  };
  const html = readFileSync(join(vscode, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  return html.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
}
