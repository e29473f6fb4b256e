/** Koetsu as the bench uses it: its core in this process, and the commands that `npm run build` has made. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createLanguageService } from '../../server/src/core/createLanguageService.js';
import type { Finding } from '../../server/src/core/finding.js';
import type { KnowledgeBase } from '../../server/src/core/knowledge/knowledgeBase.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { createWorkspace, type Workspace } from '../../server/src/core/workspace.js';
import { loadResources } from '../../server/src/node/resources.js';
import { type InventedName, knowledgeYaml } from './names.js';
import { approvedDisclaimer } from './texts.js';

export const dist = path.resolve('dist');
export const cli = path.join(dist, 'cli.js');
export const server = path.join(dist, 'server.js');

export const root = 'file:///bench';
const report = `${root}/report.md`;

/** A house that prescribes what the reports have, so that every rule has something to compare. */
const settings = `house:
  disclaimer:
    text: |
${approvedDisclaimer.replace(/^/gm, '      ')}
  linkLabel: （[リンク](URL)）
`;

export function workspaceWith(names: readonly InventedName[]): Workspace {
  const sources = [
    new SourceText(`${root}/koetsu.yaml`, settings),
    ...(names.length > 0 ? [new SourceText(`${root}/knowledge/names.yaml`, knowledgeYaml(names))] : []),
  ];
  const workspace = createWorkspace(root, sources, loadResources(dist));
  const problems = [...workspace.settingsProblems.values(), ...workspace.knowledge.problems.values()].flat();
  if (problems.length > 0) throw new Error(problems[0]!.message.en);
  return workspace;
}

/** The same folder on the disk. Its knowledge base is in the cache from the first run on. */
export function writeWorkspace(folder: string, names: readonly InventedName[]): void {
  mkdirSync(path.join(folder, 'knowledge'), { recursive: true });
  writeFileSync(path.join(folder, 'koetsu.yaml'), settings);
  if (names.length > 0) writeFileSync(path.join(folder, 'knowledge/names.yaml'), knowledgeYaml(names));
}

/** A full check as every door asks for it: a new text, parsed from nothing, judged by all rules. */
export function check(workspace: Workspace, text: string): readonly Finding[] {
  const source = new SourceText(report, text);
  return createLanguageService(workspace.with({ kind: 'file', source })).check(report);
}

/**
 * The workspace without its memory: blocks, words and findings are remembered with the identity of the knowledge
 * base, and this one has a new identity with the same content, or with that of `knowledge`.
 */
export function forgetful(workspace: Workspace, knowledge: KnowledgeBase = workspace.knowledge): Workspace {
  const renewed: KnowledgeBase = { ...knowledge };
  const withIt = (it: Workspace): Workspace => ({ ...it, knowledge: renewed });
  return { ...withIt(workspace), with: (...changes) => withIt(workspace.with(...changes)) };
}
