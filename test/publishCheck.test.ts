/** Can it go out? The answer, and the proof sheet that says why. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { HtmlRenderer, Parser } from 'commonmark';
import { parse } from 'yaml';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { acceptancesName, loadAcceptances } from '../server/src/core/publishing/acceptances.js';
import { proofSheetOf, verdictOf } from '../server/src/core/publishing/proofSheet.js';
import { proofSheetsHtml } from '../server/src/core/publishing/proofSheetHtml.js';
import { proofSheetsMarkdown } from '../server/src/core/publishing/proofSheetMarkdown.js';
import { onlyFindings, type PublishCheck } from '../server/src/core/publishing/publishCheck.js';
import { loadSettings } from '../server/src/core/settingsFile.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { uriIn } from '../server/src/core/text/uri.js';
import { createWorkspace } from '../server/src/core/workspace.js';
import { files } from './fixture.js';

const root = 'file:///folder';

function published(text: string): { check: PublishCheck; source: SourceText } {
  const sources = [...files(text)].map(([path, content]) => new SourceText(uriIn(root, path), content));
  const service = createLanguageService(createWorkspace(root, sources, noResources));
  const source = sources.find((it) => it.uri.endsWith('/a.md'))!;
  return { check: service.publishCheck(source.uri)!, source };
}

const groupsOf = ({ groups }: PublishCheck): readonly string[] =>
  groups.map((it) => `${it.group} ${it.findings.length}${it.blocks ? '' : ' (free)'}`);

const house = `-- koetsu.yaml --
house:
  disclaimer:
    - { text: 第二版の文面です。責任を負いません。, version: 第二版, from: 2025-01-01 }
    - { text: 第一版の文面です。責任を負いません。, version: 第一版, from: 2020-01-01 }
`;
const clean = `# 港の報告

みなと研究所
2025年4月12日

港は開いた。

### 免責事項

第二版の文面です。責任を負いません。
`;

describe('the publish check', () => {
  it('lets a clean report go out, and knows its title, date and disclaimer', () => {
    const { check } = published(`${house}-- a.md --\n${clean}`);
    equal(check.canGoOut, true);
    equal(verdictOf(check).ja, '公開できます');
    equal(check.title, '港の報告');
    equal(check.date, '2025-04-12');
    deepEqual(check.disclaimer, { state: 'current', printed: '第二版', approved: '第二版' });
  });

  it('puts each finding where it belongs, and what is drift stands in nobody’s way', () => {
    const text = clean
      .replace('港は開いた。', '港は開いた[^1]。船は[戻った](#)。TODO\n\n[^2]: 使われない注。')
      .replace('第二版の', '第三版の');
    const { check } = published(`${house}-- a.md --\n${text}`);
    deepEqual(groupsOf(check), ['error 1', 'disclaimer 1', 'placeholder 1', 'todo 1', 'warning 1']);
    equal(check.canGoOut, false);
    match(verdictOf(check).ja, /妨げ 5件/);
    equal(check.disclaimer.state, 'changed');
  });

  it('tells which version of the disclaimer is printed, and which one should be', () => {
    const old = clean.replace('第二版', '第一版');
    deepEqual(published(`${house}-- a.md --\n${old}`).check.disclaimer, {
      state: 'outdated',
      printed: '第一版',
      approved: '第二版',
    });
    const earlier = old.replace('2025年', '2024年');
    equal(published(`${house}-- a.md --\n${earlier}`).check.disclaimer.state, 'current');
    const none = clean.slice(0, clean.indexOf('###'));
    equal(published(`${house}-- a.md --\n${none}`).check.disclaimer.state, 'missing');
    equal(published(`-- a.md --\n${none}`).check.disclaimer.state, 'undeclared');
  });

  it('blocks by what the settings say', () => {
    const text = clean.replace('開いた。', '開いた（[全文](#)）。');
    const settings = (blocks: string): string =>
      `${house}publish: { blocks: ${blocks} }\n-- a.md --\n${text}`;
    equal(published(settings('[error, disclaimer]')).check.canGoOut, true);
    equal(published(settings('[placeholder]')).check.canGoOut, false);
    equal(published(settings('[]')).check.canGoOut, true);
  });

  it('lists the names that the knowledge base lacks, which stand in the way only where that is wanted', () => {
    const text = clean
      .replace('港は', 'ボルタヴェンガ港は')
      .replace('開いた。', '開いた。ボルタヴェンガの船。');
    const { check } = published(`${house}-- a.md --\n${text}`);
    deepEqual(
      check.names.map((it) => [it.name, it.places.length]),
      [['ボルタヴェンガ', 2]],
    );
    equal(check.canGoOut, true);
    const strict = published(`${house}publish: { blocks: [name] }\n-- a.md --\n${text}`).check;
    equal(strict.canGoOut, false);
    match(verdictOf(strict).ja, /妨げ 1件/);
  });

  it('counts what is accepted as settled, and shows it with its reason', () => {
    const text = clean.replace('開いた。', '開いた（[全文](#)）。');
    const accepted = `- { report: a.md, rule: placeholder-link, text: "[全文](#)", sentence: 港は開いた（全文）。, reason: 公開待ち, author: 水野 }\n`;
    const { check, source } = published(`${house}-- a.md --\n${text}-- ${acceptancesName} --\n${accepted}`);
    equal(check.canGoOut, true);
    equal(check.accepted.length, 1);
    match(sheet(check, source).markdown, /公開待ち/);
  });

  it('answers anew for a part of the findings', () => {
    const { check } = published(`${house}-- a.md --\n${clean.replace('開いた。', '開いた（[全文](#)）。')}`);
    equal(onlyFindings(check, () => true).canGoOut, false);
    equal(onlyFindings(check, () => false).canGoOut, true);
  });
});

function sheet(check: PublishCheck, source: SourceText): { html: string; markdown: string } {
  const made = proofSheetOf(check, reportOf(source), { file: 'a.md', language: 'ja', made: '2025-04-23' });
  return { html: proofSheetsHtml([made]), markdown: proofSheetsMarkdown([made]) };
}

describe('the manual of publishing', () => {
  it('shows settings and a record that are read as they stand', () => {
    const manual = readFileSync('docs/publishing.md', 'utf8');
    const [settings, record, look, workflow, hooks] = [...manual.matchAll(/^```yaml\n(.*?)^```/gms)].map(
      (it) => it[1]!,
    );
    const loaded = loadSettings(root, (uri) => new SourceText(uri, settings!));
    deepEqual(loaded.problems.get(`${root}/koetsu.yaml`), []);
    equal(loaded.settings.publish.blocks.length, 6);
    const { entries, problems } = loadAcceptances(root, (uri) => new SourceText(uri, record!));
    deepEqual([entries.length, problems], [1, []]);
    const looks = loadSettings(root, (uri) => new SourceText(uri, look!));
    deepEqual(looks.problems.get(`${root}/koetsu.yaml`), []);
    equal(looks.settings.house.styleSheet, look);
    const { jobs } = parse(workflow!);
    const step = jobs.koetsu.steps.find((it: { uses: string }) => /koetsu@/.test(it.uses));
    const { inputs } = parse(readFileSync('action.yml', 'utf8'));
    deepEqual(
      Object.keys(step.with).filter((it) => !(it in inputs)),
      [],
    );
    const offered = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')).map((it: { id: string }) => it.id);
    for (const { id } of parse(hooks!).repos[0].hooks) ok(offered.includes(id), id);
  });
});

describe('the proof sheet', () => {
  const hostile = `# <img src=x onerror=alert(1)> & "題名" | \`x\`

港は<script>alert(1)</script>[戻った](#)。| 縦棒 | **強調** [^9]
`;

  it('shows every finding with its line, its place, its remedy and room for a decision', () => {
    const { check, source } = published(`-- a.md --\n${clean.replace('開いた。', '開いた（[全文](#)）。')}`);
    const { html, markdown } = sheet(check, source);
    match(markdown, /\| 1 \| 6 \| 港は開いた（<b>【\\\[全文\\\]\(#\)】<\/b>）。 \| 【仮のままのリンク】/);
    match(
      html,
      /<td class="number">6<\/td><td class="place">港は開いた（<mark>\[全文\]\(#\)<\/mark>）。<\/td>/,
    );
    match(html, /<td class="blank"><\/td>/);
    for (const said of ['校正表', '公開できません', '2025-04-12', '執筆', '校閲', '承認']) {
      ok(html.includes(said) && markdown.includes(said), said);
    }
  });

  it('lets nothing of a report take effect in HTML', () => {
    const { check, source } = published(`-- a.md --\n${hostile}`);
    const { html } = sheet(check, source);
    const body = html.slice(html.indexOf('<body>'));
    const tags = new Set([...body.matchAll(/<\/?([a-z0-9]+)/g)].map((it) => it[1]));
    const own = [
      'body',
      'main',
      'header',
      'section',
      'p',
      'h1',
      'h2',
      'dl',
      'div',
      'dt',
      'dd',
      'small',
      'table',
    ];
    own.push('thead', 'tbody', 'tr', 'th', 'td', 'mark', 'span', 'html');
    deepEqual(
      [...tags].filter((it) => !own.includes(it!)),
      [],
    );
    ok(!/\son\w+=/.test(body.replace(/>[^<]*</g, '><')));
    match(html, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
    ok(!/<script|<link|url\(|@import|https?:/.test(html));
  });

  it('lets nothing of a report take effect in Markdown', () => {
    const { check, source } = published(`-- a.md --\n${hostile}`);
    const { markdown } = sheet(check, source);
    const html = new HtmlRenderer().render(new Parser().parse(markdown));
    ok(!/<(?:script|img|a|em|code)\b/.test(html), html);
    const rows = markdown.split('\n').filter((it) => /^\| \d+ \|/.test(it));
    ok(rows.length > 0);
    for (const row of rows) equal(row.match(/(?<!\\)\|/g)!.length, 7, row);
  });

  it('marks what is missing, and cuts a long line without cutting a character', () => {
    const long = `港は${'𠮷'.repeat(200)}（[全文](#)）${'𠮷'.repeat(200)}`;
    const { check, source } = published(`${house}-- a.md --\n# 題\n\n${long}\n`);
    const { html } = sheet(check, source);
    match(html, /<mark class="gap">‸<\/mark>/);
    ok(!/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(html));
  });
});
