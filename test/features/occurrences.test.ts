/** Where else something stands: highlights, what is looked for in other reports, entities by what is typed. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { mayName } from '../../server/src/core/knowledge/mayName.js';
import { entitiesFor, mentionsOf } from '../../server/src/core/languageService.js';
import { reportOf } from '../../server/src/core/markdown/report.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { withMarks } from '../fixture.js';
import { knowledgeFrom } from '../scene.js';
import { folderFrom } from './folder.js';

const names = `entities:
  - { name: アンナ・ベルク, kind: person, english: Anna Berg, short: [ベルク氏], roles: [{ title: 経済相, from: 2024-08 }] }
  - { name: カタール, kind: country, english: Qatar, variants: [カタル] }
  - { name: ドーハ, kind: place, english: Doha }
`;

/** Marks what is highlighted when the caret is at ‸. */
function highlighted(text: string): string {
  const { service, source, offset } = folderFrom(`-- a.md --\n${text}\n-- knowledge/a.yaml --\n${names}`);
  const ranges = service.highlights(source.uri, offset).map((it) => it.range);
  return withMarks(source.text.trim(), ranges);
}

describe('highlights', () => {
  it('show a name in all its forms, without the title behind it', () =>
    equal(
      highlighted('アンナ・ベ‸ルク経済相は、カタールで。\n\nベルク氏と**ベルク**議員。`ベルク氏`'),
      '⟦アンナ・ベルク⟧経済相は、カタールで。\n\n⟦ベルク氏⟧と**⟦ベルク⟧**議員。`ベルク氏`',
    ));

  it('show with a misspelled name the right ones', () =>
    equal(highlighted('カタ‸ルーで。カタールとカタル。'), '⟦カタルー⟧で。⟦カタール⟧と⟦カタル⟧。'));

  it('show a note with its marks, in either dialect', () =>
    equal(
      highlighted('これ<sup>‸1</sup>とそれ<sup>2</sup>と[^1]。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。'),
      'これ⟦<sup>1</sup>⟧とそれ<sup>2</sup>と⟦[^1]⟧。\n\n⟦<sup>1</sup>⟧ 一。\n\n<sup>2</sup> 二。',
    ));

  it('show nothing elsewhere', () => equal(highlighted('これは‸何。'), 'これは何。'));
});

describe('what is looked for', () => {
  const sought = (text: string): unknown => {
    const { service, source, offset } = folderFrom(text);
    const it = service.sought(source.uri, offset);
    return it && [it.here.length, it.entity, it.declaredAt?.line];
  };
  it('is an entity from a report or from its record, and a note in its report', () => {
    const record = `-- knowledge/a.yaml --\n${names}`;
    deepEqual(sought(`-- a.md --\nカタ‸ールとカタールで\n${record}`), [2, 1, 2]);
    deepEqual(sought(`-- a.md --\nこれ[^‸1]は。\n\n[^1]: 一。\n${record}`), [2, undefined, undefined]);
    deepEqual(sought(`-- knowledge/a.yaml --\n${names.replace('name: ドー', 'name: ‸ドー')}`), [0, 2, 3]);
    equal(sought(`-- knowledge/a.yaml --\n${names.replace('kind: place', 'kind: ‸place')}`), undefined);
  });
});

describe('whether a text may name an entity', () => {
  it('is told without parsing it, marks inside the name or not', () => {
    const isIn = mayName(knowledgeFrom(names), 1);
    for (const text of ['カタールは', 'カ**ター**ルは', 'カタ\nールは', '> カタ\n> ールは', 'カタルは']) {
      equal(isIn(text), true, text);
    }
    for (const text of ['ドーハは', 'アンナ・ベルク', '']) equal(isIn(text), false, text);
  });

  it('is told of kana in two code points and of character references, as mentions are', () => {
    const knowledge = knowledgeFrom('entities: [{ name: ドーハ港 }, { name: A&B港, kind: company }]');
    for (const [entity, text] of ['ドーハ港は開く。'.normalize('NFD'), 'A&amp;B港は開く。'].entries()) {
      const report = reportOf(new SourceText('a.md', text));
      equal(mentionsOf(entity, report, knowledge).length, 1, text);
      ok(mayName(knowledge, entity)(text), text);
    }
  });
});

describe('entities', () => {
  const found = (typed: string): readonly string[] =>
    entitiesFor(knowledgeFrom(names), typed).map((it) => `${it.name}: ${it.detail?.ja}`);
  it('are found by any of their keys', () => {
    for (const typed of ['アンナ', 'ベル', 'ann', 'berg', 'Anna B', 'beruku']) {
      deepEqual(found(typed), ['アンナ・ベルク: 経済相'], typed);
    }
    deepEqual(found('doha'), ['ドーハ: 地名']);
    deepEqual(found('カタル'), ['カタール: 国・地域']);
    deepEqual(found(''), []);
    deepEqual(found('xyz'), []);
  });
});
