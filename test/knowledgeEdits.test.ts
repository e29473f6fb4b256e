/** Edits of knowledge files: they add what was asked for, in the file's own style, and nothing else. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { NewForm } from '../server/src/core/finding.js';
import {
  addedForm,
  addedRecord,
  addedWord,
  type Edits,
} from '../server/src/core/knowledge/knowledgeEdits.js';
import { type KnowledgeFile, knowledgeFileOf } from '../server/src/core/knowledge/knowledgeFile.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';
import { randomOf } from '../tools/accuracy/injection.js';

const read = (text: string): KnowledgeFile => knowledgeFileOf(new SourceText('', text));
const made = (text: string, edits: Edits): string | undefined => edits && applyEdits(text, edits);

/** Adds `added` to the first record; `undefined` where nothing may be done. The same holds with CRLF and a BOM. */
function check(added: NewForm, before: string, after: string | undefined): void {
  const result = (text: string): string | undefined =>
    made(text, addedForm(text, read(text).records[0]!.range, added));
  equal(result(before), after);
  const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  equal(result(windows(before)), after && windows(after));
}

const short: NewForm = { list: 'short', form: 'ベルゴ' };
const variant: NewForm = { list: 'variants', form: 'ベルゴウ' };
const towards: NewForm = { list: 'variants', form: 'ベルゴウ氏', to: 'ベルゴ氏' };

describe('a form is added', () => {
  it('to a list in brackets', () => {
    check(
      short,
      'entities:\n  - name: A市\n    short: [B]\n',
      'entities:\n  - name: A市\n    short: [B, ベルゴ]\n',
    );
    check(
      short,
      'entities:\n  - name: A市\n    short: [ B, C, ] # 二つ\n',
      'entities:\n  - name: A市\n    short: [ B, C, ベルゴ, ] # 二つ\n',
    );
    check(short, '- name: A市\n  short: [ ]\n', '- name: A市\n  short: [ベルゴ]\n');
    check(
      towards,
      '- name: A市\n  variants: [{ form: B, to: C }]\n',
      '- name: A市\n  variants: [{ form: B, to: C }, { form: ベルゴウ氏, to: ベルゴ氏 }]\n',
    );
  });

  it('to a list in brackets with a line for each value', () => {
    check(
      short,
      '- name: A市\n  short: [\n    B,\n    C\n  ]\n',
      '- name: A市\n  short: [\n    B,\n    C,\n    ベルゴ\n  ]\n',
    );
    check(
      short,
      '- name: A市\n  short: [\n    B, # 港\n    C # 町\n  ]\n',
      '- name: A市\n  short: [\n    B, # 港\n    C, # 町\n    ベルゴ\n  ]\n',
    );
    check(
      short,
      '- name: A市\n  short: [\n    B, # 港\n    # おわり\n  ]\n',
      '- name: A市\n  short: [\n    B, # 港\n    ベルゴ,\n    # おわり\n  ]\n',
    );
  });

  it('to a list in lines, in their indentation and their quotation marks', () => {
    check(
      short,
      "- name: A市\n  short:\n    - 'B' # 港\n    # まだある\n  kind: place\n",
      "- name: A市\n  short:\n    - 'B' # 港\n    - 'ベルゴ'\n    # まだある\n  kind: place\n",
    );
    check(
      towards,
      'entities:\n- name: A市\n  variants:\n  - form: B\n    to: C # 町\n\n- name: D市\n',
      'entities:\n- name: A市\n  variants:\n  - form: B\n    to: C # 町\n  - { form: ベルゴウ氏, to: ベルゴ氏 }\n\n- name: D市\n',
    );
  });

  it('beside the one value that is written without a list, or where none is written yet', () => {
    check(short, '- name: A市\n  short: B # 略\n', '- name: A市\n  short: [B, ベルゴ] # 略\n');
    check(
      short,
      '- name: A市\n  short: # まだ\n  kind: place\n',
      '- name: A市\n  short: [ベルゴ] # まだ\n  kind: place\n',
    );
    check(
      variant,
      '- name: A市\n  variants: { form: B, to: C }\n',
      '- name: A市\n  variants: [{ form: B, to: C }, ベルゴウ]\n',
    );
  });

  it('under a key of its own, where people look for it', () => {
    check(
      variant,
      '- name: A市 # 首都\n  short: [B]\n  bio: 港町。\n  asOf: 2025\n',
      '- name: A市 # 首都\n  short: [B]\n  variants: [ベルゴウ]\n  bio: 港町。\n  asOf: 2025\n',
    );
    check(variant, '- name: A市\n  kind: place', '- name: A市\n  kind: place\n  variants: [ベルゴウ]');
    check(
      variant,
      'entities:\n  - bio: |\n      港町。\n\n      首都。\n    name: A市\n    short:\n      - 首都\n  - name: D市\n',
      'entities:\n  - bio: |\n      港町。\n\n      首都。\n    name: A市\n    short:\n      - 首都\n    variants:\n      - ベルゴウ\n  - name: D市\n',
    );
    check(
      short,
      'entities: [{ name: A市, kind: place }, { name: D市 }]\n',
      'entities: [{ name: A市, kind: place, short: [ベルゴ] }, { name: D市 }]\n',
    );
    check(short, '- {name: A市}\n- name: D市\n', '- {name: A市, short: [ベルゴ]}\n- name: D市\n');
  });

  it('and quoted where YAML would read something else', () => {
    const added = (form: string, after: string): void =>
      check({ list: 'short', form }, '- name: A市\n  short: [B]\n', `- name: A市\n  short: [B, ${after}]\n`);
    added('true', '"true"');
    added('2025', '"2025"');
    added('A: B', '"A: B"');
    added('A, B', '"A, B"');
    added('A #1', '"A #1"');
    added('「A」', '「A」');
    added('A・B', 'A・B');
    added('"A"', '"\\"A\\""');
  });

  it('not where it stands already, or where it might do more than it should', () => {
    check(short, '- name: ベルゴ\n', undefined);
    check(short, '- name: A市\n  variants: [{ form: ベルゴ, to: B }]\n', undefined);
    check(short, '- name: A市\n  short: &forms [B]\n- name: D市\n  variants: *forms\n', undefined);
    check(short, '- name: A市\n  short: B\n    市\n', undefined);
    check(variant, '- name: A市\n  variants:\n    form: B\n    to: C\n', undefined);
    check(short, '- name: A市\n  short: >-\n    B\n', undefined);
  });
});

