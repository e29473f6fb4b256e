/** The workbench in a headless Chromium, to be driven as a person drives it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveWorkbench } from './pureWeb.mjs';
import { startServer } from './server.mjs';

const require = createRequire(import.meta.url);
const cache = join(dirname(fileURLToPath(import.meta.url)), '.cache');

/**
 * Opens `folder` with the extensions of `developed` in the display language `locale` (`en` or `ja`). `exit` settles with the code that a test run of `tests`
 * reports; `onLog` hears what the extension host prints.
 */
export async function openWorkbench({
  folder,
  developed = [],
  tests,
  locale,
  settings,
  asksForTrust,
  viewport,
  onLog = () => {},
}) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'koetsu-host-'));
  const remove = () => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.once('exit', remove);
  const server = await startServer({
    dataFolder,
    locale,
    settings,
    asksForTrust,
    env: { KOETSU_EDITOR_HOST: '1' },
  });
  const { browser, page } = await openPage(viewport);
  let finish;
  const exit = new Promise((resolve) => (finish = resolve));
  // The workbench calls both where they exist; VS Code's own integration tests rely on them.
  await page.exposeFunction('codeAutomationLog', (type, args) => onLog(type, args));
  await page.exposeFunction('codeAutomationExit', (code) => finish(code));
  page.on('crash', () => finish(101));
  const more = tests ? [['extensionTestsPath', tests]] : [];
  await page.goto(server.url(folder, developed, more), { waitUntil: 'domcontentloaded' });
  return {
    page,
    exit,
    async close() {
      await browser.close().catch(() => {});
      await server.stop();
      remove();
    },
  };
}

/**
 * Opens a copy of `folder` in memory with the extension of `developed`, as on vscode.dev: without any server.
 * `exit` settles with the code that a test run of the script `tests` reports. For the rest see `serveWorkbench`.
 */
export async function openPureWeb({ viewport, onLog = () => {}, ...served }) {
  const server = await serveWorkbench(served);
  const { browser, page } = await openPage(viewport);
  let finish;
  const exit = new Promise((resolve) => (finish = resolve));
  await page.exposeFunction('codeAutomationExit', (code) => finish(code));
  page.on('crash', () => finish(101));
  page.on('console', (it) => onLog(it.type(), it.text()));
  page.on('pageerror', (it) => onLog('error', it.message));
  await page.goto(server.url, { waitUntil: 'domcontentloaded' });
  return {
    page,
    exit,
    async close() {
      await browser.close().catch(() => {});
      await server.stop();
    },
  };
}

async function openPage(viewport = { width: 1400, height: 900 }) {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return { browser, page: await context.newPage() };
}

/** A headless Chromium that knows Japanese letters. */
export async function openBrowser() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: await chromiumPath(),
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration() },
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}

/** Unpacked once; the package unpacks into the folder for temporary files. */
async function chromiumPath() {
  const folder = join(cache, 'chromium');
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Without a Japanese font every character of a report is an empty box. */
function fontConfiguration() {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-jp/package.json'));
  const file = join(cache, 'fonts.conf');
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${fonts}</dir><cachedir>${join(cache, 'fonts')}</cachedir>
</fontconfig>`,
  );
  return file;
}
