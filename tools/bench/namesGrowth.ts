/** A knowledge base of a hundred to a million names: finding them in a text, and checking a report with them. */
import { namesIn } from '../../server/src/core/knowledge/blockNames.js';
import type { KnowledgeBase } from '../../server/src/core/knowledge/knowledgeBase.js';
import { builtFrom } from '../../server/src/core/knowledge/knowledgeBaseOf.js';
import { mentionsIn } from '../../server/src/core/knowledge/mentions.js';
import { reportOf } from '../../server/src/core/markdown/report.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import type { Workspace } from '../../server/src/core/workspace.js';
import { loadResources } from '../../server/src/node/resources.js';
import { check, dist, forgetful, workspaceWith } from './koetsu.js';
import { entitiesOf, inventedNames } from './names.js';
import { type Contestant, inRounds, median, medianOf, ratio, timeOf } from './rounds.js';
import { digits, type Extent, milliseconds, progress, type Section, times } from './section.js';
import { inventedReport, kilobyte, megabyte } from './texts.js';

const base = 10_000;
const rows = {
  scan: '名称を探す、1 MB / finding names, 1 MB',
  suspects: '書き誤りも探す、1 MB / misspelled ones too, 1 MB',
  check: '全文の検査、35 KB / full check, 35 KB',
} as const;

export async function namesGrowth({ isQuick }: Extent): Promise<Section> {
  const sizes = isQuick ? [100, 10_000, 20_000] : [100, 1000, 10_000, 100_000, 1_000_000];
  const most = sizes.at(-1)!;
  progress(`inventing and indexing up to ${most} names`);
  const names = inventedNames(most);
  const { lexicon } = loadResources(dist);
  const built = new Map<number, number>();
  const bases = new Map<number, KnowledgeBase>();
  for (const size of sizes) {
    const entities = entitiesOf(names.slice(0, size));
    built.set(
      size,
      timeOf(() => bases.set(size, builtFrom(entities, { lexicon }))),
    );
  }

  progress('finding names');
  const empty = workspaceWith([]);
  const known = names.slice(0, base);
  const turns = (of: (knowledge: KnowledgeBase, round: number) => number): readonly Contestant[] =>
    sizes.map((size) => ({ name: String(size), turn: (round) => of(bases.get(size)!, round) }));
  const rounds = isQuick ? 2 : 9;
  const scan = await inRounds(rounds, turns(scanOf(inventedReport(1, megabyte, known))));
  const suspects = await inRounds(
    Math.min(rounds, 5),
    turns((knowledge, round) => suspectsOf(inventedReport(40 + round, megabyte, known), knowledge)),
  );
  const checks = await inRounds(
    rounds,
    turns((knowledge, round) =>
      median(
        Array.from({ length: 5 }, (_, at) => {
          const text = inventedReport(100 + round * 5 + at, 35 * kilobyte, known);
          return checkOf(empty, knowledge, text);
        }),
      ),
    ),
  );
  const count = (size: number): string => size.toLocaleString('en');
  return {
    title: { ja: '知識ベースの大きさ', en: 'Size of the knowledge base' },
    notes: [
      {
        ja: '同じ文章を、名称の数だけが違う知識ベースで調べます。比は10,000件との比です。文章に出る名称は、はじめの10,000件から選んでいます。',
        en: 'The same texts are read with knowledge bases that differ in size alone. Ratios are to 10,000 names. The names in the texts are from the first 10,000.',
      },
    ],
    tables: [
      {
        head: [
          '名称 / names',
          rows.scan,
          rows.suspects,
          rows.check,
          '表記 / forms',
          '索引を作る / building the index',
        ],
        rows: sizes.map((size) => {
          const name = String(size);
          const cell = (of: typeof scan): string =>
            `${times(ratio(of, name, String(base)))} (${milliseconds(medianOf(of, name))})`;
          return [
            count(size),
            cell(scan),
            cell(suspects),
            cell(checks),
            count(bases.get(size)!.names.size),
            `${digits(built.get(size)! / 1000)} s`,
          ];
        }),
      },
    ],
    aims: [
      {
        what: {
          ja: `名称を探す時間、1 MB：${count(most)}件／${count(base)}件`,
          en: `finding names in 1 MB: ${count(most)} / ${count(base)} names`,
        },
        measured: ratio(scan, String(most), String(base)),
        atMost: 1.5,
      },
    ],
  };
}

/** Nothing of this is remembered, so that one text does for all rounds. */
function scanOf(text: string): (knowledge: KnowledgeBase) => number {
  const prose = reportOf(new SourceText('file:///scan.md', text)).blocks.flatMap((it) => it.block.prose);
  return (knowledge) =>
    timeOf(() => {
      for (const it of prose) mentionsIn(it, knowledge);
    });
}

function suspectsOf(text: string, knowledge: KnowledgeBase): number {
  const { blocks } = reportOf(new SourceText('file:///suspects.md', text));
  const names = namesIn({ ...knowledge });
  return timeOf(() => {
    for (const { block } of blocks) names(block);
  });
}

function checkOf(empty: Workspace, knowledge: KnowledgeBase, text: string): number {
  const workspace = forgetful(empty, knowledge);
  return timeOf(() => check(workspace, text));
}
