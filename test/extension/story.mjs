/**
 * One day with Koetsu, lived in a real VS Code with keys and clicks alone: from an empty folder to a report that is
 * exported. `node test/extension/story.mjs out/extension/story.json` writes what passed. tools/screenshots.mjs tells
 * the same story for the pictures of the README.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stage } from '../../tools/package.mjs';
import { installHost } from '../editor-host/install.mjs';
import { openWorkbench } from '../editor-host/workbench.mjs';
import { personAt, wordsOf } from './person.mjs';
import { earlierReports } from './story/earlierReports.mjs';
import { firstReport } from './story/firstReport.mjs';
import { withoutMouse } from './story/withoutMouse.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, 'out/extension');

/** Tells the story in `locale`; its pictures go to the folder `pictures`. Answers with how many steps went well. */
export async function tellStory({ locale, pictures }) {
  const result = { passed: 0, failed: 0 };
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  for (const chapter of [firstReport, earlierReports, withoutMouse]) {
    const { passed, failed } = await tell(chapter, locale, pictures);
    result.passed += passed;
    result.failed += failed;
  }
  return result;
}

async function tell({ name, begin, theme = 'Default Light Modern', steps }, locale, pictures) {
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
      'workbench.colorTheme': theme,
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
