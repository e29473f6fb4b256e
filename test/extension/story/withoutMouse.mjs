/** Without a mouse, heard instead of seen, and in high contrast. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { assertAccessible } from '../person.mjs';
import { inFrame, sample } from './pages.mjs';

export const withoutMouse = {
  name: 'without a mouse, and in high contrast',
  begin: (folder) => cpSync(sample, folder, { recursive: true }),
  theme: 'Default High Contrast',
  steps: [
    ['a finding and the overview are reached by keys, and a row leads to its place', goByKeys],
    ['each row and each count is heard with all that it shows', hearRows],
    ['the names that stand together and the preview are seen in high contrast', seeInHighContrast],
  ],
};

/** Opens a file or a view by its name. */
async function quickOpen({ page, quickInput, breathe }, text) {
  await page.keyboard.press('Control+p');
  await quickInput.locator('input').first().fill(text);
  await quickInput.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await breathe(700);
  await page.keyboard.press('Enter');
}

const focusedRow = (page) => page.locator('.pane .monaco-list:focus .monaco-list-row.focused');

async function goByKeys(scene) {
  const { page, named, breathe, shot } = scene;
  await page.getByRole('treeitem', { name: 'reports' }).waitFor();
  await quickOpen(scene, 'muscat');
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('F8');
  const message = page.locator('.marker-widget, .zone-widget');
  await message.getByText('「カタルー」は「カタール」の誤り').first().waitFor();
  await page.keyboard.press('Escape');
  // A view that has no rows yet takes no focus.
  await quickOpen(scene, `view ${named('view.overview')}`);
  await scene.view('overview').getByRole('treeitem').first().waitFor();
  await quickOpen(scene, `view ${named('view.overview')}`);
  await breathe(600);
  for (let row = 0; row < 20; row++) {
    await page.keyboard.press('ArrowDown');
    const label = await focusedRow(page).getAttribute('aria-label');
    if (/リンク先がまだ入っていません/.test(label)) break;
  }
  await page.keyboard.press('Enter');
  await breathe(600);
  await shot('by-keys');
  assert.match(await page.locator('.statusbar').textContent(), /15/, 'the caret is at the first open link');
}

/** What a screen reader says of each row: all that the row shows, as words. */
async function hearRows(scene) {
  const { page, named, breathe } = scene;
  for (const key of ['overview', 'names', 'publish', 'openLinks']) {
    await quickOpen(scene, `view ${named(`view.${key}`)}`);
    await breathe(900);
    const rows = scene.view(key).locator('.monaco-list-row');
    await rows.first().waitFor();
    for (const row of await rows.all()) {
      const heard = await row.getAttribute('aria-label');
      const shown = (await row.locator('.label-name, .label-description').allTextContents()).join('');
      assert.ok(heard && !/[\n↵]/.test(heard), `${key} is heard as words: ${heard}`);
      for (const digits of shown.match(/\d+/g) ?? []) assert.ok(heard.includes(digits), `${shown}: ${heard}`);
    }
  }
  for (const id of ['koetsu.count', 'koetsu.openLinks', 'koetsu.counts']) {
    const item = page.locator(`.statusbar-item[id$="${id}"]`);
    assert.match((await item.getAttribute('aria-label')) ?? '', /\d/, `${id} is heard`);
  }
}

async function seeInHighContrast(scene) {
  const { page, command, shot } = scene;
  await quickOpen(scene, 'muscat');
  await command('showNameGraph');
  await inFrame(page, 'svg .name', async (shown) => {
    await shown.locator('.name').nth(1).focus();
    await assertAccessible(shown);
  });
  await shot('contrast-graph');
  await page.keyboard.press('Control+w');
  await page.locator('.view-lines').first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('v');
  await inFrame(page, '.koetsu-name', async (shown) => {
    for (const kind of ['.koetsu-open-link', '.koetsu-summary', '.koetsu-reference']) {
      assert.notEqual(await shown.locator(kind).count(), 0, kind);
    }
  });
  await shot('contrast-preview');
}
