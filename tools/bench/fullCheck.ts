/** Whole documents in one process, everybody warm: the price of one check in an editor or a long run. */
import { check, forgetful, workspaceWith } from './koetsu.js';
import { inventedNames } from './names.js';
import { type Check, cspell, markdownlint, presetSettings, prhSettings, textlint } from './peers.js';
import { type Contestant, inRounds, median, medianOf, ratio, type Times, timeOf } from './rounds.js';
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
import { inventedReport, kilobyte, megabyte } from './texts.js';

const koetsu = 'Koetsu';
const technical = 'textlint: ja-technical-writing';
const jtf = 'textlint: jtf-style';
const lint = 'markdownlint';

interface Runner {
  readonly name: string;
  readonly check: Check;
  /** The largest document that it is asked to check. */
  readonly most: number;
  /** So many documents make one turn: a millisecond alone is too short to be judged by. */
  readonly documents?: number;
}

export async function fullCheck({ isQuick, folder }: Extent): Promise<Section> {
  const names = inventedNames(10_000);
  const workspace = workspaceWith(names);
  const runners: readonly Runner[] = [
    {
      name: koetsu,
      most: 10 * megabyte,
      documents: 9,
      check: (text) => check(forgetful(workspace), text).length,
    },
    // Quadratic in the length: 152 s for 1 MB.
    {
      name: technical,
      most: 35 * kilobyte,
      check: await textlint(presetSettings(folder, 'ja-technical-writing')),
    },
    { name: jtf, most: megabyte, check: await textlint(presetSettings(folder, 'jtf-style')) },
    {
      name: 'textlint: prh, 10',
      most: megabyte,
      check: await textlint(prhSettings(folder, names.slice(0, 10))),
    },
    { name: 'textlint: prh, 10,000', most: 35 * kilobyte, check: await textlint(prhSettings(folder, names)) },
    { name: lint, most: 10 * megabyte, documents: 3, check: await markdownlint() },
    { name: 'cspell', most: 10 * megabyte, documents: 3, check: await cspell() },
  ];
  const tables: Table[] = [];
  const measured = new Map<number, Times>();
  for (const [size, rounds] of [
    [35 * kilobyte, isQuick ? 2 : 11],
    [megabyte, isQuick ? 1 : 5],
    [10 * megabyte, isQuick ? 0 : 3],
  ] as const) {
    if (rounds === 0) continue;
    progress(`full check, ${bytes(size)}`);
    const documents = size < megabyte ? 9 : 1;
    const findings = new Map<string, number>();
    const contestants = runners
      .filter(({ most }) => size <= most)
      .map((runner): Contestant => {
        let seed = 0;
        return {
          name: runner.name,
          // The same documents for everybody, and none twice.
          turn: async () => {
            const turn: number[] = [];
            for (let at = 0; at < Math.min(documents, runner.documents ?? 1); at++) {
              const text = inventedReport(seed++, size, names);
              const start = performance.now();
              const found = runner.check(text);
              findings.set(runner.name, typeof found === 'number' ? found : await found);
              turn.push(performance.now() - start);
            }
            return median(turn);
          },
        };
      });
    // Compilers need some runs before the code is as fast as it gets.
    if (size < megabyte) await inRounds(isQuick ? 1 : 3, contestants);
    const result = await inRounds(rounds, contestants);
    measured.set(size, result);
    tables.push({
      head: [bytes(size), '比 / ratio', '中央値 / median', '指摘 / findings'],
      rows: contestants.map(({ name }) => [
        name,
        name === koetsu ? '1' : times(ratio(result, name, koetsu)),
        milliseconds(medianOf(result, name)),
        String(findings.get(name)),
      ]),
    });
  }
  const small = measured.get(35 * kilobyte)!;
  const { table, perByte } = await growth(workspace, isQuick);
  tables.push(table);
  return {
    title: { ja: '全文の検査', en: 'Full check' },
    notes: [
      {
        ja: '一つのプロセスの中で、順番に同じ文章を検査します。どの回も新しい文章で、段落も語も覚えていません（知識ベースは毎回別のものとして渡します）。Koetsuは10,000件の名称とすべての規則を使います。比はKoetsuの何倍かかるかです。',
        en: 'In one process, in turn, on the same texts. Every text is new; no paragraph and no word is remembered (the knowledge base is a new one to each check). Koetsu uses 10,000 names and all rules. The ratio says how many times as long as Koetsu.',
      },
      {
        ja: 'ja-technical-writingは文書の長さの二乗で遅くなるため（1 MBで152秒）、35 KBだけで測ります。',
        en: 'ja-technical-writing takes time as the square of the length (152 s for 1 MB), so it is measured at 35 KB alone.',
      },
    ],
    tables,
    aims: [
      {
        what: {
          ja: '全文の検査、35 KB：textlint ja-technical-writingの何分の一か',
          en: 'full check of 35 KB: textlint ja-technical-writing / Koetsu',
        },
        measured: ratio(small, technical, koetsu),
        atLeast: 300,
      },
      {
        what: { ja: '同、textlint jtf-style', en: 'the same, textlint jtf-style / Koetsu' },
        measured: ratio(small, jtf, koetsu),
        atLeast: 20,
      },
      {
        what: { ja: '同、markdownlint', en: 'the same, markdownlint / Koetsu' },
        measured: ratio(small, lint, koetsu),
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

/** Koetsu alone, over the sizes in turn. */
async function growth(
  workspace: ReturnType<typeof workspaceWith>,
  isQuick: boolean,
): Promise<{ readonly table: Table; readonly perByte: number }> {
  progress('growth with the size of the document');
  const names = inventedNames(10_000);
  const sizes = [35 * kilobyte, 350 * kilobyte, megabyte, 10 * megabyte];
  const result = await inRounds(
    isQuick ? 1 : 7,
    sizes.map((size) => ({
      name: bytes(size),
      turn: (round) => {
        const turns = Math.max(1, Math.round(megabyte / size / 3));
        return (
          median(
            Array.from({ length: turns }, (_, at) => {
              const text = inventedReport(5000 + round * 50 + at, size, names);
              const memoryless = forgetful(workspace);
              return timeOf(() => check(memoryless, text));
            }),
          ) / size
        );
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
