/** What the server tells of a whole report: outline, counts, colours, the check before publishing, the page. */
import { strict as assert } from 'node:assert';
import type * as lsp from 'vscode-languageserver';
import {
  type Overview,
  overviewRequest,
  type PublishAnswer,
  pageRequest,
  picturesRequest,
  proofSheetRequest,
  publishCheckRequest,
  type Rendered,
  type ReportCounts,
  type ReportPicture,
  renderedRequest,
  textCountsRequest,
} from '../../server/src/lsp/protocol.js';
import { client, names, position, report, root, slice, text } from './client.js';

describe('language server', () => {
  it('outlines and folds a report for an editor that knows no Markdown', async () => {
    const it = await client();
    const content =
      '# 四月の港\n\n- 港は開いた。\n- 船も戻った。\n\n## 1. 章\n\n本文[^1]。\n\n[^1]: 港務局。\n';
    it.open(report, content);
    const textDocument = { uri: report };
    const symbols = await it.ask<lsp.DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    const tree = (items: readonly lsp.DocumentSymbol[]): unknown =>
      items.map(({ name, children = [] }) => (children.length > 0 ? { [name]: tree(children) } : name));
    assert.deepEqual(tree(symbols), [{ 四月の港: ['要旨', '1. 章'] }, { 脚注: ['1 港務局。'] }]);
    const folds = await it.ask<lsp.FoldingRange[]>('textDocument/foldingRange', { textDocument });
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 9],
        [5, 9],
        [2, 3],
      ],
    );
  });

  it('counts a report against the length of the house, and gives an overview of it', async () => {
    const it = await client({
      files: { 'koetsu.yaml': 'house: { length: 100 }\n', 'knowledge/names.yaml': names },
    });
    it.open(report, text);
    const [start, end] = [position(2, 0), position(2, 13)];
    const counts = await it.ask<ReportCounts>(textCountsRequest, { uri: report, range: { start, end } });
    assert.deepEqual(counts, {
      report: { characters: 33, sentences: 3, commas: 0 },
      here: { characters: 13, sentences: 1, commas: 0 },
      length: 100,
    });
    const overview = await it.ask<Overview>(overviewRequest, { uri: report });
    assert.equal(overview.canGoOut, false);
    assert.deepEqual(
      overview.findings.map((each) => [each.rule, each.places.map((place) => slice(text, place))]),
      [
        ['misspelled-name', ['カタルー']],
        ['placeholder-link', ['[リンク](#)']],
      ],
    );
    const knowledge = `${root}/knowledge/names.yaml`;
    it.open(knowledge, names, 'yaml');
    assert.equal(await it.ask(overviewRequest, { uri: knowledge }), null);
    assert.equal(await it.ask(textCountsRequest, { uri: knowledge, range: { start, end } }), null);
  });

  describe('semantic tokens', () => {
    it('tell the names of a report, then what has changed, and ask to be asked when the knowledge is new', async () => {
      const it = await client({
        capabilities: {
          workspace: {
            semanticTokens: { refreshSupport: true },
            didChangeWatchedFiles: { dynamicRegistration: true },
          },
        },
      });
      const textDocument = { uri: report };
      const { legend } = it.capabilities.semanticTokensProvider!;
      it.open(report, 'ドーハは開いた。\n');
      const full = await it.ask<lsp.SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
      assert.deepEqual(full.data, [0, 0, 3, legend.tokenTypes.indexOf('placeName'), 0]);
      it.edit(report, 2, [[0, 0], [0, 0], '港の']);
      const { edits } = await it.ask<lsp.SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
        textDocument,
        previousResultId: full.resultId,
      });
      assert.deepEqual(edits, [{ start: 1, deleteCount: 1, data: [2] }]);
      const range = { start: position(0, 0), end: position(0, 4) };
      const some = await it.ask<lsp.SemanticTokens>('textDocument/semanticTokens/range', {
        textDocument,
        range,
      });
      assert.equal(some.data.length, 5);
      it.write('knowledge/names.yaml', `${names}  - name: 港\n`);
      await it.next('workspace/semanticTokens/refresh');
    });
  });

  it('answers whether a report can go out, and draws its proof sheet', async () => {
    const it = await client();
    it.open(report, text);
    const answer = await it.ask<PublishAnswer>(publishCheckRequest, { uri: report });
    assert.equal(answer.canGoOut, false);
    assert.equal(answer.verdict, '公開できません（妨げ 2件）');
    assert.deepEqual(
      answer.groups.map((each) => [
        each.group,
        each.blocks,
        each.items.map((item) => slice(text, item.range)),
      ]),
      [
        ['placeholder', true, ['[リンク](#)']],
        ['warning', true, ['カタルー']],
        ['name', false, ['リンク']],
      ],
    );
    assert.match(await it.ask<string>(proofSheetRequest, { uri: report }), /<h1>四月の協議<\/h1>/);
    assert.match(answer.groups[0]!.items[0]!.label, /リンク/);
    assert.equal(await it.ask(publishCheckRequest, { uri: `${root}/knowledge/names.yaml` }), null);
  });

  it('tells what a preview shows of a report, and writes it as a page with the pictures that it is given', async () => {
    const it = await client({
      files: {
        'knowledge/names.yaml': names,
        'koetsu.yaml': 'house: { styleSheet: a.css }\n',
        'a.css': 'h1 { color: navy }',
      },
    });
    const content = '# 合意\n\nカタールは述べた[^1]。![図](fig/a.png)\n\n[^1]: 声明。\n';
    it.open(report, content);
    const { marked, style } = await it.ask<Rendered>(renderedRequest, { uri: report });
    assert.equal(style, 'h1 { color: navy }');
    assert.deepEqual(
      marked.marks.map((each) => each.kind),
      ['reference', 'note', 'name'],
    );
    const pictures = await it.ask<readonly ReportPicture[]>(picturesRequest, { uri: report });
    assert.deepEqual(pictures, [{ path: 'fig/a.png', uri: `${root}/fig/a.png`, type: 'image/png' }]);
    const given = { 'fig/a.png': 'data:image/png;base64,AAAA' };
    const page = await it.ask<string>(pageRequest, { uri: report, pictures: given });
    assert.match(page, /<h1 id="合意">合意<\/h1>/);
    assert.match(page, /<img src="data:image\/png;base64,AAAA" alt="図">/);
    assert.equal(await it.ask(renderedRequest, { uri: `${root}/knowledge/names.yaml` }), null);
  });
});
