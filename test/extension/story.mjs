/**
 * One day with Koetsu, lived in a real VS Code with keys and clicks alone: from an empty folder to a report that is
 * exported. `node test/extension/story.mjs out/extension/story.json` writes what passed. tools/screenshots.mjs tells
 * the same story for the pictures of the README.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stage } from '../../tools/package.mjs';
import { installHost } from '../editor-host/install.mjs';
import { openWorkbench } from '../editor-host/workbench.mjs';
import { personAt, settled, wordsOf } from './person.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, 'out/extension');

/** Tells the story in `locale`; its pictures go to the folder `pictures`. Answers with how many steps went well. */
export async function tellStory({ locale, pictures }) {
  const result = { passed: 0, failed: 0 };
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  for (const chapter of chapters) {
    const { passed, failed } = await tell(chapter, locale, pictures);
    result.passed += passed;
    result.failed += failed;
  }
  return result;
}

async function tell({ name, begin, steps }, locale, pictures) {
  const temporary = mkdtempSync(join(tmpdir(), 'koetsu-'));
  const folder = join(temporary, locale === 'ja' ? '湾岸の報告' : 'gulf-reports');
  begin(folder);
  const { page, close } = await openWorkbench({
    folder,
    developed: [stage()],
    locale,
    viewport: { width: 1280, height: 800 },
    settings: {
      'editor.fontSize': 15,
      'editor.wordWrap': 'on',
      'editor.minimap.enabled': false,
      'workbench.colorTheme': 'Default Light Modern',
    },
  });
  page.setDefaultTimeout(30_000);
  const words = wordsOf(locale);
  async function shot(name, of = page) {
    await of.waitForTimeout(500);
    await of.screenshot({ path: join(pictures, `${name}.png`) });
  }
  const scene = { ...personAt(page, words), ...words, folder, shot };
  const result = { passed: 0, failed: 0 };
  console.log(`\n  ${name} (${locale})`);
  try {
    for (const [step, run] of steps) {
      const started = Date.now();
      try {
        await run(scene);
        result.passed += 1;
        console.log(`    ✓ ${step} (${Date.now() - started} ms)`);
      } catch (error) {
        result.failed += 1;
        console.log(`    ✗ ${step}\n${error.stack}`);
        await shot('error');
        // What follows would wait in vain.
        break;
      }
    }
  } finally {
    await close();
    rmSync(temporary, { recursive: true, force: true });
  }
  return result;
}

const title = 'ホルムズ海峡をめぐる四月';

async function prepareFolder({ page, openSideBar, view, named, said, choose, answer, shot, folder }) {
  await openSideBar();
  const [, label] = /\[([^\]]*)\]\(command:koetsu\.newFolder\)/.exec(named('view.overview.welcome'));
  const button = view('overview').getByRole('button', { name: label });
  await button.waitFor();
  await shot('welcome');
  await button.click();
  await choose(said('In “{0}”', folder.split('/').at(-1)));
  await answer(title);
  await page.locator('.view-lines').getByText(title).first().waitFor();
  await view('overview').getByText('公開できません').first().waitFor();
  await shot('new-report');
}

async function fillIn({ page, write, replace, select, shot, breathe }) {
  // The first blank is selected already.
  await write('みなと国際情勢研究所');
  await replace('【執筆者の役職と氏名を書く】', '主任研究員　水野 葉月');
  await select('【何が起きたかを書く】');
  await write('米国の');
  await page.keyboard.type('wit', { delay: 150 });
  const offered = page.locator('.suggest-widget.visible').getByText('ウィトコフ').first();
  // On a machine that has much else to do the list may come too late for the last letter, which is typed again.
  for (let left = 3; left > 0 && !(await settled(offered.waitFor({ timeout: 6000 }))); left--) {
    await page.keyboard.press('Backspace');
    await page.keyboard.type('t');
  }
  await offered.waitFor();
  await breathe(800);
  await shot('completion');
  await page.keyboard.press('Enter');
  await write('特使とイランのアッバス・アラグチ外相が、マスカットで会った。');
  await replace(
    '【なぜ重要かを書く】',
    '海峡を通る原油は世界の消費のおよそ2割に当たり、協議の行方が値を左右する。',
  );
  await replace('【次に何を見るかを書く】', '次の会合の日取りと、濃縮ウランの扱いを見る。');
  await replace(
    '【書き出しを書く】',
    '協議は、別々の部屋に座る双方の間を、オマーンの仲介役が行き来する形で始まった。スティーブ・ウィトコフ特使は、次の日取りを決めて席を立った。',
  );
  await replace('【章の題を書く】', '湾岸は何を待っているか');
  await page.keyboard.press('Escape');
}

async function insertNote({ page, goBehind, command, write, breathe, shot }) {
  await goBehind('仲介役が行き来する形で始まった');
  await command('insertNote');
  await page.locator('.view-lines').getByText('<sup>1</sup>').first().waitFor();
  await breathe();
  await write('オマーン外務省の発表による（[リンク](#)）。');
  await shot('note');
}

const pasted =
  'カタルーとサウジアラビアは対話を歓迎した。ｶﾀｰﾙの外相はマスカットを訪れている。イスラエルのネタニエフ首相は、濃縮の設備をを残す案に反対する。';

async function paste({ page, select, pasteAt, shot }) {
  await select('【本文を書く】');
  await pasteAt(pasted);
  await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
  await page.waitForTimeout(1500);
  await shot('squiggles');
}

