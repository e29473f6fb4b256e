/** The sentences of a report read with the dictionary, beside what others need for the same text. */
import { reportOf } from '../../server/src/core/markdown/report.js';
import { grammarFaultsIn } from '../../server/src/core/morphology/grammarFaults.js';
import { sentencesIn } from '../../server/src/core/readings.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { analyserIn } from '../../server/src/node/analyser.js';
import { technical } from './checkers.js';
import { dist } from './koetsu.js';
import { inventedNames } from './names.js';
import { type Check, kuromoji, presetSettings, textlint } from './peers.js';
import { answerTasks, ProcessOfItsOwn } from './processOfItsOwn.js';
import { inRounds, median, medianOf, processorTime, ratio } from './rounds.js';
import { type Extent, mebibytes, milliseconds, progress, type Section, times } from './section.js';
import { inventedReport, kilobyte } from './texts.js';

const size = 35 * kilobyte;
const koetsu = 'Koetsu: sentences';
const tokens = 'kuromoji: tokenize';

interface Reading {
  /** Loads what it needs and gives the check. */
  start(folder: string): Promise<Check>;
}

const readers: Readonly<Record<string, Reading>> = {
  [koetsu]: {
    start: async () => {
      const analyser = analyserIn(dist)!;
      return (text) =>
        reportOf(new SourceText('file:///report.md', text))
          .printedBlocks.flatMap(({ block }) => sentencesIn(block))
          .flatMap((it) => grammarFaultsIn(it.text, analyser)).length;
    },
  },
  [tokens]: { start: kuromoji },
  [technical]: { start: (folder) => textlint(presetSettings(folder, 'ja-technical-writing')) },
};

interface Task {
  readonly seed: number;
  readonly count: number;
}

interface Answer {
  /** Milliseconds of processor time for a report, and for everything up to the end of the first. */
  readonly time: number;
  readonly untilFirst: number;
  /** The most memory that the process has had, in kibibytes. */
  readonly memory: number;
}

/** Runs in the process of its own. */
export function beReader(name: string, folder: string): void {
  const names = inventedNames(100);
  let check: Check | undefined;
  let untilFirst = 0;
  answerTasks<Task, Answer>(async ({ seed, count }) => {
    const texts = Array.from({ length: count }, (_, at) => inventedReport(seed + at, size, names));
    const begun = processorTime();
    if (!check) {
      check = await readers[name]!.start(folder);
      await check(texts[0]!);
      untilFirst = processorTime() - begun;
    }
    const start = processorTime();
    for (const text of texts) await check(text);
    const time = (processorTime() - start) / count;
    return { time, untilFirst, memory: process.resourceUsage().maxRSS };
  });
}

export async function deepPass({ isQuick, folder }: Extent): Promise<Section> {
  const rounds = isQuick ? 2 : 9;
  const processes = new Map<string, ProcessOfItsOwn<Task, Answer>>();
  const first = new Map<string, Answer>();
  for (const name of Object.keys(readers)) {
    progress(`starting ${name}`);
    const process = new ProcessOfItsOwn<Task, Answer>('--reader', name, folder);
    processes.set(name, process);
    first.set(name, await process.ask({ seed: 1, count: 1 }));
    await process.ask({ seed: 2, count: isQuick ? 1 : 5 });
  }
  progress('reading in turn');
  const memory = new Map<string, number>();
  const result = await inRounds(
    rounds,
    Object.keys(readers).map((name) => ({
      name,
      turn: async (round) => {
        const { time, memory: most } = await processes
          .get(name)!
          .ask({ seed: 100 + round * 10, count: name === koetsu ? 5 : 1 });
        memory.set(name, most);
        return time;
      },
    })),
  );
  for (const it of processes.values()) it.end();
  const untilFirst = (name: string): number => median([first.get(name)!.untilFirst]);
  return {
    title: { ja: '文の読み取り', en: 'Reading sentences' },
    notes: [
      {
        ja: '35 KBの報告書のすべての文を、辞書で単語に分けて誤りを探します（エディターでは別のスレッドで行います）。それぞれ別のプロセスで、初めて見る同じ文章を順番に読みます。「最初まで」は、辞書や規則の読み込みから、冷えた状態での1本目の終わりまでです。',
        en: 'All sentences of a report of 35 KB are read with the dictionary and searched for faults, which an editor leaves to a thread of its own. Each in a process of its own, in turn, with the same texts that none has seen. “Until the first” is from loading the dictionary or the rules to the end of the first report, everything cold.',
      },
    ],
    tables: [
      {
        head: [
          '35 KB',
          '比 / ratio',
          '中央値 / median',
          '最初まで / until the first',
          'メモリー / peak memory',
        ],
        rows: Object.keys(readers).map((name) => [
          name,
          name === koetsu ? '1' : times(ratio(result, name, koetsu)),
          milliseconds(medianOf(result, name)),
          milliseconds(untilFirst(name)),
          mebibytes(memory.get(name)!),
        ]),
      },
    ],
    aims: [
      {
        what: {
          ja: '文の読み取り、35 KB：textlint ja-technical-writing／Koetsu',
          en: 'reading sentences, 35 KB: textlint ja-technical-writing / Koetsu',
        },
        measured: ratio(result, technical, koetsu),
        atLeast: 3,
      },
      {
        what: {
          ja: '同、kuromojiの形態素解析だけ／Koetsu',
          en: 'the same, kuromoji’s tokenizer alone / Koetsu',
        },
        measured: ratio(result, tokens, koetsu),
        atLeast: 1,
      },
      {
        what: {
          ja: '辞書の読み込みから1本目まで：kuromoji／Koetsu',
          en: 'from loading to the end of the first report: kuromoji / Koetsu',
        },
        measured: untilFirst(tokens) / untilFirst(koetsu),
        atLeast: 3,
      },
    ],
  };
}
