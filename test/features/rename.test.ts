import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { Resources } from '../../server/src/core/knowledge/resources.js';
import { noResources } from '../../server/src/core/knowledge/resources.js';
import { renamedMentions } from '../../server/src/core/languageService.js';
import { reportOf } from '../../server/src/core/markdown/report.js';
import { applyEdits, type TextEdit } from '../../server/src/core/text/textRange.js';
import { packEntities, packNames } from '../../tools/resources.js';
import { files, withMarks } from '../fixture.js';
import { type Folder, folderFrom, pathOf } from './folder.js';

/** Every file after the renaming, those that are new included, or why it was refused. */
function renamed(folder: Folder, newName: string): ReadonlyMap<string, string> | string {
  const { service, source, offset, sources } = folder;
  const rename = service.rename(source.uri, offset, newName);
  if (rename.kind === 'refused') return rename.reason.ja;
  const { record, here, renaming } = rename;
  const edits = new Map<string, readonly TextEdit[]>([[source.uri, here.edits]]);
  if (record) edits.set(record.uri, record.edits);
  for (const other of sources) {
    if (!renaming || other === source || service.role(other.uri).kind !== 'report') continue;
    edits.set(other.uri, renamedMentions(renaming, reportOf(other), service.workspace.knowledge).edits);
  }
  const texts = new Map(sources.map((it) => [it.uri, it.text]));
  for (const [uri, it] of edits) texts.set(uri, applyEdits(texts.get(uri) ?? '', it));
  return new Map([...texts].map(([uri, text]) => [pathOf(uri), text]));
}

/** `before` has one caret; `after` is every file after renaming. */
function check(newName: string, before: string, after: string, resources?: Resources): void {
  deepEqual(renamed(folderFrom(before, resources), newName), files(after));
}

function refused(newName: string, before: string, reason: RegExp): void {
  const result = renamed(folderFrom(before), newName);
  equal(typeof result, 'string');
  equal(reason.test(result as string), true, String(result));
}

const packs: Resources = {
  ...noResources,
  packNames: packNames('server/packs'),
  entitiesOf: (pack) => packEntities('server/packs', pack),
};