async function fixAll({ page, command, shot }) {
  await command('fixAll');
  await gone(page, 'ｶﾀｰﾙ');
  await page.locator('.view-lines').getByText('カタルー').first().waitFor();
  await shot('fixed');
}

async function quickFix({ page, quickFixes, shot }) {
  const fix = await quickFixes('カタルー', '「カタール」に直す');
  await shot('quick-fix');
  await fix.click();
  await gone(page, 'カタルー');
  await (await quickFixes('ネタニエフ', '「ネタニヤフ」に直す')).click();
  await gone(page, 'ネタニエフ');
  await (await quickFixes('ネタニヤフ首相', '「ベンヤミン・ネタニヤフ首相」に直す')).click();
  await page.locator('.view-lines').getByText('イスラエルのベンヤミン').first().waitFor();
}

async function hover({ hoverOn, lookAway, shot }) {
  const card = await hoverOn('スティーブ・ウィトコフ特使は');
  await card.getByText('Steve Witkoff').first().waitFor();
  await shot('hover');
  await lookAway();
}

async function preview({ page, goBehind, shot }) {
  await page.keyboard.press('Control+b');
  await goBehind(title);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('v');
  await inFrame(page, '.koetsu-name:has-text("スティーブ・ウィトコフ")', async (shown) => {
    const name = shown.locator('.koetsu-name', { hasText: 'スティーブ・ウィトコフ' }).first();
    assert.match(await name.getAttribute('title'), /Steve Witkoff/);
    assert.match(await shown.locator('.koetsu-note').first().textContent(), /オマーン外務省の発表/);
    assert.equal(await shown.locator('.koetsu-open-link').count(), 1);
  });
  await shot('preview');
  await page.keyboard.press('Control+w');
  await page.locator('.view-lines').first().click();
  await page.keyboard.press('Control+b');
}

/** The check names what is in the way; a click on each leads to its place, where it is mended. */
async function publishCheck(scene) {
  const { page, command, view, write, quickFixes, shot } = scene;
  await scene.foldView('names');
  await command('publishCheck');
  const list = view('publish');
  await list.getByText('公開できません').first().waitFor();
  await shot('publish-check');
  await list
    .getByRole('treeitem', { name: /【本文を書く】/ })
    .first()
    .click();
  await scene.select('【本文を書く】');
  await write('会合が続くあいだ、原油の値は落ち着く。決裂すれば、船主は保険料の値上がりに身構える。');
  await page.evaluate(() => navigator.clipboard.writeText('https://www.fm.gov.om/'));
  await list
    .getByRole('treeitem', { name: /オマーン外務省/ })
    .first()
    .click();
  await (await quickFixes('](#', /リンク先を入れる/)).click();
  await scene.breathe(800);
  await page.keyboard.press('Enter');
  await page.locator('.view-lines').getByText('fm.gov.om').first().waitFor();
  await list.getByText('公開できます').first().waitFor();
  await shot('can-go-out');
}

async function exportPage(scene) {
  await scene.page.keyboard.press('Control+s');
  const printed = await savedPage(scene, 'exportPage', '.html', 1060);
  assert.equal(await printed.locator('script').count(), 0);
  assert.equal(await printed.locator('h1').textContent(), title);
  assert.match(await printed.locator('#fn-1').textContent(), /オマーン外務省の発表/);
  await scene.shot('first-export', printed);
  await printed.close();
}

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

/** Saves a page by a command and the name that is offered, and opens it in a browser. */
async function savedPage({ page, command, breathe, folder }, key, ending, height) {
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

async function proofSheet(scene) {
  const sheet = await savedPage(scene, 'saveProofSheet', '.proof.html', 1000);
  await sheet.getByText('カタルー').first().waitFor();
  await scene.shot('proof-sheet', sheet);
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

/** Waits until no line of the editor holds a text any more. */
const gone = (page, text) =>
  page.waitForFunction((it) => !document.querySelector('.view-lines').textContent.includes(it), text);

/** What `read` finds in a frame that shows `selector`; frames are replaced while a page is loaded. */
async function inFrame(page, selector, read) {
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

/** Functions are hoisted, so the table of contents may stand where it is read last. */
const chapters = [
  {
    name: 'from an empty folder to a page that is published',
    begin: (folder) => mkdirSync(folder),
    steps: [
      ['an empty folder is prepared from the side bar, with a first report in it', prepareFolder],
      ['the form of the house is filled in, and a name is completed from what is typed of it', fillIn],
      ['a note is inserted, and its text is written', insertNote],
      ['a pasted paragraph shows its faults at once', paste],
      ['everything safe is mended in one go', fixAll],
      ['misspelled names are mended by their quick fixes', quickFix],
      ['a name tells who it is', hover],
      ['the preview shows the report as it will be published', preview],
      ['the check before publishing leads to what is in the way, until the report can go out', publishCheck],
      ['the report is exported to one page', exportPage],
    ],
  },
  {
    name: 'a folder with earlier reports',
    begin: (folder) => cpSync(join(root, 'sample'), folder, { recursive: true }),
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
  },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = resolve(process.argv[2] ?? join(out, 'story.json'));
  let result = { passed: 0, failed: 0 };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log('  The editor of the story is there for Linux x64 only.');
  } else {
    installHost();
    result = await tellStory({ locale: 'ja', pictures: join(out, 'story/ja') });
  }
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, JSON.stringify(result));
  process.exitCode = result.failed > 0 ? 1 : 0;
}
