/** How the server begins: capabilities, languages, folders, and what a document is judged by. */
import { strict as assert } from 'node:assert';
import type * as lsp from 'vscode-languageserver';
import { pathIn } from '../../server/src/core/text/uri.js';
import {
  type NewFolder,
  newFolderRequest,
  type Status,
  statusRequest,
} from '../../server/src/lsp/protocol.js';
import {
  client,
  misspelling,
  names,
  type Options,
  placeholder,
  position,
  pushing,
  report,
  root,
  text,
} from './client.js';

describe('language server', () => {
  it('says what a folder for reports begins with, be it open or not', async () => {
    const it = await client({ files: {} });
    for (const uri of [root, 'file:///elsewhere']) {
      const { files, report: first } = await it.ask<NewFolder>(newFolderRequest, { uri, date: '2025-04-23' });
      assert.deepEqual(
        [...files.map((each) => each.uri), first.uris[0]].map((each) => pathIn(uri, each!)),
        ['koetsu.yaml', 'knowledge/names.yaml', 'house/disclaimer.md', 'reports/2025-04-23.md'],
      );
    }
  });

  describe('initialize', () => {
    it('announces what it can do', async () => {
      const { capabilities } = await client();
      assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
      assert.deepEqual(capabilities.diagnosticProvider, {
        identifier: 'koetsu',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      });
      assert.deepEqual(capabilities.codeActionProvider, {
        codeActionKinds: [
          'quickfix',
          'refactor.rewrite.koetsu',
          'source.fixAll.koetsu',
          'source.mendPageBreaks.koetsu',
        ],
      });
      assert.equal(capabilities.hoverProvider, true);
      assert.equal(capabilities.definitionProvider, true);
    });

    it('offers no pull to a client that cannot pull', async () => {
      const { capabilities } = await client({ capabilities: pushing });
      assert.equal(capabilities.diagnosticProvider, undefined);
    });

    it('counts in UTF-16 for every client, whatever else it could count in', async () => {
      for (const positionEncodings of [undefined, ['utf-8', 'utf-32'], ['utf-32', 'utf-16']]) {
        const general = positionEncodings && { positionEncodings };
        const it = await client({ capabilities: { ...pushing, ...(general && { general }) } });
        assert.equal(it.capabilities.positionEncoding, 'utf-16');
        it.open(report, '# 四月\n\n𠮷野氏はカタルーにいた。\n');
        const { diagnostics } = await it.published(report);
        assert.deepEqual(diagnostics[0]!.range.start, position(2, 5));
      }
    });

    it('asks nothing of a client that can do nothing, and serves it', async () => {
      const it = await client({ capabilities: {}, files: { 'knowledge/names.yaml': names } });
      it.open(report, text);
      const { diagnostics } = await it.published(report);
      assert.equal(diagnostics.length, 2);
      it.edit(report, 2, [[2, 5], [2, 7], 'ール']);
      const after = await it.published(report);
      assert.deepEqual([after.version, after.diagnostics.length], [2, 1]);
      const hover = await it.ask<lsp.Hover>('textDocument/hover', {
        textDocument: { uri: report },
        position: position(2, 13),
      });
      assert.match((hover.contents as lsp.MarkupContent).value, /^ドーハ · Doha/);
      const actions = await it.actions(report, text, '[リンク]');
      assert.deepEqual(
        actions.flatMap((each) => each.command ?? []),
        [],
      );
      // A client that tells its settings of its own accord.
      it.tell('workspace/didChangeConfiguration', { settings: { koetsu: { language: 'en' } } });
      const english = await it.next<lsp.PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (params) => /target/.test(String(params.diagnostics[0]?.message)),
      );
      assert.equal(english.diagnostics.length, 1);
      it.tell('workspace/didChangeConfiguration', { settings: null });
      it.tell('textDocument/didClose', { textDocument: { uri: report } });
      const gone = await it.next<lsp.PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (params) => params.diagnostics.length === 0,
      );
      assert.equal(gone.uri, report);
      assert.deepEqual(it.registered, []);
      assert.deepEqual(it.asked, []);
      const told = new Set(it.received.map((each) => each.method));
      assert.ok(!told.has('workspace/diagnostic/refresh') && !told.has('$/progress'));
    });

    it('asks for the files to be watched', async () => {
      const it = await client();
      await it.pull(report);
      assert.deepEqual(it.registered, ['workspace/didChangeWatchedFiles']);
    });
  });

  describe('language', () => {
    const messages = async (options: Options): Promise<string> => {
      const it = await client(options);
      it.open(report, text);
      return (await it.pull(report)).items.map((item) => item.message).join('\n');
    };

    it('is Japanese unless the client says otherwise', async () => {
      assert.match(await messages({}), /[ぁ-ん]/);
      assert.match(await messages({ locale: 'ja' }), /[ぁ-ん]/);
      assert.doesNotMatch(await messages({ locale: 'en-US' }), /[ぁ-ん]/);
    });

    it('is what the setting says', async () => {
      assert.match(await messages({ locale: 'en', language: 'ja' }), /[ぁ-ん]/);
      assert.doesNotMatch(await messages({ locale: 'ja', language: 'en' }), /[ぁ-ん]/);
    });

    it('changes with the setting', async () => {
      const it = await client();
      it.open(report, text);
      const { resultId } = await it.pull(report);
      it.tell('workspace/didChangeConfiguration', { settings: { koetsu: { language: 'en' } } });
      await it.next('workspace/diagnostic/refresh');
      const { items } = await it.pull(report, resultId);
      assert.doesNotMatch(String(items[0]!.message), /[ぁ-ん]/);
    });
  });

  it('follows the folders of the workspace', async () => {
    const it = await client({ roots: [] });
    it.open(report, text);
    assert.deepEqual(await it.findings(report, text), [placeholder]);
    const folder = { uri: root, name: 'folder' };
    it.tell('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
    it.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    assert.deepEqual(await it.findings(report, text), [placeholder]);
  });

  it('tells what a document is judged by', async () => {
    const it = await client({ files: { 'koetsu.yaml': 'packs: []\n', 'knowledge/names.yaml': names } });
    it.open(report, text);
    const status = await it.ask<Status>(statusRequest, { uri: report });
    assert.match(status.reason, /[ぁ-ん]/);
    assert.deepEqual(
      { ...status, reason: '', errors: 0, warnings: 0 },
      {
        role: 'report',
        reason: '',
        configuration: `${root}/koetsu.yaml`,
        packs: [],
        knowledge: [{ uri: `${root}/knowledge/names.yaml`, entities: 3 }],
        errors: 0,
        warnings: 0,
      },
    );
    assert.equal(status.errors + status.warnings, 2);
    assert.equal(await it.ask(statusRequest, { uri: 'file:///nowhere.md' }), null);
  });
});
