/** A command from its start to its end, as in a shell or a build: time and memory. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cli, writeWorkspace } from './koetsu.js';
import { inventedNames } from './names.js';
import { cspellCommand, markdownlintCommand, presetSettings, prhSettings, textlintCommand } from './peers.js';
import { outputOf, type Program, runningTime, watchedRun } from './processes.js';
import { type Contestant, inRounds, median, medianOf, ratio } from './rounds.js';
import {
  bytes,
  type Extent,
  mebibytes,
  milliseconds,
  progress,
  type Section,
  type Table,
  times,
} from './section.js';
import { fillCache } from './serverProcess.js';
import { inventedReport, kilobyte, megabyte } from './texts.js';

const floor = 'node -e 0';
const koetsu = 'koetsu check';
const withNames = 'koetsu check, 10,000 names';
const technical = 'textlint: ja-technical-writing';
const jtf = 'textlint: jtf-style';

export async function coldStart({ isQuick, folder }: Extent): Promise<Section> {
  const names = inventedNames(10_000);
  const place = (name: string): string => {
    mkdirSync(path.join(folder, name), { recursive: true });
    return path.join(folder, name);
  };
  const bare = place('cold');
  const house = place('cold-names');
  writeWorkspace(house, names);
  const sizes = [35 * kilobyte, megabyte, 10 * megabyte].slice(0, isQuick ? 1 : 3);
  const fileOf = (size: number): string => `${size}.md`;
  for (const size of sizes) {
    const text = inventedReport(1, size, names);
    for (const it of [bare, house]) writeFileSync(path.join(it, fileOf(size)), text);
  }
  await fillCache(house, path.join(house, fileOf(35 * kilobyte)), folder);
  const settings = {
    technical: presetSettings(folder, 'ja-technical-writing'),
    jtf: presetSettings(folder, 'jtf-style'),
    prh: prhSettings(folder, names.slice(0, 10)),
  };
  const programs = (size: number): readonly (Program & { readonly most: number })[] => {
    const file = path.join(bare, fileOf(size));
    const own = (cwd: string) => ({ args: [cli, 'check', fileOf(size)], cwd });
    return [
      { name: floor, args: ['-e', '0'], cwd: bare, most: Number.POSITIVE_INFINITY },
      { name: koetsu, ...own(bare), most: 10 * megabyte },
      { name: withNames, ...own(house), most: 10 * megabyte },
      { name: technical, ...textlintCommand(settings.technical, file), most: 35 * kilobyte },
      { name: jtf, ...textlintCommand(settings.jtf, file), most: megabyte },
      { name: 'textlint: prh, 10', ...textlintCommand(settings.prh, file), most: megabyte },
      { name: 'markdownlint-cli2', ...markdownlintCommand(file), most: 10 * megabyte },
      { name: 'cspell', ...cspellCommand(file), most: 10 * megabyte },
    ];
  };
  for (const it of programs(35 * kilobyte)) {
    if (it.name !== floor && !/\d/.test(outputOf(it))) throw new Error(`${it.name} says nothing`);
  }

  progress('cold start, 35 KB');
  const contestants = programs(35 * kilobyte).map(
    (it): Contestant => ({
      name: it.name,
      turn: () => runningTime(it),
      // Seconds need fewer turns than a tenth of one.
      ...((it.name === technical || it.name === 'cspell') && { turns: 5 }),
    }),
  );
  const result = await inRounds(isQuick ? 2 : 9, contestants);
  const time: Table = {
    head: ['35 KB', `${floor} との比 / against ${floor}`, '中央値 / median'],
    rows: contestants.map(({ name }) => [
      name,
      times(ratio(result, name, floor)),
      milliseconds(medianOf(result, name)),
    ]),
  };

  progress('peak memory');
  const peaks = new Map<string, number>();
  for (const size of sizes) {
    for (const it of programs(size)) {
      if (size > it.most) continue;
      const runs = Array.from(
        { length: size < megabyte && !isQuick ? 3 : 1 },
        () => watchedRun(it, folder).peak,
      );
      peaks.set(`${it.name} ${size}`, median(runs));
    }
  }
  const peak = (name: string, size = 35 * kilobyte): number | undefined => peaks.get(`${name} ${size}`);
  const memory: Table = {
    head: ['最大メモリー / peak memory', `35 KB、${floor} との比 / against ${floor}`, ...sizes.map(bytes)],
    rows: contestants.map(({ name }) => [
      name,
      times(peak(name)! / peak(floor)!),
      ...sizes.map((size) => {
        const found = peak(name, size);
        return found === undefined ? '–' : mebibytes(found);
      }),
    ]),
  };
  return {
    title: { ja: 'コマンドの起動から終了まで', en: 'A command from start to end' },
    notes: [
      {
        ja: '1回ごとに新しいプロセスです。`koetsu check` は、最初の1回が残したコンパイル済みのコードから始まります（2回目からのふだんの状態です）。内蔵パックだけで、「10,000 names」はさらに10,000件の名称（エディターが作ったキャッシュ）で働きます。メモリーは別に測ります（終了時のmaxRSS）。',
        en: 'A new process each time. `koetsu check` starts from the compiled code that the first run has left, as it does from the second run on. It has the built-in packs, “10,000 names” as many names besides (from the cache that the editor has made). Memory is measured apart (maxRSS at exit).',
      },
    ],
    tables: [time, memory],
    aims: [
      {
        what: {
          ja: '起動から終了まで、35 KB：koetsu check／node -e 0',
          en: 'cold, 35 KB: koetsu check / node -e 0',
        },
        measured: ratio(result, koetsu, floor),
        atMost: 2.5,
      },
      {
        what: {
          ja: '同、koetsu check／textlint ja-technical-writing',
          en: 'the same, koetsu check / textlint ja-technical-writing',
        },
        measured: ratio(result, koetsu, technical),
        atMost: 0.1,
      },
      {
        what: {
          ja: '最大メモリー、35 KB：koetsu check／node -e 0',
          en: 'peak memory, 35 KB: koetsu check / node -e 0',
        },
        measured: peak(koetsu)! / peak(floor)!,
        atMost: 2,
      },
    ],
  };
}
