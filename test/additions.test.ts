/** What a finding in a report offers to add to the knowledge base, and what comes of it. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { emptyLexicon } from '../server/src/core/japanese/lexicon.js';
import { entityOf } from '../server/src/core/knowledge/entityOf.js';
import { knowledgeFileOf } from '../server/src/core/knowledge/knowledgeFile.js';
import type { Resources } from '../server/src/core/knowledge/resources.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import type { Action } from '../server/src/core/languageService.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';
import { createWorkspace, type Workspace } from '../server/src/core/workspace.js';
import { files } from './fixture.js';

const pack = `entities:
  - name: バルタザール・ノヴィク
    kind: person
    english: Balthasar Novik
    short: [ノヴィク特使, ノヴィク氏]
  - name: ノルヴィアニア
    kind: country
    english: Norviania
    short: [ノルヴィアニア共和国]
    variants: [ノルビアニア]
`;
const root = 'file:///house';
const resources: Resources = {
  ...noResources,
  lexicon: emptyLexicon,
  entitiesOf: () =>
    knowledgeFileOf(new SourceText('packs/test.yaml', pack)).records.map((it) =>
      entityOf(it, { uri: 'packs/test.yaml', range: it.range, line: 0 }, 'test'),
    ),
};

const workspaceOf = (content: string): Workspace =>
  createWorkspace(
    root,
    [...files(content)].map(([path, text]) => new SourceText(`${root}/${path}`, text)),
    resources,
  );

/** The actions on the first finding of reports/a.md. */
function actionsIn(workspace: Workspace): readonly Action[] {
  const service = createLanguageService(workspace);
  const uri = `${root}/reports/a.md`;
  const [finding] = service.check(uri);
  ok(finding, 'there is a finding');
  return service.actions(uri, finding.range);
}

const titlesIn = (content: string): readonly string[] =>
  actionsIn(workspaceOf(content)).map((it) => it.title.ja);

/** Takes the action whose title contains `title`. `after` is the file it changes; the finding is gone. */
function check(title: string, content: string, after: string): void {
  const workspace = workspaceOf(content);
  const action = actionsIn(workspace).find((it) => it.title.ja.includes(title));
  ok(action?.kind === 'edit', `there is 「${title}」`);
  const [{ uri, edits, create = false }] = action.edits as [(typeof action.edits)[number]];
  const before = workspace.files.get(uri)?.text;
  equal(create, before === undefined);
  const source = new SourceText(uri, applyEdits(before ?? '', edits));
  equal(`-- ${uri.slice(root.length + 1)} --\n${source.text}`, after);
  const next = createLanguageService(workspace.with({ kind: 'file', source }));
  deepEqual(next.check(uri), []);
  const left = next.check(`${root}/reports/a.md`).map((it) => it.rule);
  deepEqual(left, title.includes('使わない表記') ? ['discouraged-name'] : []);
}

const report = '-- reports/a.md --\nノヴィーク特使は、会談に臨んだ。\n';
const own = `${report}-- knowledge/names.yaml --
# この職場の名称
entities:
  - name: バルタザール・ノヴィク # 特使
    short:
      - ノヴィク特使
`;

