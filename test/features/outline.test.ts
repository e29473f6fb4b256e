/** The structure of a report, for outline, breadcrumbs and folding. */
import { deepEqual } from 'node:assert/strict';
import type { LanguageService } from '../../server/src/core/languageService.js';
import { withMarks } from '../fixture.js';
import { folderFrom } from './folder.js';

const at = (text: string) => folderFrom(`-- a.md --\n‸${text}`);

const tree = (items: ReturnType<LanguageService['structure']>): unknown =>
  items.map((it) => [it.name.ja, ...(it.children.length > 0 ? [tree(it.children)] : [])]);

const structureOf = (text: string): unknown => {
  const { service, source } = at(text);
  return tree(service.structure(source.uri));
};

describe('the outline', () => {
  it('has the headings as a tree and the notes under one item', () => {
    const { service, source } = at(
      '# 題\n\n## 1. 港の<sup>1</sup>\n\n### 岸\n\n## 2. 船\n\n<sup>1</sup> 港務局。\n',
    );
    deepEqual(tree(service.structure(source.uri)), [['題', [['1. 港の', [['岸']]], ['2. 船']]]]);
    const notes = service.notes(source.uri);
    deepEqual(tree(notes), [['脚注', [['1 港務局。']]]]);
    // No chapter lies within it.
    deepEqual(
      notes.map((it) => source.slice(it.range)),
      ['<sup>1</sup> 港務局。'],
    );
  });

  const whole = `# 港の春

みなと研究所 調査部  
2025年4月23日

- 港は開いた。
- 船も戻った。

書き出し。

## 1. 章

本文。

---

電話 000-000-0000

免責事項：本資料の内容の正確性を保証しません。
`;

  it('has the parts of a report in their places', () =>
    deepEqual(structureOf(whole), [['港の春', [['署名'], ['要旨'], ['1. 章', [['連絡先'], ['免責事項']]]]]]));

  it('names no part a second time that has a heading', () => {
    const { service, source } = at('# 港\n\n本文。\n\n## 免責事項\n\n- 内容を保証しません。\n');
    deepEqual(tree(service.structure(source.uri)), [['港', [['免責事項']]]]);
    deepEqual(service.partsWithoutHeading(source.uri), []);
  });

  it('follows the numbers where a level belies them', () =>
    deepEqual(structureOf('# 港の\n\n## 1. 一\n\n### 2. 二\n\n### （1）甲\n\n## 3. 三\n\n## 4. 四\n'), [
      ['港の', [['1. 一'], ['2. 二', [['（1）甲']]], ['3. 三'], ['4. 四']]],
    ]));

  it('leaves headings in quotations out', () => deepEqual(structureOf('# 港の\n\n> ## 引用\n'), [['港の']]));

  it('selects the first line of a part', () => {
    const { service, source } = at(whole);
    deepEqual(
      service.partsWithoutHeading(source.uri).map((it) => source.slice(it.selection).trim()),
      [
        'みなと研究所 調査部',
        '- 港は開いた。',
        '電話 000-000-0000',
        '免責事項：本資料の内容の正確性を保証しません。',
      ],
    );
  });
});

describe('folding', () => {
  const folded = (text: string): string => {
    const { service, source } = at(text);
    return withMarks(source.text.trim(), service.folds(source.uri));
  };

  it('takes notes that stand one below the other, and long ones', () =>
    deepEqual(
      folded('港[^1][^2]。\n\n[^1]: 一。\n\n    続き。\n\n[^2]: 二。\n'),
      '港[^1][^2]。\n\n⟦⟦[^1]: 一。\n\n    続き。⟧\n\n⟦[^2]: 二。⟧⟧',
    ));

  it('takes the summary and the disclaimer', () =>
    deepEqual(
      folded('# 港\n\n- 一。\n- 二。\n\n本文。\n\n## 免責事項\n\n- 内容を保証しません。\n'),
      '# 港\n\n⟦- 一。\n- 二。⟧\n\n本文。\n\n⟦## 免責事項\n\n- 内容を保証しません。⟧',
    ));
});
