/** What a finding keeps through edits around it, and what makes it another one. */
import { deepEqual, equal, notDeepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../server/src/core/finding.js';
import { identitiesOf, identityKey } from '../server/src/core/findingIdentity.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { marked } from './fixture.js';

/** The identities of the marked places, each as a finding of one rule. */
function identities(text: string): readonly { text: string; sentence: string; nth: number; key: string }[] {
  const { text: plain, ranges } = marked(text);
  const source = new SourceText('file:///a.md', plain);
  const findings: Finding[] = ranges.map((range) => ({
    rule: 'misspelled-name',
    severity: 'warning',
    range,
    message: { ja: '', en: '' },
  }));
  return [...identitiesOf(findings, source, reportOf(source)).values()].map((it) => ({
    text: it.text,
    sentence: it.sentence,
    nth: it.nth,
    key: identityKey(it),
  }));
}

const keys = (text: string): readonly string[] => identities(text).map((it) => it.key);
const paragraph = '代表団は到着した。協議は⟦カタルー⟧の首都で開かれた<sup>1</sup>。合意はない。';

describe('the identity of a finding', () => {
  it('is its text and the sentence that a reader sees', () => {
    const [found] = identities(`# 四月\n\n${paragraph}\n`);
    equal(found!.text, 'カタルー');
    equal(found!.sentence, '協議はカタルーの首都で開かれた。');
    equal(found!.nth, 1);
  });

  it('outlives other blocks, a move of the paragraph, and edits of its other sentences', () => {
    const one = keys(`# 四月\n\n${paragraph}\n\n次の段落。\n`);
    deepEqual(keys(`# 五月\n\n前書き。\n\n- 一\n- 二\n\n${paragraph}\n`), one);
    deepEqual(keys(`次の段落。\n\n${paragraph}\n\n# 四月\n`), one);
    deepEqual(keys(`# 四月\n\n${paragraph.replace('到着した', '朝に到着した')}\n`), one);
    deepEqual(keys(`# 四月\n\n${paragraph.replaceAll('。', '。\n')}\n`), one);
  });

  it('outlives the renumbering of notes, of its own too', () => {
    const one = keys(paragraph);
    deepEqual(keys(paragraph.replace('<sup>1</sup>', '<sup>12</sup>')), one);
    deepEqual(keys(paragraph.replace('<sup>1</sup>', '[^a]')), one);
    deepEqual(keys('港は開いた⟦<sup>3</sup>⟧。'), keys('港は開いた⟦<sup>4</sup>⟧。'));
    deepEqual(keys('港は開いた⟦[^3]⟧。'), keys('港は開いた⟦[^4]⟧。'));
    deepEqual(
      keys('次の文。\n\n港は開いた。⟦<sup>3</sup>⟧次の文。'),
      keys('港は開いた。⟦<sup>4</sup>⟧別の文。'),
    );
  });

  it('changes with the text that is marked, and with its sentence', () => {
    notDeepEqual(keys(paragraph.replace('カタルー', 'カタルル')), keys(paragraph));
    notDeepEqual(keys(paragraph.replace('開かれた', '閉じられた')), keys(paragraph));
  });

  it('counts equals', () => {
    const found = identities('⟦カタルー⟧。\n\n⟦カタルー⟧。');
    deepEqual(
      found.map((it) => it.nth),
      [1, 2],
    );
    equal(new Set(found.map((it) => it.key)).size, 2);
  });

  it('has no sentence where something is missing from the whole report', () => {
    deepEqual(keys('# 四月\n\n本文。⟦⟧'), keys('# 五月\n\n別の本文。\n\n⟦⟧\n'));
  });

  it('is found in code, comments, tables and links too', () => {
    equal(identities('`⟦コード⟧`を書く。')[0]!.sentence, 'を書く。');
    equal(identities('<!-- ⟦TODO⟧ 日付 -->')[0]!.sentence, '<!-- TODO 日付 -->');
    equal(identities('| 国 |\n| --- |\n| ⟦カタルー⟧は遠い |')[0]!.sentence, 'カタルーは遠い');
    equal(identities('出典は[リンク](⟦#⟧)にある。')[0]!.sentence, '出典はリンクにある。');
  });

  it('holds for every report: blocks come, go and change places', () => {
    const block = fc.constantFrom(
      '前書きです。',
      '## 見出し',
      '- 一\n- 二',
      '> 引用です。',
      '| a |\n| - |\n| b |',
      '<sup>9</sup> 注の文面。',
      '```\nコード\n```',
    );
    fc.assert(
      fc.property(fc.array(block), fc.array(block), (before, after) => {
        const text = [...before, paragraph, ...after].join('\n\n');
        deepEqual(keys(text), keys(paragraph));
      }),
    );
  });
});
