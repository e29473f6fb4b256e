/** Prose and the way back to the source: what is read, what is left alone, and what a fix may replace. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { checkReport } from '../server/src/core/check.js';
import type { Finding } from '../server/src/core/finding.js';
import { fixToFixedPoint } from '../server/src/core/fixing.js';
import { isQuoted } from '../server/src/core/japanese/quotation.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';
import { emptyScene, knowledgeFrom } from './scene.js';

const knowledge = knowledgeFrom(`entities:
  - { name: カタール, kind: country }
  - { name: ルワンダ, kind: country }
  - { name: 米国, kind: country, variants: [USA] }
  - { name: ヒズボラ, variants: [ヒズボッラー] }
  - { name: バッシャール・アル＝アサド, kind: person }
  - { name: ドナルド・トランプ, kind: person }
`);
const { settings } = emptyScene;

const check = (text: string): readonly Finding[] =>
  checkReport(
    reportOf(new SourceText('file:///report.md', text)),
    knowledge,
    settings,
    settings.house,
    'report.md',
  );

const fixed = (text: string): string => fixToFixedPoint(text, check).text;
const firstFix = (text: string): string | undefined => {
  const fix = check(text)[0]?.fixes?.[0];
  return fix && applyEdits(text, fix.edits);
};

describe('prose', () => {
  it('is replaced within its marks or not at all', () => {
    equal(firstFix('**カタ**ルー'), '**カタ**ール');
    equal(firstFix('[ヒズボ](https://a.jp)ッラー'), '[ヒズボ](https://a.jp)ラ');
    equal(fixed('[ヒズボ](https://a.jp)ッラー'), '[ヒズボ](https://a.jp)ッラー');
    equal(firstFix('カタ\nルー'), 'カタール');
    equal(firstFix('カタ&#x30EB;ー'), 'カタール');
    for (const text of ['[ｶﾀ](https://a.jp/)ｰﾙ', '**ｶﾀ**ｰﾙ', '<b>ｶﾀ</b>ｰﾙ']) {
      equal(check(text).length, 1, text);
      equal(firstFix(text), undefined, text);
    }
  });

  it('keeps the label by which a link finds its definition', () => {
    for (const text of ['[ｶﾀｰﾙ]', '[ｶﾀｰﾙ][]', '[**ｶﾀｰﾙ**]']) {
      const report = `${text}\n\n[ｶﾀｰﾙ]: https://a.jp/\n`;
      equal(firstFix(report), undefined, text);
    }
    equal(firstFix('[ｶﾀｰﾙ][1]\n\n[1]: https://a.jp/'), '[カタール][1]\n\n[1]: https://a.jp/');
  });

  it('never loses what somebody else wrote to a safe fix', () => {
    const quotations = [
      '「バッシャール・アル=アサド」',
      '『アル=アサドの研究』',
      '> ｶﾀｰﾙは述べた。',
      '- > USAは述べた。',
      '「USA」',
    ];
    for (const text of quotations) {
      ok(check(text).length > 0, text);
      equal(fixed(text), text);
    }
  });

  it('is composed, and its places are those of the source', () => {
    const apart = (text: string): string => text.normalize('NFD');
    const misspelled = (text: string): readonly Finding[] =>
      check(text).filter((it) => it.rule === 'misspelled-name');
    deepEqual(misspelled(apart('ルワンダとドナルド・トランプ')), []);
    const text = `${apart('ガーナと')}カタルー`;
    equal(applyEdits(text, misspelled(text)[0]!.fixes![0]!.edits), `${apart('ガーナと')}カタール`);
    const [finding] = misspelled(apart('ルワンンダは'));
    deepEqual(finding?.range, { start: 0, end: 6 });
  });

  it('holds no names in URLs, code, formulas, files and addresses', () => {
    const texts = [
      'https://a.jp/ｶﾀｰﾙ',
      '（https://a.jp/ｶﾀｰﾙ）',
      'www.a.jp/ｶﾀｰﾙ',
      'https://a.jp/?q=ドナルド=トランプ',
      'https://ja.wikipedia.org/wiki/カタルーを参照',
      'USA.govとUSA@a.jp',
      '<code>ｶﾀｰﾙ</code>と<kbd class="a">ｶﾀｰﾙ</kbd>',
      '$ｶﾀｰﾙ$と$$ｶﾀｰﾙ$$',
      'ｶﾀｰﾙ.pdfとｶﾀｰﾙ@a.jp',
    ];
    // What is to be said of the URLs themselves is another matter.
    const named = (text: string) => check(text).filter((it) => it.rule !== 'bare-url');
    for (const text of texts) deepEqual(named(text), [], text);
    equal(fixed('https://a.jp/xをｶﾀｰﾙで'), 'https://a.jp/xをカタールで');
    equal(fixed('https://a.jp/ｶﾀｰﾙをｶﾀｰﾙで'), 'https://a.jp/ｶﾀｰﾙをカタールで');
    equal(fixed('$100とｶﾀｰﾙとUS$200'), '$100とカタールとUS$200');
  });

  it('is read however deep it is nested', () => {
    for (const mark of ['> ', '- ']) equal(check(`${mark.repeat(5_000)}カタルー`).length, 1);
  });

  it('is read in time that grows with its length', () => {
    const started = performance.now();
    const long = [
      '日本の首相が訪問した。\n'.repeat(50_000),
      '米国の首相が訪問した。'.repeat(200_000),
      'バッシュール・'.repeat(4_000),
      'カタルーと「ｶﾀｰﾙ」'.repeat(3_000),
    ];
    for (const text of long) check(text);
    ok(performance.now() - started < 30_000);
  });
});

describe('a quotation', () => {
  it('reaches from the outermost opener to its closer', () => {
    const text = '甲「乙『丙』丁」戊』己「庚』辛「壬';
    const inside = [...text].map((_, offset) => (isQuoted(text, offset) ? text[offset] : '')).join('');
    equal(inside, '乙『丙』丁」庚』');
  });
});
