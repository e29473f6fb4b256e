import { deepEqual, equal, throws } from 'node:assert/strict';
import { files, marked, withMarks } from './fixture.js';

describe('fixture', () => {
  it('reads nested and empty marks and the caret', () => {
    deepEqual(marked('売⟦上⟦高⟧⟧は⟦⟧‸増加'), {
      text: '売上高は増加',
      ranges: [
        { start: 1, end: 3 },
        { start: 2, end: 3 },
        { start: 4, end: 4 },
      ],
      caret: 4,
    });
  });

  it('counts UTF-16 code units', () => {
    deepEqual(marked('𠮷⟦野家⟧').ranges, [{ start: 2, end: 4 }]);
  });

  it('fails on marks without a partner and on two carets', () => {
    throws(() => marked('a⟦b'), /without ⟧/);
    throws(() => marked('a⟧b'), /without ⟦/);
    throws(() => marked('‸a‸'), /two carets/);
  });

  it('writes the marks it reads', () => {
    for (const source of ['a⟦b⟧⟦c⟧d', '⟦a⟦b⟧⟧', '⟦⟧a⟦⟧', '⟦a⟧⟦⟧b']) {
      const { text, ranges } = marked(source);
      equal(withMarks(text, ranges), source);
    }
  });

  it('splits files', () => {
    deepEqual(
      [...files('見出し\n-- a.md --\n一\n---\n-- k/b.yaml --\nx: 1\n')],
      [
        ['a.md', '一\n---\n'],
        ['k/b.yaml', 'x: 1\n'],
      ],
    );
    throws(() => files('ファイルなし'), /path/);
  });
});
