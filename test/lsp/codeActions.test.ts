/** Code actions, and the edits that they make. */
import { strict as assert } from 'node:assert';
import type * as lsp from 'vscode-languageserver';
import { clientCommands, type FolderFixes, folderFixesRequest } from '../../server/src/lsp/protocol.js';
import { client, edited, pushing, report, root, text } from './client.js';

describe('language server', () => {
  describe('code actions', () => {
    it('mend a finding, the preferred way first', async () => {
      const it = await client();
      it.open(report, text);
      const diagnostics = (await it.pull(report)).items;
      const actions = await it.actions(report, text, 'カタルー', { diagnostics, only: ['quickfix'] });
      const [first] = actions;
      assert.equal(first!.kind, 'quickfix');
      assert.equal(first!.isPreferred, true);
      assert.deepEqual(first!.diagnostics, [diagnostics[0]]);
      const [change] = first!.edit!.documentChanges as lsp.TextDocumentEdit[];
      assert.deepEqual(change!.textDocument, { uri: report, version: 1 });
      assert.equal(edited(text, change!.edits as lsp.TextEdit[]), text.replace('カタルー', 'カタール'));
      assert.equal(actions.filter((action) => action.isPreferred).length, 1);
    });

    it('come as plain changes where the client knows no other', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, text);
      const [first] = await it.actions(report, text, 'カタルー');
      assert.equal(edited(text, first!.edit!.changes![report]!), text.replace('カタルー', 'カタール'));
    });

    it('need the client only where it has announced the command', async () => {
      const commandsOf = async (commands: readonly string[]): Promise<string[]> => {
        const it = await client({ commands });
        it.open(report, text);
        const actions = await it.actions(report, text, '(#)');
        return actions.flatMap((action) => (action.command ? [action.command.command] : []));
      };
      assert.deepEqual(await commandsOf([]), []);
      const offered = await commandsOf(Object.values(clientCommands));
      assert.ok(offered.includes(clientCommands.insertLink));
      assert.ok(offered.includes(clientCommands.openRule));
    });

    it('create the knowledge file that takes a new name', async () => {
      const it = await client({ files: {} });
      const twoWays =
        'ヴォルコヴィッチ氏は反対した。ボルコビッチ氏の発言は続く。ボルコビッチ氏は譲らない。\n';
      it.open(report, twoWays);
      const creating = (await it.actions(report, twoWays, 'ヴォルコ')).filter((action) =>
        action.edit?.documentChanges?.some((change) => 'kind' in change && change.kind === 'create'),
      );
      // As a name, and as a word that is none.
      assert.equal(creating.length, 2);
      const [create, change] = creating[0]!.edit!.documentChanges as [lsp.CreateFile, lsp.TextDocumentEdit];
      assert.equal(create.uri, `${root}/knowledge/names.yaml`);
      assert.equal(change.textDocument.version, null);
    });

    it('fix all that is safe, when asked for source actions', async () => {
      const it = await client();
      const joined = `${text}\nアンナ=ベルク氏が述べた。アンナ=ベルク氏は去った。\n`;
      it.open(report, joined);
      const only = await it.actions(report, joined, '協議', { only: ['source.fixAll'] });
      assert.deepEqual(
        only.map((action) => action.kind),
        ['source.fixAll.koetsu'],
      );
      const [change] = only[0]!.edit!.documentChanges as lsp.TextDocumentEdit[];
      assert.equal(edited(joined, change!.edits as lsp.TextEdit[]), joined.replaceAll('=', '・'));
      assert.deepEqual(await it.actions(report, joined, '協議', { only: ['quickfix'] }), []);
      assert.deepEqual(await it.actions(report, joined, 'カタルー', { only: ['refactor.extract'] }), []);
    });

    it('offer to fix all findings of one rule at once, where there are several', async () => {
      const it = await client();
      const joined = `${text}\nアンナ=ベルク氏が述べた。ﾌｰｼ派と、アンナ=ベルク氏は去った。\n`;
      it.open(report, joined);
      const all = (await it.actions(report, joined, '=ベルク')).find((action) =>
        action.title.includes('すべて'),
      );
      assert.equal(all?.title, 'この規則の指摘をこの報告書ですべて直す（2か所）');
      const [change] = all!.edit!.documentChanges as lsp.TextDocumentEdit[];
      assert.equal(edited(joined, change!.edits as lsp.TextEdit[]), joined.replaceAll('=', '・'));
      const alone = await it.actions(report, joined, 'ﾌｰｼ', { only: ['quickfix'] });
      assert.deepEqual(
        alone.filter((action) => action.title.includes('すべて')),
        [],
      );
    });

    it('fix all that is safe in the reports of a folder, open ones as they stand in the editor', async () => {
      const it = await client();
      it.write('may.md', '# 五月\n\nアンナ=ベルク氏の声明。\n');
      it.write('june.md', '# 六月\n\n静かな月。\n');
      const joined = `${text}\nアンナ=ベルク氏が述べた。アンナ=ベルク氏は去った。\n`;
      it.open(report, joined);
      const fixes = await it.ask<FolderFixes>(folderFixesRequest, { uri: root });
      assert.deepEqual([fixes.reports, fixes.places], [2, 3]);
      const changes = fixes.edit.documentChanges as lsp.TextDocumentEdit[];
      const editsOf = (uri: string): lsp.TextEdit[] =>
        changes.find((change) => change.textDocument.uri === uri)!.edits as lsp.TextEdit[];
      assert.equal(edited(joined, editsOf(report)), joined.replaceAll('=', '・'));
      assert.equal(
        edited('# 五月\n\nアンナ=ベルク氏の声明。\n', editsOf(`${root}/may.md`)),
        '# 五月\n\nアンナ・ベルク氏の声明。\n',
      );
    });

    it('join all paragraphs that page ends have cut, when asked for source actions', async () => {
      const it = await client();
      const cut = `${text}\n港は開いた。会社は自身\n\n---\n\nのブランドを売る。船会社は明言し\n\nていない。\n`;
      it.open(report, cut);
      const only = await it.actions(report, cut, '協議', { only: ['source.mendPageBreaks'] });
      assert.deepEqual(
        only.map((action) => action.title),
        ['切れた段落をすべてつなぐ'],
      );
      const [change] = only[0]!.edit!.documentChanges as lsp.TextDocumentEdit[];
      assert.equal(
        edited(cut, change!.edits as lsp.TextEdit[]),
        `${text}\n港は開いた。会社は自身のブランドを売る。船会社は明言していない。\n`,
      );
    });
  });
});
