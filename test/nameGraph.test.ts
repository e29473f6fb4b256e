import { deepEqual, doesNotMatch, match } from 'node:assert/strict';
import { type Archive, emptyArchive } from '../server/src/core/archive/archive.js';
import { archivedReportOf } from '../server/src/core/archive/archivedReport.js';
import { nameGraphOf } from '../server/src/core/archive/nameGraph.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { nameGraphHtml } from '../server/src/core/rendering/nameGraphHtml.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { knowledgeFrom } from './scene.js';

const knowledge = knowledgeFrom(`entities:
  - { name: ドーハ, kind: place }
  - { name: アンナ・ベルク, kind: person }
  - { name: 港湾<庁>, kind: organisation }
`);

const archiveOf = (...texts: readonly string[]): Archive =>
  emptyArchive.with(
    texts.map((text, at) =>
      archivedReportOf(reportOf(new SourceText(`file:///${at}.md`, text)), knowledge, ''),
    ),
  );

const named = (archive: Archive, nodes = 10, edges = 10) => {
  const graph = nameGraphOf(archive, nodes, edges);
  const nameOf = (node: number): string => knowledge.entity(graph.nodes[node]!.entity).name;
  return {
    nodes: graph.nodes.map(({ reports }, node) => `${nameOf(node)} ${reports}`),
    edges: graph.edges.map(
      (it) => `${nameOf(it.one)} ${nameOf(it.other)} ${it.reports} ${it.strength.toFixed(2)}`,
    ),
  };
};

describe('the names that stand together', () => {
  const both = 'ドーハでアンナ・ベルクが語った。ドーハは暑い。';

  it('are joined by the reports that name both, each report once', () => {
    deepEqual(named(archiveOf(both, both, 'ドーハの朝。')), {
      nodes: ['ドーハ 3', 'アンナ・ベルク 2'],
      edges: ['ドーハ アンナ・ベルク 2 0.82'],
    });
  });

  it('are those that most reports name, and no chance meeting where there are many reports', () => {
    const archive = archiveOf(both, 'ドーハの朝。', 'ドーハの夜。', 'アンナ・ベルクの本。');
    deepEqual(named(archive, 1).nodes, ['ドーハ 3']);
    deepEqual(named(archive).edges, []);
  });

  it('make a page without scripts, with every name escaped and the same told in a table', () => {
    const archive = archiveOf('ドーハの港湾<庁>は開いた。', 'ドーハの港湾<庁>は閉じた。');
    const page = nameGraphHtml(nameGraphOf(archive, 10, 10), knowledge, 2, 'ja');
    match(page, /港湾&lt;庁&gt;/);
    doesNotMatch(page, /<庁>|<script|https?:\/\/(?!www\.w3\.org)/);
    match(page, /aria-label="ドーハ（2件の報告書）"/);
    match(page, /<td>ドーハ<\/td><td>地名<\/td><td>2<\/td><td>港湾&lt;庁&gt;（2）<\/td>/);
    match(nameGraphHtml(nameGraphOf(emptyArchive, 10, 10), knowledge, 0, 'en'), /name nothing yet/);
  });
});
