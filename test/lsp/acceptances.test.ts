/** Findings that stand: accepted, listed, taken back. */
import { strict as assert } from 'node:assert';
import type * as lsp from 'vscode-languageserver';
import {
  type Acceptance,
  acceptedListRequest,
  acceptRequest,
  authorRequest,
  clientCommands,
  withdrawRequest,
} from '../../server/src/lsp/protocol.js';
import {
  type Client,
  client,
  edited,
  misspelling,
  type Options,
  positionIn,
  report,
  root,
  slice,
  text,
} from './client.js';

describe('language server', () => {
  describe('findings that stand', () => {
    const accepted = `${root}/koetsu-accepted.yaml`;
    const accepting: Options = { commands: [clientCommands.acceptFinding] };
    /** Accepts the placeholder as a client does, and gives the text of the record. */
    async function acceptPlaceholder(it: Client): Promise<string> {
      const actions = await it.actions(report, text, '[リンク]');
      const { command } = actions.find((each) => each.command?.command === clientCommands.acceptFinding)!;
      const [uri, identity] = command!.arguments!;
      const params = { uri, identity, reason: '公開待ち', author: '水野 葉月', date: '2025-04-23' };
      const edit = await it.ask<lsp.WorkspaceEdit>(acceptRequest, params);
      const [create, change] = edit.documentChanges as [lsp.CreateFile, lsp.TextDocumentEdit];
      assert.deepEqual([create.kind, create.uri, change.textDocument.uri], ['create', accepted, accepted]);
      return edited('', change.edits as lsp.TextEdit[]);
    }

    it('are recorded with reason and author, and shown no more, until that is taken back', async () => {
      const it = await client(accepting);
      it.open(report, text);
      assert.equal(await it.ask(authorRequest, { uri: root }), '水野 葉月');
      const record = await acceptPlaceholder(it);
      assert.match(record, /reason: 公開待ち\n {2}author: 水野 葉月\n {2}date: 2025-04-23\n$/);
      it.open(accepted, record, 'yaml');
      assert.deepEqual(await it.findings(report, text), [misspelling]);
      const [listed] = await it.ask<Acceptance[]>(acceptedListRequest, { uri: root });
      assert.equal(listed!.report, 'april.md');
      assert.equal(slice(text, listed!.place!.range), '[リンク](#)');
      const edit = await it.ask<lsp.WorkspaceEdit>(withdrawRequest, { ...listed, uri: root });
      const [change] = edit.documentChanges as [lsp.TextDocumentEdit];
      assert.ok(!edited(record, change.edits as lsp.TextEdit[]).includes('- report'));
    });

    it('are offered to no client that cannot ask for a reason', async () => {
      const it = await client();
      it.open(report, text);
      const actions = await it.actions(report, text, '[リンク]');
      assert.ok(!actions.some((each) => each.title.includes('承認して記録')));
    });

    it('are reported in the record once they are gone, open or closed', async () => {
      const it = await client(accepting);
      it.open(report, text);
      const record = await acceptPlaceholder(it);
      it.write('koetsu-accepted.yaml', record);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, text), [misspelling]);
      const at = positionIn(text, text.indexOf('(#)') + 1);
      it.edit(report, 2, [[at.line, at.character], [at.line, at.character + 1], 'TODO']);
      const { diagnostics } = await it.published(accepted);
      assert.deepEqual(
        diagnostics.map((each) => each.code),
        ['unused-acceptance'],
      );
      it.open(accepted, record, 'yaml');
      const first = await it.pull(accepted);
      assert.equal(first.items.length, 1);
      it.edit(report, 3, [[at.line, at.character], [at.line, at.character + 4], '#']);
      assert.deepEqual((await it.pull(accepted, first.resultId)).items, []);
    });

    it('go along with a report that is renamed', async () => {
      const it = await client(accepting);
      it.open(report, text);
      const record = await acceptPlaceholder(it);
      it.write('koetsu-accepted.yaml', record);
      await it.next('workspace/diagnostic/refresh');
      const files = [{ oldUri: report, newUri: `${root}/2025/may.md` }];
      const edit = await it.ask<lsp.WorkspaceEdit>('workspace/willRenameFiles', { files });
      const [change] = edit.documentChanges as [lsp.TextDocumentEdit];
      assert.match(edited(record, change.edits as lsp.TextEdit[]), /- report: 2025\/may\.md\n/);
    });
  });
});
