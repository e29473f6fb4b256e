/** The numbers that headings print, and the enumerations in brackets. */
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { checkReport } from '../server/src/core/check.js';
import type { Finding } from '../server/src/core/finding.js';
import { fixToFixedPoint } from '../server/src/core/fixing.js';
import { printedNumberIn, writtenLike } from '../server/src/core/markdown/printedNumber.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { brokenHeadingSequence } from '../server/src/core/rules/broken-heading-sequence.js';
import { mixedEnumerationBrackets } from '../server/src/core/rules/mixed-enumeration-brackets.js';
import { wrongHeadingLevel } from '../server/src/core/rules/wrong-heading-level.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';
import { emptyScene } from './scene.js';

const rules = [wrongHeadingLevel, brokenHeadingSequence, mixedEnumerationBrackets];

function findingsIn(text: string): readonly Finding[] {
  const { knowledge, settings } = emptyScene;
  const report = reportOf(new SourceText('file:///a.md', text));
  return checkReport(report, knowledge, settings, settings.house, 'a.md', { rules });
}

/** `rule text` for each finding. */
const found = (text: string): readonly string[] =>
  findingsIn(text).map((it) => `${it.rule} ${text.slice(it.range.start, it.range.end)}`);

/** After the first fix of the first finding. */
const fixed = (text: string): string => applyEdits(text, findingsIn(text)[0]?.fixes?.[0]?.edits ?? []);

const headings = (...lines: readonly string[]): string => `${lines.join('\n\n本文。\n\n')}\n`;

describe('a printed number', () => {
  for (const [content, style, value, range] of [
    ['1. 港', '.', 1, '1.'],
    ['１２．港', '.', 12, '１２．'],
    ['1\\. 港', '.', 1, '1\\.'],
    ['**2）港**', ')', 2, '2）'],
    ['（3）港', '()', 3, '（3）'],
    ['(三) 港', '(一)', 3, '(三)'],
    ['第4章　港', '第章', 4, '第4章'],
    ['第十一章 港', '第一章', 11, '第十一章'],
    ['第２節：港', '第節', 2, '第２節'],
    ['第1　港', '第', 1, '第1'],
    ['⑫港', '①', 12, '⑫'],
    ['Ⅳ．港', 'Ⅰ', 4, 'Ⅳ．'],
    ['二、港', '一、', 2, '二、'],
    ['2　港', '1', 2, '2'],
    ['1.2 港', '1.', 2, '1.2'],
    ['１－３　港', '1-', 3, '１－３'],
    ['2.1.3. 港', '2.1.', 3, '2.1.3.'],
  ] as const) {
    it(`is read in 「${content}」`, () => {
      const number = printedNumberIn(content, 0);
      equal(number?.style, style);
      equal(number?.value, value);
      equal(content.slice(number.range.start, number.range.end), range);
    });
  }

  for (const content of [
    '港の今',
    '2025年の港',
    '2025. 港',
    '4月12日の協議',
    '3つの論点',
    '5カ国の立場',
    '10:30の会見',
    '第1次政権',
    '第2回協議',
    '第1部会の活動',
    '第3章の要約',
    '第3章まとめ',
    '(1)で述べたこと',
    '十年後の港',
    '2 つの道',
  ]) {
    it(`is not read in 「${content}」`, () => equal(printedNumberIn(content, 0), undefined));
  }

  it('is written on in its own writing', () => {
    deepEqual(
      [
        ['9', 10],
        ['９', 10],
        ['九', 10],
        ['九', 21],
        ['⑨', 10],
        ['Ⅸ', 10],
        ['①', 51],
      ].map(([like, value]) => writtenLike(value as number, like as string)),
      ['10', '１０', '十', '二十一', '⑩', 'Ⅹ', undefined],
    );
  });
});

