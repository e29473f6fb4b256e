/** Knowledge files: what they mean beside the built-in packs, and what is said of their faults. */
import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { emptyLexicon } from '../server/src/core/japanese/lexicon.js';
import type { Entity } from '../server/src/core/knowledge/entity.js';
import { entityOf } from '../server/src/core/knowledge/entityOf.js';
import { entityNamed, type KnowledgeBase } from '../server/src/core/knowledge/knowledgeBase.js';
import { knowledgeBaseOf } from '../server/src/core/knowledge/knowledgeBaseOf.js';
import { knowledgeFileOf } from '../server/src/core/knowledge/knowledgeFile.js';
import type { Resources } from '../server/src/core/knowledge/resources.js';
import { checkKnowledge } from '../server/src/core/knowledgeCheck.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { files, marked, withMarks } from './fixture.js';

const pack = `entities:
  - name: ノルヴィア
    kind: country
    english: Norvia
    short: [ノルヴィア共和国, NVA]
    variants: [ノルビア, { form: ノルヴィヤ, to: ノルヴィア共和国 }]
    former: [{ form: 北ヴィア, until: 1990 }]
    sources: [https://example.org/norvia]
  - name: アンナ・ベルク
    kind: person
    english: Anna Berg
    short: [ベルク首相, ベルク氏]
    bio: ノルヴィアの首相。
    asOf: 2025-04
    roles:
      - { title: 首相, from: 2024-08 }
      - { title: 外相, from: 2020-01, to: 2024-08 }
    id: anna-berg
`;

const packed: readonly Entity[] = knowledgeFileOf(new SourceText('packs/test.yaml', pack)).records.map((it) =>
  entityOf(it, { uri: 'packs/test.yaml', range: it.range, line: 0 }, 'test'),
);

let stored = 0;
const resources: Resources = {
  packNames: ['test'],
  stored: () => undefined,
  store: () => stored++,
  entitiesOf: () => packed,
  lexicon: emptyLexicon,
};

const uri = (path: string): string => `file:///${path}`;

const sourcesOf = (yaml: string): readonly SourceText[] =>
  [...(yaml.startsWith('-- ') ? files(yaml) : new Map([['knowledge/names.yaml', yaml]]))].map(
    ([path, text]) => new SourceText(uri(path), text),
  );

const knowledgeOf = (yaml: string): KnowledgeBase => knowledgeBaseOf(sourcesOf(yaml), ['test'], resources);

describe('a record of the workspace', () => {
  const entity = (yaml: string, name: string): Entity => entityNamed(knowledgeOf(yaml), name)!;

  it('builds on the built-in record of the same name, and its lists add to those', () => {
    const { id, kind, english, short, variants, former, sources, declaredAt, pack } = entity(
      `entities:
  - name: ノルヴィア
    short: [ノル国]
    variants: [ノルウィア]
    sources: [https://example.org/house]
`,
      'ノル国',
    );
    deepEqual([id, kind, english, pack], ['norvia', 'country', 'Norvia', undefined]);
    deepEqual(short, ['ノル国', 'ノルヴィア共和国', 'NVA']);
    deepEqual(variants, [
      { form: 'ノルウィア', to: 'ノルヴィア' },
      { severity: 'information', form: 'ノルビア', to: 'ノルヴィア' },
      { severity: 'information', form: 'ノルヴィヤ', to: 'ノルヴィア共和国' },
    ]);
    deepEqual(former, [{ form: '北ヴィア', until: '1990' }]);
    deepEqual(sources, ['https://example.org/house', 'https://example.org/norvia']);
    equal(declaredAt.uri, uri('knowledge/names.yaml'));
  });

  it('says which lists it replaces', () => {
    const { short, variants } = entity(
      'entities: [{ name: ノルヴィア, replaces: [short, variants], short: NV国 }]\n',
      'NV国',
    );
    deepEqual([short, variants], [['NV国'], []]);
  });

  it('decides what a form is that the built-in record has too', () => {
    const knowledge = knowledgeOf(`entities:
  - name: ノルヴィア
    short: [ノルビア]
    variants: [NVA]
`);
    const kindOf = (surface: string): string => knowledge.names.kind(knowledge.names.formOf(surface));
    deepEqual([kindOf('ノルビア'), kindOf('NVA'), kindOf('ノルヴィア共和国')], ['short', 'variant', 'short']);
  });

  it('keeps what it claims from the built-in record of another', () => {
    const knowledge = knowledgeOf(`entities:
  - name: ノルヴィア
  - name: ノルヴィア海軍協会
    short: [NVA]
`);
    equal(entityNamed(knowledge, 'NVA')!.name, 'ノルヴィア海軍協会');
    deepEqual(entityNamed(knowledge, 'ノルヴィア')!.short, ['ノルヴィア共和国']);
  });

  it('tells a term of an office anew', () => {
    const { roles, bio, asOf } = entity(
      `entities:
  - name: アンナ・ベルク
    roles:
      - { title: 首相, from: 2024-08, to: 2026-02 }
`,
      'ベルク氏',
    );
    deepEqual(roles, [
      { title: '首相', from: '2024-08', to: '2026-02' },
      { title: '外相', from: '2020-01', to: '2024-08' },
    ]);
    deepEqual([bio, asOf], ['ノルヴィアの首相。', '2025-04']);
  });

  it('may bear another name under the same id, which other forms are then changed to', () => {
    const { short, variants } = entity(
      'entities: [{ name: ノルヴィア国, id: norvia, short: [ノルヴィア] }]\n',
      'ノルヴィア国',
    );
    deepEqual(short, ['ノルヴィア', 'ノルヴィア共和国', 'NVA']);
    deepEqual(variants[0], { severity: 'information', form: 'ノルビア', to: 'ノルヴィア国' });
  });
});

