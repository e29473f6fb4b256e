/** The page to print, in a real browser: nothing is asked of the network, and notes lead both ways. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installHost } from '../editor-host/install.mjs';
import { openBrowser } from '../editor-host/workbench.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'koetsu-page-'));
installHost();
const browser = await openBrowser();
try {
  await sample();
  await hostile();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Opens the page of a report. `asked` is what the browser has asked for. */
async function opened(report, width) {
  const file = path.join(folder, 'page.html');
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'dist/cli.js'), 'export', report, '--output', file],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const asked = [];
  page.on('request', (it) => {
    if (!it.url().startsWith('data:')) asked.push(it.url());
  });
  const own = pathToFileURL(file).href;
  await page.goto(own);
  return { page, isAlone: () => assert.deepEqual(asked, [own]) };
}

async function sample() {
  for (const width of [900, 380]) {
    const { page, isAlone } = await opened(path.join(root, 'sample/reports/2025-04-muscat.md'), width);
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')]
        .map((it) => decodeURIComponent(it.hash.slice(1)))
        .filter((it) => !document.getElementById(it)),
    );
    assert.deepEqual(lost, []);
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    assert.equal(await page.evaluate(overflow), 0, `nothing leaves the page at ${width} px`);
    const note = page.locator('#fn-6');
    await page.locator('a[href="#fn-6"]').click();
    assert.ok(await inView(note));
    await note.locator('a[role=doc-backlink]').click();
    assert.ok(await inView(page.locator('#fnref-6')));
    const style = await page.evaluate(
      () => getComputedStyle(document.querySelector('.koetsu-report > p')).lineBreak,
    );
    assert.equal(style, 'strict');
    assert.equal(await page.locator('main .koetsu-summary li').count(), 5);
    isAlone();
    if (width === 900) {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const [, box] = /\/MediaBox \[0 0 ([\d.]+ [\d.]+)\]/.exec(pdf.toString('latin1'));
      const [a4Width, a4Height] = box.split(' ').map(Number);
      assert.ok(Math.abs(a4Width - 595) < 1 && Math.abs(a4Height - 842) < 1, 'A4');
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.koetsu-contents').isVisible(), false);
    }
    await page.close();
  }
}

/** What a report tries to run or to load neither runs nor is loaded. */
async function hostile() {
  const report = path.join(folder, 'hostile.md');
  const asks = 'http://127.0.0.1:9/a';
  writeFileSync(
    report,
    `# <img src=x onerror="window.isRun = true"><script>window.isRun = true</script>

<svg onload="window.isRun = true"></svg><style>@import "${asks}"; body { background: url(${asks}) }</style>

![](${asks}) <img src="${asks}"> <a id="run" href="java&#10;script:window.isRun=true">押す</a> <link rel="stylesheet" href="${asks}">
`,
  );
  const { page, isAlone } = await opened(report, 900);
  const run = page.locator('#run');
  assert.equal(await run.getAttribute('href'), null);
  await run.click();
  assert.equal(await page.evaluate(() => window.isRun), undefined);
  isAlone();
  await page.close();
}

/** Once the page has come to rest. */
async function inView(locator) {
  for (let left = 20; left > 0; left--) {
    const isThere = await locator.evaluate((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    if (isThere) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