describe('the levels of numbered headings', () => {
  it('are mended one by one or all at once, with what stands below', () => {
    const text = headings(
      '## 1. 一',
      '## 2. 二',
      '### 3. 三',
      '### 4. 四',
      '#### (1) 甲',
      '## 5. 五',
      '## 6. 六',
    );
    deepEqual(found(text), ['wrong-heading-level ### 3.', 'wrong-heading-level ### 4.']);
    const all = text.replace(/^#(?=### \(1\)|## [34])/gm, '');
    equal(applyEdits(text, findingsIn(text)[0]!.fixes!.at(-1)!.edits), all);
    equal(fixToFixedPoint(text, findingsIn, ({ fixes }) => fixes?.[0]).text, all);
    deepEqual(found(all), []);
  });

  it('are mended in a setext heading too', () => {
    const text = '1. 一\n-----\n\n2. 二\n-----\n\n3\\. 三\n====\n\n4. 四\n-----\n';
    deepEqual(found(text), []);
    const escaped = text.replace(/^(\d)\. /gm, '$1\\. ');
    deepEqual(found(escaped), ['wrong-heading-level 3\\.']);
    equal(fixed(escaped), escaped.replace('3\\. 三\n====', '## 3\\. 三'));
  });

  for (const [why, text] of [
    ['half of them stand on either level', headings('## 1. 一', '## 2. 二', '### 3. 三', '### 4. 四')],
    ['only one stands above', headings('# 1. 一', '## 2. 二', '## 3. 三')],
    ['they do not fill the gap', headings('## 1. 一', '## 2. 二', '### 4. 四', '## 5. 五')],
    ['the style is another', headings('## 1. 一', '## 2. 二', '### (3) 三', '## 4. 四')],
    [
      'the level has numbers of its own',
      headings('## 1. 一', '### 1. 甲', '## 2. 二', '### 2. 乙', '## 3. 三'),
    ],
  ] as const) {
    it(`are left alone where ${why}`, () =>
      deepEqual(
        found(text).filter((it) => it.startsWith('wrong-heading-level')),
        [],
      ));
  }
});

describe('the sequence of numbered headings', () => {
  it('is broken once for each series', () => {
    const text = headings('## 1. 一', '### (1) 甲', '### (3) 乙', '## 3. 三', '## 5. 五');
    deepEqual(found(text), ['broken-heading-sequence (3)', 'broken-heading-sequence 3.']);
  });

  it('says which way it is broken', () => {
    const message = (...lines: readonly string[]): string => findingsIn(headings(...lines))[0]!.message.ja;
    equal(message('## 1. 一', '## 5. 五'), '見出しの番号が飛んでいます。「5.」の前に2・3・4がありません。');
    equal(message('## 1. 一', '## 9. 九'), '見出しの番号が飛んでいます。「9.」の前に2〜8がありません。');
    equal(message('## 1. 一', '## 2. 二', '## 2. 三'), '見出しの番号「2.」が二度使われています。');
    equal(
      message('## 1. 一', '## 2. 二', '## 3. 三', '## 2. 四'),
      '見出しの番号「2.」が「3.」のあとにあります。',
    );
  });

  it('is mended in the writing of its numbers', () => {
    equal(fixed(headings('## 第一章　一', '## 第三章　三')), headings('## 第一章　一', '## 第二章　三'));
    equal(fixed(headings('## ① 一', '## ① 二')), headings('## ① 一', '## ① 二'));
    equal(fixed(headings('## 1.1 一', '## 1.3 三')), headings('## 1.1 一', '## 1.2 三'));
    equal(fixed(headings('## **１）一**', '## **３）三**')), headings('## **１）一**', '## **２）三**'));
  });

  for (const reference of [
    '詳しくは第3章を参照。',
    '３節で述べる。',
    '（3）で述べた。',
    '上記3のとおり。',
    '[次](#3-三)へ。',
    'セクション3を見よ。',
  ]) {
    it(`is not mended where the text says 「${reference}」`, () => {
      const text = `${headings('## 1. 一', '## 3. 三')}\n${reference}\n`;
      equal(findingsIn(text).length, 1);
      equal(fixed(text), text);
    });
  }

  for (const [why, text] of [
    ['starts again', headings('## 1. 一', '## 2. 二', '## 付録', '## 1. 表', '## 2. 図')],
    ['counts on over chapters', headings('## 甲', '### 1. 一', '### 2. 二', '## 乙', '### 3. 三')],
    ['begins in the middle', headings('## 4. 四', '## 5. 五')],
    ['counts 「はじめに」 as its first', headings('## はじめに', '## 2. 二', '## 3. 三')],
    ['has dates', headings('## 4.12 一', '## 4.19 二')],
    ['goes on before a year', headings('## 1.港', '## 2.2026年の港', '## 3.船')],
    ['has one number', headings('# 5．福祉', '## 1. 一')],
    ['has two styles', headings('## 1. 一', '## (1) 甲', '## (2) 乙', '## 2. 二')],
  ] as const) {
    it(`is left alone where it ${why}`, () => deepEqual(found(text), []));
  }
});

describe('the brackets of an enumeration', () => {
  it('are those of most of its numbers', () => {
    equal(fixed('(1)水深、(2)倉庫、（3）鉄道。\n'), '(1)水深、(2)倉庫、(3)鉄道。\n');
    equal(fixed('（1）水深、（2）倉庫、(3）鉄道。\n'), '（1）水深、（2）倉庫、（3）鉄道。\n');
    equal(
      fixed('（1）水深。\n\n（2）倉庫。\n\n３）鉄道。\n'),
      '（1）水深。\n\n（2）倉庫。\n\n（３）鉄道。\n',
    );
    equal(
      fixed('**（1）** 水深、**（2）** 倉庫、**(3)** 鉄道。\n'),
      '**（1）** 水深、**（2）** 倉庫、**（3）** 鉄道。\n',
    );
    equal(
      fixed('\\(1\\) 水深。\n\n（2）倉庫。\n\n（3）鉄道。\n'),
      '（1）水深。\n\n（2）倉庫。\n\n（3）鉄道。\n',
    );
  });

  it('are safe to mend where most agree, and not where half do', () => {
    const isSafe = (text: string): boolean | undefined => findingsIn(text)[0]?.fixes?.[0]?.safe;
    equal(isSafe('（1）水深、（2）倉庫、(3)鉄道。\n'), true);
    equal(isSafe('（1）水深、(2)倉庫。\n'), false);
  });

  it('are sought over a page end', () => {
    const text = '条件は（1）水深、（2）倉庫\n\n<sup>1</sup> 注。\n\nの広さ、(3) 鉄道である。\n';
    deepEqual(found(text), ['mixed-enumeration-brackets (3)']);
  });

  it('keep the white space of a heading that a link may lead to', () => {
    const lines = ['## （1）一', '## （2）二', '## (3) 三'];
    equal(fixed(headings(...lines)), headings('## （1）一', '## （2）二', '## （3）三'));
    const linked = `[三](#3-三)を参照。\n\n${headings(...lines)}`;
    equal(fixed(linked), linked.replace('(3) 三', '（3） 三'));
  });

  for (const text of [
    '（1）水深のうち(1)満潮、(2)干潮を測る。\n\n（2）倉庫。\n\n（3）鉄道。\n',
    '（1）水深、（2）倉庫である。\n\n(1)と(2)の差は小さい。\n',
    '第3条（1）と第4条(2)。\n',
    '関数f(1)、f(2)、f（3）。\n',
    '条件は（1）水深と（2）倉庫。\n\n船。\n\n荷。\n\nまた(3)鉄道もある。\n',
    '（1）水深、（2）倉庫。彼は「(3)鉄道」と書いた。\n',
    '> （1）水深、(2)倉庫。\n',
    '1) 水深\n2) 倉庫\n\n（1）満潮、（2）干潮。\n',
    '`（1）水深、(2)倉庫`\n',
    '| （1） | (2) |\n| - | - |\n| a | b |\n',
  ]) {
    it(`are left alone in ${JSON.stringify(text)}`, () => deepEqual(found(text), []));
  }
});

/** Chapters, sections and items, numbered as somebody numbers them who makes no mistakes. */
const styles: readonly ((value: number) => string)[] = [
  (value) => `${value}. `,
  (value) => `${writtenLike(value, '１')}．`,
  (value) => `第${value}章　`,
  (value) => `(${value}) `,
  (value) => `（${value}）`,
  (value) => `${value}）`,
  (value) => writtenLike(value, '①')!,
  (value) => `${writtenLike(value, '一')}、`,
];
const titles = [
  '港の今',
  '3つの論点',
  '2026年の海',
  '第1次政権',
  '4月12日の協議',
  '5カ国',
  '10年後',
  '(仮)の題',
];

const outline = fc
  .record({
    styles: fc.shuffledSubarray([...styles], { minLength: 3, maxLength: 3 }),
    shape: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 7,
    }),
    isThrough: fc.boolean(),
    titles: fc.array(fc.constantFrom(...titles), { minLength: 1, maxLength: 9 }),
  })
  .map(({ styles: [one, two, three], shape, isThrough, titles }) => {
    let at = 0;
    let through = 0;
    const title = (): string => titles[at++ % titles.length]!;
    return shape.flatMap((sections, chapter) => {
      if (!isThrough) through = 0;
      return [
        `## ${one!(chapter + 1)}${title()}`,
        ...sections.flatMap((items) => {
          through++;
          const section = `### ${two!(through)}${title()}`;
          return [section, ...Array.from({ length: items }, (_, it) => `#### ${three!(it + 1)}${title()}`)];
        }),
      ];
    });
  });

