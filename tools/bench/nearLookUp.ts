/** Looking up what a misspelled name is near to, among a hundred to a million names. */
import { contextLimit } from '../../server/src/core/knowledge/wordProfile.js';
import { nameDefects, randomOf } from '../accuracy/injection.js';
import { inventedNames, pick } from './names.js';
import { indexOf } from './namesIndexed.js';
import { answerTasks, ProcessOfItsOwn } from './processOfItsOwn.js';
import { inRounds, medianOf, ratio, timeOf } from './rounds.js';
import { digits, type Extent, progress, type Section, times } from './section.js';

const base = 10_000;
const counted = (size: number): string => size.toLocaleString('en');
/** Words of a round, all different. */
const words = 2000;
/** What the issue calls tens of microseconds, in milliseconds. */
const allowed = 0.1;

interface LookUps {
  /** Milliseconds of processor time for one. */
  readonly time: number;
  /** The share that found the name it was made from. */
  readonly found: number;
  /** Names that were near, on average. */
  readonly near: number;
}

export async function nearLookUp({ isQuick }: Extent): Promise<Section> {
  const sizes = isQuick ? [100, base] : [100, base, 1_000_000];
  const processes = new Map<number, ProcessOfItsOwn<{ readonly round: number }, LookUps>>();
  const last = new Map<number, LookUps>();
  const ask = async (size: number, round: number): Promise<number> => {
    const answer = await processes.get(size)!.ask({ round });
    last.set(size, answer);
    return answer.time;
  };
  for (const size of sizes) {
    progress(`indexing ${counted(size)} names`);
    processes.set(size, new ProcessOfItsOwn('--near', String(size)));
    for (const round of [-1, -2, -3]) await ask(size, round);
  }
  const result = await inRounds(
    isQuick ? 2 : 9,
    sizes.map((size) => ({ name: String(size), turn: (round) => ask(size, round) })),
  );
  for (const it of processes.values()) it.end();
  const most = sizes.at(-1)!;
  return {
    title: { ja: '近い名称を引く', en: 'Looking up near names' },
    notes: [
      {
        ja: `はじめの100件の名称のカタカナの語を一か所だけ書き誤り、それに近い名称をすべて引きます（1回に${counted(words)}語、すべて初めて見る語）。知識ベースごとに別のプロセスで、比は10,000件との比です。時間はCPU時間です。`,
        en: `The katakana words of the first 100 names, each misspelled in one place, are looked up with all names near to them (${counted(words)} words a round). Each knowledge base has a process of its own; ratios are to 10,000 names. Times are processor time.`,
      },
    ],
    tables: [
      {
        head: [
          '名称 / names',
          '比 / ratio',
          '1語あたり / per word',
          '元の名称が見つかる / the name is found',
          '近い名称 / names near',
        ],
        rows: sizes.map((size) => [
          counted(size),
          times(ratio(result, String(size), String(base))),
          `${digits(medianOf(result, String(size)) * 1000)} µs`,
          `${digits(last.get(size)!.found * 100)}%`,
          digits(last.get(size)!.near),
        ]),
      },
    ],
    aims: [
      {
        what: {
          ja: `近い名称を引く時間、${counted(most)}件：1語あたり／100マイクロ秒`,
          en: `looking up near names among ${counted(most)}: a word / 100 microseconds`,
        },
        measured: medianOf(result, String(most)) / allowed,
        atMost: 1,
      },
    ],
  };
}

/** Runs in the process of its own. */
export function beNear(size: number): void {
  const names = inventedNames(Math.max(size, 100));
  const originals = names.slice(0, 100).flatMap((it) => it.name.match(/[ァ-ヺー]{4,}/g) ?? []);
  const { names: index } = indexOf(names.slice(0, size)).knowledge;
  const kinds = Object.keys(nameDefects).filter((it) => it !== 'half width' && it !== 'connector');
  answerTasks<{ readonly round: number }, LookUps>(({ round }) => {
    const random = randomOf(1000 + round);
    const misspelled = new Map<string, string>();
    while (misspelled.size < words) {
      const original = pick(random, originals);
      const ways = nameDefects[pick(random, kinds)]!(original).filter((it) => index.wordOf(it) < 0);
      if (ways.length > 0) misspelled.set(pick(random, ways), original);
    }
    const answers: (readonly { readonly name: number }[])[] = [];
    const time = timeOf(() => {
      for (const word of misspelled.keys()) answers.push(index.wordsNear(word, contextLimit));
    });
    const sought = [...misspelled.values()].map((it) => index.wordOf(it));
    return {
      time: time / words,
      found: answers.filter((it, at) => it.some(({ name }) => name === sought[at])).length / words,
      near: answers.reduce((sum, it) => sum + it.length, 0) / words,
    };
  });
}
