/** The table of expressions that say one thing twice: each row is tried on its own example. */
import { deepEqual, equal } from 'node:assert/strict';
import { redundanciesIn, redundantExpressions } from '../server/src/core/japanese/redundantExpressions.js';

describe('redundant expressions', () => {
  for (const expression of redundantExpressions) {
    const [written, right] = expression.example;
    it(`${written} → ${right}`, () => {
      const found = redundanciesIn(written);
      deepEqual(
        found.map((it) => it.expression),
        [expression],
      );
      const { range, instead } = found[0]!;
      equal(written.slice(0, range.start) + instead[0] + written.slice(range.end), right);
      deepEqual(redundanciesIn(right), []);
    });
  }
});
