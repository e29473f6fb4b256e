import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { differencesBetween, unifiedDiff, wordsOf } from '../server/src/core/text/difference.js';

describe('differencesBetween', () => {
  const few = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 });

  it('leads from one sequence to the other, in order and with something equal in between', () => {
    fc.assert(
      fc.property(few, few, (before, after) => {
        const result: number[] = [];
        let at = 0;
        let newAt = 0;
        for (const { from, to, newFrom, newTo } of differencesBetween(before, after)) {
          assert.ok(at === 0 || from > at);
          assert.ok(newAt === 0 || newFrom > newAt);
          assert.deepEqual(before.slice(at, from), after.slice(newAt, newFrom));
          result.push(...before.slice(at, from), ...after.slice(newFrom, newTo));
          at = to;
          newAt = newTo;
        }
        assert.deepEqual([...result, ...before.slice(at)], after);
      }),
    );
  });

  it('is the shortest', () => {
    fc.assert(
      fc.property(few, few, (before, after) => {
        const steps = differencesBetween(before, after).reduce(
          (sum, it) => sum + it.to - it.from + it.newTo - it.newFrom,
          0,
        );
        assert.equal(steps, before.length + after.length - 2 * longestCommon(before, after));
      }),
    );
  });

  it('is bounded for long texts with nothing in common', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => index);
    const after = before.map((it) => -it - 1);
    assert.deepEqual(differencesBetween(before, after), [{ from: 0, to: 20_000, newFrom: 0, newTo: 20_000 }]);
  });
});

describe('wordsOf', () => {
  it('gives runs of one script that make up the text', () => {
    assert.deepEqual(wordsOf('当社はJCPOAの正確性、完全性を10.5%保証'), [
      ...['当社', 'は', 'JCPOA', 'の', '正確性', '、', '完全性', 'を', '10.5', '%', '保証'],
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(wordsOf(text).join(''), text)),
    );
  });
});

describe('unifiedDiff', () => {
  it('is empty where nothing changed', () => assert.equal(unifiedDiff('一\n二\n', '一\n二\n', 'a.md'), ''));

  it('shows three lines of context and names the lines', () => {
    const before = ['一', '二', '三', '四', '五', '六', '七', '八', '九'].map((it) => `${it}\n`).join('');
    const after = before.replace('五\n', '五、\n五の二\n');
    assert.equal(
      unifiedDiff(before, after, 'reports/a.md'),
      `--- a/reports/a.md
+++ b/reports/a.md
@@ -2,7 +2,8 @@
 二
 三
 四
-五
+五、
+五の二
 六
 七
 八
`,
    );
  });

  it('keeps distant changes in hunks of their own', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `${index}\n`);
    const after = lines.map((it, index) => (index === 1 ? 'x\n' : index === 18 ? 'y\n' : it));
    const diff = unifiedDiff(lines.join(''), after.join(''), 'a');
    assert.deepEqual(diff.match(/^@@.*@@$/gm), ['@@ -1,5 +1,5 @@', '@@ -16,5 +16,5 @@']);
  });

  it('says where a line feed is missing at the end', () => {
    assert.equal(
      unifiedDiff('一', '一\n', 'a'),
      '--- a/a\n+++ b/a\n@@ -1 +1 @@\n-一\n\\ No newline at end of file\n+一\n',
    );
    assert.equal(unifiedDiff('', '一\n', 'a'), '--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+一\n');
  });
});

function longestCommon(a: readonly number[], b: readonly number[]): number {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let row = a.length - 1; row >= 0; row--) {
    for (let column = b.length - 1; column >= 0; column--) {
      lengths[row]![column] =
        a[row] === b[column]
          ? lengths[row + 1]![column + 1]! + 1
          : Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!);
    }
  }
  return lengths[0]![0]!;
}