describe('the numbers of random reports', () => {
  it('give no finding where they are right', () =>
    fc.assert(
      fc.property(outline, (lines) => deepEqual(found(headings(...lines)), [])),
      { numRuns: 300, seed: 20250423 },
    ));

  it('lose no letter by a fix, and come to rest', () =>
    fc.assert(
      fc.property(
        outline,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(/^#/, /[0-9０-９一-九①-⑳]/, /[(（]/, /[)）]/)), {
          maxLength: 4,
        }),
        (lines, harms) => {
          const harmed = [...lines];
          for (const [at, part] of harms) {
            const index = at % lines.length;
            harmed[index] = harmed[index]!.replace(part, (it) =>
              it === '#'
                ? ''
                : (({ '(': '（', '（': '(', ')': '）', '）': ')' } as Record<string, string>)[it] ?? '7'),
            );
          }
          const text = headings(...harmed);
          /** What no fix may touch. */
          const words = (it: string): string =>
            it.replace(/^(#+) .*$/gm, (line) =>
              line.replace(/[#\s()（）0-9０-９一二三四五六七八九十①-⑳]/g, ''),
            );
          for (const finding of findingsIn(text)) {
            for (const fix of finding.fixes ?? []) {
              const after = applyEdits(text, fix.edits);
              equal(words(after), words(text), fix.title.ja);
            }
          }
          equal(fixToFixedPoint(text, findingsIn, ({ fixes }) => fixes?.[0]).settled, true);
        },
      ),
      { numRuns: 300, seed: 20250423 },
    ));
});
