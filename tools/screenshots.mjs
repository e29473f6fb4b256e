/**
 * `npm run screenshots`: opens the sample as a person does, looks at a finding, a bio and a quick fix, mends the
 * report, and writes the pictures of the README to docs/images. It fails where the product does not answer.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installHost } from '../test/editor-host/install.mjs';
import { openWorkbench } from '../test/editor-host/workbench.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const images = path.join(root, 'docs/images');
const temporary = mkdtempSync(path.join(tmpdir(), 'koetsu-'));
const folder = path.join(temporary, 'sample');
cpSync(path.join(root, 'sample'), folder, { recursive: true });
mkdirSync(images, { recursive: true });
installHost();

const { page, close } = await openWorkbench({
  folder,
  developed: [root],
  viewport: { width: 1280, height: 800 },
  settings: {
    'editor.fontSize': 15,
    'editor.wordWrap': 'on',
    'editor.minimap.enabled': false,
    'workbench.colorTheme': 'Default Light Modern',
  },
});
try {
  await openReport();
  await overview();
  await hover();
  await quickFix();
  await insertLink();
  await completion();
  await rename();
  await problems();
  await overviewOfReport();
  await names();
  await publishCheck();
  await accept();
  await proofSheet();
  await openLinks();
  await preview();
  await exportedPage();
  await walkthrough();
} catch (error) {
  await page.screenshot({ path: path.join(root, 'out/screenshots-error.png') });
  console.error(error);
  process.exitCode = 1;
} finally {
  await close();
  rmSync(temporary, { recursive: true, force: true });
}

async function shot(name) {
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

async function openReport() {
  const started = Date.now();
  await page.getByRole('treeitem', { name: 'reports' }).click();
  await page.getByRole('treeitem', { name: '2025-04-muscat.md' }).dblclick();
  await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
  console.log(`first squiggle after ${Date.now() - started} ms`);
}

async function overview() {
  await page.getByRole('treeitem', { name: '2025-04-muscat.md' }).click({ button: 'left' });
  await page.locator('.statusbar-item[id$="koetsu.counts"]').getByText('of 4,000 characters').waitFor();
  await shot('squiggles');
}

/** The place on the screen of a text in the editor. */
async function placeOf(text) {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  const input = page.locator('.find-widget textarea').first();
  await input.fill(text);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  await page.keyboard.press('Escape');
  await page
    .locator('.find-widget.visible')
    .waitFor({ state: 'hidden' })
    .catch(() => {});
  const box = await page.locator('.cursors-layer .cursor').first().boundingBox();
  assert.ok(box, `${text} is on the screen`);
  return { x: box.x - 8, y: box.y + box.height / 2 };
}

async function hover() {
  await page.locator('.view-lines').click();
  const place = await placeOf('ウィトコフ');
  await page.mouse.move(place.x - 30, place.y - 60);
  await page.mouse.move(place.x, place.y, { steps: 6 });
  await page.locator('.monaco-hover:visible').getByText('Steve Witkoff').first().waitFor();
  await shot('hover');
  await page.mouse.move(5, 5);
}

/** The menu closes again where the editor was still busy with a hover. */
async function openActions(title) {
  for (let left = 3; ; left--) {
    await page.waitForTimeout(500);
    await page.keyboard.press('Control+.');
    const shown = page.locator('.action-widget').getByText(title).first().waitFor({ timeout: 8000 });
    if (left === 1) return shown;
    if (
      await shown.then(
        () => true,
        () => false,
      )
    )
      return;
  }
}

async function quickFix() {
  await page.locator('.view-lines').click();
  await placeOf('カタルー');
  await page.keyboard.press('ArrowLeft');
  await openActions('「カタール」に直す');
  await shot('quick-fix');
  const before = await page.locator('.squiggly-error').count();
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => document.querySelectorAll('.squiggly-error').length < count, before);
}

async function insertLink() {
  await page.locator('.view-lines').click();
  await placeOf('](#)');
  await page.keyboard.press('ArrowLeft');
  await openActions('リンク');
  await shot('insert-link');
  await page.keyboard.press('Enter');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill('https://www.example.org/statement');
  await page.keyboard.press('Enter');
  await page.locator('.view-lines').getByText('example.org').first().waitFor();
  await page.keyboard.press('Control+z');
}

/** A name begun in kana, with the form that the report wants and who it is. */
async function completion() {
  await page.locator('.view-lines').click();
  await placeOf('マスカットで、');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('ねたに', { delay: 120 });
  const list = page.locator('.suggest-widget.visible');
  await list.getByText('ネタニヤフ').first().waitFor();
  await shot('completion');
  await page.keyboard.press('Escape');
  for (let key = 0; key < 'ねたに'.length; key++) await page.keyboard.press('Backspace');
}

/** A name that is to be written another way, everywhere: what would change, to be looked through. */
async function rename() {
  await page.locator('.view-lines').click();
  await placeOf('オマーン');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  await box.fill('オマーン国');
  await page.keyboard.press('Enter');
  const preview = page.locator('.bulk-edit-panel');
  await preview.getByText('2025-03-energy.md').waitFor();
  await shot('rename');
  await preview.getByText('Discard').click();
}

function viewOf(name) {
  return page.locator('.pane', { has: page.locator('.pane-header', { hasText: name }) });
}

/** The report at a glance: whether it can go out, and what is found in it by kind. */
async function overviewOfReport() {
  await page.keyboard.press('Control+j');
  await page.getByRole('tab', { name: 'Koetsu' }).first().click();
  const listed = viewOf('Overview').getByRole('treeitem', { name: /リンク先がまだ入っていません/ });
  await listed.click();
  await shot('overview');
}

