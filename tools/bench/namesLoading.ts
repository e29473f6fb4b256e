/** From knowledge files on the disk to a knowledge base in memory: by the cache, and by reading the YAML. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KnowledgeBase } from '../../server/src/core/knowledge/knowledgeBase.js';
import { knowledgeBaseOf } from '../../server/src/core/knowledge/knowledgeBaseOf.js';
import { knowledgeFileOf } from '../../server/src/core/knowledge/knowledgeFile.js';
import type { Resources } from '../../server/src/core/knowledge/resources.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { loadResources } from '../../server/src/node/resources.js';
import { dist, root } from './koetsu.js';
import { inventedNames, knowledgeYaml } from './names.js';
import { inRounds, medianOf, ratio, timeOf } from './rounds.js';
import { type Extent, milliseconds, progress, type Section, times } from './section.js';

const fromCache = 'cache';
const reading = 'yaml';
const building = 'build';

export async function namesLoading({ isQuick, folder }: Extent): Promise<Section> {
  const sizes = isQuick ? [10_000] : [10_000, 100_000];
  const rows: string[][] = [];
  let last = Number.NaN;
  for (const size of sizes) {
    progress(`loading ${size} names`);
    const file = path.join(folder, `names-${size}.yaml`);
    writeFileSync(file, knowledgeYaml(inventedNames(size)));
    const source = (): SourceText =>
      new SourceText(`${root}/knowledge/names.yaml`, readFileSync(file, 'utf8'));
    const resources = loadResources(dist);
    const load = (from: Resources): KnowledgeBase => knowledgeBaseOf([source()], from.packNames, from);
    const whole = load(resources);
    if (resources.stored([source()], resources.packNames)?.size !== whole.size) {
      throw new Error('The knowledge base is not in the cache.');
    }
    const uncached: Resources = { ...resources, stored: () => undefined, store: () => {} };
    const result = await inRounds(isQuick ? 1 : size > 10_000 ? 3 : 9, [
      // Once is not enough to tell a few milliseconds: the disk, the hash and the collector all have a say.
      {
        name: fromCache,
        turn: () => Math.min(...[1, 2, 3].map(() => timeOf(() => load(loadResources(dist))))),
      },
      { name: reading, turn: () => timeOf(() => knowledgeFileOf(source())) },
      { name: building, turn: () => timeOf(() => load(uncached)) },
    ]);
    last = ratio(result, fromCache, reading);
    rows.push([
      size.toLocaleString('en'),
      `${times(1 / last)}`,
      ...[fromCache, reading, building].map((it) => milliseconds(medianOf(result, it))),
    ]);
  }
  return {
    title: { ja: '知識ベースの読み込み', en: 'Loading the knowledge base' },
    notes: [
      {
        ja: 'どれも、ディスクのYAMLファイルを読むところから始めます。キャッシュはYAMLの内容のハッシュで引くため、その計算も含みます。時間はCPU時間です。',
        en: 'All begin by reading the YAML file from the disk. The cache is found by a hash of what the file says; computing it is included. Times are processor time.',
      },
    ],
    tables: [
      {
        head: [
          '名称 / names',
          'YAML／キャッシュ / YAML / cache',
          'キャッシュから / from the cache',
          'YAMLを読むだけ / reading the YAML alone',
          'YAMLから索引まで / YAML to index',
        ],
        rows,
      },
    ],
    aims: [
      {
        what: {
          ja: `${sizes.at(-1)!.toLocaleString('en')}件の読み込み：キャッシュ／YAML`,
          en: `loading ${sizes.at(-1)!.toLocaleString('en')} names: cache / reading the YAML`,
        },
        measured: last,
        atMost: 1 / 50,
      },
    ],
  };
}
