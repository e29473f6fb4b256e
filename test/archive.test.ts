/** The memory of earlier reports. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type Archive,
  emptyArchive,
  frequentUnknownNames,
  recollectionsOf,
} from '../server/src/core/archive/archive.js';
import { archivedReportOf, sentenceAt } from '../server/src/core/archive/archivedReport.js';
import { archiveFrom, storedArchive } from '../server/src/core/archive/storedArchive.js';
import { knowledgeStampOf } from '../server/src/core/knowledge/knowledgeBase.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { knowledgeFrom } from './scene.js';

const knowledge = knowledgeFrom(`entities:
  - name: カタール
    kind: country
  - name: アンナ・ベルク
    kind: person
    short: [ベルク氏]
`);
const entityOf = (surface: string): number => knowledge.names.entity(knowledge.names.formOf(surface));

const texts: Readonly<Record<string, string>> = {
  'march.md': `---
title: 三月の報告
date: 2025-03-10
---

カタールは仲介した。ドレスタンの市長は**ベルク氏**と会った。カタールは歓迎した。
`,
  'april.md': '# 四月の報告（2025年4月）\n\n- カタールの発表による。\n\nドレスタンでは沈黙が続く。\n',
  'may.md': '何も書かれていない。\n',
};

const archive: Archive = emptyArchive.with(
  Object.entries(texts).map(([uri, text]) =>
    archivedReportOf(reportOf(new SourceText(uri, text)), knowledge, text),
  ),
);
const told = (from: Archive, surface: string, except?: string): readonly string[] =>
  recollectionsOf(from, entityOf(surface), except).map(
    ({ report, count }) => `${report.date} ${report.title} ${count}`,
  );

describe('the archive', () => {
  it('tells which reports name an entity, the latest first, by all its forms', () => {
    deepEqual(told(archive, 'カタール'), ['2025-04 四月の報告（2025年4月） 1', '2025-03-10 三月の報告 2']);
    deepEqual(told(archive, 'アンナ・ベルク'), ['2025-03-10 三月の報告 1']);
  });

  it('leaves out the report that is being read', () => {
    deepEqual(told(archive, 'カタール', 'april.md'), ['2025-03-10 三月の報告 2']);
  });

  it('forgets a report that is gone and takes a changed one anew', () => {
    const changed = archivedReportOf(reportOf(new SourceText('march.md', '何もない。')), knowledge, '2');
    deepEqual(told(archive.with([changed], ['april.md']), 'カタール'), []);
  });

  it('quotes the sentence as a reader sees it', () => {
    const [found] = recollectionsOf(archive, entityOf('アンナ・ベルク'));
    const report = reportOf(new SourceText('march.md', texts['march.md']!));
    equal(sentenceAt(report, found!.start), 'ドレスタンの市長はベルク氏と会った。');
  });

  it('counts the names that nobody knows over all reports', () => {
    deepEqual(frequentUnknownNames(archive, 2), [
      { name: 'ドレスタン', count: 2, reports: ['march.md', 'april.md'] },
    ]);
    deepEqual(frequentUnknownNames(archive, 3), []);
  });

  it('is the same once it was stored and read again, for the same knowledge alone', () => {
    const stamp = knowledgeStampOf(knowledge);
    const stored = storedArchive(archive, stamp);
    deepEqual([...archiveFrom(stored, stamp)!.reports], [...archive.reports]);
    equal(archiveFrom(stored, knowledgeStampOf(knowledgeFrom('entities: [{name: 別}]'))), undefined);
    equal(archiveFrom(stored.slice(0, -5), stamp), undefined);
    equal(archiveFrom('', stamp), undefined);
  });

  it('keeps no report in memory by its title or by the names in it', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage().heapUsed;
    const kept = Array.from({ length: 100 }, (_, at) => {
      const text = `# 第${at}回の報告書につける長い題名\n\nドレスタンデルメンホルストヴァルトは遠い。\n\n${'道は続く。'.repeat(10_000)}\n`;
      return archivedReportOf(reportOf(new SourceText(`${at}.md`, text)), knowledge, '1');
    });
    collect();
    const each = (process.memoryUsage().heapUsed - before) / kept.length;
    ok(each < 10_000, `${Math.round(each)} bytes are kept of each report`);
  });
});