describe('renaming an entity', () => {
  it('changes the title in the front matter too', () =>
    check(
      'カタル',
      `
-- april.md --
---
title: カタールの仲介
---

‸カタールは仲介した。
-- knowledge/a.yaml --
entities:
  - name: カタール
`,
      `
-- april.md --
---
title: カタルの仲介
---

カタルは仲介した。
-- knowledge/a.yaml --
entities:
  - name: カタル
`,
    ));

  it('changes the record and that form in every report, with the forms that hold it', () =>
    check(
      'カタル',
      `
-- april.md --
‸カタールは仲介した。カタール国はカタール政府の名で、**カタール**を出た。
-- march.md --
カタールとカタル海峡、カタールーニャは別である。
-- notes.txt --
カタール
-- knowledge/a.yaml --
entities:
  # 半島の国
  - name: カタール # 正式な表記
    short: [カタール国, "カタール首長国"]
    variants: [カタル島, { form: カタアル国, to: カタール国 }]
    examples: [カタールは出た。]
    bio: カタールの紹介。
  - name: ドーハ
`,
      `
-- april.md --
カタルは仲介した。カタル国はカタル政府の名で、**カタル**を出た。
-- march.md --
カタルとカタル海峡、カタールーニャは別である。
-- notes.txt --
カタール
-- knowledge/a.yaml --
entities:
  # 半島の国
  - name: カタル # 正式な表記
    short: [カタル国, "カタル首長国"]
    variants: [カタル島, { form: カタアル国, to: カタル国 }]
    examples: [カタルは出た。]
    bio: カタールの紹介。
  - name: ドーハ
`,
    ));

  it('carries a changed part of a name to the forms that have it', () =>
    check(
      'アンナ・ベルヒ',
      `
-- a.md --
アンナ・‸ベルク経済相は去った。ベルク氏は語った。ベルクが来た。ベルクハイムとアンナは残る。
-- knowledge/a.yaml --
- name: アンナ・ベルク
  kind: person
  short: [ベルク氏]
`,
      `
-- a.md --
アンナ・ベルヒ経済相は去った。ベルヒ氏は語った。ベルヒが来た。ベルクハイムとアンナは残る。
-- knowledge/a.yaml --
- name: アンナ・ベルヒ
  kind: person
  short: [ベルヒ氏]
`,
    ));

  it('renames a short form alone where no part of another form changes', () =>
    check(
      '原子力機関',
      `
-- a.md --
国際原子力機関は、‸国際機関として述べた。
-- knowledge/a.yaml --
- { name: 国際原子力機関, short: ['国際機関'] }
`,
      `
-- a.md --
国際原子力機関は、原子力機関として述べた。
-- knowledge/a.yaml --
- { name: 国際原子力機関, short: ['原子力機関'] }
`,
    ));

  it('starts from the record too, and quotes what YAML would take for something else', () =>
    check(
      'A: 通信',
      `
-- a.md --
エー通信が伝えた。
-- knowledge/a.yaml --
- name: ‸エー通信
  english: A
`,
      `
-- a.md --
A: 通信が伝えた。
-- knowledge/a.yaml --
- name: "A: 通信"
  english: A
`,
    ));

  it('keeps marks inside a name, and puts letters where they would hold nothing', () =>
    check(
      '豊田自動車',
      `
-- a.md --
**トヨタ**自動車。ト**ヨタ**自動車。‸トヨタ自動車は。[ト](https://e.com/)ヨタ自動車。
-- knowledge/a.yaml --
- name: トヨタ自動車
`,
      `
-- a.md --
**豊田**自動車。**豊田**自動車。豊田自動車は。[豊田](https://e.com/)自動車。
-- knowledge/a.yaml --
- name: 豊田自動車
`,
    ));

  it('keeps marks at the parts of a name that they were at', () =>
    check(
      'ジョセフ・ハリソン',
      `
-- a.md --
‸ジョー・バイデン。**ジョー**・バイデン。ジョー・**バイデン**氏。
-- knowledge/a.yaml --
- name: ジョー・バイデン
`,
      `
-- a.md --
ジョセフ・ハリソン。**ジョセフ**・ハリソン。ジョセフ・**ハリソン**氏。
-- knowledge/a.yaml --
- name: ジョセフ・ハリソン
`,
    ));

  it('tells which names are parted by marks, and where one stays as it was', () => {
    const folder = folderFrom(`
-- a.md --
‸カタールは。**カ**ター**ル**は。[カタール]と**カタ**[^1]ールは。「カ**タール**」は。

[^1]: 注。

[カタール]: https://e.com/
-- knowledge/a.yaml --
- name: カタール
`);
    const { service, source, offset } = folder;
    const rename = service.rename(source.uri, offset, 'ギニ');
    equal(rename.kind, 'rename');
    if (rename.kind !== 'rename') return;
    const { edits, left } = rename.here;
    equal(
      applyEdits(source.text, edits).split('\n')[0],
      'ギニは。**カ**ター**ル**は。[カタール]と**ギニ**[^1]は。「**ギニ**」は。',
    );
    deepEqual(
      edits.map((it) => it.isParted),
      [false, true, true, true, true],
    );
    deepEqual(
      left.map((it) => source.slice(it)),
      ['カ**ター**ル', 'カタール'],
    );
  });

  it('gives the workspace a record of its own for a name of a pack', () => {
    check(
      'カタル',
      '\n-- a.md --\n‸カタールは仲介した。カタール国は。\n',
      `
-- a.md --
カタルは仲介した。カタル国は。
-- knowledge/names.yaml --
entities:
  - name: カタル
    id: qatar
    short: [カタル国]
    replaces: [short]
`,
      packs,
    );
    check(
      'カタル',
      '\n-- a.md --\n‸カタールは仲介した。\n-- knowledge/a.yaml --\nentities:\n- name: ドーハ港\n',
      `
-- a.md --
カタルは仲介した。
-- knowledge/a.yaml --
entities:
- name: ドーハ港
- name: カタル
  id: qatar
  short: [カタル国]
  replaces: [short]
`,
      packs,
    );
  });

  it('replaces what the pack discourages by the new name', () => {
    const { service } = folderFrom(
      '\n-- a.md --\n‸\n-- knowledge/a.yaml --\n- { id: howard-lutnick, name: ハワード・ラットニック }\n',
      packs,
    );
    const { kind, variants } = service.workspace.knowledge.entity(0);
    equal(kind, 'person');
    deepEqual(
      variants.map((it) => it.to),
      ['ハワード・ラットニック', 'ラトニック'],
    );
  });

  it('keeps the line breaks of the file', () =>
    check(
      'オマン',
      '\n-- a.md --\n‸オマーンは。\n-- knowledge/a.yaml --\nentities:\r\n  - name: ドーハ港\r\n',
      '\n-- a.md --\nオマンは。\n-- knowledge/a.yaml --\nentities:\r\n  - name: ドーハ港\r\n  - name: オマン\r\n    id: oman\r\n',
      packs,
    ));

  it('writes out the short forms that a record takes over from a pack', () =>
    check(
      'カタル',
      '\n-- a.md --\n‸カタールは仲介した。\n-- knowledge/a.yaml --\nentities:\n  - name: カタール\n    bio: 国。\n',
      `
-- a.md --
カタルは仲介した。
-- knowledge/a.yaml --
entities:
  - name: カタル
    short: [カタル国]
    replaces: [short]
    bio: 国。
`,
      packs,
    ));

  it('is refused with a reason', () => {
    const two = `
-- a.md --
‸カタールは仲介した。
-- knowledge/a.yaml --
- name: カタール
  short: [カタール国]
  variants: [カタル]
- name: オマーン
`;
    refused('オマーン', two, /「オマーン」は「オマーン」の記録にもう/);
    refused('カタル', two, /先にそこから外します/);
    refused('カ', two, /2文字以上/);
    for (const name of ['カ*ル', '- カタル', '1. カタル', '# カタル', 'カ&amp;ル'])
      refused(name, two, /記号/);
    refused('カタール', two.replace('‸', '').replace('仲', '‸仲'), /名称も脚注もありません/);
    refused(
      'カタル',
      '\n-- a.md --\nカ‸タルは。\n-- knowledge/a.yaml --\n- name: カタール\n  variants: [カタル]\n',
      /「カタール」の方/,
    );
    refused(
      'カタル',
      '\n-- a.md --\nカ‸タルーは。\n-- knowledge/a.yaml --\n- name: カタール\n',
      /クイックフィックス/,
    );
    refused(
      'カタル',
      '\n-- a.md --\nカ‸タールは。\n-- knowledge/a.yaml --\n- name: |\n    カタール\n',
      /ふつうの書き方ではない/,
    );
  });

  it('shows the form without its honorific, and what cannot be renamed says so at once', () => {
    const target = (text: string): string => {
      const { service, source, offset } = folderFrom(text);
      const it = service.renameTarget(source.uri, offset);
      return it.kind === 'refused'
        ? it.reason.ja
        : `${it.placeholder}: ${withMarks(source.text, [it.range])}`;
    };
    const record =
      '-- knowledge/a.yaml --\n- { name: アンナ・ベルク, kind: person, variants: [アナ・ベルク] }\n';
    equal(
      target(`-- a.md --\nアンナ・ベ‸ルク経済相は\n${record}`),
      'アンナ・ベルク: ⟦アンナ・ベルク⟧経済相は\n',
    );
    const { service, source, offset } = folderFrom(
      '-- koetsu.yaml --\nknowledge: []\n-- a.md --\n‸カタールは\n',
      packs,
    );
    equal(service.renameTarget(source.uri, offset).kind, 'refused', 'there is no file to record it in');
    equal(/使わない表記/.test(target(`-- a.md --\nアナ・ベ‸ルクは\n${record}`)), true);
  });

  it('tells what stands in quotation marks', () => {
    const { service, source, offset } = folderFrom(
      '-- a.md --\n「カタールだ」と‸カタールは述べた。\n-- knowledge/a.yaml --\n- name: カタール\n',
    );
    const rename = service.rename(source.uri, offset, 'カタル');
    equal(rename.kind, 'rename');
    if (rename.kind === 'rename')
      deepEqual(
        rename.here.edits.map((it) => it.isQuoted),
        [true, false],
      );
  });

  it('there and back changes nothing', () => {
    const words = fc.constantFrom(
      'カタール',
      'カタール国',
      'ドーハ',
      'は',
      '「',
      '」',
      '、',
      '**',
      '\n\n',
      'ー',
      '国',
    );
    const name = fc.constantFrom('オリオン', 'オリオン王国', '新東国', 'ABC', 'オリオン・ミナ');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), name, (text, newName) => {
        const before = `
-- a.md --
‸カタールは、${text.join('')}
-- b.md --
これは${text.reverse().join('')}
-- knowledge/a.yaml --
entities:
  - name: カタール # 国
    short: [カタール国]
    examples:
      - カタール国は
`;
        const there = renamed(folderFrom(before), newName);
        if (typeof there === 'string') throw new Error(there);
        const written = [...there].map(([path, it]) => `-- ${path} --\n${path === 'a.md' ? '‸' : ''}${it}`);
        deepEqual(renamed(folderFrom(`\n${written.join('')}`), 'カタール'), files(before.replace('‸', '')));
      }),
    );
  });
});

describe('renaming a note', () => {
  it('changes its marks and its text, in either dialect', () => {
    check(
      '7',
      '\n-- a.md --\nこれ<sup>‸2</sup>とそれ<sup>1</sup>、また<sup>2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n',
      '\n-- a.md --\nこれ<sup>7</sup>とそれ<sup>1</sup>、また<sup>7</sup>。\n\n<sup>1</sup> 一。\n\n<sup>7</sup> 二。\n',
    );
    check(
      'iaea-2025',
      '\n-- a.md --\nこれ[^注]。\n\n[^‸注]: 一。\n',
      '\n-- a.md --\nこれ[^iaea-2025]。\n\n[^iaea-2025]: 一。\n',
    );
  });

  it('is refused with a reason', () => {
    const notes =
      '\n-- a.md --\nこれ<sup>‸2</sup>とそれ<sup>1</sup>。10<sup>6</sup>人。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n';
    refused('1', notes, /もうあります/);
    refused('注', notes, /数字/);
    refused('0', notes, /数字/);
    refused('a b', '\n-- a.md --\nこれは[^‸1]。\n\n[^1]: 一。\n', /空白/);
  });
});
