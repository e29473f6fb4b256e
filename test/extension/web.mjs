/**
 * Koetsu without Node: drives the sample in a workbench as that of vscode.dev, where the extension, as it is packed, and
 * its server are workers of the browser. `node test/extension/web.mjs out/extension/web-report.json` writes what passed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stage } from '../../tools/package.mjs';
import { installHost } from '../editor-host/install.mjs';
import { openPureWeb } from '../editor-host/workbench.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const out = join(root, 'out/extension');
const report = resolve(process.argv[2] ?? join(out, 'web-report.json'));
const result = { passed: 0, failed: 0 };
const log = [];

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('  The browser of these tests is there for Linux x64 only.');
} else {
  mkdirSync(out, { recursive: true });
  installHost();
  await drive();
}
writeFileSync(report, JSON.stringify(result));
process.exitCode = result.failed > 0 ? 1 : 0;

async function drive() {
  const { page, close } = await openPureWeb({
    folder: join(root, 'sample'),
    developed: stage(),
    viewport: { width: 1280, height: 800 },
    settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
    onLog: (type, text) => log.push(`${type}: ${text}`),
  });
  page.setDefaultTimeout(30_000);
  console.log('\n  in a browser without a server');
  try {
    await test('finds misspelled names and what the settings of the folder want', () => findings(page));
    await test('tells on hovering who somebody is, from the built-in packs', () => hover(page));
    await test('mends a name by a quick fix', () => quickFix(page));
    await test('offers a name that is begun in kana', () => completion(page));
    await test('answers whether the report can go out', () => publishCheck(page));
    await test('makes a new report in the folder', () => newReport(page));
    await test('knows the names of the folder', () => folderNames(page));
    await test('says what it is judged by', () => status(page));
    await test('starts anew when it is told to', () => restart(page));
  } finally {
    await page.screenshot({ path: join(out, 'web.png') });
    await close();
  }
}

async function test(name, run) {
  // What follows would wait in vain.
  if (result.failed > 0) return;
  const started = Date.now();
  try {
    await run();
    result.passed += 1;
    console.log(`    ✓ ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    result.failed += 1;
    console.log(`    ✗ ${name}\n${error.stack}\n${log.slice(-20).join('\n')}`);
  }
}

async function findings(page) {
  await page.getByRole('treeitem', { name: 'reports' }).click();
  await page.getByRole('treeitem', { name: '2025-04-muscat.md' }).dblclick();
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel').getByText('「カタルー」は「カタール」の誤り').first().waitFor();
  await page.screenshot({ path: join(out, 'web-problems.png') });
  await page.keyboard.press('Control+Shift+M');
}

/** Moves the caret behind a text and answers with its place on the screen. */
async function placeOf(page, text) {
  await page.locator('.view-lines').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.locator('.find-widget textarea').first().fill(text);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  await page.keyboard.press('Escape');
  const { x, y, height } = await page.locator('.cursors-layer .cursor').first().boundingBox();
  return { x: x - 8, y: y + height / 2 };
}

async function hover(page) {
  const { x, y } = await placeOf(page, 'ウィトコフ');
  await page.mouse.move(x - 30, y - 60);
  await page.mouse.move(x, y, { steps: 6 });
  await page.locator('.monaco-hover:visible').getByText('Steve Witkoff').first().waitFor();
  await page.screenshot({ path: join(out, 'web-hover.png') });
  await page.mouse.move(5, 5);
}

async function quickFix(page) {
  await placeOf(page, 'カタルー');
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(500);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('「カタール」に直す').first().waitFor();
  await page.screenshot({ path: join(out, 'web-quick-fix.png') });
  const before = await page.locator('.squiggly-error').count();
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => document.querySelectorAll('.squiggly-error').length < count, before);
}

async function completion(page) {
  await placeOf(page, 'マスカットで、');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('ねたに', { delay: 120 });
  await page.locator('.suggest-widget.visible').getByText('ネタニヤフ').first().waitFor();
  await page.keyboard.press('Escape');
  for (let key = 0; key < 3; key++) await page.keyboard.press('Backspace');
}

async function publishCheck(page) {
  await command(page, 'Check Before Publishing');
  await page.locator('.pane-body').getByText('公開できません').first().waitFor();
  await page.screenshot({ path: join(out, 'web-publish-check.png') });
}

async function newReport(page) {
  await command(page, 'New Report');
  const box = page.locator('.quick-input-widget');
  await box.getByText('The title').first().waitFor();
  await box.locator('input').first().fill('海運の見通し');
  await page.keyboard.press('Enter');
  await page.locator('.view-lines').getByText('海運の見通し').first().waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('tab', { name: /2025-04-muscat/ }).click();
}

async function command(page, name) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(`>Koetsu 校閲: ${name}`);
  await page.locator('.quick-input-list').getByText(name).first().waitFor();
  await page.keyboard.press('Enter');
}

async function folderNames(page) {
  await placeOf(page, 'ノースフィールド・ガス田');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F12');
  await page.getByRole('tab', { name: 'house.yaml' }).waitFor();
  await page.keyboard.press('Control+w');
}

async function status(page) {
  await command(page, 'Show Why This File');
  const lines = page.locator('.quick-input-list');
  await lines.getByText('koetsu.yaml').first().waitFor();
  await lines.getByText('knowledge/house.yaml').first().waitFor();
  await page.keyboard.press('Escape');
}

async function restart(page) {
  await command(page, 'Restart the Language');
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  await page.locator('.squiggly-error').first().waitFor();
}
