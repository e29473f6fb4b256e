/** What language models may ask, and how a name is found in whatever spelling. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { lookUp } from '../server/src/core/assistant/lookUp.js';
import { lookedUp } from '../server/src/core/assistant/names.js';
import { questionOf } from '../server/src/core/assistant/question.js';
import { schemaOf } from '../server/src/core/assistant/toolInput.js';
import { tools } from '../server/src/core/assistant/tools.js';
import { knowledgeFrom } from './scene.js';

const knowledge = knowledgeFrom(`entities:
  - name: ハミルカ・ドレステン
    kind: person
    english: Hamilca Dresten
    short: [ドレステン市長, ドレステン前市長, ドレステン氏]
    variants: [ハミルカル・ドレステン]
    bio: 架空の港町の市長。
    roles:
      - { title: カルダ市長, from: 2020-04, to: 2024-03 }
      - { title: 港湾評議会議長, from: 2024-04 }
  - name: カルダニア
    kind: country
    english: Kardania
    former: [ベスカ]
  - name: 石橋茂信
    kind: person
    english: Shigenobu Ishibashi
    reading: いしばし・しげのぶ
  - name: 北湾航行協定
    kind: agreement
    english: North Bay Passage Agreement
    short: [NBPA]
`);

const named = (asked: string): string => {
  const { match: how, entities } = lookUp(asked, knowledge);
  return [how, ...entities.map((it) => knowledge.entity(it).name)].join(' ');
};

describe('looking up a name', () => {
  for (const [asked, expected] of [
    ['ハミルカ・ドレステン', 'name ハミルカ・ドレステン'],
    [' ドレステン市長 ', 'short ハミルカ・ドレステン'],
    ['ハミルカル・ドレステン', 'discouraged ハミルカ・ドレステン'],
    ['ベスカ', 'former カルダニア'],
    ['Hamilca Dresten', 'translation ハミルカ・ドレステン'],
    ['dresten', 'translation ハミルカ・ドレステン'],
    ['KARDANIA', 'translation カルダニア'],
    ['doresuten', 'translation ハミルカ・ドレステン'],
    ['どれすてん', 'translation ハミルカ・ドレステン'],
    ['いしばししげのぶ', 'translation 石橋茂信'],
    ['カルダニヤ', 'misspelled カルダニア'],
    ['ﾄﾞﾚｽﾃﾝ氏', 'misspelled ハミルカ・ドレステン'],
    ['ハミルカ・ドレステン評議員は', 'name ハミルカ・ドレステン'],
    ['石橋', 'beginning 石橋茂信'],
    ['North Bay', 'beginning 北湾航行協定'],
    ['Dresden', 'similar ハミルカ・ドレステン'],
    ['NBPA', 'short 北湾航行協定'],
    ['まったく知らない人', 'unknown'],
    ['', 'unknown'],
  ] as const) {
    it(`takes “${asked}” for ${expected}`, () => equal(named(asked), expected));
  }

  it('tells how the house writes it, at the date of the report', () => {
    deepEqual(lookedUp('dresten', knowledge, '2023-05', 'ja'), {
      asked: 'dresten',
      match: 'translation',
      meaning: '英語名か読みが一致します。',
      records: [
        {
          write: 'ハミルカ・ドレステン',
          afterwards: ['ドレステン市長', 'ドレステン氏', 'ドレステン前市長'],
          never: [{ form: 'ハミルカル・ドレステン', instead: 'ハミルカ・ドレステン' }],
          english: 'Hamilca Dresten',
          kind: '人物',
          offices: [{ title: 'カルダ市長', from: '2020-04', to: '2024-03' }],
          otherOffices: [{ title: '港湾評議会議長', from: '2024-04' }],
          about: '架空の港町の市長。',
        },
      ],
    });
    match(
      JSON.stringify(lookedUp('dresten', knowledge, '2025-05', 'en')),
      /"offices":\[\{"title":"港湾評議会議長"/,
    );
  });

  it('does not take a former office of a country for a present one', () => {
    const people = knowledgeFrom(`entities:
  - name: オルグ・ハイデン
    kind: person
    short: [ハイデン前米大統領, ハイデン大統領]
    roles: [{ title: 米国大統領, from: 2021-01, to: 2025-01 }]
`);
    const formsAt = (date: string): unknown =>
      (lookedUp('オルグ・ハイデン', people, date, 'ja') as { records: { afterwards: string[] }[] })
        .records[0]!.afterwards;
    deepEqual(formsAt('2023'), ['ハイデン大統領', 'ハイデン前米大統領']);
    deepEqual(formsAt('2025-06'), ['ハイデン前米大統領', 'ハイデン大統領']);
  });
});

describe('a tool for language models', () => {
  const refusal = (tool: string, input: unknown): string => {
    const question = questionOf(tool, input);
    ok('kind' in question, 'refused');
    match(question.reason.en, /^[^ぁ-んァ-ヶ]+\.$/);
    return question.reason.ja;
  };

  it('is worded in both languages and describes each field', () => {
    for (const { title, description, fields } of tools) {
      const texts = [description, ...Object.values(fields).map((it) => it.description)];
      for (const { ja } of texts) match(ja, /。$|\]$/);
      match(title.en, /^[A-Z]/);
      for (const language of ['ja', 'en'] as const) equal(schemaOf(fields, language).type, 'object');
    }
  });

  it('says what is wrong with its input', () => {
    equal(refusal('chek', {}), '「chek」という道具はありません。');
    equal(refusal('check', {}), '「path」か「text」を書いてください。');
    equal(refusal('check', []), '入力がオブジェクトではありません。');
    equal(refusal('check', { path: 3 }), '「path」は文字列で書きます。');
    match(refusal('check', { file: 'a.md' }), /「file」という項目はありません。使えるのは path、/);
    match(refusal('check', { text: 'a', severity: 'grave' }), /error、warning/);
    equal(refusal('check', { text: 'a', limit: -1 }), '「limit」は0以上の整数です。');
    equal(refusal('fix', { text: 'a', write: true }), '書き込むときは、「path」だけを書いてください。');
    equal(refusal('look_up_names', {}), '「names」がありません。');
    match(refusal('look_up_names', { names: [] }), /1個から100個/);
    match(refusal('look_up_names', { names: ['a'], date: '4月' }), /2025-04-23/);
    match(refusal('check', { constructor: 1 }), /「constructor」という項目はありません/);
  });
});