describe('what a finding offers to add to the knowledge base', () => {
  it('stands between what mends it and what accepts it, in a fixed order', () => {
    deepEqual(titlesIn(report), [
      '「ノヴィク」に直す',
      '「ノヴィーク」を名称として登録…',
      '「ノヴィーク」を「バルタザール・ノヴィク」の別の書き方（使ってよい形）に加える',
      '「ノヴィーク」を「バルタザール・ノヴィク」の使わない表記に加える',
      '「ノヴィーク」は別の名称・語（今後は指摘しない）',
      'ここでは指摘しない（理由を書く）…',
      '承認して記録する（理由を書く）…',
      'この規則について',
    ]);
  });

  it('is a form that may stand, in the record of the workspace', () => {
    check(
      '別の書き方',
      own,
      `-- knowledge/names.yaml --
# この職場の名称
entities:
  - name: バルタザール・ノヴィク # 特使
    short:
      - ノヴィク特使
      - ノヴィーク
`,
    );
  });

  it('is one that is mended from now on', () => {
    check(
      '使わない表記',
      own,
      `-- knowledge/names.yaml --
# この職場の名称
entities:
  - name: バルタザール・ノヴィク # 特使
    short:
      - ノヴィク特使
    variants:
      - { form: ノヴィーク, to: ノヴィク }
`,
    );
  });

  it('goes into a record of its own where the name is built in', () => {
    check(
      '使わない表記',
      report,
      '-- knowledge/names.yaml --\nentities:\n  - name: バルタザール・ノヴィク\n    variants: [{ form: ノヴィーク, to: ノヴィク }]\n',
    );
    check(
      '別の書き方',
      '-- reports/a.md --\nバルタサール・ノヴィク氏が述べた。\n-- koetsu.yaml --\nknowledge: [terms/*.yaml]\n',
      '-- terms/names.yaml --\nentities:\n  - name: バルタザール・ノヴィク\n    short: [バルタサール・ノヴィク]\n',
    );
  });

  it('is a word that is none of the names', () => {
    check('別の名称・語', report, '-- knowledge/names.yaml --\nwords:\n  - ノヴィーク\n');
    check(
      '別の名称・語',
      '-- reports/a.md --\nヴォルコヴィッチ氏は反対した。ボルコビッチ氏の発言は続く。ボルコビッチ氏は譲らない。\n-- knowledge/a.yaml --\n- name: 港町\n-- knowledge/b.yaml --\nwords: []\n',
      '-- knowledge/b.yaml --\nwords: [ヴォルコヴィッチ]\n',
    );
  });

  it('is a discouraged form of a built-in record, for a house that writes it so', () => {
    check(
      '別の書き方',
      '-- reports/a.md --\nノルビアニアは、会談に臨んだ。\n',
      '-- knowledge/names.yaml --\nentities:\n  - name: ノルヴィアニア\n    short: [ノルビアニア]\n',
    );
    const decided =
      '-- reports/a.md --\nノルビ国は遠い。\n-- knowledge/a.yaml --\n- { name: ノルヴィアニア, variants: ノルビ国 }\n';
    ok(titlesIn(decided).every((it) => !it.includes('別の書き方')));
  });
});

describe('accepting a finding', () => {
  const uri = `${root}/a.md`;
  const workspaceWith = (text: string): Workspace =>
    createWorkspace(root, [new SourceText(uri, text)], resources);

  /** The text after the finding is accepted; only the reason is asked for then. */
  const accepted = (text: string): string => {
    const service = createLanguageService(workspaceWith(text));
    const [finding] = service.check(uri);
    ok(finding, 'there is a finding');
    const action = service.actions(uri, finding.range).find((it) => it.title.ja.startsWith('ここでは'));
    ok(action?.kind === 'edit', 'it can be accepted');
    const after = applyEdits(text, action.edits[0]!.edits);
    deepEqual(
      createLanguageService(workspaceWith(after))
        .check(uri)
        .map((it) => it.rule),
      ['unexplained-suppression'],
    );
    return after;
  };
  const directive = '<!-- koetsu-disable-line placeholder-link — 理由： -->';

  it('stays on its line where lines end with a carriage return', () =>
    equal(
      accepted('これは[リンク](#)だ。\r次の行だ。\r'),
      `これは[リンク](#)だ。 ${directive}\r次の行だ。\r`,
    ));

  it('stays out of code that goes on on the next line', () =>
    equal(
      accepted('これは[リンク](#)と`長い\nコード`だ。\n'),
      `これは[リンク](#)と${directive}\`長い\nコード\`だ。\n`,
    ));

  it('leaves a name whole that goes on on the next line', () => {
    for (const mark of ['', '> ']) {
      const text = `${mark}これは[リン\n${mark}ク](#)だ。\n\n次だ。\n`;
      equal(accepted(text), text.replace('だ。', `だ。 ${directive}`));
    }
  });

  it('has the line breaks of the report', () =>
    equal(
      accepted('| 表 |\r\n| --- |\r\n| [リンク](#) |\r\n'),
      `${directive.replace('disable-line', 'disable-next-line')}\r\n| 表 |\r\n| --- |\r\n| [リンク](#) |\r\n`,
    ));
});
