/** Diagnostics, pulled and pushed, and requests that have lost their point. */
import { strict as assert } from 'node:assert';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { clientCommands, type PublishAnswer, publishCheckRequest } from '../../server/src/lsp/protocol.js';
import {
  client,
  failure,
  misspelling,
  placeholder,
  position,
  pushing,
  report,
  slice,
  text,
} from './client.js';

describe('language server', () => {
  describe('diagnostics', () => {
    it('are pulled, and not sent twice', async () => {
      const it = await client();
      it.open(report, text);
      const first = await it.pull(report);
      assert.deepEqual(
        first.items.map((item) => `${item.code}: ${slice(text, item.range)}`),
        [misspelling, placeholder],
      );
      assert.ok(first.items.every((item) => item.source === 'koetsu'));
      const second = await it.pull(report, first.resultId);
      assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    });

    it('are pushed to a client that cannot pull', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, text);
      const { diagnostics, version } = await it.published(report);
      assert.equal(version, 1);
      assert.deepEqual(
        diagnostics.map((item) => item.code),
        ['misspelled-name', 'placeholder-link'],
      );
      it.tell('textDocument/didClose', { textDocument: { uri: report } });
      assert.deepEqual((await it.published(report)).diagnostics, []);
    });

    it('lead to the page of their rule where the client does not open it itself', async () => {
      const capabilities = { textDocument: { diagnostic: { codeDescriptionSupport: true } } };
      for (const commands of [[], [clientCommands.openRule]]) {
        const it = await client({ capabilities, commands });
        it.open(report, text);
        const hrefs = (await it.pull(report)).items.map((item) => item.codeDescription?.href);
        assert.equal(hrefs[0], commands.length > 0 ? undefined : 'file:///koetsu/rules/misspelled-name.md');
      }
    });

    it('are pushed and taken back at the spelling of the URI that the client uses', async () => {
      const it = await client({ capabilities: pushing });
      const spelled = 'file:///nowhere/報告.md';
      it.open(spelled, text);
      assert.equal((await it.published(spelled)).diagnostics.length, 1);
      it.tell('textDocument/didClose', { textDocument: { uri: spelled } });
      assert.deepEqual((await it.published(spelled)).diagnostics, []);
    });

    it('are pushed for the newest text alone when edits come faster than checks', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, text);
      await it.published(report);
      for (let version = 2; version <= 50; version++) it.edit(report, version, [[0, 2], [0, 2], 'あ']);
      let pushes = 1;
      while ((await it.published(report)).version !== 50) pushes++;
      assert.ok(pushes < 25, `${pushes} pushes for 49 edits`);
    });

    it('follow edits, each of which addresses the text that the one before left', async () => {
      const it = await client();
      it.open(report, text);
      it.edit(report, 2, [[2, 6], [2, 7], 'ル'], [[2, 3], [2, 7], 'カタール'], [[0, 0], [0, 0], '表題\n\n']);
      const { items } = await it.pull(report);
      assert.deepEqual(
        items.map((item) => [item.code, item.range.start.line]),
        [['placeholder-link', 6]],
      );
    });

    it('work for a document without a folder, and for one that was never saved', async () => {
      const it = await client({ roots: [] });
      for (const uri of ['file:///tmp/alone.md', 'untitled:Untitled-1']) {
        it.open(uri, text);
        assert.deepEqual(await it.findings(uri, text), [placeholder]);
      }
    });

    it('tell of linked files that are not there, and follow the disk', async () => {
      const it = await client({ files: { 'annex.md': '# 付録\n' } });
      const content = '# 港\n\n![図](map.png)と[付録](annex.md#年表)、[上](../other/a.png)。\n';
      it.open(report, content);
      const missing = ['missing-file: map.png', 'broken-anchor: #年表', 'missing-file: ../other/a.png'];
      assert.deepEqual(await it.findings(report, content), missing);
      it.write('map.png', '');
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, content), missing.slice(1));
      it.write('annex.md', '# 付録\n## 年表\n');
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, content), missing.slice(2));
      // Outside the folder nobody watches: it is looked at again.
      it.disk.set('file:///home/analyst/other/a.png', '');
      assert.deepEqual(await it.findings(report, content), []);
      it.write('map.png', undefined);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, content), missing.slice(0, 1));
    });

    it('on sentences come when the hands rest, each block read once', async () => {
      const it = await client();
      const [faulty, fine] = ['二国は核実験の停止を決定た。', '調印は秋になる。'];
      const at = faulty.indexOf('た');
      it.faults.set(faulty, [
        {
          kind: 'kana',
          range: { start: at, end: at + 1 },
          words: { start: at - 2, end: at + 1 },
          repairs: [{ range: { start: at, end: at }, newText: 'し' }],
        },
      ]);
      // Blocks near an edit are parsed anew.
      const between = '協議は続く。'.repeat(60);
      const content = `# 核の合意\n\n${faulty}\n\n${between}\n\n${fine}\n`;
      it.open(report, content);
      assert.deepEqual(await it.findings(report, content), []);
      // The knowledge of the folder has refreshed them too.
      it.received.splice(0);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, content), ['ungrammatical-sequence: た']);
      assert.deepEqual(it.sentences.splice(0, 2), ['核の合意', faulty]);
      // What is typed elsewhere leaves the finding where it is, and is all that is read again.
      it.edit(report, 2, [[6, 0], [6, 2], '署名']);
      const edited = content.replace('調印', '署名');
      assert.deepEqual(await it.findings(report, edited), ['ungrammatical-sequence: た']);
      await it.ask<PublishAnswer>(publishCheckRequest, { uri: report });
      assert.ok(it.sentences.includes(fine.replace('調印', '署名')));
      assert.ok(!it.sentences.includes(faulty));
    });

    it('need no reading where the settings switch it off, and a publish check waits for it', async () => {
      const off = 'rules: { misspelled-word: off, ungrammatical-sequence: off, wrong-particle: off }\n';
      const settings = await client({ files: { 'koetsu.yaml': off } });
      settings.open(report, '# 合意\n\n調印は秋になる。\n');
      await settings.ask<PublishAnswer>(publishCheckRequest, { uri: report });
      assert.deepEqual(settings.sentences, []);
      const it = await client();
      it.open(report, '# 合意\n\n調印は秋になる。\n');
      await it.ask<PublishAnswer>(publishCheckRequest, { uri: report });
      assert.deepEqual(it.sentences, ['合意', '調印は秋になる。']);
    });

    it('tell of no linked file where there is no disk', async () => {
      const it = await client();
      const content = '# 港の図\n\n![図](map.png)。\n';
      for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/house/a.md']) {
        it.open(uri, content);
        assert.deepEqual(await it.findings(uri, content), []);
      }
    });

    it('tell of linked files to a client that cannot pull', async () => {
      const it = await client({ capabilities: pushing });
      it.open(report, '# 港の図\n\n![図](map.png)。\n');
      const { diagnostics } = await it.published(report);
      assert.deepEqual(
        diagnostics.map((each) => each.code),
        ['missing-file'],
      );
    });

    it('know a document by any spelling of its URI', async () => {
      const it = await client();
      it.open('file:///home/analyst/報告/april.md', text);
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
    });

    it('are the gravest where there are very many, and say so', async () => {
      const it = await client();
      const many = `# 報告\n\n${'発表による（[リンク](#)）。\n\n'.repeat(1200)}カタルーは動いた。[^1]\n`;
      it.open(report, many);
      const [first, ...others] = (await it.pull(report)).items;
      assert.match(String(first!.message), /軽いものから\d+件を省いています/);
      assert.equal(others.length, 999);
      assert.ok(others.some((item) => item.code === 'undefined-footnote'));
    });
  });

  describe('a request that has lost its point', () => {
    const hover = { textDocument: { uri: report }, position: position(2, 5) };

    it('is refused when it was cancelled', async () => {
      const it = await client();
      it.open(report, text);
      const source = new CancellationTokenSource();
      const answer = it.ask('textDocument/hover', hover, source.token);
      source.cancel();
      assert.equal(await failure(answer), -32800);
    });

    it('is refused when the document has changed since', async () => {
      const it = await client();
      it.open(report, text);
      const answer = it.ask('textDocument/hover', hover);
      it.edit(report, 2, [[0, 0], [0, 0], ' ']);
      assert.equal(await failure(answer), -32801);
    });

    it('is asked again, if it was a pull', async () => {
      const it = await client();
      it.open(report, text);
      const answer = it.pull(report);
      it.edit(report, 2, [[0, 0], [0, 0], ' ']);
      await assert.rejects(answer, { code: -32802, data: { retriggerRequest: true } });
      assert.equal((await it.pull(report)).items.length, 2);
    });
  });
});
