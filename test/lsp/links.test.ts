/** Links: those without a target, and those that are asked for. */
import { strict as assert } from 'node:assert';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import {
  checkLiveLinksRequest,
  type LiveLinkCounts,
  liveLinkProgress,
  openLinksRequest,
  planLiveLinksRequest,
  type ReportLinks,
} from '../../server/src/lsp/protocol.js';
import { client, report, root, text } from './client.js';

describe('language server', () => {
  describe('links', () => {
    const links =
      '# 港の報告\n\n一つ目（[リンク](https://port-lab.jp/north)）、二つ目（[リンク](https://port-lab.jp/south#a)）。\n';

    it('are asked for on request alone, and what servers said goes with the URL', async () => {
      const it = await client();
      it.web.set('https://port-lab.jp/north', { kind: 'gone', status: 404 });
      it.open(report, links);
      assert.deepEqual(await it.findings(report, links), []);
      assert.deepEqual(await it.ask(planLiveLinksRequest, { uri: report }), { urls: 2, hosts: 1 });
      assert.deepEqual(it.asked, []);
      const counts = await it.ask<LiveLinkCounts>(checkLiveLinksRequest, { uri: report });
      assert.deepEqual(counts, { urls: 2, dead: 1, moved: 0, unconfirmed: 0 });
      assert.deepEqual(it.asked, ['https://port-lab.jp/north', 'https://port-lab.jp/south']);
      assert.deepEqual(await it.next(liveLinkProgress), { done: 1, total: 2 });
      await it.next('workspace/diagnostic/refresh');
      assert.deepEqual(await it.findings(report, links), ['dead-link: https://port-lab.jp/north']);
      it.edit(report, 2, [[2, 35], [2, 35], 'ern']);
      const edited = links.replace('north', 'northern');
      assert.deepEqual(await it.findings(report, edited), []);
      assert.equal(it.asked.length, 2);
    });

    it('are asked for no longer where somebody cancels', async () => {
      const it = await client();
      it.isPatient = true;
      it.open(report, links);
      const cancel = new CancellationTokenSource();
      const answer = it.ask<LiveLinkCounts>(checkLiveLinksRequest, { uri: report }, cancel.token);
      await it.next(liveLinkProgress);
      cancel.cancel();
      assert.equal((await answer).urls, 2);
    });

    it('without a target are listed, report by report, with note and sentence', async () => {
      const it = await client();
      const notes = `${root}/may.md`;
      it.open(report, text);
      it.open(notes, '# 五月\n\n港は開いた<sup>1</sup>。\n\n<sup>1</sup> 港務局。（[リンク](TODO)）\n');
      it.open(`${root}/june.md`, '# 六月の港\n');
      const listed = await it.ask<ReportLinks[]>(openLinksRequest, undefined);
      assert.deepEqual(
        listed.map((each) => [each.uri, each.links.map(({ note, text }) => [note, text])]),
        [
          [report, [[undefined, '発表による（リンク）。']]],
          [notes, [['1', '港務局。（リンク）']]],
        ],
      );
    });
  });
});
