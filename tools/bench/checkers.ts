/** Those who check whole documents, each in its process: sets one up, and tells how long it takes. */
import { check, forgetful, workspaceWith } from './koetsu.js';
import { inventedNames } from './names.js';
import { type Check, cspell, markdownlint, presetSettings, prhSettings, textlint } from './peers.js';
import { answerTasks } from './processOfItsOwn.js';
import { processorTime } from './rounds.js';
import { inventedReport, kilobyte, megabyte } from './texts.js';

const names = () => inventedNames(10_000);

export interface Checker {
  readonly name: string;
  /** The largest document that it is asked to check. */
  readonly most: number;
  /** So many documents of 35 KB make one turn: a millisecond alone is too short to be judged by. */
  readonly documents: number;
  start(folder: string): Promise<Check> | Check;
}

export const koetsu = 'Koetsu';
export const technical = 'textlint: ja-technical-writing';
export const jtf = 'textlint: jtf-style';
export const lint = 'markdownlint';

export const checkers: readonly Checker[] = [
  {
    name: koetsu,
    most: 10 * megabyte,
    documents: 9,
    start: () => {
      const workspace = workspaceWith(names());
      return (text) => check(forgetful(workspace), text).length;
    },
  },
  {
    name: 'Koetsu, with its memory',
    most: 10 * megabyte,
    documents: 9,
    start: () => {
      const workspace = workspaceWith(names());
      return (text) => check(workspace, text).length;
    },
  },
  {
    name: technical,
    // Quadratic in the length: 152 s for 1 MB.
    most: 35 * kilobyte,
    documents: 1,
    start: (folder) => textlint(presetSettings(folder, 'ja-technical-writing')),
  },
  {
    name: jtf,
    most: megabyte,
    documents: 5,
    start: (folder) => textlint(presetSettings(folder, 'jtf-style')),
  },
  {
    name: 'textlint: prh, 10',
    most: megabyte,
    documents: 5,
    start: (folder) => textlint(prhSettings(folder, names().slice(0, 10))),
  },
  {
    name: 'textlint: prh, 10,000',
    most: 35 * kilobyte,
    documents: 1,
    start: (folder) => textlint(prhSettings(folder, names())),
  },
  { name: lint, most: 10 * megabyte, documents: 9, start: markdownlint },
  { name: 'cspell', most: 10 * megabyte, documents: 9, start: cspell },
];

export interface Documents {
  /** The first is made from this seed, the others from those that follow. */
  readonly seed: number;
  readonly size: number;
  readonly count: number;
}

export interface Checked {
  /** Milliseconds of processor time for each document. */
  readonly times: readonly number[];
  readonly findings: readonly number[];
}

/** Runs in the process of its own. */
export async function beChecker(name: string, folder: string): Promise<void> {
  const ready = Promise.resolve(checkers.find((it) => it.name === name)!.start(folder));
  const known = names();
  answerTasks<Documents, Checked>(async ({ seed, size, count }) => {
    const checkText = await ready;
    const times: number[] = [];
    const findings: number[] = [];
    for (let at = 0; at < count; at++) {
      const text = inventedReport(seed + at, size, known);
      const start = processorTime();
      const found = checkText(text);
      findings.push(typeof found === 'number' ? found : await found);
      times.push(processorTime() - start);
    }
    return { times, findings };
  });
}
