/**
 * From a key to the findings, over the real connection: a client on stdio sends `didChange`, asks for the
 * diagnostics and waits for them. Koetsu and an empty server get the same keys in turn.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomOf } from '../accuracy/injection.js';
import { server, writeWorkspace } from './koetsu.js';
import { inventedNames } from './names.js';
import { median, percentile } from './rounds.js';
import { bytes, type Extent, mebibytes, milliseconds, progress, type Section, times } from './section.js';
import { ServerProcess } from './serverProcess.js';
import { inventedReport, kilobyte, megabyte } from './texts.js';

/** What is typed, over and over, each time in another paragraph: kana, a name, a note, a full stop. */
const typed = 'その後、イランとオマーンは協議を続けた<sup>1</sup>。';

interface Measured {
  readonly size: number;
  readonly ratio: number;
  readonly rows: readonly (readonly string[])[];
}

export async function keystroke({ isQuick, folder }: Extent): Promise<Section> {
  const house = path.join(folder, 'keystroke');
  mkdirSync(house, { recursive: true });
  writeWorkspace(house, inventedNames(10_000));
  const measured: Measured[] = [];
  for (const [size, keys] of [
    [35 * kilobyte, 400],
    [megabyte, 200],
  ] as const) {
    progress(`keystrokes, ${bytes(size)}`);
    measured.push(await typeInto(house, folder, size, isQuick ? 20 : keys));
  }
  return {
    title: { ja: '打鍵から指摘まで', en: 'From a keystroke to the findings' },
    notes: [
      {
        ja: '実際の標準入出力で、`didChange` を送ってから `textDocument/diagnostic` の答えが届くまでの時間です。同じ打鍵を、Koetsu（10,000件の名称）と、文書を保持するだけの空の `vscode-languageserver` とに交互に送ります。Koetsuは毎回すべての指摘を送り返しています。',
        en: 'Over real stdio, from sending `didChange` to the answer to `textDocument/diagnostic`. The same keys go in turn to Koetsu (10,000 names) and to an empty `vscode-languageserver` that only keeps the documents. Koetsu answers each key with all of its findings.',
      },
    ],
    tables: measured.map(({ size, rows }) => ({
      head: [
        bytes(size),
        '比 / ratio',
        '中央値 / median',
        '95%',
        '最大メモリー / peak memory',
        '指摘 / findings',
      ],
      rows,
    })),
    aims: measured.map(({ size, ratio }) => ({
      what: {
        ja: `打鍵から指摘まで、${bytes(size)}：Koetsu／空のサーバー`,
        en: `keystroke to diagnostics, ${bytes(size)}: Koetsu / empty server`,
      },
      measured: ratio,
      atMost: size === megabyte ? 3 : 2,
    })),
  };
}

async function typeInto(house: string, folder: string, size: number, keys: number): Promise<Measured> {
  const file = path.join(house, `${size}.md`);
  const text = inventedReport(1, size, inventedNames(10_000));
  writeFileSync(file, text);
  const servers = [
    new ServerProcess([server, '--stdio'], house, path.join(folder, 'peak-koetsu')),
    new ServerProcess(
      [path.resolve('out/bench/emptyServer.cjs'), '--stdio'],
      house,
      path.join(folder, 'peak-empty'),
    ),
  ];
  for (const it of servers) await it.open(file, text);
  const random = randomOf(size);
  const paragraphs = text.split('\n').flatMap((line, at) => (/^[^#|><\-\s].{80}/.test(line) ? [at] : []));
  const pairs: number[] = [];
  const latencies: number[][] = [[], []];
  let findings = 0;
  let line = 0;
  let character = 0;
  for (let key = -Math.min(100, keys); key < keys; key++) {
    const letter = (key + 100) % typed.length;
    if (letter === 0) line = paragraphs[Math.floor(random() * paragraphs.length)]!;
    character = letter;
    const at = { line, character };
    // The one that comes first finds the other's caches gone: they take turns at it.
    const order = key % 2 === 0 ? [0, 1] : [1, 0];
    const round = [0, 0];
    for (const index of order) {
      const answer = await servers[index]!.type(at, typed[letter]!);
      round[index] = answer.time;
      if (index === 0) findings = answer.items;
    }
    // The first keys warm both up.
    if (key < 0) continue;
    pairs.push(round[0]! / round[1]!);
    for (const index of order) latencies[index]!.push(round[index]!);
  }
  const peaks: number[] = [];
  for (const it of servers) peaks.push(await it.end());
  const row = (name: string, index: number, ratio: string, count: number): readonly string[] => [
    name,
    ratio,
    milliseconds(median(latencies[index]!)),
    milliseconds(percentile(latencies[index]!, 0.95)),
    mebibytes(peaks[index]!),
    String(count),
  ];
  const ratio = median(pairs);
  return {
    size,
    ratio,
    rows: [row('Koetsu', 0, times(ratio), findings), row('空のサーバー / empty server', 1, '1', 0)],
  };
}
