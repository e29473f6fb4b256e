/** The parts of a report: one declaration for the check, the new report and the snippet. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { fixToFixedPoint } from '../server/src/core/fixing.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import type { NewReport } from '../server/src/core/languageService.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { partsInOrder, placeholders, reportPartIds } from '../server/src/core/reportParts.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { uriIn } from '../server/src/core/text/uri.js';
import { createWorkspace, type Workspace } from '../server/src/core/workspace.js';
import { files } from './fixture.js';

const root = 'file:///house';
const date = '2025-04-23';

const workspaceFrom = (texts: string): Workspace =>
  createWorkspace(
    root,
    [...files(texts)].map(([path, text]) => new SourceText(uriIn(root, path), text)),
    noResources,
  );

const house = `-- house/disclaimer.md --
## 免責事項

- 本資料の内容の正確性を保証しません。
-- house/old.md --
## 免責事項

- 古い文面の内容は保証しません。
-- house/contact.md --
## みなと研究所 調査部

電話 000-000-0000
-- house/byline.md --
みなと研究所 調査部
主任研究員 水野 葉月
`;

const settings = `house:
  office: みなと研究所 調査部
  disclaimer:
    - { file: house/disclaimer.md, from: 2025-01-01 }
    - { file: house/old.md, from: 2020-01-01 }
  contact: house/contact.md
`;

const newIn = (workspace: Workspace, title?: string, day = date): NewReport =>
  createLanguageService(workspace).newReport({ date: day, ...(title !== undefined && { title }) });

/** Which parts are found in a text, in order of the declaration. */
const found = (text: string, { settings: { house: own } }: Workspace): readonly string[] => {
  const report = reportOf(new SourceText(`${root}/a.md`, text));
  return partsInOrder(own)
    .filter((it) => it.find(report, own))
    .map((it) => it.id);
};

function findings(text: string, workspace: Workspace, path = 'reports/a.md'): readonly string[] {
  const source = new SourceText(uriIn(root, path), text);
  const service = createLanguageService(workspace.with({ kind: 'file', source }), new Set([source.uri]));
  return service.check(source.uri).map((it) => `${it.rule} ${source.slice(it.range)}`);
}

const all = `  parts: [${reportPartIds.join(', ')}]\n`;

