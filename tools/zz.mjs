import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWorkbench } from '../test/editor-host/workbench.mjs';

const root = process.cwd();
const temporary = mkdtempSync(path.join(tmpdir(), 'koetsu-'));
const folder = path.join(temporary, 'sample');
cpSync(path.join(root, 'sample'), folder, { recursive: true });
const { page, close } = await openWorkbench({
  folder,
  developed: [root],
  viewport: { width: 1280, height: 800 },
  settings: {
    'editor.fontSize': 15,
    'editor.wordWrap': 'on',
    'editor.minimap.enabled': false,
    'workbench.colorTheme': process.argv[2] ?? 'Default Light Modern',
  },
  onLog: (t, a) => console.log(t, ...a),
});
page.on('console', (m) => {
  if (/Security Policy|Refused/.test(m.text())) console.log('CSP', m.text());
});
try {
  await page.getByRole('treeitem', { name: 'reports' }).click();
  await page.getByRole('treeitem', { name: '2025-04-muscat.md' }).dblclick();
  await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
  await page.locator('.view-lines').click();
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('v');
  let inner;
  for (let i = 0; i < 60 && !inner; i++) {
    await page.waitForTimeout(500);
    for (const f of page.frames()) {
      if (
        await f
          .locator('.koetsu-summary')
          .count()
          .catch(() => 0)
      )
        inner = f;
    }
  }
  console.log('frame', inner?.url().slice(0, 80), page.frames().length);
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/preview.png' });
  if (inner) {
    console.log(
      'names',
      await inner.locator('.koetsu-name').count(),
      'notes',
      await inner.locator('aside.koetsu-note').count(),
      'open',
      await inner.locator('.koetsu-open-link').count(),
    );
    await inner.locator('a.koetsu-reference').first().click();
    await page.waitForTimeout(700);
    await page.screenshot({ path: '/tmp/preview2.png' });
    await inner.locator('.koetsu-note a').first().click();
    await page.waitForTimeout(300);
    console.log('hash', await inner.evaluate(() => location.hash + ' ' + scrollY));
    // typing
    const frame = async () => {
      for (const f of page.frames())
        if (
          await f
            .locator('.koetsu-summary')
            .count()
            .catch(() => 0)
        )
          return f;
    };
    await page.locator('.view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    const was = await frame();
    for (const t of ['、', 'カ', 'タ', 'ー', 'ル', 'と', 'イ', 'ラ', 'ン']) {
      await page.keyboard.type(t);
      await page.waitForTimeout(150);
    }
    await page.waitForTimeout(1500);
    console.log('same frame', was === (await frame()));
    console.log(
      'h1',
      (await (await frame()).locator('h1').first().innerHTML()).replace(/ title="[^"]*"/g, ''),
    );
    await page.screenshot({ path: '/tmp/preview3.png' });
    const el = (await frame()).locator('.koetsu-name').first();
    console.log('title', await el.getAttribute('title'));
  }
} catch (e) {
  console.log(e);
  await page.screenshot({ path: '/tmp/preview.png' });
}
await close();
rmSync(temporary, { recursive: true, force: true });
