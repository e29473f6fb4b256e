/**
 * `npm run reliability`: what Koetsu stands, into docs/reliability.md. It takes some ten minutes; `--quick` goes through
 * every step in one and keeps nothing.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { server, writeWorkspace } from '../bench/koetsu.js';
import { inventedNames } from '../bench/names.js';
import { ServerProcess } from '../bench/serverProcess.js';
import { inventedReport, megabyte } from '../bench/texts.js';
import { typeForADay } from './day.js';
import { editAtRandom } from './edits.js';
import { type Figure, pageOf } from './page.js';

const number = (value: number): string => Math.round(value).toLocaleString('en');
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

async function edits(isQuick: boolean): Promise<Figure> {
  const { edits, differences, findings } = editAtRandom(isQuick ? 100 : 10_000, namesFor(isQuick));
  return {
    what: {
      ja: `${number(edits)}回のでたらめな編集のあと、毎回、はじめから読み直した結果と比べる`,
      en: `${number(edits)} random edits, each compared with a fresh reading of the same text`,
    },
    measured: {
      ja: `食い違い${number(differences)}件（指摘はのべ${number(findings)}件）`,
      en: `${number(differences)} differences (among ${number(findings)} findings in all)`,
    },
  };
}

async function day(isQuick: boolean): Promise<Figure> {
  const { edits, heaps } = await typeForADay(isQuick ? 1000 : 20_000, namesFor(isQuick));
  const measured = `${heaps.map((it) => it.toFixed(1)).join(' → ')} MiB`;
  return {
    what: {
      ja: `一日の入力（${number(edits)}回の打鍵、そのつど指摘を求め、ときどきホバーと候補も）`,
      en: `a day’s typing (${number(edits)} keys, each followed by a pull; hovers and completions now and then)`,
    },
    measured: {
      ja: `ごみ集めのあとのヒープ：${measured}`,
      en: `heap after garbage collection: ${measured}`,
    },
  };
}

async function large(isQuick: boolean, folder: string): Promise<Figure> {
  const size = isQuick ? 1 : 10;
  const { first, key, memory } = await served(
    inventedReport(3, size * megabyte, namesFor(isQuick)),
    folder,
    isQuick,
  );
  return {
    what: { ja: `${size} MB の報告書`, en: `a report of ${size} MB` },
    measured: {
      ja: `開いてから指摘まで ${seconds(first)}、打鍵から指摘まで ${seconds(key)}、最大メモリー ${number(memory)} MiB`,
      en: `findings ${seconds(first)} after opening it and ${seconds(key)} after a key; peak memory ${number(memory)} MiB`,
    },
  };
}

async function many(isQuick: boolean, folder: string): Promise<Figure> {
  const count = isQuick ? 10_000 : 100_000;
  const paragraph = `${'発表による（[リンク](#)）。'.repeat(10)}\n\n`;
  const { first, key, shown, memory } = await served(
    `# 報告\n\n${paragraph.repeat(count / 10)}`,
    folder,
    isQuick,
  );
  return {
    what: { ja: `${number(count)}件の指摘がある報告書`, en: `a report with ${number(count)} findings` },
    measured: {
      ja: `重いものから${number(shown)}件を示す。開いてから ${seconds(first)}、打鍵から ${seconds(key)}、最大メモリー ${number(memory)} MiB`,
      en: `the ${number(shown)} gravest are shown, ${seconds(first)} after opening it and ${seconds(key)} after a key; peak memory ${number(memory)} MiB`,
    },
  };
}

/** In a real VS Code, where there is one for this machine. */
async function start(isQuick: boolean): Promise<Figure> {
  const times = isQuick ? 1 : 5;
  const { stdout } = await promisify(execFile)(process.execPath, [
    'test/extension/activation.mjs',
    String(times),
  ]);
  const runs = stdout
    .trim()
    .split('\n')
    .map((it) => JSON.parse(it) as { readonly activate: number; readonly findings: number });
  const [activate, findings] = (['activate', 'findings'] as const).map((part) => {
    const sorted = runs.map((it) => it[part]).sort((a, b) => a - b);
    return seconds(sorted[sorted.length >> 1]!);
  });
  return {
    what: {
      ja: `拡張機能の始まり：何も覚えていない拡張機能ホスト（${times}回の中央値）`,
      en: `the extension begins, in an extension host that remembers nothing (median of ${times})`,
    },
    measured: {
      ja: `activate() ${activate}、そこから報告書を開いて最初の指摘まで ${findings}`,
      en: `activate() takes ${activate}; from there through the opening of a report to its first findings ${findings}`,
    },
  };
}

async function size(): Promise<Figure> {
  const bundles = [
    'client.js',
    'server.js',
    'reader.js',
    'web/client.js',
    'web/server.js',
    'cli.js',
    'commands.js',
    'mcp.js',
  ];
  const sizes = bundles
    .map((it) => `${it} ${number(statSync(path.join('dist', it)).size / 1024)} KiB`)
    .join(', ');
  return {
    what: {
      ja: '始まりに読むプログラムの大きさ（超えると試験が落ちる上限がある）',
      en: 'the programs that a start reads (bounds are tested)',
    },
    measured: { ja: sizes, en: sizes },
  };
}

const namesFor = (isQuick: boolean) => inventedNames(isQuick ? 1000 : 10_000);

interface Served {
  /** Milliseconds from opening to the findings, and from a key to them. */
  readonly first: number;
  readonly key: number;
  readonly shown: number;
  /** The peak, in MiB. */
  readonly memory: number;
}

/** Opens a text in a server process and types a few letters. */
async function served(text: string, folder: string, isQuick: boolean): Promise<Served> {
  const house = path.join(folder, 'house');
  mkdirSync(house, { recursive: true });
  writeWorkspace(house, namesFor(isQuick));
  const editor = new ServerProcess([server, '--stdio'], house, path.join(folder, 'peak'));
  const start = performance.now();
  await editor.open(path.join(house, 'report.md'), text);
  const first = performance.now() - start;
  const keys = [];
  for (let at = 0; at < 9; at++) keys.push(await editor.type({ line: 2, character: 3 }, '国'));
  const times = keys.map((it) => it.time).sort((a, b) => a - b);
  return { first, key: times[4]!, shown: keys.at(-1)!.items, memory: (await editor.end()) / 1024 };
}

const sections = { edits, day, large, many, start, size };

/** One process for each section, so that none finds the heap of another; the first two take no times. */
async function main(): Promise<void> {
  const isQuick = process.argv.includes('--quick');
  const folder = mkdtempSync(path.join(tmpdir(), 'koetsu-reliability-'));
  const figureOf = async (section: keyof typeof sections): Promise<Figure> => {
    const args = ['--expose-gc', process.argv[1]!, '--section', section, folder];
    const env = { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache') };
    const answer = await promisify(execFile)(process.execPath, [...args, ...(isQuick ? ['--quick'] : [])], {
      env,
    });
    console.error(`${section}\n${answer.stderr}`);
    return JSON.parse(answer.stdout) as Figure;
  };
  try {
    const figures = await Promise.all([figureOf('edits'), figureOf('day')]);
    for (const section of ['large', 'many', 'start', 'size'] as const) figures.push(await figureOf(section));
    const page = pageOf(figures);
    if (!isQuick) writeFileSync('docs/reliability.md', page);
    console.log(page);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , flag, section, folder] = process.argv;
const work =
  flag === '--section'
    ? sections[section as keyof typeof sections](process.argv.includes('--quick'), folder!).then((figure) =>
        process.stdout.write(JSON.stringify(figure)),
      )
    : main();
// The server's timers would keep the process alive.
Promise.resolve(work).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