describe('a new report', () => {
  for (const [name, yaml] of [
    ['of a house that declares nothing', ''],
    ['of a house that has texts', settings],
    ['of a house with a byline', `${settings}  byline: house/byline.md\n`],
    ['of a house that declares its parts', `${settings}${all}`],
    [
      'of a house with an order of its own and sections',
      `${settings}  parts: [office, author, date, title, summary, body, contact, disclaimer]\n  sections: [背景, 今後の見通し]\n`,
    ],
    ['of a house that wants little', 'house:\n  parts: [title, date]\n'],
    ['of a house that declares its parts and no text', `house:\n${all}`],
  ] as const) {
    it(`has every part, and only what is to be written is found in it: ${name}`, () => {
      const workspace = workspaceFrom(`-- koetsu.yaml --\n${yaml}${house}`);
      deepEqual([...workspace.settingsProblems.values()].flat(), []);
      const { text } = newIn(workspace);
      deepEqual(
        found(text, workspace),
        partsInOrder(workspace.settings.house).map((it) => it.id),
        text,
      );
      const blanks = placeholders.flatMap((it) =>
        Array.from({ length: text.split(it).length - 1 }, () => `unfilled-placeholder ${it}`),
      );
      deepEqual([...findings(text, workspace)].sort(), blanks.sort(), text);
    });
  }

  it('is written as the house writes', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --\n${settings}${house}`);
    equal(
      newIn(workspace, '港の春').text,
      `# 港の春

2025年4月23日  
みなと研究所 調査部  
【執筆者の役職と氏名を書く】

- 【何が起きたかを書く】
- 【なぜ重要かを書く】
- 【次に何を見るかを書く】

【書き出しを書く】

## 1. 【章の題を書く】

【本文を書く】

## 2. まとめ

【本文を書く】

---

## みなと研究所 調査部

電話 000-000-0000

## 免責事項

- 本資料の内容の正確性を保証しません。
`,
    );
  });

  it('takes the disclaimer that is in force on its day', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --\n${settings}${house}`);
    ok(newIn(workspace, undefined, '2024-12-31').text.includes('古い文面'));
    ok(newIn(workspace, undefined, '2025-01-01').text.includes('正確性'));
  });

  it('follows the template of the house', () => {
    const template =
      '-- house/t.md --\n---\ntitle: {{題名}}\ndate: {{ date }}\n---\n\n# {{title}}\n\n{{無名}}\n\n{{免責事項}}\n';
    const workspace = workspaceFrom(
      `-- koetsu.yaml --\n${settings}  template: house/t.md\n${house}${template}`,
    );
    equal(
      newIn(workspace, '港の春').text,
      '---\ntitle: 港の春\ndate: 2025年4月23日\n---\n\n# 港の春\n\n{{無名}}\n\n## 免責事項\n\n- 本資料の内容の正確性を保証しません。\n',
    );
  });

  it('says where a template is missing', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --\nhouse:\n  template: house/none.md\n`);
    deepEqual(
      [...workspace.settingsProblems.values()].flat().map((it) => it.message.ja),
      ['「house/none.md」というファイルがありません。綴りと置き場所を確かめてください。'],
    );
    ok(newIn(workspace).text.startsWith('# 【題名を書く】'));
  });

  it('belongs where the reports are, under a name that every disk takes', () => {
    const pathFor = (reports: string, title?: string): string | undefined =>
      newIn(workspaceFrom(`-- koetsu.yaml --\n${reports}`), title)
        .uri?.slice(root.length + 1)
        .split('/')
        .map(decodeURIComponent)
        .join('/');
    equal(pathFor(''), '2025-04-23.md');
    equal(
      pathFor('reports: [reports/**/*.md]\n', '湾岸：米国/イラン "協議"'),
      'reports/2025-04-23-湾岸：米国-イラン-協議.md',
    );
    equal(pathFor('reports: ["reports/*/*.md"]\n'), 'reports/2025/2025-04-23.md');
    equal(pathFor('reports: ["!old/**"]\n'), '2025-04-23.md');
    equal(pathFor('reports: ["**/*.md"]\n', '..'), '2025-04-23.md');
    equal(newIn(createWorkspace(undefined, [], noResources)).uri, undefined);
  });

  it('has its caret where the writing begins', () => {
    const workspace = workspaceFrom('-- koetsu.yaml --\n');
    const { text, caret } = newIn(workspace, '港の春');
    equal(text.slice(caret.start, caret.end), '【発行元・所属を書く】');
  });

  it('is what the snippet writes', () => {
    const snippets = JSON.parse(readFileSync('snippets/report.code-snippets', 'utf8'));
    const body: readonly string[] = snippets['新規報告書 / new report'].body;
    const written = `${body.join('\n').replace(/\$\{\d+:([^}]*)\}|\$0/g, '$1')}\n`
      .replace(/\$\{CURRENT_YEAR\}/, '2025')
      .replace(/\$\{CURRENT_MONTH[^}]*\}/, '4')
      .replace(/\$\{CURRENT_DATE[^}]*\}/, '23');
    equal(written, newIn(workspaceFrom('-- koetsu.yaml --\n')).text);
  });
});

describe('what a house requires', () => {
  const rulesIn = (yaml: string, text: string): readonly string[] =>
    findings(text, workspaceFrom(`-- koetsu.yaml --\n${yaml}${house}`)).map((it) => it.split(' ')[0]!);
  const own = `${settings}  byline: house/byline.md\n${all}`;

  it('is missed once, by the rule of its text where it has one', () =>
    deepEqual(rulesIn(own, '本文だけです。\n'), [
      'missing-byline',
      'missing-part',
      'missing-part',
      'missing-part',
      'missing-disclaimer',
      'missing-contact',
    ]));

  it('is nothing where nothing is declared', () =>
    deepEqual(rulesIn('house: {}\n', '# 題\n'), ['missing-disclaimer']));

  it('comes into order and is all there after the fixes', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --\n${own}${house}`);
    const check = (text: string) => {
      const source = new SourceText(uriIn(root, 'reports/a.md'), text);
      const found = createLanguageService(workspace.with({ kind: 'file', source })).check(source.uri);
      return found.filter((it) => /part|missing/.test(it.rule));
    };
    for (const text of [
      '本文だけです。\n',
      '# 港\n\n本文です。\n',
      'みなと研究所 調査部  \n主任研究員 水野 葉月  \n2025年4月1日\n\n本文です。\n',
      '---\ntitle: 港\n---\n\n- 一。\n- 二。\n- 三。\n\n本文です。\n\n電話 000-000-0000\n',
      '# 港\n\n2025年4月1日\n\n## 1. 章\n\n本文です。\n\n## 免責事項\n\n- 本資料の内容の正確性を保証しません。\n',
    ]) {
      const fixed = fixToFixedPoint(text, check, ({ fixes }) => fixes?.[0]);
      ok(fixed.settled, fixed.text);
      deepEqual(
        check(fixed.text).map((it) => it.message.ja),
        [],
        fixed.text,
      );
    }
  });
});
