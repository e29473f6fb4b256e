/**
 * `npm run reliability`: what Koetsu stands, into docs/reliability.md. It takes some ten minutes; `--quick` goes through
 * every step in one and keeps nothing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { server, writeWorkspace } from '../bench/koetsu.js';
import { inventedNames } from '../bench/names.js';
import { ServerProcess } from '../bench/serverProcess.js';
import { inventedReport, megabyte } from '../bench/texts.js';
import { typeForADay } from './day.js';
import { editAtRandom } from './edits.js';
import { type Figure, pageOf } from './page.js';

const isQuick = process.argv.includes('--quick');
const folder = mkdtempSync(path.join(tmpdir(), 'koetsu-reliability-'));
process.env['XDG_CACHE_HOME'] = path.join(folder, 'cache');

const number = (value: number): string => Math.round(value).toLocaleString('en');
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Opens a text in a server process, types a few letters and answers with how long that took. */
async function served(
  text: string,
  house: string,
): Promise<{ first: number; key: number; shown: number; memory: number }> {
  const peak = path.join(folder, 'peak');
  const process = new ServerProcess([server, '--stdio'], house, peak);
  const start = performance.now();
  await process.open(path.join(house, 'report.md'), text);
  const first = performance.now() - start;
  const keys = [];
  for (let at = 0; at < 9; at++) keys.push(await process.type({ line: 2, character: 3 }, '国'));
  const times = keys.map((it) => it.time).sort((a, b) => a - b);
  return { first, key: times[4]!, shown: keys.at(-1)!.items, memory: (await process.end()) / 1024 };
}

async function main(): Promise<void> {
  const house = path.join(folder, 'house');
  mkdirSync(house, { recursive: true });
  const names = inventedNames(isQuick ? 1000 : 10_000);
  writeWorkspace(house, names);
  const figures: Figure[] = [];

  const edits = editAtRandom(isQuick ? 100 : 10_000, names);
  figures.push({
    what: {
      ja: `${number(edits.edits)}回のでたらめな編集のあと、毎回、はじめから読み直した結果と比べる`,
      en: `${number(edits.edits)} random edits, each compared with a fresh reading of the same text`,
    },
    measured: {
      ja: `食い違い${number(edits.differences)}件（指摘はのべ${number(edits.findings)}件）`,
      en: `${number(edits.differences)} differences (among ${number(edits.findings)} findings in all)`,
    },
  });

  const day = await typeForADay(isQuick ? 1000 : 20_000, names);
  figures.push({
    what: {
      ja: `一日の入力（${number(day.edits)}回の打鍵、そのつど指摘を求め、ときどきホバーと候補も）`,
      en: `a day’s typing (${number(day.edits)} keys, each followed by a pull; hovers and completions now and then)`,
    },
    measured: {
      ja: `ごみ集めのあとのヒープ：${day.heaps.map((it) => `${it.toFixed(1)}`).join(' → ')} MiB`,
      en: `heap after garbage collection: ${day.heaps.map((it) => `${it.toFixed(1)}`).join(' → ')} MiB`,
    },
  });

  const size = isQuick ? 1 : 10;
  const large = await served(inventedReport(3, size * megabyte, names), house);
  figures.push({
    what: { ja: `${size} MB の報告書`, en: `a report of ${size} MB` },
    measured: {
      ja: `開いてから指摘まで ${seconds(large.first)}、打鍵から指摘まで ${seconds(large.key)}、最大メモリー ${number(large.memory)} MiB`,
      en: `findings ${seconds(large.first)} after opening it and ${seconds(large.key)} after a key; peak memory ${number(large.memory)} MiB`,
    },
  });

  const paragraph = `${'発表による（[リンク](#)）。'.repeat(10)}\n\n`;
  const count = isQuick ? 10_000 : 100_000;
  const many = await served(`# 報告\n\n${paragraph.repeat(count / 10)}`, house);
  figures.push({
    what: { ja: `${number(count)}件の指摘がある報告書`, en: `a report with ${number(count)} findings` },
    measured: {
      ja: `重いものから${number(many.shown)}件を示す。開いてから ${seconds(many.first)}、打鍵から ${seconds(many.key)}、最大メモリー ${number(many.memory)} MiB`,
      en: `the ${number(many.shown)} gravest are shown, ${seconds(many.first)} after opening it and ${seconds(many.key)} after a key; peak memory ${number(many.memory)} MiB`,
    },
  });

  const page = pageOf(figures);
  if (!isQuick) writeFileSync('docs/reliability.md', page);
  console.log(page);
  rmSync(folder, { recursive: true, force: true });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
