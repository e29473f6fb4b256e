/** One knowledge base in a process of its own, read back from its image as it is after every start but the first. */
import { namesIn } from '../../server/src/core/knowledge/blockNames.js';
import type { KnowledgeBase } from '../../server/src/core/knowledge/knowledgeBase.js';
import { builtFrom } from '../../server/src/core/knowledge/knowledgeBaseOf.js';
import { knowledgeImageOf, knowledgeOfImage } from '../../server/src/core/knowledge/knowledgeImage.js';
import { mentionsIn } from '../../server/src/core/knowledge/mentions.js';
import { reportOf } from '../../server/src/core/markdown/report.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { codec, loadResources } from '../../server/src/node/resources.js';
import { check, dist, forgetful, workspaceWith } from './koetsu.js';
import { entitiesOf, type InventedName, inventedNames } from './names.js';
import { answerTasks } from './processOfItsOwn.js';
import { median, timeOf } from './rounds.js';
import { inventedReport, kilobyte, megabyte } from './texts.js';

/** Finding names in 1 MB, finding misspelled ones too, and a full check of 35 KB. */
export const tasks = ['scan', 'suspects', 'check'] as const;

export interface Question {
  readonly task: (typeof tasks)[number];
  /** Another round has other texts. Below 0 it is for warming up. */
  readonly round: number;
}

export interface Indexed {
  /** Milliseconds of processor time, the median of several texts. */
  readonly time: number;
  /** Milliseconds of processor time to build the index. */
  readonly built: number;
  readonly forms: number;
}

/** Runs in the process of its own. */
export function beKnowledge(size: number): void {
  const names = inventedNames(Math.max(size, 10_000));
  const known = names.slice(0, 10_000);
  const { knowledge, built } = indexOf(names.slice(0, size));
  const empty = workspaceWith([]);
  const measure = {
    scan: (round: number) => timesOf(round, 3, megabyte, (text) => scan(text, knowledge)),
    suspects: (round: number) => timesOf(round, 1, megabyte, (text) => suspects(text, knowledge)),
    check: (round: number) =>
      timesOf(round, 9, 35 * kilobyte, (text) => {
        const workspace = forgetful(empty, knowledge);
        return timeOf(() => check(workspace, text));
      }),
  };
  const timesOf = (round: number, count: number, bytes: number, of: (text: string) => number): number => {
    const turns = round < 0 ? 8 * count : count;
    return median(
      Array.from({ length: turns }, (_, at) => of(inventedReport(1000 + 100 * round + at, bytes, known))),
    );
  };
  answerTasks<Question, Indexed>(({ task, round }) => ({
    time: measure[task](round),
    built,
    forms: knowledge.names.size,
  }));
}

export function indexOf(names: readonly InventedName[]): {
  readonly knowledge: KnowledgeBase;
  readonly built: number;
} {
  const { lexicon } = loadResources(dist);
  const entities = entitiesOf(names);
  let whole: KnowledgeBase | undefined;
  const built = timeOf(() => {
    whole = builtFrom(entities, { lexicon });
  });
  return { knowledge: knowledgeOfImage(knowledgeImageOf(whole!, codec), lexicon, codec)!, built };
}

function scan(text: string, knowledge: KnowledgeBase): number {
  const prose = reportOf(new SourceText('file:///scan.md', text)).blocks.flatMap((it) => it.block.prose);
  return timeOf(() => {
    for (const it of prose) mentionsIn(it, knowledge);
  });
}

function suspects(text: string, knowledge: KnowledgeBase): number {
  const { blocks } = reportOf(new SourceText('file:///suspects.md', text));
  const names = namesIn({ ...knowledge });
  return timeOf(() => {
    for (const { block } of blocks) names(block);
  });
}
