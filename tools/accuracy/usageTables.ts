/** The tables on abbreviations and people: what is found in invented reports, and marks on texts without defects. */

import { createLanguageService } from '../../server/src/core/createLanguageService.js';
import type { Finding } from '../../server/src/core/finding.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { createWorkspace } from '../../server/src/core/workspace.js';
import { loadResources } from '../../server/src/node/resources.js';
import { inventedScene, recordsOf, written } from './scenes.js';
import { rate, share, table } from './table.js';
import { misused, usageDefects } from './usage.js';

const usageRules: readonly string[] = [...new Set(usageDefects.map((it) => it.rule))];

export interface MarkedCorpus {
  readonly name: string;
  readonly characters: number;
  readonly texts: readonly { readonly text: string; readonly findings: readonly Finding[] }[];
}

/** Marks of any severity: most of these rules only inform. */
export function marksOnUsage(corpora: readonly MarkedCorpus[]): string {
  const rows = usageRules.map((rule) => [
    `\`${rule}\``,
    ...corpora.map(({ characters, texts }) => {
      const count = texts.flatMap((it) => it.findings).filter((it) => it.rule === rule).length;
      return `${rate(count, characters)}（${count}）`;
    }),
  ]);
  return table(['規則 / rule', ...corpora.map((it) => it.name)], rows);
}

export function recallOnUsage(count: number, seed: number): string {
  const rows = usageRecall(count, seed).map(({ name, rule, found, without }) => [
    name,
    `\`${rule}\``,
    count,
    share(found, count),
    without,
  ]);
  return table(
    ['誤り / defect', '規則 / rule', '件 / made', '発見 / found', '誤りのない報告書で / without the defect'],
    rows,
  );
}

const root = 'file:///usage';
const uri = `${root}/report.md`;

/** Of each defect: how many were made and how many were found; and the marks of each rule on the same reports without. */
function usageRecall(count: number, seed: number) {
  const scenes = Array.from({ length: count }, (_, at) => inventedScene(seed + at));
  const workspace = createWorkspace(
    root,
    [
      new SourceText(`${root}/koetsu.yaml`, 'rules:\n  outdated-bio: { severity: information }\n'),
      new SourceText(`${root}/knowledge/people.yaml`, `entities:\n${scenes.map(recordsOf).join('')}`),
    ],
    loadResources('dist'),
  );
  const problems = [...workspace.settingsProblems.values(), ...workspace.knowledge.problems.values()].flat();
  if (problems.length > 0) throw new Error(problems[0]!.message.en);
  const findingsIn = (text: string): readonly Finding[] =>
    createLanguageService(workspace.with({ kind: 'file', source: new SourceText(uri, text) })).check(uri);
  const clean = scenes.map((it) => findingsIn(written(it.pieces, 0).text));
  return usageDefects.map((defect) => {
    const { name, rule } = defect;
    const found = misused(defect, scenes, seed).filter(({ text, start, end }) =>
      findingsIn(text).some((it) => it.rule === rule && it.range.start < end && it.range.end > start),
    ).length;
    const without = clean.flat().filter((it) => it.rule === rule).length;
    return { name, rule, found, without };
  });
}
