/** A report at a glance. */
import { deepEqual, equal } from 'node:assert/strict';
import { overviewFor } from '../../server/src/lsp/overview.js';
import type { Overview } from '../../server/src/lsp/protocol.js';
import type { Snapshot } from '../../server/src/lsp/session.js';
import { folderFrom } from './folder.js';

const knowledge =
  '-- knowledge/names.yaml --\nentities:\n  - { name: カタール, kind: country }\n  - { name: ドーハ }\n';

function overviewOf(
  text: string,
  name = 'a.md',
): { readonly overview: Overview | null; readonly at: (it: unknown) => unknown } {
  const { service, source } = folderFrom(`${knowledge}-- ${name} --\n‸${text}`);
  const overview = overviewFor({ service, source, client: { language: 'ja' } } as Snapshot);
  const at = (it: unknown): unknown => {
    const { start, end } = it as Overview['notes'][number];
    return source.slice({ start: source.offsetAt(start), end: source.offsetAt(end) });
  };
  return { overview, at };
}

describe('an overview', () => {
  it('answers whether the report can go out, and counts what is in it by kind', () => {
    const { overview, at } = overviewOf(
      '# 港\n\nカタルーとカタール。ドーハは[開いた](#)<sup>1</sup>。[空]()。ボルタヴェンガ。\n\n<sup>1</sup> 港務局による。\n',
    );
    const { canGoOut, verdict, findings, openLinks, notes, names } = overview!;
    equal(canGoOut, false);
    equal(verdict, '公開できません（妨げ 3件）');
    deepEqual(
      findings.map((it) => [it.rule, it.severity, it.places.map(at)]),
      [
        ['misspelled-name', 'error', ['カタルー']],
        ['placeholder-link', 'warning', ['[開いた](#)', '[空]()']],
      ],
    );
    deepEqual(openLinks.map(at), ['[開いた](#)', '[空]()']);
    deepEqual(notes.map(at), ['<sup>1</sup>']);
    deepEqual([names.known, names.doubtful.map(at)], [2, ['カタルー', 'ボルタヴェンガ']]);
  });

  it('is none of what is no report', () => equal(overviewOf('# 港\n', 'README.md').overview, null));
});