describe('a record is added', () => {
  const checkRecord = (before: string, after: string | undefined, added?: NewForm): void =>
    equal(made(before, addedRecord(before, 'ベルゴ市', added)), after);

  it('behind the last one, in the indentation of the list', () => {
    checkRecord('entities:\n- name: A市\n', 'entities:\n- name: A市\n- name: ベルゴ市\n');
    checkRecord('- name: A市\n  kind: place', '- name: A市\n  kind: place\n- name: ベルゴ市');
    checkRecord(
      'entities:\r\n    - name: A市\r\n\r\n    - name: B市 # 港\r\n      kind: place\r\n\r\n# おわり\r\n',
      'entities:\r\n    - name: A市\r\n\r\n    - name: B市 # 港\r\n      kind: place\r\n\r\n    - name: ベルゴ市\r\n\r\n# おわり\r\n',
    );
    checkRecord(
      'entities:\n  - name: A市\nwords:\n  - ベル\n',
      'entities:\n  - name: A市\n  - name: ベルゴ市\n    variants: [{ form: ベルゴウ氏, to: ベルゴ氏 }]\nwords:\n  - ベル\n',
      towards,
    );
    checkRecord(
      'words: [ベル]\nentities: [{ name: A市 }]\n',
      'words: [ベル]\nentities: [{ name: A市 }, { name: ベルゴ市, short: [ベルゴ] }]\n',
      short,
    );
  });

  it('as the first one', () => {
    checkRecord('', 'entities:\n  - name: ベルゴ市\n');
    checkRecord('# 名称', '# 名称\nentities:\n  - name: ベルゴ市\n');
    checkRecord('entities:\n', 'entities:\n  - name: ベルゴ市\n');
    checkRecord('entities: # まだない\nwords: []\n', 'entities: # まだない\n  - name: ベルゴ市\nwords: []\n');
    checkRecord('---\nentities: [] # 空\n', '---\nentities: # 空\n  - name: ベルゴ市\n');
    checkRecord('words: [ベル]\n', 'words: [ベル]\nentities:\n  - name: ベルゴ市\n');
  });

  it('not to what is no list of entries in the usual form', () => {
    for (const text of [
      '{ entities: [] }\n',
      'entities: なし\n',
      'entities: &all\n  - name: A市\n',
      '- name: A市\n---\n- name: B市\n',
      'entities:\n  - name: "A市\n',
      'text\n',
    ]) {
      const after = made(text, addedRecord(text, 'ベルゴ市'));
      if (after !== undefined) equal(read(after).records.at(-1)!.name, 'ベルゴ市', text);
      else equal(after, undefined);
    }
  });
});

describe('a word is added', () => {
  const checkWord = (before: string, after: string | undefined): void =>
    equal(made(before, addedWord(before, 'ベルゴ')), after);

  it('to the list, or at the end of the file', () => {
    checkWord('entities:\n  - name: A市\n', 'entities:\n  - name: A市\nwords:\n  - ベルゴ\n');
    checkWord('words: [ベル]\n', 'words: [ベル, ベルゴ]\n');
    checkWord(
      'words:\n  - ベル\n  # 以上\n\nentities: []',
      'words:\n  - ベル\n  - ベルゴ\n  # 以上\n\nentities: []',
    );
    checkWord('words: ベル\n', 'words: [ベル, ベルゴ]\n');
    checkWord('', 'words:\n  - ベルゴ\n');
  });

  it('not twice, and not to a file that is nothing but a list of names', () => {
    checkWord('words: [ベルゴ]\n', undefined);
    checkWord('- name: A市\n', undefined);
  });
});