/** The findings of each file as `severity message`, at the marks in its text. */
function check(yaml: string, expected: readonly string[]): void {
  const marks = sourcesOf(yaml).map((it) => ({ uri: it.uri, ...marked(it.text) }));
  const sources = marks.map((it) => new SourceText(it.uri, it.text));
  const knowledge = knowledgeBaseOf(sources, ['test'], resources);
  const findings = sources.map((it) => checkKnowledge(it, knowledge));
  deepEqual(
    findings.flat().map((it) => `${it.severity} ${it.message.ja}`),
    expected,
  );
  sources.forEach(({ text }, index) => {
    const ranges = findings[index]!.map((it) => it.range);
    equal(withMarks(text, ranges), withMarks(text, marks[index]!.ranges));
  });
}

describe('a fault in a knowledge file', () => {
  it('is told at its place, and a file without one is stored', () => {
    stored = 0;
    check('entities:\n  - name: ⟦[]⟧\n', ['error ここには文字列を書きます。']);
    equal(stored, 0);
    check('entities:\n  - name: ベルゴ市\n', []);
    equal(stored, 1);
  });

  it('is not in what the manual shows', () => {
    const [, yaml] = /```yaml\n([^`]+)```/.exec(readFileSync('docs/knowledge.md', 'utf8'))!;
    check(yaml!, []);
  });

  it('stays in its entry, and the rest of the file counts', () => {
    const names = (yaml: string): readonly string[] => {
      const { records, words } = knowledgeFileOf(new SourceText('', yaml));
      return [...records.map((it) => it.name), ...words];
    };
    const faulty = 'entities:\n  - name: 港町\n    short: [湊⟦\n⟧  - name: みやこ\nwords:\n  - ベル\n';
    check(faulty, ['error 字下げがそろっていません。']);
    deepEqual(names(marked(faulty).text), ['みやこ', 'ベル']);
    deepEqual(names(`\uFEFF${marked(faulty).text}`), ['みやこ', 'ベル']);
    deepEqual(names('entities:\n- name: 港町\nなにか\n- name: みやこ\n'), ['みやこ']);
    const outside = 'words: [ベル⟦\n⟧entities:\n  - name: 港町\n';
    check(outside, ['error 字下げがそろっていません。']);
    deepEqual(names(marked(outside).text), ['港町']);
  });

  it('is a key, a kind, a severity or a list that does not exist', () => {
    check(
      `entities:
  - name: ベルゴ市
    kind: ⟦town⟧
    replaces: [⟦bio⟧]
    variants: [{ form: ベルゴウ市, severity: ⟦fatal⟧ }]
    rules: { misspelled-name: off, ⟦mispelled-name⟧: off, discouraged-name: hint }
    ⟦note⟧: 港町
⟦names⟧: []
`,
      [
        'warning 「town」は使えません。使えるのは person、country、place、organisation、company、agreement、policy、event、facility、ship、weapon、publication、term です。',
        'warning 「bio」は使えません。使えるのは short、variants、roles、former、sources です。',
        'warning 「fatal」は使えません。使えるのは error、warning、information、hint です。',
        'warning 「mispelled-name」という規則はありません。',
        'warning 「note」という項目はありません。使えるのは name、kind、english、short、variants、bio、asOf、roles、former、honorific、reading、rules、examples、counterexamples、sources、replaces、id です。',
        'warning 「names」という項目はありません。名称の一覧は `entities:` の下に書きます。',
      ],
    );
  });

  it('is a form that two entries have, whatever it is to them, in one file or in two', () => {
    check(
      `-- knowledge/a.yaml --
entities:
  - name: ベルゴ市
    former: [旧ベルゴ]
  - name: ベルゴ港
    variants: [⟦ベルゴ市⟧]
-- knowledge/地名.yaml --
entities:
  - name: 港湾都市
    short: [⟦旧ベルゴ⟧]
`,
      [
        'error 「ベルゴ市」は別の項目（2行目）の名称でもあります。どちらか一方だけに書きます。',
        'error 「旧ベルゴ」は別の項目（a.yaml 3行目）の名称でもあります。どちらか一方だけに書きます。',
      ],
    );
  });

  it('is a form that is the name of another built-in entry', () => {
    check(
      `entities:
  - name: ノルヴィア国
    variants: [⟦ノルヴィア⟧]
  - name: アンナ・ベルク
    short: [アンナ首相]
  - name: ベルク家
    short: [⟦アンナ・ベルク⟧]
`,
      [
        'warning 「ノルヴィア」は内蔵パックにある項目の正式な名称です。このままでは正しい「ノルヴィア」がすべて直されます。同じものなら、この項目に `id: norvia` を書きます。',
        'error 「アンナ・ベルク」は別の項目（4行目）の名称でもあります。どちらか一方だけに書きます。',
      ],
    );
    check('entities: [{ name: ノルヴィア国, id: norvia, variants: [ノルヴィア] }]\n', []);
    check('entities: [{ name: ヴィア諸国, short: [⟦ノルヴィア⟧] }]\n', [
      'information 「ノルヴィア」は内蔵パックにある項目の正式な名称でもあり、この項目のものとして扱われます。同じものなら、この項目に `id: norvia` を書きます。',
    ]);
  });

  it('is a form that can never match', () => {
    check(
      `entities:
  - name: ベルゴ市
    short: [⟦ベ⟧, ⟦「・」⟧]
    variants: ["⟦ベ\\nルゴ⟧"]
`
        .replace('"⟦', '⟦"')
        .replace('⟧"', '"⟧'),
      [
        'information 「ベ」は1文字なので、本文の中では探しません。',
        'information 「「・」」には文字も数字もないので、本文の中では探しません。',
        'error 表記が長すぎるか改行を含むため、本文の中で見つかりません。1行80字までにします。',
      ],
    );
  });

  it('is a replacement that is to be replaced again', () => {
    check(
      `entities:
  - name: カイ・ベルゴ
    short: [ベルゴ氏]
    variants:
      - { form: ベルゴウ氏, to: ベルゴ氏 }
      - ⟦{ form: カイ, to: カイ氏 }⟧
      - ⟦{ form: ベルゴー氏, to: ベルゴオ氏 }⟧
      - ⟦{ form: ベルゴオ氏, to: ベルゴー氏 }⟧
      - ⟦{ form: ベルゴヲ氏, to: ベルゴヲ氏 }⟧
`,
      [
        'error 「カイ」を「カイ氏」に直すと、その「カイ」がまた使わない表記として見つかります。',
        'error 「ベルゴー氏」を「ベルゴオ氏」に直すと、その「ベルゴオ氏」がまた使わない表記として見つかります。',
        'error 「ベルゴオ氏」を「ベルゴー氏」に直すと、その「ベルゴー氏」がまた使わない表記として見つかります。',
        'error 「ベルゴヲ氏」を同じ「ベルゴヲ氏」に直すことになっています。',
      ],
    );
  });

  it('is two terms of one office at once', () => {
    check(
      `entities:
  - name: カイ・ベルゴ
    roles:
      - { title: 首相, from: 2010, to: 2014 }
      - { title: 首相, from: 2014, to: 2018-05 }
      - ⟦{ title: 首相, from: 2018-04 }⟧
      - { title: 外相, to: 2009 }
      - { title: 外相, from: 2009 }
      - ⟦{ title: 外相, from: 2021 }⟧
`,
      [
        'warning 「首相」の任期が、この項目に書かれた別の任期と重なっています。',
        'warning 「外相」の任期が、この項目に書かれた別の任期と重なっています。',
      ],
    );
  });

  it('is a reading that is no reading, and an honorific that is none', () => {
    check(
      `entities:
  - { name: 部洲, kind: place, reading: ⟦部洲⟧, honorific: ⟦氏⟧ }
  - { name: 部留後 花, kind: person, reading: べるご・はな, honorific: ⟦氏（敬称）⟧ }
`,
      [
        'warning 読み「部洲」は、ひらがなかカタカナで書きます。',
        'warning 敬称を書けるのは人物（`kind: person`）だけです。',
        'warning 敬称「氏（敬称）」は、名前の後に付ける1語で書きます（師）。',
      ],
    );
  });

  it('is an example that does not hold', () => {
    check(
      `entities:
  - name: ベルゴ
    short: [ベルゴ港]
    examples:
      - ベルゴは静かだ。
      - ⟦ベルゴニアは静かだ。⟧
      - ⟦ベルゴ大学は静かだ。⟧
      - ⟦港は静かだ。⟧
    counterexamples:
      - ベルゴニアは静かだ。
      - ⟦沖のベルゴ港は静かだ。⟧
  - name: ベルゴ大学
`,
      [
        'error この文から「ベルゴ」が見つかりません。「ベルゴ」は、前後の文字とつながった別の語と読まれます。',
        'error この文から「ベルゴ」が見つかりません。「ベルゴ大学」は別の項目「ベルゴ大学」と読まれます。',
        'error この文から「ベルゴ」が見つかりません。この項目のどの表記も書かれていません。',
        'error この文の「ベルゴ港」が、この項目の名称と読まれます。',
      ],
    );
  });
});
