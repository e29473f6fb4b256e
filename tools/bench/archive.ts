/** The memory of a folder's earlier reports: reading them all in, keeping it, and asking it for a hover. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ArchiveFigures, type ArchiveTask, indexing, reading } from './archiveIndexed.js';
import { inventedNames } from './names.js';
import { ProcessOfItsOwn } from './processOfItsOwn.js';
import { inRounds, medianOf, ratio } from './rounds.js';
import { digits, type Extent, mebibytes, milliseconds, progress, type Section, times } from './section.js';
import { inventedReport, kilobyte } from './texts.js';

const microseconds = (time: number): string => `${digits(time * 1000)} µs`;

export async function archive({ isQuick, folder }: Extent): Promise<Section> {
  const counts = isQuick ? [10, 20] : [100, 1000, 10_000];
  const reports = path.join(folder, 'earlier');
  const names = inventedNames(10_000);
  mkdirSync(reports);
  progress(`writing ${counts.at(-1)} reports`);
  for (let at = 0; at < counts.at(-1)!; at++) {
    writeFileSync(path.join(reports, `${at}.md`), inventedReport(10_000 + at, 35 * kilobyte, names));
  }
  const indexed: string[][] = [];
  const asked: string[][] = [];
  const perReport: number[] = [];
  const peaks: number[] = [];
  for (const count of counts) {
    progress(`${count} reports`);
    const process = new ProcessOfItsOwn<ArchiveTask, ArchiveFigures>('--archive', reports, String(count));
    const before = await process.ask({ task: reading });
    let after = before;
    const result = await inRounds(isQuick || count > 1000 ? 1 : count > 100 ? 3 : 9, [
      { name: reading, turn: async () => (await process.ask({ task: reading })).time },
      {
        name: indexing,
        turn: async () => {
          after = await process.ask({ task: indexing });
          return after.time;
        },
      },
    ]);
    const kept = await process.ask({ task: 'keeping' });
    const recalled = await process.ask({ task: 'recalling' });
    const sought = await process.ask({ task: 'seeking' });
    const quoted = await process.ask({ task: 'quoting' });
    process.end();
    perReport.push(medianOf(result, indexing) / count);
    peaks.push(after.peak);
    const counted = count.toLocaleString('en');
    indexed.push([
      counted,
      times(ratio(result, indexing, reading)),
      milliseconds(medianOf(result, indexing) / count),
      milliseconds(medianOf(result, reading) / count),
      mebibytes(after.peak),
      mebibytes(before.peak),
    ]);
    asked.push([
      counted,
      `${digits(kept.size / 1_000_000)} MB`,
      milliseconds(kept.time),
      milliseconds(recalled.time),
      microseconds(sought.time),
      milliseconds(quoted.time),
    ]);
  }
  const [least, most] = [counts[0]!, counts.at(-1)!].map((it) => it.toLocaleString('en'));
  return {
    title: { ja: '過去の報告書の記憶', en: 'The memory of earlier reports' },
    notes: [
      {
        ja: 'サーバーが裏で行うとおりに、35 KBの報告書（すべて別の内容）を一つずつ読み、10,000件の名称と、だれも知らない名称を調べて記憶に加えます。比は、同じファイルを読んで文字列にするだけの時間との比です。件数ごとに別のプロセスで、時間はCPU時間です。「読む前」は、知識ベースを読み込み、どの報告書もまだ調べていないときのメモリーです。',
        en: 'As the server does it in the background: reports of 35 KB, all different, are read one by one, and the names in them, known (of 10,000) and unknown, are put into the memory. Ratios are to reading and decoding the same files. Each count has a process of its own; times are processor time. “Before” is the memory with the knowledge base loaded and no report examined.',
      },
      {
        ja: '「ホバー」は、ある名称を挙げた報告書をすべて探す時間と、さらに新しい3件のファイルから文を引く時間です（200件の名称の中央値）。',
        en: 'A hover finds all reports that name an entity, and then quotes a sentence from the files of the latest three (the median of 200 entities).',
      },
    ],
    tables: [
      {
        head: [
          '報告書 / reports',
          '読むだけとの比 / against reading',
          '1件を記憶に加える / a report into the memory',
          '読むだけ / reading alone',
          '最大メモリー / peak memory',
          '読む前 / before',
        ],
        rows: indexed,
      },
      {
        head: [
          '報告書 / reports',
          '保存した大きさ / stored size',
          '保存する文字列にする / writing it as text',
          '次の起動で読み込む / reloading',
          'ホバー：探す / hover: finding',
          'ホバー：文を引く / hover: quoting',
        ],
        rows: asked,
      },
    ],
    aims: [
      {
        what: {
          ja: `過去の報告書を記憶に加える時間、1件あたり：${most}件／${least}件`,
          en: `a report into the memory: ${most} / ${least} reports`,
        },
        measured: perReport.at(-1)! / perReport[0]!,
        atMost: 1.5,
      },
      {
        what: {
          ja: `そのときの最大メモリー：${most}件／${least}件`,
          en: `peak memory meanwhile: ${most} / ${least} reports`,
        },
        measured: peaks.at(-1)! / peaks[0]!,
        atMost: 2,
      },
    ],
  };
}
