/** The built-in knowledge passes its own checker. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { checkReport } from '../server/src/core/check.js';
import { lexiconOf } from '../server/src/core/japanese/lexicon.js';
import type { Entity } from '../server/src/core/knowledge/entity.js';
import { builtFrom } from '../server/src/core/knowledge/knowledgeBaseOf.js';
import { knowledgeFileOf } from '../server/src/core/knowledge/knowledgeFile.js';
import { knowledgeImageOf, knowledgeOfImage } from '../server/src/core/knowledge/knowledgeImage.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { builtInPacks, defaultSettings } from '../server/src/core/settings.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { codec } from '../server/src/node/resources.js';
import { packEntities, packNames, wordList } from '../tools/resources.js';

const folder = 'server/packs';
const lexicon = lexiconOf(wordList('server/lexicon/katakana.txt'));
const entities: readonly Entity[] = packNames(folder).flatMap((it) => packEntities(folder, it));
const knowledge = builtFrom(entities, { lexicon });

/** Errors and warnings on a report of these paragraphs. */
function gravely(paragraphs: readonly string[], settings = defaultSettings): readonly string[] {
  const source = new SourceText('', `# 試し\n\n${paragraphs.join('\n\n')}\n`);
  return checkReport(reportOf(source), knowledge, settings, settings.house, 'a.md')
    .filter((it) => it.severity === 'error' || it.severity === 'warning')
    .map((it) => `${source.slice(it.range)}: ${it.message.ja}`);
}

describe('the built-in packs', () => {
  it('are those that settings can name, and are written without a fault', () => {
    deepEqual(packNames(folder), [...builtInPacks].sort());
    for (const file of readdirSync(folder).filter((it) => it.endsWith('.yaml'))) {
      deepEqual(knowledgeFileOf(new SourceText('', readFileSync(`${folder}/${file}`, 'utf8'))).problems, []);
    }
  });

  it('tell of each name what it is, in English, with a bio and its date', () => {
    for (const { name, kind, english, bio, asOf } of entities) {
      ok(kind && english && bio && asOf, name);
      ok(/。$/.test(bio), `${name}: ${bio}`);
    }
  });

  it('let no two records claim one form', () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const { name, short, variants } of entities) {
      for (const form of [name, ...short, ...variants.map((it) => it.form)]) {
        const other = owners.get(form);
        if (other !== undefined) clashes.push(`${form}: ${other}, ${name}`);
        owners.set(form, name);
      }
    }
    deepEqual(clashes, []);
    equal(new Set(entities.map((it) => it.id)).size, entities.length);
  });

  it('pass the checker in every form and every bio', () => {
    const faults = entities.flatMap(({ name, short, bio }) =>
      [name, ...short]
        .flatMap((form) => gravely([`発表によると、${form}は同日、声明を出した。`]))
        .concat(gravely([bio ?? ''])),
    );
    deepEqual(faults, []);
  });

  it('know old and Chinese names of countries, and leave alone what only contains one', () => {
    deepEqual(gravely(['独逸とイランの代表が、俄罗斯の仲介で沙特を訪れた。']), [
      '独逸: 「独逸」は使わない表記です。「ドイツ」と書きます。',
      '俄罗斯: 「俄罗斯」は使わない表記です。「ロシア」と書きます。',
      '沙特: 「沙特」は使わない表記です。「サウジ」と書きます。',
    ]);
    const words =
      '東印度会社の船。印度支那の歴史。立法国家の理念。意義大利益。奥地利用の計画。阿蘭陀商館の跡。美国漁港の朝。';
    deepEqual(gravely([words]), []);
  });

  it('pass it side by side', () => {
    // Each bio is a text of its own and introduces its abbreviations itself.
    const apart = new Map(
      ['undefined-abbreviation', 'redefined-abbreviation'].map((it) => [it, { severity: 'off' as const }]),
    );
    deepEqual(
      gravely(
        entities.map((it) => `${[it.name, ...it.short].join('。')}。${it.bio}`),
        { ...defaultSettings, rules: apart },
      ),
      [],
    );
  });

  it('are the same once they were stored and loaded', () => {
    const bytes = knowledgeImageOf(knowledge, codec);
    const loaded = knowledgeOfImage(new Uint8Array(bytes), lexicon, codec)!;
    equal(loaded.size, knowledge.size);
    // An absent date of a role is not stored.
    const written = (it: Entity): unknown => JSON.parse(JSON.stringify(it));
    for (let index = 0; index < loaded.size; index++) {
      const entity = loaded.entity(index);
      deepEqual(written(entity), written(knowledge.entity(index)));
      equal(loaded.indexOf(entity.id), index);
    }
  });
});
