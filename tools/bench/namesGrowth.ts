/** A knowledge base of a hundred to a million names: finding them in a text, and checking a report with them. */
import { type Indexed, type Question, tasks } from './namesIndexed.js';
import { ProcessOfItsOwn } from './processOfItsOwn.js';
import { inRounds, medianOf, ratio, type Times } from './rounds.js';
import { digits, type Extent, milliseconds, progress, type Section, times } from './section.js';

const base = 10_000;
const counted = (size: number): string => size.toLocaleString('en');

export async function namesGrowth({ isQuick }: Extent): Promise<Section> {
  const sizes = isQuick ? [100, base, 20_000] : [100, 1000, base, 100_000, 1_000_000];
  const most = sizes.at(-1)!;
  const processes = new Map<number, ProcessOfItsOwn<Question, Indexed>>();
  const indexed = new Map<number, Indexed>();
  for (const size of sizes) {
    progress(`indexing ${counted(size)} names`);
    const process = new ProcessOfItsOwn<Question, Indexed>('--names', String(size));
    processes.set(size, process);
    for (const task of tasks) indexed.set(size, await process.ask({ task, round: -1 }));
  }
  const result = new Map<string, Times>();
  for (const task of tasks) {
    progress(task);
    result.set(
      task,
      await inRounds(
        isQuick ? 2 : 9,
        sizes.map((size) => ({
          name: String(size),
          turn: async (round) => (await processes.get(size)!.ask({ task, round })).time,
        })),
      ),
    );
  }
  for (const it of processes.values()) it.end();
  const cell = (task: string, size: number): string => {
    const of = result.get(task)!;
    return `${times(ratio(of, String(size), String(base)))} (${milliseconds(medianOf(of, String(size)))})`;
  };
  return {
    title: { ja: '知識ベースの大きさ', en: 'Size of the knowledge base' },
    notes: [
      {
        ja: '同じ文章を、名称の数だけが違う知識ベースで調べます（知識ベースごとに別のプロセス）。比は10,000件との比です。文章に出る名称は、はじめの10,000件から選んでいます。100件と1,000件では、その多くが知らない名称になります。時間はCPU時間です。',
        en: 'The same texts are read with knowledge bases that differ in size alone, each in a process of its own. Ratios are to 10,000 names. The names in the texts are from the first 10,000; to the knowledge bases of 100 and 1,000 most of them are unknown. Times are processor time.',
      },
    ],
    tables: [
      {
        head: [
          '名称 / names',
          '名称を探す、1 MB / finding names, 1 MB',
          '書き誤りも探す、1 MB / misspelled ones too, 1 MB',
          '全文の検査、35 KB / full check, 35 KB',
          '表記 / forms',
          '索引を作る / building the index',
        ],
        rows: sizes.map((size) => [
          counted(size),
          ...tasks.map((task) => cell(task, size)),
          counted(indexed.get(size)!.forms),
          `${digits(indexed.get(size)!.built / 1000)} s`,
        ]),
      },
    ],
    aims: [
      {
        what: {
          ja: `名称を探す時間、1 MB：${counted(most)}件／${counted(base)}件`,
          en: `finding names in 1 MB: ${counted(most)} / ${counted(base)} names`,
        },
        measured: ratio(result.get('scan')!, String(most), String(base)),
        atMost: 1.5,
      },
    ],
  };
}
