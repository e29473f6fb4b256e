/** What the chapters of the story have in common: pages that are saved, and pages inside the workbench. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const sample = fileURLToPath(new URL('../../../sample', import.meta.url));

/** Saves a page by a command and the name that is offered, and opens it in a browser. */
export async function savedPage({ page, command, breathe, folder }, key, ending, height) {
  await command(key);
  await breathe(1000);
  await page.keyboard.press('Enter');
  const path = join(folder, 'reports');
  const saved = () => readdirSync(path).find((it) => it.endsWith(ending));
  for (let tries = 0; !saved() && tries < 50; tries++) await breathe(200);
  const printed = await page.context().newPage();
  await printed.setViewportSize({ width: 840, height });
  await printed.setContent(readFileSync(join(path, saved()), 'utf8'));
  return printed;
}

/** What `read` finds in a frame that shows `selector`; frames are replaced while a page is loaded. */
export async function inFrame(page, selector, read) {
  for (const end = Date.now() + 30_000; Date.now() < end; await page.waitForTimeout(300)) {
    for (const frame of page.frames()) {
      try {
        if ((await frame.locator(selector).count()) > 0) return await read(frame);
      } catch (error) {
        if (!/detached|destroyed|closed/.test(error.message)) throw error;
      }
    }
  }
  throw new Error(`no frame shows ${selector}`);
}

/** Waits until no line of the editor holds a text any more. */
export const gone = (page, text) =>
  page.waitForFunction((it) => !document.querySelector('.view-lines').textContent.includes(it), text);
