import { strict as assert } from 'node:assert';
import { renumberingOf } from '../server/src/core/markdown/footnoteNumbers.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';

const labelsOf = (text: string): readonly string[] =>
  reportOf(new SourceText('file:///report.md', text)).footnoteReferences.map((it) => it.label);

const renumbering = (sentence: string): string => {
  const text = `停戦[^3]、撤退[^1]、選挙[^2]。${sentence}\n\n[^1]: 一。\n[^2]: 二。\n[^3]: 三。\n`;
  const result = renumberingOf(reportOf(new SourceText('file:///report.md', text)));
  return result.kind === 'refused' ? result.reason.ja : applyEdits(text, result.edits).split('\n')[0]!;
};

describe('the marks of notes', () => {
  it('are no exponents', () => {
    const notes = '\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n';
    assert.deepEqual(labelsOf(`決定係数R<sup>2</sup>は高い<sup>1</sup>。分析した<sup>2</sup>。${notes}`), [
      '1',
      '2',
    ]);
    assert.deepEqual(labelsOf(`加速度は9.8m/s<sup>2</sup>だ<sup>1</sup>。計算した<sup>2</sup>。${notes}`), [
      '1',
      '2',
    ]);
  });

  it('stand behind a URL', () => {
    const text = '港は開いた (https://www.port-lab.jp/a)[^1]。船は https://www.port-lab.jp/b[^2]';
    assert.deepEqual(labelsOf(`${text}\n\n[^1]: 港務局。\n[^2]: 船会社。\n`), ['1', '2']);
  });

  it('stand behind an exclamation mark and behind text in brackets, which are no picture and no link', () => {
    const notes = '\n\n[^1]: 一。\n\n[^2]: 二。\n\n[^^]: 三。\n';
    assert.deepEqual(labelsOf(`驚いた![^1]と[出典][^2]と[^^]。${notes}`), ['1', '2', '^']);
    assert.deepEqual(labelsOf(`図![港](a.png)[^1]と![港][^2]。${notes}`), ['1', '2']);
    assert.deepEqual(reportOf(new SourceText('file:///report.md', `[出典][^2]。${notes}`)).links, []);
  });

  it('stand behind brackets, abbreviations and units where their notes are there', () => {
    const marks =
      '覚書-2 (NSPM-2)<sup>1</sup>と（IRGC）<sup>2</sup>、274.8kg<sup>3</sup>、60%<sup>4</sup>、EU<sup>5</sup>';
    const notes = [1, 2, 3, 4, 5].map((it) => `\n\n<sup>${it}</sup> 注の文面。`).join('');
    assert.deepEqual(labelsOf(`${marks}。${notes}`), ['1', '2', '3', '4', '5']);
  });
});

describe('renumbering', () => {
  for (const mention of ['注3', '脚注の3', '3番の注', '注三', '（3）の注', '上記3の注', '三番目の脚注']) {
    it(`leaves it to the author where the text says ${mention}`, () =>
      assert.match(renumbering(`${mention}を見よ。`), /と番号で呼んでいる/));
  }

  for (const unread of ['<sup>2,9</sup>', '<sup>1–3</sup>', '<sup>注3</sup>', 'R<sup>2</sup>']) {
    it(`does not guess at ${unread}`, () =>
      assert.match(renumbering(`補足${unread}。`), /読み切れません|番号で呼んでいる/));
  }

  for (const other of ['受注3件', '3社の注文', '三つの注目点', '注2025年', '3の注意']) {
    it(`is not kept back by ${other}`, () =>
      assert.match(renumbering(`${other}。`), /^停戦\[\^1\]、撤退\[\^2\]、選挙\[\^3\]。/));
  }
});