/** What a newcomer is shown. */
async function walkthrough() {
  await page.setViewportSize({ width: 1750, height: 900 });
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill('>Koetsu 校閲: Open the Walkthrough');
  await page.locator('.quick-input-list').getByText('Open the Walkthrough').first().waitFor();
  await page.keyboard.press('Enter');
  const step = page.locator('.getting-started-step', { hasText: 'Mend what is underlined' }).first();
  await step.click();
  await page.waitForTimeout(1500);
  await shot('walkthrough');
}

/** The view of names, and the earlier report that a bio remembers. */
async function names() {
  await viewOf('Overview').locator('.pane-header').click();
  const tree = viewOf('Names').locator('.monaco-list');
  await tree.getByText('知識ベースにない名前').waitFor();
  const listed = tree.getByRole('treeitem', { name: /^ドナルド・トランプ/ });
  await listed.scrollIntoViewIfNeeded();
  await listed.click();
  await shot('names');
}

/** The links whose target is still to come, beside the report and in the status bar. */
async function openLinks() {
  await page.locator('.statusbar-item[id$="koetsu.openLinks"]').click();
  const listed = page.getByRole('treeitem', { name: /^note 3, / });
  await listed.waitFor();
  await listed.click();
  await page.locator('.statusbar-item[id$="koetsu.openLinks"]').hover();
  await page.locator('.monaco-hover:visible').getByText('Links whose target').first().waitFor();
  await shot('open-links');
}

async function problems() {
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
  await shot('problems');
}

/** What is in the way of the report, in the side bar. */
async function publishCheck() {
  await viewOf('Names').locator('.pane-header').click();
  await page.locator('.view-lines').click();
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill('>Koetsu 校閲: Check Before Publishing');
  await page.locator('.quick-input-list').getByText('Check Before Publishing').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.pane-body').getByText('公開できません').first().waitFor();
  await page.locator('.pane-body').getByText('仮のままのリンク').first().waitFor();
  await shot('publish-check');
}

/** A finding that may stand, with the reason typed, and the list in which it can be taken back. */
async function accept() {
  await page.locator('.view-lines').click();
  await placeOf('](#)');
  await page.keyboard.press('ArrowLeft');
  await openActions('承認して記録する');
  await page.locator('.action-widget').getByText('承認して記録する').first().click();
  const box = page.locator('.quick-input-widget');
  await box.getByText('Why may').waitFor();
  await box.locator('input').first().fill('発表の全文は公開日に差し替える');
  await page.keyboard.press('Enter');
  // Where Git knows nobody, the name is asked for, once.
  const isAsked = await box
    .getByText('Your name')
    .waitFor({ timeout: 3000 })
    .then(
      () => true,
      () => false,
    );
  if (isAsked) {
    await box.locator('input').first().fill('水野 葉月');
    await page.keyboard.press('Enter');
  }
  await viewOf('Accepted Findings').locator('.pane-header').click();
  const listed = page.getByRole('treeitem', { name: /発表の全文は公開日に/ });
  await listed.hover();
  await shot('accepted');
  await listed.getByRole('button', { name: 'Withdraw the Acceptance' }).click();
  await listed.waitFor({ state: 'detached' });
}

/** The sheet that the command line writes, as a browser shows it. */
async function proofSheet() {
  const sheet = path.join(temporary, 'proof.html');
  const args = ['publish-check', 'reports/2025-04-muscat.md', '--format', `html=${sheet}`];
  assert.equal(
    spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], { cwd: folder }).status,
    1,
  );
  const printed = await page.context().newPage();
  await printed.setViewportSize({ width: 820, height: 1000 });
  await printed.setContent(readFileSync(sheet, 'utf8'));
  await printed.screenshot({ path: path.join(images, 'proof-sheet.png') });
  console.log('docs/images/proof-sheet.png');
}

/** The report as it will be published, beside its text. */
async function preview() {
  await page.keyboard.press('Control+b');
  await page.locator('.view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('v');
  const shown = await frameWith('.koetsu-summary');
  const about = await shown
    .locator('.koetsu-name', { hasText: 'ウィトコフ特使' })
    .first()
    .getAttribute('title');
  assert.match(about, /米国の中東担当特使（2025年1月〜）/);
  await shown.locator('a[href="#fn-1"]').click();
  await page.waitForTimeout(600);
  await shown.evaluate(() => {
    document.activeElement?.blur();
    scrollBy(0, -420);
  });
  await shot('preview');
}

async function frameWith(selector) {
  for (const end = Date.now() + 30_000; Date.now() < end; await page.waitForTimeout(200)) {
    for (const frame of page.frames()) {
      const isThere = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (isThere > 0) return frame;
    }
  }
  throw new Error(`no frame shows ${selector}`);
}

/** The page that the command line writes, as a browser shows it. */
async function exportedPage() {
  const file = path.join(temporary, 'page.html');
  const args = ['export', 'reports/2025-04-muscat.md', '--output', file];
  assert.equal(
    spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], { cwd: folder }).status,
    0,
  );
  const printed = await page.context().newPage();
  await printed.setViewportSize({ width: 860, height: 1060 });
  await printed.setContent(readFileSync(file, 'utf8'));
  await printed.screenshot({ path: path.join(images, 'export.png') });
  await printed.close();
  console.log('docs/images/export.png');
}
