/** What the server remembers of earlier reports. */
import { strict as assert } from 'node:assert';
import type * as lsp from 'vscode-languageserver';
import { uriIn } from '../../server/src/core/text/uri.js';
import {
  type Addition,
  addRequest,
  type FrequentName,
  frequentNamesRequest,
  type NameGroup,
  type NewReport,
  nameListRequest,
  newReportRequest,
} from '../../server/src/lsp/protocol.js';
import { type Client, client, names, positionIn, report, root, slice, text } from './client.js';

describe('language server', () => {
  describe('the memory of earlier reports', () => {
    const earlier =
      '# 三月の報告\n\n2025年3月10日\n\nドーハは**静か**だった。ドレスタンの市長とドレスタン港。\n';
    const files = { 'knowledge/names.yaml': names, 'march.md': earlier, 'README.md': 'ドーハ' };

    /** Asks until the archive has read so far as to give this answer. */
    async function until<R>(ask: () => Promise<R>, fits: (answer: R) => boolean): Promise<R> {
      for (let tries = 0; tries < 100; tries++) {
        const answer = await ask();
        if (fits(answer)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('the archive has not come so far');
    }

    const hoverText = (it: Client): Promise<string> =>
      it
        .ask<lsp.Hover | null>('textDocument/hover', {
          textDocument: { uri: report },
          position: positionIn(text, text.indexOf('ドーハ')),
        })
        .then((hover) => (hover ? (hover.contents as lsp.MarkupContent).value : ''));

    const otherReports = async (it: Client): Promise<number> => {
      const groups = await it.ask<readonly NameGroup[]>(nameListRequest, { uri: report });
      return groups.flatMap((group) => group.names).find((name) => name.label === 'ドーハ')!.otherReports;
    };

    it('shows in a hover which of them name the entity, with the sentence and a link', async () => {
      const it = await client({ files });
      it.open(report, text);
      const hover = await until(
        () => hoverText(it),
        (found) => found.includes('ほかの報告書'),
      );
      assert.match(hover, /この報告書 1回 · ほかの報告書 1本/);
      assert.ok(hover.includes(`(${uriIn(root, 'march.md')}#L5)`), hover);
      assert.match(hover, /ドーハは静かだった。/);
    });

    it('lists the names of a report, what is doubtful first', async () => {
      const it = await client({ files });
      it.open(report, text);
      const groups = await it.ask<readonly NameGroup[]>(nameListRequest, { uri: report });
      assert.deepEqual(
        groups.map((group) => [group.title, ...group.names.map((name) => `${name.label} ${name.count}`)]),
        [
          ['書き誤りの疑い', 'カタルー 1'],
          // This world has no list of words.
          ['知識ベースにない名前', 'リンク 1'],
          ['地名', 'ドーハ 1'],
        ],
      );
      assert.equal(slice(text, groups[2]!.names[0]!.places[0]!), 'ドーハ');
      assert.match(groups[2]!.names[0]!.about!, /湾岸の都/);
    });

    it('follows files that are written and deleted', async () => {
      const it = await client({ files });
      it.open(report, text);
      await until(
        () => otherReports(it),
        (count) => count === 1,
      );
      it.write('may.md', '# 五月\n\nドーハで。\n');
      await until(
        () => otherReports(it),
        (count) => count === 2,
      );
      it.write('march.md', undefined);
      await until(
        () => otherReports(it),
        (count) => count === 1,
      );
    });

    it('collects the names that nobody knows', async () => {
      const it = await client({ files: { ...files, 'may.md': 'ドレスタンは晴れ。' } });
      it.open(report, text);
      const ask = () => it.ask<readonly FrequentName[]>(frequentNamesRequest, { uri: report });
      assert.deepEqual(await until(ask, (found) => found.length > 0), [
        {
          name: 'ドレスタン',
          count: 3,
          reports: [uriIn(root, 'march.md'), uriIn(root, 'may.md')],
          reportCount: 2,
          near: [],
        },
      ]);
    });

    it('makes a new report for a folder, and for none', async () => {
      const it = await client({ files: { 'koetsu.yaml': 'house: { office: 港の会 }\n' } });
      const ask = (uri: string) =>
        it.ask<NewReport>(newReportRequest, { uri, date: '2025-04-23', title: '港\n の春' });
      const { text, uris, caret } = await ask(root);
      assert.ok(text.startsWith('# 港 の春\n\n2025年4月23日  \n港の会  \n'));
      const place = (name: string): string => uriIn(root, name);
      assert.deepEqual(uris.slice(0, 2), [place('2025-04-23-港-の春.md'), place('2025-04-23-港-の春-2.md')]);
      assert.deepEqual(caret.start, { line: 4, character: 0 });
      assert.deepEqual((await ask('untitled:')).uris, []);
    });

    it('takes what the user says of such a name', async () => {
      const it = await client({ files });
      const add = (addition: Addition) => it.ask<lsp.WorkspaceEdit>(addRequest, { uri: root, addition });
      const written = async (addition: Addition): Promise<string> =>
        JSON.stringify((await add(addition)).documentChanges);
      assert.match(await written({ kind: 'add-name', name: 'ドレスタン' }), /- name: ドレスタン/);
      assert.match(await written({ kind: 'add-word', word: 'ドレスタン' }), /words.*ドレスタン/);
      const form = { list: 'short', form: 'ドレスタン' } as const;
      assert.match(await written({ kind: 'add-form', entity: 'doha', form }), /short.*ドレスタン/);
      assert.equal(await add({ kind: 'add-form', entity: 'nobody', form }), null);
    });

    it('is kept for the next session and read again only where a file is new', async () => {
      const first = await client({ files });
      first.open(report, text);
      await until(
        () => otherReports(first),
        (count) => count === 1,
      );
      await until(
        async () => first.kept.size,
        (size) => size === 1,
      );
      const second = await client({ files, kept: first.kept });
      second.open(report, text);
      await until(
        () => otherReports(second),
        (count) => count === 1,
      );
      assert.equal(second.read.filter((uri) => uri === uriIn(root, 'march.md')).length, 0);
    });
  });
});
