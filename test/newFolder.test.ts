/** The folder that reports begin in. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import type { NewFolder } from '../server/src/core/languageService.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { pathIn, uriIn } from '../server/src/core/text/uri.js';
import { createWorkspace, type Workspace } from '../server/src/core/workspace.js';
import { files } from './fixture.js';

const root = 'file:///house';

const folderWith = (texts: string): Workspace =>
  createWorkspace(
    root,
    [...files(texts)].map(([path, text]) => new SourceText(uriIn(root, path), text)),
    noResources,
  );

const preparedIn = (workspace: Workspace, title = '港の春'): NewFolder =>
  createLanguageService(workspace).newFolder({ date: '2025-04-23', title })!;

const after = (workspace: Workspace, { files, report }: NewFolder): Workspace =>
  workspace.with(
    ...[...files, { uri: report.uri!, text: report.text }].map(({ uri, text }) => ({
      kind: 'file' as const,
      source: new SourceText(uri, text),
    })),
  );

const paths = ({ files, report }: NewFolder): readonly (string | undefined)[] =>
  [...files.map((it) => it.uri), report.uri!].map((it) => decodeURIComponent(pathIn(root, it)!));

describe('a new folder', () => {
  const empty = createWorkspace(root, [], noResources);

  it('has settings, knowledge, a disclaimer and a first report', () =>
    deepEqual(paths(preparedIn(empty)), [
      'koetsu.yaml',
      'knowledge/names.yaml',
      'house/disclaimer.md',
      'reports/2025-04-23-港の春.md',
    ]));

  it('is sound, and only what is to be written is found in its report', () => {
    const prepared = preparedIn(empty);
    const service = createLanguageService(after(empty, prepared));
    for (const { uri } of prepared.files)
      deepEqual(
        service.check(uri).map((it) => it.message.ja),
        [],
        uri,
      );
    const { uri, text } = prepared.report;
    equal(service.role(uri!).kind, 'report');
    deepEqual([...new Set(service.check(uri!).map((it) => it.rule))], ['unfilled-placeholder'], text);
    match(text, /\n## 免責事項\n/);
  });

  it('takes the first name into its knowledge file, below what it explains', () => {
    const service = createLanguageService(after(empty, preparedIn(empty)));
    const added = service.added({ kind: 'add-name', name: 'ボルタヴェンガ' })!;
    equal(added.uri, `${root}/knowledge/names.yaml`);
    equal(added.create, undefined);
    ok(added.edits.every((it) => it.range.start === it.range.end));
  });

  it('keeps what is there: its own disclaimer, and everything where there are settings', () => {
    const own = folderWith('-- house/disclaimer.md --\n## 免責事項\n\n- 当社の文面です。\n');
    deepEqual(paths(preparedIn(own)).includes('house/disclaimer.md'), false);
    match(preparedIn(own).report.text, /- 当社の文面です。\n$/);
    deepEqual(paths(preparedIn(folderWith('-- koetsu.yaml --\nreports: drafts/*.md\n'))), [
      'drafts/2025-04-23-港の春.md',
    ]);
  });

  it('is nowhere without a folder', () =>
    equal(
      createLanguageService(createWorkspace(undefined, [], noResources)).newFolder({ date: '2025-04-23' }),
      undefined,
    ));
});
