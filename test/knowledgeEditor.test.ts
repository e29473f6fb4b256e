/** Hover and completion in a knowledge file. `‸` is the caret. */
import { deepEqual, equal } from 'node:assert/strict';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import type { LanguageService } from '../server/src/core/languageService.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';
import { createWorkspace } from '../server/src/core/workspace.js';
import { marked, withMarks } from './fixture.js';

const uri = 'file:///house/knowledge/names.yaml';
const serviceFor = (text: string): LanguageService =>
  createLanguageService(createWorkspace('file:///house', [new SourceText(uri, text)], noResources));

/** `expected`: the text with marks around what the hover is about, then its Markdown; undefined without a hover. */
function checkHover(content: string, range: string | undefined, markdown?: string): void {
  const { text, caret } = marked(content);
  const hover = serviceFor(text).hover(uri, caret!);
  equal(hover && withMarks(text, [hover.range]), range);
  equal(hover?.markdown.ja, markdown);
}

describe('the hover in a knowledge file', () => {
  it('tells what a key is for', () => {
    checkHover('ent‸ities: []\n', '⟦entities⟧: []\n', '`entities` 名称の一覧。');
    checkHover(
      'entities:\n- name: 港町\n‸words: [港]\n',
      'entities:\n- name: 港町\n⟦words⟧: [港]\n',
      '`words` 名称に似ていても誤りではない語の一覧。',
    );
    checkHover(
      '- name: 港町\n  b‸io: 港。\n',
      '- name: 港町\n  ⟦bio⟧: 港。\n',
      '`bio` 一つか二つの文の紹介。ホバーに出ます。',
    );
    checkHover(
      'entities:\n  - name: 港町\n    roles: [{ title: 首都, ‸to: 1990 }]\n',
      'entities:\n  - name: 港町\n    roles: [{ title: 首都, ⟦to⟧: 1990 }]\n',
      '`to` 退いた年月日。省くと今も就いています。',
    );
    checkHover(
      '- name: 港町\n  rules:\n    misspelled‸-name: off\n',
      '- name: 港町\n  rules:\n    ⟦misspelled-name⟧: off\n',
      '`misspelled-name` 知識ベースにある名称の書き誤りと思われます。',
    );
    checkHover(
      'entities: [{ name: 港町, sho‸rt: [港] }]\n',
      'entities: [{ name: 港町, ⟦short⟧: [港] }]\n',
      '`short` 使ってよいほかの表記。略称や「氏」付きの形。',
    );
  });

  it('shows the forms of a name, and what a kind is', () => {
    checkHover(
      '- name: 港‸町\n  short: ["[港](#)", みなと]\n  variants: [湊町, { form: 湊, to: みなと }]\n- name: 都\n',
      '- name: ⟦港町⟧\n  short: ["[港](#)", みなと]\n  variants: [湊町, { form: 湊, to: みなと }]\n- name: 都\n',
      '**港町**\n\nほかの表記 \\[港\\]\\(\\#\\)、みなと\n\n使わない表記 湊町、湊 → みなと',
    );
    checkHover('- name: 港町\n  kind: ‸place\n', '- name: 港町\n  kind: ⟦place⟧\n', '地名');
  });

  it('is silent elsewhere', () => {
    for (const text of [
      '- name: 港町\n  bio: 港‸。\n',
      '- name: 港町 # na‸me\n',
      '‸',
      '- name: 港町\n  no‸te: x\n',
      '# 名‸称\n- name: 港町\n',
    ])
      checkHover(text, undefined);
  });
});

/** The labels offered, and the text once the first of them was chosen. */
function check(content: string, labels: readonly string[], after?: string): void {
  const { text, caret } = marked(content);
  const items = serviceFor(text).knowledgeCompletions(uri, caret!);
  deepEqual(
    items.map((it) => it.label),
    labels,
  );
  const [first] = items;
  if (first) equal(applyEdits(text, [{ range: first.range, newText: first.insert }]), after);
}

