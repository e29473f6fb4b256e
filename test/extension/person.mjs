/** What a person does in the workbench, with keys and clicks alone, and in the words of the display language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/**
 * What Koetsu calls things in `locale`: `named` reads the manifest, `said` what the extension says by itself, with
 * its holes filled.
 */
export function wordsOf(locale) {
  const names = json(locale === 'ja' ? 'package.nls.ja.json' : 'package.nls.json');
  const sentences = locale === 'ja' ? json('l10n/bundle.l10n.ja.json') : {};
  return {
    named: (key) => names[key] ?? assert.fail(`${key} has no name`),
    said: (text, ...holes) =>
      (sentences[text] ?? text).replace(/\{(\d)\}/g, (_, number) => String(holes[Number(number)])),
  };
}

export function personAt(page, { named }) {
  const quickInput = page.locator('.quick-input-widget');

  /** Waits until an editor that was busy is so no longer: keys in between would be lost. */
  const breathe = (milliseconds = 400) => page.waitForTimeout(milliseconds);

  /** Selects a text of the editor in front, by the find widget. */
  async function select(text) {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+f');
    // The first match is selected while it is typed.
    await page.locator('.find-widget.visible textarea').first().fill(text);
    await breathe(400);
    await page.keyboard.press('Escape');
    await page.locator('.find-widget.visible').waitFor({ state: 'hidden' });
  }

  /** Puts the caret behind a text and answers with the place of its last letter on the screen. */
  async function goBehind(text) {
    await select(text);
    await page.keyboard.press('ArrowRight');
    await breathe(200);
    const caret = await page.locator('.editor-instance .cursors-layer .cursor').first().boundingBox();
    assert.ok(caret, `${text} is on the screen`);
    return { x: caret.x - 8, y: caret.y + caret.height / 2 };
  }

  /** What an input method commits: whole words at once. */
  const write = (text) => page.keyboard.insertText(text);

  async function replace(text, by) {
    await select(text);
    await write(by);
  }

  async function pasteAt(text) {
    await page.evaluate((it) => navigator.clipboard.writeText(it), text);
    await page.keyboard.press('Control+v');
  }

  /** Rests the pointer on the last letter of a text, and leaves it there. */
  async function hoverOn(text) {
    const { x, y } = await goBehind(text);
    await page.mouse.move(x - 30, y - 60);
    await page.mouse.move(x, y, { steps: 6 });
    return page.locator('.monaco-hover:visible');
  }

  const lookAway = () => page.mouse.move(5, 5);

  async function command(key) {
    await page.keyboard.press('F1');
    const name = named(`command.${key}`);
    await quickInput.locator('input').first().fill(`>Koetsu 校閲: ${name}`);
    await quickInput.locator('.quick-input-list').getByText(name).first().waitFor();
    await page.keyboard.press('Enter');
  }

  /** Types into the box that asks, and accepts. */
  async function answer(text) {
    await breathe(300);
    await quickInput.locator('input').first().fill(text);
    await page.keyboard.press('Enter');
  }

  async function choose(text) {
    await quickInput.locator('.quick-input-list').getByText(text).first().click();
  }

  /** Opens the quick fixes at the end of a text, until one of that title is there. The menu closes again where the editor was busy. */
  async function quickFixes(text, title) {
    await goBehind(text);
    await page.keyboard.press('ArrowLeft');
    const wanted = page.locator('.action-widget').getByText(title).first();
    for (let left = 3; ; left--) {
      await breathe(500);
      await page.keyboard.press('Control+.');
      const shown = wanted.waitFor({ timeout: 8000 });
      if (left === 1) await shown;
      if (await settled(shown)) return wanted;
    }
  }

  async function openSideBar() {
    await page
      .getByRole('tab', { name: /^Koetsu/ })
      .first()
      .click();
  }

  /** A view of the side bar by the key of its name. */
  const view = (key) =>
    page.locator('.pane', {
      has: page.locator('.pane-header').getByText(named(`view.${key}`), { exact: true }),
    });

  const foldView = (key) => view(key).locator('.pane-header').click();

  return {
    page,
    quickInput,
    breathe,
    select,
    goBehind,
    write,
    replace,
    pasteAt,
    hoverOn,
    lookAway,
    command,
    answer,
    choose,
    quickFixes,
    openSideBar,
    view,
    foldView,
  };
}

const axe = createRequire(new URL('../editor-host/', import.meta.url)).resolve('axe-core/axe.min.js');

/**
 * Fails where a page or a frame keeps somebody out who cannot see it well or uses no mouse, as far as a program can
 * tell (WCAG 2, A and AA): language, title, headings, names of what has the focus, contrast.
 */
export async function assertAccessible(shown) {
  // A copy: in a view without scripts no promise is ever kept.
  const page = typeof shown.page === 'function' ? shown.page() : shown;
  const copy = await page.context().newPage();
  await copy.setContent(await shown.content());
  await copy.evaluate(readFileSync(axe, 'utf8'));
  const found = await copy.evaluate(async () => {
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
    const { violations } = await globalThis.axe.run(document, { runOnly });
    return violations.map((it) => `${it.id}: ${it.help} (${it.nodes.map((node) => node.html).slice(0, 3)})`);
  });
  await copy.close();
  assert.deepEqual(found, []);
}

/** Whether something that is waited for came. */
export const settled = (promise) =>
  promise.then(
    () => true,
    () => false,
  );
