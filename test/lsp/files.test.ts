/** Files beside a report that change while it is open. */
import { strict as assert } from 'node:assert';
import { statusChanged } from '../../server/src/lsp/protocol.js';
import { client, misspelling, names, placeholder, report, root, text } from './client.js';

describe('language server', () => {
  describe('files beside the report', () => {
    it('a knowledge file that changes on disk is read again', async () => {
      const it = await client();
      it.open(report, text);
      const { resultId } = await it.pull(report);
      it.write('knowledge/names.yaml', names.replace('カタール', 'オマーン'));
      await it.next('workspace/diagnostic/refresh');
      await it.next(statusChanged);
      const { items } = await it.pull(report, resultId);
      assert.deepEqual(
        items.map((item) => item.code),
        ['placeholder-link'],
      );
    });

    it('a knowledge file that is created or deleted counts', async () => {
      const it = await client({ files: {} });
      it.open(report, text);
      assert.deepEqual(await it.findings(report, text), [placeholder]);
      it.write('knowledge/more.yaml', names);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
      it.write('knowledge/more.yaml', undefined);
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, text), [placeholder]);
    });

    it('an open knowledge file wins over the disk, until it is closed', async () => {
      const it = await client();
      const uri = `${root}/knowledge/names.yaml`;
      it.open(report, text);
      it.open(uri, names.replace('カタール', 'オマーン'), 'yaml');
      it.write('knowledge/names.yaml', names);
      assert.deepEqual(await it.findings(report, text), [placeholder]);
      it.tell('textDocument/didClose', { textDocument: { uri } });
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
    });

    it('the faults of a closed knowledge file are shown, and its sound entries work', async () => {
      const it = await client({ files: { 'knowledge/names.yaml': `${names}  - kind: country\n` } });
      const uri = `${root}/knowledge/names.yaml`;
      const { diagnostics } = await it.published(uri);
      assert.ok(diagnostics.length > 0);
      it.open(report, text);
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
      it.write('knowledge/names.yaml', names);
      assert.deepEqual((await it.published(uri)).diagnostics, []);
    });

    it('a koetsu.yaml that cannot be parsed is told, and reports are checked all the same', async () => {
      const it = await client({
        files: { 'knowledge/names.yaml': names, 'koetsu.yaml': 'rules: [unclosed\n' },
      });
      const uri = `${root}/koetsu.yaml`;
      assert.ok((await it.published(uri)).diagnostics.length > 0);
      it.open(report, text);
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
      it.write('koetsu.yaml', 'rules:\n  placeholder-link: off\n');
      assert.deepEqual((await it.published(uri)).diagnostics, []);
      assert.deepEqual(await it.findings(report, text), [misspelling]);
    });

    it('a dictionary is read with what it imports, followed on disk, and wins when it is open', async () => {
      const it = await client({
        files: {
          'koetsu.yaml': 'house: { terms: terms.yml }\n',
          'terms.yml': 'imports: more/terms.yml\nrules: [{ pattern: 歓迎 }]\n',
          'more/terms.yml': 'rules: [{ expected: 会合, pattern: 協議 }]\n',
        },
      });
      const codes = async (): Promise<readonly unknown[]> =>
        (await it.pull(report)).items.map((item) => item.code).filter((code) => code === 'discouraged-term');
      const uri = `${root}/terms.yml`;
      assert.equal((await it.published(uri)).diagnostics.length, 1);
      it.open(report, text);
      assert.equal((await codes()).length, 2);
      it.write('terms.yml', 'imports: more/terms.yml\nrules: [{ expected: 評価, pattern: 歓迎 }]\n');
      assert.deepEqual((await it.published(uri)).diagnostics, []);
      assert.equal((await codes()).length, 3);
      it.write('more/terms.yml', 'rules: []\n');
      assert.equal((await codes()).length, 1);
      it.open(uri, 'rules: [{ expected: 評価, pattern: 歓迎, specs: [{ from: 歓迎, to: 賛成 }] }]\n', 'yaml');
      assert.deepEqual(
        (await it.pull(uri)).items.map((item) => item.severity),
        [2],
      );
      assert.equal((await codes()).length, 1);
    });

    it('settings may name further knowledge', async () => {
      const it = await client({
        files: { 'koetsu.yaml': 'knowledge: [names/*.yaml]\n', 'names/a.yaml': names },
      });
      it.open(report, text);
      assert.deepEqual(await it.findings(report, text), [misspelling, placeholder]);
    });
  });
});
