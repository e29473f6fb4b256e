/** Names: hovers, records, completion, renaming, lists. */
import { strict as assert } from 'node:assert';
import type * as lsp from 'vscode-languageserver';
import {
  type Client,
  client,
  completing,
  edited,
  names,
  positionIn,
  pushing,
  report,
  reviewing,
  root,
  slice,
  text,
} from './client.js';

describe('language server', () => {
  describe('hover', () => {
    const hoverOn = (it: Client, at: string): Promise<lsp.Hover | null> =>
      it.ask('textDocument/hover', {
        textDocument: { uri: report },
        position: positionIn(text, text.indexOf(at) + 1),
      });

    it('tells who or what a name is', async () => {
      const it = await client();
      it.open(report, text);
      const hover = await hoverOn(it, 'ドーハ');
      assert.equal(slice(text, hover!.range!), 'ドーハ');
      const contents = hover!.contents as lsp.MarkupContent;
      assert.equal(contents.kind, 'markdown');
      assert.match(contents.value, /\*\*ドーハ\*\*.*湾岸の都。/s);
    });

    it('is plain text for a client that shows no Markdown', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, text);
      const { kind, value } = (await hoverOn(it, 'ドーハ'))!.contents as lsp.MarkupContent;
      assert.equal(kind, 'plaintext');
      assert.match(value, /^ドーハ · Doha/);
    });

    it('explains the keys of a knowledge file', async () => {
      const it = await client();
      const uri = `${root}/knowledge/names.yaml`;
      it.open(uri, names, 'yaml');
      const position = positionIn(names, names.indexOf('english') + 2);
      const hover = await it.ask<lsp.Hover>('textDocument/hover', { textDocument: { uri }, position });
      assert.equal(slice(names, hover.range!), 'english');
      assert.match((hover.contents as lsp.MarkupContent).value, /英語の名称。/);
    });

    it('is null where there is nothing to tell', async () => {
      const it = await client();
      it.open(report, text);
      assert.equal(await hoverOn(it, '歓迎'), null);
    });
  });

  it('finds the record of a name', async () => {
    const it = await client();
    it.open(report, text);
    const places = await it.ask<lsp.Location[]>('textDocument/definition', {
      textDocument: { uri: report },
      position: positionIn(text, text.indexOf('ドーハ') + 2),
    });
    assert.deepEqual(
      places.map(({ uri, range }) => [uri, range.start.line]),
      [[`${root}/knowledge/names.yaml`, 4]],
    );
  });

  describe('names', () => {
    const at = (
      written: string,
      content = text,
    ): { textDocument: { uri: string }; position: lsp.Position } => ({
      textDocument: { uri: report },
      position: positionIn(content, content.indexOf(written) + written.length),
    });
    const march = '会談はドーハで開かれた。\n';
    const may = 'ここはドーハである。\n';
    const files = { 'knowledge/names.yaml': names, 'march.md': march, 'may.md': may, 'README.md': may };

    it('are completed in place of what was typed, and told about when somebody looks', async () => {
      const it = await client({ capabilities: completing });
      const typed = `${text}\n会場はdohで、`;
      it.open(report, typed);
      const { isIncomplete, items } = await it.ask<lsp.CompletionList>(
        'textDocument/completion',
        at('doh', typed),
      );
      assert.equal(isIncomplete, true);
      const [item] = items;
      const { range, newText } = item!.textEdit as lsp.TextEdit;
      assert.deepEqual([slice(typed, range), newText], ['doh', 'ドーハ']);
      assert.equal(item!.filterText, 'doh');
      assert.deepEqual(item!.labelDetails, { description: '地名' });
      assert.equal(item!.documentation, undefined);
      const resolved = await it.ask<lsp.CompletionItem>('completionItem/resolve', item);
      assert.match((resolved.documentation as lsp.MarkupContent).value, /\*\*ドーハ\*\*.*湾岸の都。/s);
    });

    it('are told about at once to a client that does not ask', async () => {
      const it = await client({ capabilities: pushing });
      const typed = `${text}\n会場はdoh`;
      it.open(report, typed);
      const { items } = await it.ask<lsp.CompletionList>('textDocument/completion', at('doh', typed));
      const { kind, value } = items[0]!.documentation as lsp.MarkupContent;
      assert.equal(kind, 'plaintext');
      assert.match(value, /^ドーハ · Doha/);
    });

    it('are asked for at every letter that a name may have', async () => {
      const { completionProvider } = (await client()).capabilities;
      for (const letter of 'aZぁアー・')
        assert.ok(completionProvider!.triggerCharacters!.includes(letter), letter);
      assert.ok(!completionProvider!.triggerCharacters!.includes('。'));
    });

    it('are found in all reports of the folder, open documents before the disk', async () => {
      const it = await client({ files });
      it.open(report, text);
      it.open(`${root}/may.md`, 'ドーハ、またドーハでは。\n');
      const places = (includeDeclaration: boolean): Promise<lsp.Location[]> =>
        it.ask('textDocument/references', { ...at('ドー'), context: { includeDeclaration } });
      const found = (await places(true)).map(({ uri, range }) => [
        uri.slice(root.length + 1),
        range.start.line,
        range.start.character,
      ]);
      assert.deepEqual(found, [
        ['knowledge/names.yaml', 4, 4],
        ['april.md', 2, 13],
        ['may.md', 0, 0],
        ['may.md', 0, 6],
        ['march.md', 0, 3],
      ]);
      assert.equal((await places(false)).length, 4);
    });

    it('are highlighted', async () => {
      const it = await client();
      it.open(report, text);
      const found = await it.ask<lsp.DocumentHighlight[]>('textDocument/documentHighlight', at('ドー'));
      assert.deepEqual(
        found.map(({ range }) => slice(text, range)),
        ['ドーハ'],
      );
    });

    it('are renamed in record and reports, and what is not in sight waits for consent', async () => {
      const it = await client({ capabilities: reviewing, files });
      it.open(report, text);
      const { placeholder, range } = await it.ask<{ placeholder: string; range: lsp.Range }>(
        'textDocument/prepareRename',
        at('ドー'),
      );
      assert.deepEqual([placeholder, slice(text, range)], ['ドーハ', 'ドーハ']);
      const { documentChanges, changeAnnotations } = await it.ask<lsp.WorkspaceEdit>('textDocument/rename', {
        ...at('ドー'),
        newName: 'ドハ',
      });
      const changes = documentChanges as lsp.TextDocumentEdit[];
      assert.deepEqual(
        changes.map(({ textDocument, edits }) => [
          textDocument.uri.slice(root.length + 1),
          textDocument.version,
          ...edits.map((edit) => (edit as lsp.AnnotatedTextEdit).annotationId),
        ]),
        [
          ['knowledge/names.yaml', null, 'record'],
          ['april.md', 1, 'here'],
          ['march.md', null, 'elsewhere'],
          ['may.md', null, 'elsewhere'],
        ],
      );
      assert.deepEqual(changeAnnotations, {
        record: { label: '知識ベースの記録', needsConfirmation: false },
        here: { label: 'この報告書', needsConfirmation: false },
        elsewhere: { label: 'ほかの報告書', needsConfirmation: true },
      });
      const [record] = changes;
      assert.equal(edited(names, record!.edits as lsp.TextEdit[]), names.replace('ドーハ', 'ドハ'));
    });

    it('are renamed across marks with consent, and a message tells where one stays', async () => {
      const parted = '# 報告\n\nドーハに着いた。**ド**ーハと[ドーハ]を出た。\n\n[ドーハ]: https://e.com/\n';
      const it = await client({ capabilities: reviewing, files });
      const told = it.next<lsp.ShowMessageParams>('window/showMessage');
      it.open(report, parted);
      const { documentChanges, changeAnnotations } = await it.ask<lsp.WorkspaceEdit>('textDocument/rename', {
        textDocument: { uri: report },
        position: { line: 2, character: 0 },
        newName: 'カルハ',
      });
      const changes = documentChanges as lsp.TextDocumentEdit[];
      const here = changes.find((change) => change.textDocument.uri === report)!;
      assert.deepEqual(
        here.edits.map((edit) => (edit as lsp.AnnotatedTextEdit).annotationId),
        ['here', 'parted', 'parted'],
      );
      assert.equal(changeAnnotations!['parted']!.needsConfirmation, true);
      assert.match(
        edited(parted, here.edits as lsp.TextEdit[]),
        /^カルハに着いた。\*\*カル\*\*ハと\[ドーハ\]を出た。$/m,
      );
      assert.match((await told).message, /1か所は変えていません：april\.md:3$/);
    });

    it('are renamed by plain changes where the client knows no other', async () => {
      const it = await client({ capabilities: pushing, files });
      it.open(report, text);
      const { changes } = await it.ask<lsp.WorkspaceEdit>('textDocument/rename', {
        ...at('ドー'),
        newName: 'ドハ',
      });
      assert.equal(edited(march, changes![`${root}/march.md`]!), march.replace('ドーハ', 'ドハ'));
      assert.equal(edited(text, changes![report]!), text.replace('ドーハ', 'ドハ'));
    });

    it('are not renamed without a reason being told', async () => {
      const it = await client();
      it.open(report, text);
      const refusal = it.ask('textDocument/rename', { ...at('ドー'), newName: 'カタール' });
      await assert.rejects(refusal, { code: -32803, message: /もう書かれています/ });
      await assert.rejects(it.ask('textDocument/prepareRename', at('歓迎')), /名称も脚注もありません/);
    });

    it('are symbols of the workspace', async () => {
      const it = await client();
      const found = await it.ask<lsp.SymbolInformation[]>('workspace/symbol', { query: 'doha' });
      assert.deepEqual(
        found.map(({ name, containerName, location }) => [name, containerName, location.range.start.line]),
        [['ドーハ · Doha', '地名', 4]],
      );
      const [byEar] = await it.ask<lsp.SymbolInformation[]>('workspace/symbol', { query: 'どーは' });
      assert.equal(byEar!.name, 'ドーハ · Doha · どーは');
    });
  });
});
