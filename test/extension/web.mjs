/**
 * Koetsu without Node, in a workbench as that of vscode.dev, where the extension, as it is packed, and its server are
 * workers of the browser: runs the suite of run.mjs but for what takes Node, then drives the sample as a person does.
 * `node test/extension/web.mjs out/extension/web-report.json` writes what passed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { stage } from '../../tools/package.mjs';
import { installHost } from '../editor-host/install.mjs';
import { openPureWeb } from '../editor-host/workbench.mjs';
import { steps, stepsInJapanese } from './webSteps.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const out = join(root, 'out/extension');
const report = resolve(process.argv[2] ?? join(out, 'web-report.json'));
const result = { passed: 0, failed: 0 };
let isStuck = false;
const log = [];
/** In milliseconds: the suite takes a quarter of that. */
const limit = 240_000;

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('  The browser of these tests is there for Linux x64 only.');
} else {
  mkdirSync(out, { recursive: true });
  installHost();
  const developed = stage();
  await runSuite(developed);
  if (!process.env.KOETSU_GREP) {
    await drive(developed, 'in a browser without a server', steps, 'en');
    await drive(developed, 'in a browser in Japanese', stepsInJapanese, 'ja');
  }
}
writeFileSync(report, JSON.stringify(result));
process.exitCode = result.failed > 0 ? 1 : 0;

async function runSuite(developed) {
  const tests = join(out, 'suite.web.js');
  await build({
    entryPoints: [join(here, 'suite.web.ts')],
    outfile: tests,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    alias: { 'node:assert/strict': join(here, 'assert.web.ts') },
    define: { KOETSU_GREP: JSON.stringify(process.env.KOETSU_GREP ?? '') },
    logLevel: 'warning',
  });
  let counted;
  const { page, exit, close } = await openPureWeb({
    folder: join(here, 'workspace'),
    developed,
    tests,
    onLog(type, text) {
      const line = /\[mocha\] (.*)$/s.exec(text)?.[1];
      if (line !== undefined) return console.log(line);
      const end = /\[mocha-end\] (.*)$/.exec(text)?.[1];
      if (end !== undefined) counted = JSON.parse(end);
      else log.push(`${type}: ${text}`);
    },
  });
  // There is no Git to know who accepts a finding, so somebody is asked.
  const box = page.locator('.quick-input-widget');
  box
    .getByText('Your name')
    .first()
    .waitFor({ timeout: limit })
    .then(
      () => box.locator('input').first().fill('水野 葉月'),
      () => {},
    );
  await Promise.race([exit, new Promise((done) => setTimeout(done, limit).unref())]);
  if (!counted) console.log(`  ✗ The suite did not come to its end.\n${log.slice(-20).join('\n')}`);
  result.passed += counted?.passed ?? 0;
  result.failed += counted ? counted.failed : 1;
  await close();
}

async function drive(developed, title, steps, locale) {
  const withheld = new Set(['/dist/morphology.bin']);
  const { page, close } = await openPureWeb({
    folder: join(root, 'sample'),
    developed,
    withheld,
    locale,
    // Tall enough for the views of the side bar to hold all of their rows.
    viewport: { width: 1280, height: 1500 },
    settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
    onLog: (type, text) => log.push(`${type}: ${text}`),
  });
  page.setDefaultTimeout(30_000);
  console.log(`\n  ${title}`);
  isStuck = false;
  try {
    for (const [name, step] of steps) await test(name, () => step(page, withheld));
  } finally {
    await page.screenshot({ path: join(out, `web-${locale}.png`) });
    await close();
  }
}

async function test(name, run) {
  // What follows would wait in vain.
  if (isStuck) return;
  const started = Date.now();
  try {
    await run();
    result.passed += 1;
    console.log(`    ✓ ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    result.failed += 1;
    isStuck = true;
    console.log(`    ✗ ${name}\n${error.stack}\n${log.slice(-20).join('\n')}`);
  }
}
