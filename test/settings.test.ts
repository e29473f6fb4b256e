/** koetsu.yaml, and what a folder of files becomes. */
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { fileRoleOf } from '../server/src/core/fileRole.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import { defaultSettings } from '../server/src/core/settings.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { uriIn } from '../server/src/core/text/uri.js';
import { createWorkspace, type Workspace } from '../server/src/core/workspace.js';
import { files, marked } from './fixture.js';

const root = 'file:///house';

const workspaceFrom = (texts: string): Workspace =>
  createWorkspace(
    root,
    [...files(texts)].map(([path, text]) => new SourceText(uriIn(root, path), text)),
    noResources,
  );

/** What is said about a settings file: the marked text and the message. */
const problemsIn = (workspace: Workspace, path = 'koetsu.yaml'): readonly string[] => {
  const uri = uriIn(root, path);
  const source = workspace.files.get(uri)!;
  return (workspace.settingsProblems.get(uri) ?? []).map(
    (it) => `${source.slice(it.range)}: ${it.message.ja}`,
  );
};

describe('koetsu.yaml', () => {
  it('need not be there', () => {
    const { settings } = workspaceFrom('-- a.md --\n本文。\n');
    deepEqual({ ...settings, house: undefined }, { ...defaultSettings, house: undefined });
    deepEqual(settings.house.disclaimers, []);
  });

  it('says which knowledge it names in vain, until the file is there', () => {
    const settings = 'knowledge:\n  - names.yaml\n  - "k/**/*.yaml"\n  - house/*.yaml\n';
    const workspace = workspaceFrom(`-- koetsu.yaml --\n${settings}-- house/a.yaml --\nentities: []\n`);
    const uri = uriIn(root, 'koetsu.yaml');
    const told = (it: Workspace): readonly string[] =>
      createLanguageService(it)
        .check(uri)
        .map(({ range, severity }) => `${severity} ${it.files.get(uri)!.slice(range)}`);
    deepEqual(told(workspace), ['warning names.yaml', 'information k/**/*.yaml']);
    const added = new SourceText(uriIn(root, 'names.yaml'), 'entities: []\n');
    deepEqual(told(workspace.with({ kind: 'file', source: added })), ['information k/**/*.yaml']);
    // A folder is no file.
    deepEqual(
      told(workspaceFrom('-- koetsu.yaml --\nknowledge: [house]\n-- house/a.yaml --\nentities: []\n')),
      ['warning house'],
    );
    // Nobody asked for the default.
    deepEqual(told(workspaceFrom('-- koetsu.yaml --\npacks: [countries]\n')), []);
  });

  it('says so at the place of the value, not where the same letters stand before', () => {
    const { text: written, ranges } = marked(`# names.yaml は使わない
extends: [⟦gone.yaml⟧]
reports: [names.yaml]
house: { contact: ⟦text.md⟧, byline: { file: "⟦text.md⟧", version: gone.yaml } }
knowledge: [my-names.yaml, ⟦names.yaml⟧, '⟦k/*.yaml⟧', null]
`);
    const workspace = workspaceFrom(`-- koetsu.yaml --\n${written}-- my-names.yaml --\nentities: []\n`);
    const uri = uriIn(root, 'koetsu.yaml');
    const found = createLanguageService(workspace).check(uri);
    deepEqual(
      found.map((it) => it.range).sort((a, b) => a.start - b.start),
      ranges,
    );
  });

  it('leaves out what has an exclamation mark, and knows ./ for the root', () => {
    const files = `-- house/a.yaml --
entities: [{ name: 海峡協議会, variants: [海峡会議] }]
-- house/old.yaml --
entities: [{ name: 旧海峡協議会 }]
-- reports/a.md --
海峡会議は開かれた。
-- reports/old/b.md --
海峡会議は開かれた。
`;
    const kinds = (settings: string): readonly string[] => {
      const workspace = workspaceFrom(`-- koetsu.yaml --\n${settings}${files}`);
      const roles = [...workspace.files.values()].map((it) => fileRoleOf(it.uri, it.text, workspace).kind);
      const rules = createLanguageService(workspace).check(uriIn(root, 'reports/a.md'));
      return [...roles.slice(1), ...rules.map((it) => it.rule)];
    };
    const knowledge = 'knowledge: [./house/*.yaml, "!./house/old.yaml"]\n';
    deepEqual(kinds(knowledge), ['knowledge', 'none', 'report', 'report', 'discouraged-name']);
    const reports = 'reports: ["!reports/old/**"]\n';
    deepEqual(kinds(knowledge + reports), ['knowledge', 'none', 'report', 'none', 'discouraged-name']);
    const off = 'overrides: [{ files: [./reports/**, "!reports/a.md"], rules: { discouraged-name: off } }]\n';
    deepEqual(kinds(knowledge + off), ['knowledge', 'none', 'report', 'report', 'discouraged-name']);
    // Exclusions alone leave out of the usual place, and make no knowledge of reports.
    deepEqual(kinds('knowledge: ["!x.yaml"]\n'), ['none', 'none', 'report', 'report']);
  });

  it('is read key by key', () => {
    const { settings, settingsProblems } = workspaceFrom(`-- koetsu.yaml --
reports: [reports/**/*.md]
knowledge: names/*.yaml
packs: [countries]
rules:
  placeholder-link: error
  undefined-footnote: { severity: warning, placeholder: 出典： }
house:
  office: みなと研究所
  disclaimer:
    - { text: 古い文面。, from: 2023-01-01 }
    - { file: house/new.md, version: 新版, from: 2025-01-01 }
  contact: 電話 000
  footnotes: sup
  linkLabel: （[リンク](URL)）
  style: jtf
  notation: { era: era, dash: none }
overrides:
  - files: reports/old/**
    rules: { placeholder-link: off }
-- house/new.md --
新しい文面。
`);
    deepEqual([...settingsProblems.values()].flat(), []);
    deepEqual(settings.reports, ['reports/**/*.md']);
    deepEqual(settings.knowledge, ['names/*.yaml']);
    deepEqual(settings.packs, ['countries']);
    deepEqual(settings.rules.get('placeholder-link'), { severity: 'error', options: {} });
    deepEqual(settings.rules.get('undefined-footnote'), {
      severity: 'warning',
      options: { placeholder: '出典：' },
    });
    deepEqual(
      settings.house.disclaimers.map((it) => [it.markdown, it.version, it.from]),
      [
        ['新しい文面。', '新版', '2025-01-01'],
        ['古い文面。', undefined, '2023-01-01'],
      ],
    );
    equal(settings.house.contact?.markdown, '電話 000');
    equal(settings.house.footnotes, 'sup');
    equal(settings.house.style, 'jtf');
    deepEqual(settings.house.notation, { era: 'era', dash: 'none' });
    equal(settings.overrides.length, 1);
    deepEqual(settings.overrides[0]!.rules.get('placeholder-link'), { severity: 'off', options: {} });
  });

  it('takes house/disclaimer.md where it names none, with the version in its front matter', () => {
    const { settings } = workspaceFrom(
      '-- house/disclaimer.md --\n---\nversion: 2025年版\n---\n\n保証しません。\n',
    );
    deepEqual(settings.house.disclaimers, [
      { markdown: '保証しません。', version: '2025年版', from: undefined },
    ]);
  });

  it('takes an empty disclaimer for none', () => {
    const { settings } = workspaceFrom("-- koetsu.yaml --\nhouse:\n  disclaimer: ''\n");
    deepEqual(settings.house.disclaimers, []);
  });

  it('says at its place what cannot be used, and uses the rest', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --
report: [a.md]
packs: [asia]
rules:
  misspelled-name: loud
  mispelled-name: off
  placeholder-link: error
house:
  disclaimer: house/gone.md
  linkLabel: リンク
`);
    deepEqual(
      problemsIn(workspace).map((it) => it.split(':')[0]),
      ['report', 'asia', 'loud', 'mispelled-name', 'リンク', 'house/gone.md'],
    );
    equal(workspace.settings.rules.get('placeholder-link')?.severity, 'error');
  });

  it('survives a file that is no YAML', () => {
    const workspace = workspaceFrom('-- koetsu.yaml --\nrules: [unclosed\n');
    ok(problemsIn(workspace).length > 0);
    equal(problemsIn(workspaceFrom('-- koetsu.yaml --\n- a\n- b\n')).length, 1);
    equal(problemsIn(workspaceFrom('-- koetsu.yaml --\n')).length, 0);
  });

  it('builds on other files; what it says itself wins', () => {
    const { settings } = workspaceFrom(`-- koetsu.yaml --
extends: [shared/base.yaml]
rules: { placeholder-link: hint }
-- shared/base.yaml --
extends: more/first.yaml
rules: { placeholder-link: error, missing-byline: off }
house: { disclaimer: text.md }
-- shared/more/first.yaml --
packs: []
rules: { missing-byline: error }
-- shared/text.md --
保証しません。
`);
    equal(settings.rules.get('placeholder-link')?.severity, 'hint');
    equal(settings.rules.get('missing-byline')?.severity, 'off');
    deepEqual(settings.packs, []);
    equal(
      settings.house.disclaimers[0]?.markdown,
      '保証しません。',
      'a path counts from the file that names it',
    );
  });

  it('tells of a circle and of a file that is not there', () => {
    const circle = workspaceFrom('-- koetsu.yaml --\nextends: b.yaml\n-- b.yaml --\nextends: koetsu.yaml\n');
    ok(problemsIn(circle, 'b.yaml')[0]?.includes('このファイルに戻ります'));
    const gone = workspaceFrom('-- koetsu.yaml --\nextends: gone.yaml\n');
    ok(problemsIn(gone)[0]?.startsWith('gone.yaml: 「gone.yaml」というファイルがありません'));
  });
});

describe('a text of the house', () => {
  it('is not read from outside the folder, but from beside the settings that name it', () => {
    const out = workspaceFrom(
      '-- koetsu.yaml --\nhouse: { disclaimer: { file: ../../../etc/passwd } }\n-- ../../../etc/passwd --\n秘密。\n',
    );
    ok(problemsIn(out)[0]?.startsWith('../../../etc/passwd: 「../../../etc/passwd」はフォルダーの外'));
    equal(out.settings.house.disclaimers.length, 0);
    const shared = workspaceFrom(
      '-- koetsu.yaml --\nextends: ../shared/house.yaml\n-- ../shared/house.yaml --\nhouse: { disclaimer: { file: text.md } }\n-- ../shared/text.md --\n保証しません。\n',
    );
    equal(shared.settings.house.disclaimers.length, 1);
  });
});

describe('a workspace', () => {
  const start = (): Workspace =>
    workspaceFrom(`-- koetsu.yaml --
rules: { placeholder-link: error }
-- knowledge/names.yaml --
entities: [{ name: カタール }]
-- a.md --
本文。
-- b.md --
別の本文。
`);
  const changed = (it: Workspace, path: string, text: string): Workspace =>
    it.with({ kind: 'file', source: new SourceText(uriIn(root, path), text) });

  it('keeps settings, knowledge and the other reports while one is typed in', () => {
    const before = start();
    const after = changed(before, 'a.md', '本文が伸びる。');
    equal(after.settings, before.settings);
    equal(after.knowledge, before.knowledge);
    equal(after.files.get(`${root}/b.md`), before.files.get(`${root}/b.md`));
    notEqual(after.files.get(`${root}/a.md`), before.files.get(`${root}/a.md`));
  });

  it('rebuilds the knowledge alone for a knowledge file, the settings for theirs', () => {
    const before = start();
    const renamed = changed(before, 'knowledge/names.yaml', 'entities: [{ name: オマーン }]');
    equal(renamed.settings, before.settings);
    equal(renamed.knowledge.entity(0).name, 'オマーン');
    const reset = changed(before, 'koetsu.yaml', '');
    equal(reset.knowledge, before.knowledge);
    equal(reset.settings.rules.size, 0);
  });

  it('is what a fresh one of the same files would be', () => {
    const after = start().with(
      { kind: 'deleted', uri: `${root}/knowledge/names.yaml` },
      { kind: 'deleted', uri: `${root}/koetsu.yaml` },
    );
    equal(after.knowledge.size, 0);
    equal(after.settings.rules.size, 0);
  });
});

describe('a file', () => {
  const roleOf = (path: string, text: string, workspace: Workspace): string =>
    fileRoleOf(path.includes(':') ? path : uriIn(root, path), text, workspace).kind;

  it('is a report where it is Japanese Markdown and not plainly something else', () => {
    const workspace = workspaceFrom('-- house/disclaimer.md --\n保証しません。\n');
    for (const [path, text, kind] of [
      ['a.md', '本文です。', 'report'],
      ['報告/四月.markdown', '本文です。', 'report'],
      ['untitled:Untitled-1', '本文です。', 'report'],
      ['untitled:Untitled-2', 'entities:\n  - name: カタール', 'none'],
      ['README.md', '説明です。', 'none'],
      ['docs/CHANGELOG.ja.md', '変更です。', 'none'],
      ['README-ja.md', '説明です。', 'none'],
      ['CHANGELOG_ja.md', '変更です。', 'none'],
      ['README.zh-Hant.md', '説明です。', 'none'],
      ['security-middle-east-2025-04.md', '本文です。', 'report'],
      ['history-of-iran.md', '本文です。', 'report'],
      ['news-2025-04.md', '本文です。', 'report'],
      ['.github/issue.md', '説明です。', 'none'],
      ['node_modules/a/b.md', '説明です。', 'none'],
      ['a.md', 'English only.', 'none'],
      ['a.txt', '本文です。', 'none'],
      ['house/disclaimer.md', '保証しません。', 'none'],
      ['knowledge/a.yaml', '', 'knowledge'],
      ['other/a.yaml', '', 'none'],
    ] as const) {
      equal(roleOf(path, text, workspace), kind, path);
    }
  });

  it('is what koetsu.yaml says it is', () => {
    const workspace = workspaceFrom('-- koetsu.yaml --\nreports: [reports/**]\nknowledge: [names.yaml]\n');
    equal(roleOf('reports/README.md', 'English', workspace), 'report');
    equal(roleOf('a.md', '本文です。', workspace), 'none');
    equal(roleOf('names.yaml', '', workspace), 'knowledge');
    equal(roleOf('koetsu.yaml', '', workspace), 'settings');
  });

  it('that was asked for by name is checked, and its overrides hold', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --
reports: [reports/**]
overrides: [{ files: memo/**, rules: { placeholder-link: off } }]
-- memo/a.md --
続報（[リンク](#)）。
-- b.md --
続報（[リンク](#)）。
`);
    const findings = (path: string): number => {
      const uri = uriIn(root, path);
      return createLanguageService(workspace, new Set([uri])).check(uri).length;
    };
    equal(findings('memo/a.md'), 0);
    equal(findings('b.md'), 1);
    equal(createLanguageService(workspace).check(uriIn(root, 'b.md')).length, 0);
  });
});
