/** Folders of ten to ten thousand reports, by one cold command on one thread. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cli, writeWorkspace } from './koetsu.js';
import { inventedNames } from './names.js';
import { type Program, runningTime, watchedRun } from './processes.js';
import { inRounds, median, medianOf, ratio } from './rounds.js';
import { type Extent, mebibytes, milliseconds, progress, type Section, times } from './section.js';
import { fillCache } from './serverProcess.js';
import { inventedReport, kilobyte } from './texts.js';

/** Reads and decodes every report of the folders, and does nothing with them. */
const readAll = `
const { readdirSync, readFileSync } = require('node:fs');
let length = 0;
for (const folder of process.argv.slice(1))
  for (const file of readdirSync(folder)) length += readFileSync(folder + '/' + file, 'utf8').length;
if (length === 0) process.exit(2);
`;

const koetsu = 'koetsu';
const onThreads = 'koetsu on threads';
const reader = 'reader';

export async function folders({ isQuick, folder }: Extent): Promise<Section> {
  const counts = isQuick ? [10, 20] : [10, 100, 1000, 10_000];
  const house = path.join(folder, 'reports');
  const names = inventedNames(10_000);
  writeWorkspace(house, names);
  progress(`writing ${counts.at(-1)} reports`);
  // Each folder holds what the one before it lacks, so that no report is written twice.
  let written = 0;
  for (const count of counts) {
    mkdirSync(path.join(house, String(count)));
    for (; written < count; written++) {
      const text = inventedReport(10_000 + written, 35 * kilobyte, names);
      writeFileSync(path.join(house, String(count), `${written}.md`), text);
    }
  }
  await fillCache(house, path.join(house, String(counts[0]), '0.md'), folder);
  const rows: string[][] = [];
  let judged = Number.NaN;
  for (const [index, count] of counts.entries()) {
    progress(`${count} reports`);
    const parts = counts.slice(0, index + 1).map(String);
    const command = { args: [cli, 'check', ...parts], cwd: house };
    const check: Program = { name: koetsu, ...command, environment: { KOETSU_THREADS: '1' } };
    const read: Program = { name: reader, args: ['-e', readAll, ...parts], cwd: house };
    const peaks: number[] = [];
    const result = await inRounds(isQuick || count > 1000 ? 1 : count > 100 ? 3 : 5, [
      {
        name: koetsu,
        turn: () => {
          const { time, peak } = watchedRun(check, folder);
          peaks.push(peak);
          return time;
        },
      },
      { name: onThreads, turn: () => runningTime({ name: onThreads, ...command }) },
      { name: reader, turn: () => runningTime(read) },
    ]);
    const against = ratio(result, koetsu, reader);
    if (count <= 1000) judged = against;
    rows.push([
      count.toLocaleString('en'),
      times(against),
      milliseconds(medianOf(result, koetsu)),
      milliseconds(medianOf(result, koetsu) / count),
      times(ratio(result, koetsu, onThreads)),
      milliseconds(medianOf(result, reader)),
      mebibytes(median(peaks)),
    ]);
  }
  return {
    title: { ja: 'フォルダーの大きさ', en: 'Size of a folder' },
    notes: [
      {
        ja: '35 KBの報告書（すべて別の内容）のフォルダーを `koetsu check` で検査します。一つのスレッドで、10,000件の名称を使います。「スレッドを使うと」は、ふだんのとおりコアの数だけ（多くて四つの）スレッドを使ったときに何倍速いかです（20件未満では使いません）。ものさしは、同じファイルを読んで文字列にするだけのNodeのプロセスです。どちらもプロセスの起動から測り、ファイルはOSのキャッシュにあります。',
        en: '`koetsu check` on folders of reports of 35 KB, all different, on one thread with 10,000 names. “Faster on threads” says by how much when it takes as many threads as there are cores, four at most, as it usually does (with 20 files or more). The yardstick is a Node process that reads and decodes the same files and does nothing else. Both are measured from the start of the process; the files are in the system’s cache.',
      },
    ],
    tables: [
      {
        head: [
          '報告書 / reports',
          '読むだけとの比 / against reading',
          'koetsu check',
          '1件あたり / per report',
          'スレッドを使うと / faster on threads',
          '読むだけ / reading alone',
          '最大メモリー / peak memory',
        ],
        rows,
      },
    ],
    aims: [
      {
        what: {
          ja: '1,000件の報告書、1スレッド：koetsu check／読んで文字列にするだけ',
          en: '1,000 reports, one thread: koetsu check / reading and decoding',
        },
        measured: judged,
        atMost: 3,
      },
    ],
  };
}
