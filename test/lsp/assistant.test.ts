/** The tools of an assistant, asked of the server. */
import { strict as assert } from 'node:assert';
import { type AssistantAnswer, assistantRequest } from '../../server/src/lsp/protocol.js';
import { Client, names, report, root, text } from './client.js';

describe('language server', () => {
  describe('the tools of an assistant', () => {
    const ask = async (tool: string, input: object, uri = report): Promise<AssistantAnswer> =>
      client.ask(assistantRequest, { tool, input, uri, date: '2025-04-23' });
    const told = async (tool: string, input: object, uri = report) => {
      const answer = await ask(tool, input, uri);
      assert.ok('text' in answer, JSON.stringify(answer));
      return { ...JSON.parse(answer.text), edit: answer.edit };
    };
    const refused = async (tool: string, input: object, uri = report): Promise<string> => {
      const answer = await ask(tool, input, uri);
      assert.ok('refusal' in answer, JSON.stringify(answer));
      return answer.refusal;
    };
    let client: Client;
    beforeEach(async () => {
      client = await new Client().start({ files: { 'knowledge/names.yaml': names, 'april.md': '# 四月\n' } });
    });

    it('see the document as it is on screen, and a text as what its file would hold', async () => {
      assert.deepEqual((await told('check', { path: 'april.md' })).findings, []);
      client.open(report, text);
      const { findings, file } = await told('check', { path: 'april.md' });
      assert.equal(file, 'april.md');
      assert.equal(findings[0].text, 'カタルー');
      assert.deepEqual((await told('check', { path: 'april.md', text: '# 四月\n' })).findings, []);
      const draft = `${root}/draft.md`;
      assert.equal((await told('check', { text }, draft)).findings[0].text, 'カタルー');
      assert.equal((await told('check', { text }, 'untitled:draft.md')).role, 'report');
    });

    it('have the sentences of a draft read before they judge it', async () => {
      const faulty = '二国は核実験の停止を決定た。';
      const at = faulty.indexOf('た');
      client.faults.set(faulty, [
        {
          kind: 'kana',
          range: { start: at, end: at + 1 },
          words: { start: at - 2, end: at + 1 },
          repairs: [{ range: { start: at, end: at }, newText: 'し' }],
        },
      ]);
      const { findings } = await told('check', { text: `# 核の合意\n\n${faulty}\n` });
      assert.deepEqual(
        findings.map((it: { rule: string; text: string }) => [it.rule, it.text]),
        [['ungrammatical-sequence', 'た']],
      );
    });

    it('answer with an edit where they are to write', async () => {
      client.open(report, '# 四月\n\nアンナ=ベルクは語った。\n');
      const { edit, written, text: fixed } = await told('fix', { path: 'april.md', write: true });
      assert.equal(written, 'april.md');
      assert.equal(fixed, undefined);
      const [change] = edit.documentChanges;
      assert.deepEqual(change.textDocument, { uri: report, version: 1 });
      assert.equal(change.edits.length, 1);
      const asked = await told('fix', { path: 'april.md' });
      assert.match(asked.text, /アンナ・ベルク/);
      assert.equal(asked.edit, undefined);
    });

    it('know the names of the folder and the form of its reports', async () => {
      const found = await told('look_up_names', { names: ['doha'] }, root);
      assert.equal(found.names[0].records[0].write, 'ドーハ');
      assert.match((await told('new_report', {}, root)).text, /2025年4月23日/);
    });

    it('refuse what lies outside of the folder, is not there or makes no sense', async () => {
      assert.match(await refused('check', { path: 'x.md' }, 'file:///etc/x.md'), /外にあります/);
      assert.match(await refused('check', { path: 'x.md' }, `${root}/../x.md`), /外にあります/);
      assert.match(
        await refused('check', { path: 'x.md' }, `${root}/x.md`),
        /「x\.md」というファイルはありません/,
      );
      assert.match(await refused('check', {}), /「path」か「text」/);
      assert.match(await refused('spell', {}), /という道具はありません/);
    });
  });
});
