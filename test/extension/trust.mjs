/**
 * A folder that nobody trusts yet, with a textlint of its own and settings that ask for it: Koetsu works there, as its
 * files are data, and runs nothing of the folder until somebody trusts it.
 * `node test/extension/trust.mjs out/extension/trust-report.json` writes what passed.
 */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stage } from '../../tools/package.mjs';
import { installHost } from '../editor-host/install.mjs';
import { openWorkbench } from '../editor-host/workbench.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../../out/extension');
const report = resolve(process.argv[2] ?? join(out, 'trust-report.json'));
const folder = join(out, 'untrusted');
/** Written by the textlint of the folder when it is loaded. */
const trace = join(out, 'textlint-was-here');

const textlint = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '');
exports.loadTextlintrc = async () => ({});
exports.createLinter = () => ({ lintText: async () => ({ messages: [] }) });
`;

/** In milliseconds: the server asks textlint 700 after the last edit. */
const longEnough = 3000;

const result = { passed: 0, failed: 0 };
if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('  The browser of these tests is there for Linux x64 only.');
} else {
  prepare();
  installHost();
  await drive();
}
writeFileSync(report, JSON.stringify(result));
process.exitCode = result.failed > 0 ? 1 : 0;

function prepare() {
  for (const it of [folder, trace]) rmSync(it, { recursive: true, force: true });
  cpSync(join(here, 'workspace'), folder, { recursive: true });
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('.vscode/settings.json', '{ "koetsu.textlint.enable": true }');
  write('.textlintrc', '{}');
  // By itself the rule warns.
  appendFileSync(join(folder, 'koetsu.yaml'), 'rules:\n  placeholder-link: error\n');
  write('node_modules/textlint/package.json', '{ "name": "textlint", "main": "index.js" }');
  write('node_modules/textlint/index.js', textlint);
}

async function drive() {
  console.log('\n  in a folder that nobody trusts yet');
  const { page, close } = await openWorkbench({
    folder,
    developed: [stage()],
    asksForTrust: true,
    settings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'never',
    },
  });
  page.setDefaultTimeout(30_000);
  try {
    await page.getByText('Restricted Mode').first().waitFor();
    await page.getByRole('treeitem', { name: 'reports' }).click();
    await page.getByRole('treeitem', { name: 'april.md' }).dblclick();
    await page.locator('.squiggly-error').first().waitFor();
    await page.waitForTimeout(longEnough);
    assert.ok(!existsSync(trace), 'the textlint of the folder was loaded');
    passed('is checked by the files in it, and nothing of it runs');

    await page.keyboard.press('F1');
    await page.keyboard.type('>Workspaces: Manage Workspace Trust', { delay: 5 });
    await page.locator('.quick-input-list').getByText('Manage Workspace Trust').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    for (let left = 150; !existsSync(trace); left--) {
      assert.ok(left > 0, 'the textlint of the folder was not loaded');
      await page.waitForTimeout(200);
    }
    passed('is linted by its own textlint once somebody trusts it');
  } catch (error) {
    result.failed += 1;
    console.log(`    ✗ ${error.stack}`);
  } finally {
    await page.screenshot({ path: join(out, 'trust.png') });
    await close();
  }
}

function passed(name) {
  result.passed += 1;
  console.log(`    ✓ ${name}`);
}
