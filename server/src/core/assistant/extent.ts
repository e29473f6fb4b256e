/** Whether a text is a report or a part of one: of a part nobody expects a byline, a disclaimer or all notes. */
import type { Finding } from '../finding.js';
import { reportOf } from '../markdown/report.js';
import { rules } from '../rules/index.js';
import type { Draft } from './judgement.js';

export const extents = ['report', 'passage'] as const;

export type Extent = (typeof extents)[number];

/** As whoever asks says; else a file is a report, and so is a text that begins as one: with front matter or a title. */
export function extentOf({ service, uri, name }: Draft, said: Extent | undefined): Extent {
  if (said !== undefined) return said;
  const source = service.workspace.files.get(uri);
  if (name !== undefined || !source) return 'report';
  const { blocks, frontMatter } = reportOf(source);
  const [first] = blocks;
  return frontMatter || first?.block.headings[0]?.level === 1 ? 'report' : 'passage';
}

const ofWholes: ReadonlySet<string> = new Set(
  rules.filter((it) => it.scope === 'report' && it.needsWhole).map((it) => it.id),
);

export const findingsWithin = (findings: readonly Finding[], extent: Extent): readonly Finding[] =>
  extent === 'report' ? findings : findings.filter((it) => !ofWholes.has(it.rule));
