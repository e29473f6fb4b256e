/** Whole documents, everybody warm: the price of one check in an editor or a long run. */
import { type Checked, checkers, type Documents, jtf, koetsu, lint, technical } from './checkers.js';
import { ProcessOfItsOwn } from './processOfItsOwn.js';
import { type Contestant, inRounds, median, medianOf, ratio, type Times } from './rounds.js';
import {
  bytes,
  digits,
  type Extent,
  milliseconds,
  progress,
  type Section,
  type Table,
  times,
} from './section.js';
import { kilobyte, megabyte } from './texts.js';

type CheckerProcess = ProcessOfItsOwn<Documents, Checked>;

const small = 35 * kilobyte;
const warmUp = 1_000_000;

export async function fullCheck({ isQuick, folder }: Extent): Promise<Section> {
  const processes = new Map<string, CheckerProcess>();
  for (const { name } of checkers) {
    progress(`warming up ${name}`);
    const process = new ProcessOfItsOwn<Documents, Checked>('--checker', name, folder);
    processes.set(name, process);
    await warm(process, isQuick ? 300 : 3000);
  }
  const tables: Table[] = [];
  let judged: Times = new Map();
  for (const [size, rounds] of [
    [small, isQuick ? 2 : 11],
    [megabyte, isQuick ? 1 : 5],
    [10 * megabyte, isQuick ? 0 : 3],
  ] as const) {
    if (rounds === 0) continue;
    progress(`full check, ${bytes(size)}`);
    const { result, table } = await compare(processes, size, rounds);
    if (size === small) judged = result;
    tables.push(table);
  }
  progress('growth with the size of the document');
  const { table, perByte } = await growth(processes.get(koetsu)!, isQuick ? 1 : 5);
  tables.push(table);
  for (const it of processes.values()) it.end();
  return {
    title: { ja: '全文の検査', en: 'Full check' },
    notes: [
      {
        ja: 'それぞれ別のプロセスで3秒以上動かしてから、順番に同じ文章を検査します。どの文章も初めて見るものです。「Koetsu」は、段落も語も一つも覚えていない状態で測っています（知識ベースを毎回別のものとして渡します）。「with its memory」は、前の文章に出た語を覚えているふだんの状態です。どちらも10,000件の名称とすべての規則を使います。比は、Koetsuの何倍かかるかです。時間は、そのプロセスが使ったCPU時間です（ほかのプログラムに左右されにくいため）。',
        en: 'Each has run for three seconds or more in a process of its own; then they check the same texts in turn, none of which they have seen before. “Koetsu” remembers no paragraph and no word (the knowledge base is a new one to each check); “with its memory” is its everyday state, in which it knows the words of earlier texts. Both use 10,000 names and all rules. The ratio says how many times as long as Koetsu. Times are processor time, which other programs disturb least.',
      },
      {
        ja: 'ja-technical-writingは文書の長さの二乗で遅くなり、1 MBに2分以上かかるため、35 KBだけで測ります。',
        en: 'ja-technical-writing takes time as the square of the length, minutes for 1 MB, so it is measured at 35 KB alone.',
      },
    ],
    tables,
    aims: [
      {
        what: {
          ja: '全文の検査、35 KB：textlint ja-technical-writing／Koetsu',
          en: 'full check, 35 KB: textlint ja-technical-writing / Koetsu',
        },
        measured: ratio(judged, technical, koetsu),
        atLeast: 300,
      },
      {
        what: { ja: '同、textlint jtf-style／Koetsu', en: 'the same, textlint jtf-style / Koetsu' },
        measured: ratio(judged, jtf, koetsu),
        atLeast: 20,
      },
      {
        what: { ja: '同、markdownlint／Koetsu', en: 'the same, markdownlint / Koetsu' },
        measured: ratio(judged, lint, koetsu),
        atLeast: 10,
      },
      {
        what: { ja: '1バイトあたりの時間：10 MB／1 MB', en: 'time per byte: 10 MB / 1 MB' },
        measured: perByte,
        atMost: 1.5,
      },
    ],
  };
}

/** Compilers need some runs before the code is as fast as it gets: so much processor time, and three documents. */
async function warm(process: CheckerProcess, time: number): Promise<void> {
  let spent = 0;
  for (let seed = warmUp; spent < time || seed < warmUp + 3; seed++) {
    const { times } = await process.ask({ seed, size: small, count: 1 });
    spent += times[0]!;
  }
}

async function compare(
  processes: ReadonlyMap<string, CheckerProcess>,
  size: number,
  rounds: number,
): Promise<{ readonly result: Times; readonly table: Table }> {
  const findings = new Map<string, readonly number[]>();
  const taking = checkers.filter(({ most }) => size <= most);
  const result = await inRounds(
    rounds,
    taking.map(
      ({ name, documents }): Contestant => ({
        name,
        turn: async (round) => {
          // The same documents for everybody, and none twice.
          const task = { seed: round * 100, size, count: size > small ? 1 : documents };
          const { times, findings: found } = await processes.get(name)!.ask(task);
          findings.set(name, [...(findings.get(name) ?? []), ...found]);
          return median(times);
        },
      }),
    ),
  );
  return {
    result,
    table: {
      head: [bytes(size), '比 / ratio', '中央値 / median', '指摘 / findings'],
      rows: taking.map(({ name }) => [
        name,
        name === koetsu ? '1' : times(ratio(result, name, koetsu)),
        milliseconds(medianOf(result, name)),
        digits(Math.round(median(findings.get(name)!))),
      ]),
    },
  };
}

/** Koetsu alone, over the sizes in turn. */
async function growth(
  process: CheckerProcess,
  rounds: number,
): Promise<{ readonly table: Table; readonly perByte: number }> {
  const sizes = [small, 350 * kilobyte, megabyte, 10 * megabyte];
  const result = await inRounds(
    rounds,
    sizes.map((size) => ({
      name: bytes(size),
      turn: async (round) => {
        const count = Math.max(1, Math.round((3 * megabyte) / size / 10));
        const { times } = await process.ask({ seed: 5000 + round * 100, size, count });
        return median(times) / size;
      },
    })),
  );
  const base = bytes(megabyte);
  return {
    perByte: ratio(result, bytes(10 * megabyte), base),
    table: {
      head: ['Koetsu', '1バイトあたり、1 MBとの比 / per byte, against 1 MB', '中央値 / median', 'MB/s'],
      rows: sizes.map((size) => {
        const perByte = medianOf(result, bytes(size));
        return [
          bytes(size),
          times(ratio(result, bytes(size), base)),
          milliseconds(perByte * size),
          digits(1 / perByte / 1000),
        ];
      }),
    },
  };
}
