/** A folder with earlier reports: what Koetsu remembers of them, and what stands in the way of a report with faults. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { assertAccessible, settled } from '../person.mjs';
import { inFrame, sample, savedPage } from './pages.mjs';

export const earlierReports = {
  name: 'a folder with earlier reports',
  begin: (folder) => cpSync(sample, folder, { recursive: true }),
  steps: [
    ['a row of the overview leads to what it counts', openReport],
    ['the overview and the problems stand beside the report', overview],
    ['the names are listed, and one remembers the earlier report', names],
    ['the names that stand together are drawn', nameGraph],
    ['a rename is looked through before it happens', rename],
    ['the links without a target are listed', openLinks],
    ['a finding is accepted with its reason, and the acceptance withdrawn', accept],
    ['the proof sheet is saved', proofSheet],
    ['the preview leads from a note to its text', notesInPreview],
    ['the page to print has its contents and its notes', printedReport],
    ['the walkthrough is opened', walkthrough],
  ],
};

async function openReport({ page, openSideBar, view }) {
  await page.getByRole('treeitem', { name: 'reports' }).click();
  await page.getByRole('treeitem', { name: '2025-04-muscat.md' }).dblclick();
  await page.locator('.squiggly-error').first().waitFor();
  await openSideBar();
  const listed = view('overview').getByRole('treeitem', { name: /リンク先がまだ入っていません/ });
  await listed.click();
  await page.locator('.view-lines').getByText('](#)').first().waitFor();
}

async function overview({ page, shot }) {
  await page.keyboard.press('Control+Shift+m');
  await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
  await shot('overview');
  await page.keyboard.press('Control+j');
}

/** The names of the report, and what earlier reports of the folder said of one. */
async function names({ view, foldView, hoverOn, lookAway, shot }) {
  await foldView('overview');
  const tree = view('names').locator('.monaco-list');
  await tree.getByText('知識ベースにない名前').waitFor();
  const listed = tree.getByRole('treeitem', { name: /^ドナルド・トランプ/ });
  await listed.scrollIntoViewIfNeeded();
  await listed.click();
  await shot('names');
  const card = await hoverOn('サウジアラビア');
  await card
    .getByText(/ほかの報告書 1本/)
    .first()
    .waitFor();
  await shot('memory');
  await lookAway();
}

async function nameGraph({ page, command, shot }) {
  await page.keyboard.press('Control+b');
  await command('showNameGraph');
  await inFrame(page, 'svg .name', async (shown) => {
    const name = shown.locator('.name', { hasText: 'サウジアラビア' });
    await name.focus();
    assert.match(await name.getAttribute('aria-label'), /サウジアラビア/);
    assert.notEqual(await name.locator('.own path').count(), 0);
    await assertAccessible(shown);
  });
  await shot('name-graph');
  await page.keyboard.press('Control+w');
  await page.locator('.view-lines').first().click();
  await page.keyboard.press('Control+b');
}

/** What a rename would change, looked through before it happens. */
async function rename({ page, goBehind, shot }) {
  await goBehind('オマーン');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  await page.locator('.rename-box input').fill('オマーン国');
  await page.keyboard.press('Enter');
  const preview = page.locator('.bulk-edit-panel');
  await preview.getByText('2025-03-energy.md').waitFor();
  await shot('rename');
  await preview.locator('.monaco-button').nth(1).click();
  await preview.waitFor({ state: 'detached' });
}

/** The links whose target is still to come, beside the report and in the status bar. */
async function openLinks({ page, foldView, view, lookAway, shot }) {
  await foldView('names');
  const inStatusBar = page.locator('.statusbar-item[id$="koetsu.openLinks"]');
  await inStatusBar.click();
  const listed = view('openLinks').getByRole('treeitem').nth(2);
  await listed.click();
  await inStatusBar.hover();
  await page.locator('.monaco-hover:visible').first().waitFor();
  await shot('open-links');
  await lookAway();
  await foldView('openLinks');
}

/** A finding that may stand, with the reason typed, and the list in which it can be taken back. */
async function accept({ quickFixes, quickInput, answer, view, foldView, named, said, shot }) {
  await (await quickFixes('](#', '承認して記録する')).click();
  await quickInput.locator('.quick-input-message').waitFor();
  await answer('発表の全文は公開日に差し替える');
  // Where Git knows nobody, the name is asked for, once.
  if (await settled(quickInput.getByText(said('Your name')).waitFor({ timeout: 3000 })))
    await answer('水野 葉月');
  await foldView('accepted');
  const listed = view('accepted').getByRole('treeitem', { name: /発表の全文は公開日に/ });
  await listed.hover();
  await shot('accepted');
  await listed.getByRole('button', { name: named('command.withdrawAcceptance') }).click();
  await listed.waitFor({ state: 'detached' });
}

async function proofSheet(scene) {
  const sheet = await savedPage(scene, 'saveProofSheet', '.proof.html', 1000);
  await sheet.getByText('カタルー').first().waitFor();
  await scene.shot('proof-sheet', sheet);
  await assertAccessible(sheet);
  await sheet.close();
}

async function notesInPreview({ page, select, breathe, shot }) {
  await page.locator('.view-lines').first().click();
  await page.keyboard.press('Control+b');
  await select('二度の協議');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('v');
  await inFrame(page, '.koetsu-name', async (shown) => {
    await breathe(1000);
    await shown.locator('a[href="#fn-1"]').click();
    await breathe(600);
    await shown.evaluate(() => {
      document.activeElement?.blur();
      scrollBy(0, -420);
    });
  });
  await shot('preview');
  await page.keyboard.press('Control+w');
  await page.locator('.view-lines').first().click();
}

async function printedReport(scene) {
  const printed = await savedPage(scene, 'exportPage', 'muscat.html', 1060);
  await printed.getByText('目次').first().waitFor();
  await scene.shot('export', printed);
  await printed.close();
}

/** What a newcomer is shown. */
async function walkthrough({ page, command, named, breathe, shot }) {
  await page.setViewportSize({ width: 1500, height: 760 });
  await command('openWalkthrough');
  await page
    .locator('.getting-started-step', { hasText: named('walkthrough.fix.title') })
    .first()
    .click();
  await breathe(1500);
  await shot('walkthrough');
}