it('every record of the built-in packs can be added to, and nothing else changes', () => {
  for (const pack of ['countries', 'us-middle-east']) {
    const text = readFileSync(`server/packs/${pack}.yaml`, 'utf8');
    const { records } = read(text);
    for (const [index, { range, variants = [], forms, ...record }] of records.entries()) {
      if (index % 5 > 0) continue;
      const edits = addedForm(text, range, variant);
      ok(edits, record.name);
      ok(edits.every((it) => it.range.start === it.range.end));
      const start = text.lastIndexOf('\n', range.start) + 1;
      const end = text.indexOf('\n', range.end) + 1;
      const own = edits.map(({ range: at, newText }) => ({
        range: { start: at.start - start, end: at.end - start },
        newText,
      }));
      const after = read(applyEdits(text.slice(start, end), own));
      deepEqual(after.problems, []);
      deepEqual(after.records[0]!.variants, [...variants, { form: 'ベルゴウ', to: record.name }]);
      deepEqual(
        after.records[0]!.forms.filter((it) => it.surface !== 'ベルゴウ').map((it) => it.surface),
        forms.map((it) => it.surface),
      );
      deepEqual([after.records[0]!.bio, after.records[0]!.roles], [record.bio, record.roles]);
    }
  }
});

describe('every readable file', () => {
  /** Files as people write them, and what slips into them. */
  const bases = [
    readFileSync('sample/knowledge/house.yaml', 'utf8').slice(0, 1200),
    'words: [ベル, \'ダン\'] # 二語\nentities:\n- name: &n 港町   # 港\n  short:\n  - A港 # 略\n  # まだ\n\n  - "B港"\n  bio: >-\n    港町は。\n    よい。\n  variants: {form: x港, to: *n}\n- {name: みやこ, short: [都, # 略\n   都市 ], kind: place}\n',
    '- name: 港町\n  roles: [a,\n   b]\n\n-   name: みやこ\n    short: 都\n',
  ];
  const slips = [
    ...[
      '-',
      ':',
      '[',
      ']',
      '{',
      '}',
      '\n',
      '  ',
      '*n',
      '&a ',
      '#',
      '"',
      "'",
      '|',
      ': ',
      'null',
      '\t',
      'short: ',
    ],
    ...['- ', 'words:\n', '\r\n', '---\n', ' # c\n', 'entities:\n', '\uFEFF', ','],
  ];
  const random = randomOf(20250423);
  const below = (limit: number): number => Math.floor(random() * limit);

  function slipped(): string {
    let text = bases[below(bases.length)]!;
    for (let times = below(4); times > 0; times--) {
      const at = below(text.length);
      text = text.slice(0, at) + slips[below(slips.length)]! + text.slice(at + below(6));
    }
    return random() < 0.2 ? text.replaceAll('\n', '\r\n') : text;
  }

  /** What a file says, apart from the entry at `except`. */
  const meaning = ({ records, words }: KnowledgeFile, except: number): unknown => [
    records
      .filter((_, index) => index !== except)
      .map(({ name, kind, short, variants, bio, roles }) => [name, kind, short, variants, bio, roles]),
    words,
  ];

  it('keeps what it says when something is added', () => {
    let edited = 0;
    for (let round = 0; round < 300; round++) {
      const text = slipped();
      const before = read(text);
      const { records, problems } = before;
      if (problems.some((it) => it.severity === 'error') || records.length === 0) continue;
      const at = below(records.length);
      const attempts = [
        [addedForm(text, records[at]!.range, towards), at],
        [addedRecord(text, 'ベルゴ市', short), records.length],
        [addedWord(text, 'ベルゴ'), -1],
      ] as const;
      for (const [edits, place] of attempts) {
        if (!edits) continue;
        edited++;
        const after = read(applyEdits(text, edits));
        const words = place === -1 ? [...before.words, 'ベルゴ'] : before.words;
        deepEqual(meaning(after, place), meaning({ ...before, words }, place), JSON.stringify(text));
        equal(after.problems.length, problems.length);
        const { short: forms = [], variants = [] } = after.records[place] ?? {};
        const added = place === at ? variants.at(-1)?.to === 'ベルゴ氏' : forms.at(-1) === 'ベルゴ';
        ok(place === -1 || added, JSON.stringify(text));
      }
    }
    ok(edited > 200, `${edited} edits`);
  });
});
