/** What a person does with the sample in a workbench of the browser, step by step, each in the state that the last one left. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** For pictures. */
const out = join(dirname(fileURLToPath(import.meta.url)), '../../out/extension');
/** Only its grammar gives it away. */
const slip = '政府は計画を実施た。';

/** Each is called with the page, and the set of endings of paths that are not served; at first the dictionary is in it. */
export const steps = [
  ['finds misspelled names and what the settings of the folder want', findings],
  ['tells on hovering who somebody is, from the built-in packs', hover],
  ['mends a name by a quick fix', quickFix],
  ['offers a name that is begun in kana', completion],
  ['answers whether the report can go out', publishCheck],
  ['makes a new report in the folder', newReport],
  ['knows the names of the folder', folderNames],
  ['says what it is judged by', status],
  ['says that sentences are not read where the dictionary cannot be fetched', unread],
  ['starts anew when it is told to, and reads the sentences', restart],
  ['shows in the side bar what the report holds', sideBar],
  ['goes on after the server was killed, with what is not saved yet', kill],
];

/** The same in a workbench whose display language is Japanese. */
export const stepsInJapanese = [
  ['finds misspelled names', findings],
  ['names its views and what is in them in Japanese', japaneseViews],
];

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

async function typeAtEnd(page, text) {
  await page.locator('.view-lines').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(`\n\n${text}\n`);
}

async function unread(page) {
  await typeAtEnd(page, slip);
  const item = page.locator('#status\\.languageStatus');
  const text = page.locator('.hover-language-status').getByText('辞書を読み込めない');
  await until('the status', async () => {
    await page.mouse.move(5, 5);
    await item.hover();
    await page.waitForTimeout(1000);
    return text.isVisible();
  });
  await page.mouse.move(5, 5);
}

async function restart(page, withheld) {
  withheld.clear();
  await command(page, 'Restart the Language');
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  await page.locator('.squiggly-error').first().waitFor();
  await command(page, 'Focus on Overview View');
  await rowOf(page, /並ぶはずのない語/).waitFor();
}

async function sideBar(page) {
  for (const name of [/公開できません/, /^Notes/, /リンク先がまだ入っていません/, /知識ベースにない名前/]) {
    await rowOf(page, name).waitFor();
  }
  await page.screenshot({ path: join(out, 'web-side-bar.png') });
}

function rowOf(page, name) {
  return page.getByRole('treeitem', { name }).first();
}

async function japaneseViews(page) {
  await page.getByRole('tab', { name: /校閲/ }).first().click();
  for (const title of ['概要', '公開前チェック', '承認した指摘']) {
    await page.locator('.pane-header').getByText(title, { exact: true }).waitFor();
  }
  for (const name of [/^空のリンク/, /^脚注/, /^指摘/]) await rowOf(page, name).waitFor();
  await page.locator('.statusbar').getByText('4,000字').waitFor();
}

async function kill(page) {
  await typeAtEnd(page, 'イスラエールは黙っていた。');
  await rowOf(page, /イスラエール/).waitFor();
  const server = await workerOf(page, 'server.js');
  await server.evaluate(() => self.close());
  await until('another server', async () => (await workerOf(page, 'server.js', server)) !== undefined);
  await typeAtEnd(page, 'ウィットコフは去った。');
  await rowOf(page, /ウィットコフ/).waitFor();
  await rowOf(page, /イスラエール/).waitFor();
}

/** A worker of the extension host by the name of its script, but not `former`. */
async function workerOf(page, script, former) {
  for (const worker of page.workers().filter((it) => it !== former)) {
    const name = await worker.evaluate(() => self.name).catch(() => '');
    if (name.endsWith(script)) return worker;
  }
}

async function until(what, look) {
  const end = Date.now() + 20_000;
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