const allBut = (...present: readonly string[]): readonly string[] =>
  'name kind english short variants bio asOf roles former honorific reading rules examples counterexamples sources replaces id'
    .split(' ')
    .filter((it) => !present.includes(it));

describe('completion in a knowledge file', () => {
  it('offers the keys that an entry lacks', () => {
    check('- name: 港町\n  ‸\n', allBut('name'), '- name: 港町\n  kind: \n');
    check(
      'entities:\n  - name: 港町\n    kind: place\n    sho‸\n    bio: 港。\n\n  - name: 都\n',
      allBut('name', 'kind', 'bio'),
      'entities:\n  - name: 港町\n    kind: place\n    english: \n    bio: 港。\n\n  - name: 都\n',
    );
    check('entities:\n  - ‸\n', allBut(), 'entities:\n  - name: \n');
    check(
      'entities:\n  - n‸: 港町\n    kind: place\n',
      allBut('kind'),
      'entities:\n  - name: 港町\n    kind: place\n',
    );
    check('- { name: 港町, ‸ }\n', allBut('name'), '- { name: 港町, kind:  }\n');
    check('entities: [{ name: 港町, k‸ }]\n', allBut('name'), 'entities: [{ name: 港町, kind:  }]\n');
  });

  it('offers the keys of a variant, a role, an earlier name', () => {
    check(
      '- name: 港町\n  variants: [{ form: 湊町, ‸ }]\n',
      ['to', 'severity'],
      '- name: 港町\n  variants: [{ form: 湊町, to:  }]\n',
    );
    check(
      '- name: 港町\n  roles:\n    - title: 首都\n      ‸\n',
      ['from', 'to'],
      '- name: 港町\n  roles:\n    - title: 首都\n      from: \n',
    );
    check('- name: 港町\n  former:\n    - ‸\n', ['form', 'until'], '- name: 港町\n  former:\n    - form: \n');
  });

  it('offers kinds, severities and lists', () => {
    check(
      '- name: 港町\n  kind: p‸\n',
      'person country place organisation company agreement policy event facility ship weapon publication term'.split(
        ' ',
      ),
      '- name: 港町\n  kind: person\n',
    );
    check(
      '- name: 港町\n  variants: [{ form: 湊, severity: ‸ }]\n',
      ['error', 'warning', 'information', 'hint'],
      '- name: 港町\n  variants: [{ form: 湊, severity: error }]\n',
    );
    check(
      '- name: 港町\n  replaces: [short, ‸]\n',
      ['short', 'variants', 'roles', 'former', 'sources'],
      '- name: 港町\n  replaces: [short, short]\n',
    );
  });

  it('offers rules and their severities', () => {
    const service = serviceFor('- name: 港町\n  rules:\n    \n');
    const items = service.knowledgeCompletions(uri, service.workspace.files.get(uri)!.text.length - 1);
    equal(items[0]!.insert, 'undefined-footnote: ');
    equal(items[0]!.detail!.ja, '脚注番号に対応する脚注がありません。');
    check(
      '- name: 港町\n  rules:\n    misspelled-name: ‸\n',
      ['error', 'warning', 'information', 'hint', 'off'],
      '- name: 港町\n  rules:\n    misspelled-name: error\n',
    );
  });

  it('offers the keys of the file at its edge', () => {
    check('‸', ['entities', 'words'], 'entities: ');
    check('entities:\n  - name: 港町\nwo‸\n', ['words'], 'entities:\n  - name: 港町\nwords: \n');
    check('- name: 港町\n‸\n', []);
  });

  it('offers nothing where anything may be written', () => {
    for (const text of [
      '- name: ‸\n',
      '- name: 港町 # ‸\n',
      '- name: 港町\n  bio: 港‸\n',
      '- name: 港町\n  kind:‸\n',
      'words:\n  - ‸\n',
    ])
      check(text, []);
  });
});
