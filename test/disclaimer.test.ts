import { strict as assert } from 'node:assert';
import type { Problem } from '../server/src/core/finding.js';
import { type ApprovedText, type House, noHouse } from '../server/src/core/house.js';
import { knowledgeBaseOf } from '../server/src/core/knowledge/knowledgeBaseOf.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { changedContact } from '../server/src/core/rules/changed-contact.js';
import { changedDisclaimer } from '../server/src/core/rules/changed-disclaimer.js';
import { misplacedDisclaimer } from '../server/src/core/rules/misplaced-disclaimer.js';
import { missingByline } from '../server/src/core/rules/missing-byline.js';
import { missingContact } from '../server/src/core/rules/missing-contact.js';
import { missingDisclaimer } from '../server/src/core/rules/missing-disclaimer.js';
import type { Rule } from '../server/src/core/rules/rule.js';
import { noSurroundings } from '../server/src/core/surroundings.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';

const approved = (markdown: string, from?: string, version?: string): ApprovedText => ({
  markdown,
  from,
  version,
});

const current = approved(
  `## 免責事項

- 本資料の内容の正確性を保証しません。
- 本資料は投資を勧めるものではありません。損失が生じても責任を負いません。
- 無断での転載を禁じます。`,
  '2024-04',
  '2024年4月版',
);
const old = approved('## 免責事項\n\n- 本資料の内容を保証しません。', '2020-01', '2020年版');
const clauses = current.markdown.slice(current.markdown.indexOf('-'));
const disclaimerRules = [missingDisclaimer, changedDisclaimer, misplacedDisclaimer];

interface Found {
  readonly rule: string;
  readonly at: string;
  readonly message: string;
  /** The text after each fix. */
  readonly fixed: readonly string[];
}

function findings(
  text: string,
  house: Partial<House>,
  rules: readonly Rule[] = disclaimerRules,
): readonly Found[] {
  const source = new SourceText('file:///report.md', text);
  const report = reportOf(source);
  const input = {
    report,
    knowledge: knowledgeBaseOf([], [], noResources),
    house: { ...noHouse, ...house },
    surroundings: noSurroundings,
    options: {},
  };
  return rules.flatMap((rule) => {
    assert.ok(rule.scope === 'report');
    return [...(rule.check(input) as Iterable<Problem>)].map(({ range, message, fixes = [] }) => ({
      rule: rule.id,
      at: source.slice(range),
      message: message.ja,
      fixed: fixes.map((it) => applyEdits(text, it.edits)),
    }));
  });
}

const body = '# 題\n\n本文はここにあります。\n\n';
const house = { disclaimers: [current, old] };

describe('the disclaimer', () => {
  it('is asked for only when the house has approved one', () => {
    assert.deepEqual(findings(body, {}), []);
    const [missing, ...others] = findings(body, house);
    assert.deepEqual(others, []);
    assert.equal(missing?.rule, 'missing-disclaimer');
    assert.deepEqual(missing.fixed, [`${body.trimEnd()}\n\n${current.markdown}\n`]);
    assert.deepEqual(findings(missing.fixed[0]!, house), []);
  });

  for (const [difference, disclaimer] of [
    ['nothing', current.markdown],
    ['the heading’s level and brackets', current.markdown.replace('## 免責事項', '#### （免責事項）')],
    ['a heading in bold', current.markdown.replace('## 免責事項', '**【免責事項】**')],
    ['full-width angle brackets', current.markdown.replace('## 免責事項', '＜免責事項＞')],
    ['angle brackets', current.markdown.replace('免責事項', '<免責事項>')],
    ['the list markers', current.markdown.replace(/^- /gm, '1. ')],
    ['paragraphs instead of a list', current.markdown.replace(/^- /gm, '\n')],
    ['one paragraph with ・', current.markdown.replace(/^- /gm, '・')],
    ['one paragraph in all', `## 免責事項\n\n${clauses.replace(/\n?- /g, '')}`],
    [
      'white space and line breaks',
      current.markdown.replace('投資を', '投資\n  を ').replace('- 無断', '-   無断'),
    ],
    ['CRLF', current.markdown.replaceAll('\n', '\r\n')],
    ['a copyright line behind it', `${current.markdown}\n\n© 2025 みなと研究所`],
    ['an address behind it', `${current.markdown}\n\n〒000-0000 東京都港区0-0-0`],
    ['a block quote', `${current.markdown}`.replace('## ', '').replace(/^/gm, '> ')],
    ['the opening of its paragraph', `免責事項：${clauses.replace(/\n?- /g, '')}`],
  ] as const) {
    it(`may differ in ${difference}`, () => assert.deepEqual(findings(`${body}${disclaimer}\n`, house), []));
  }

  it('differs in the clause that differs, with the words that do', () => {
    const text = `${body}${current.markdown.replace('正確性', '完全性')}\n`;
    assert.deepEqual(findings(text, house), [
      {
        rule: 'changed-disclaimer',
        at: '本資料の内容の完全性を保証しません。',
        message: '免責事項の第1項が承認済みの文面（2024年4月版）と異なります。直すと：「完全性」→「正確性」',
        fixed: [`${body}${current.markdown}\n`],
      },
    ]);
  });

  it('keeps the markup of a clause when its words are restored', () => {
    const text = `${body}${current.markdown.replace('正確性', '**完全性**')}\n`;
    assert.deepEqual(findings(text, house)[0]?.fixed, [
      `${body}${current.markdown.replace('正確性', '**正確性**')}\n`,
    ]);
  });

  it('says which words are missing or too many', () => {
    const [missing] = findings(`${body}${current.markdown.replace('損失が生じても', '')}\n`, house);
    assert.match(missing!.message, /第2項.*直すと：「損失」を補う|直すと：「損失が生じても」を補う/);
    const [extra] = findings(`${body}${current.markdown.replace('転載を', '転載等を')}\n`, house);
    assert.match(extra!.message, /第3項.*「転載等」→「転載」/);
  });

  it('says which clause is missing, at its place', () => {
    const text = `${body}${current.markdown.replace(/- 本資料は投資.*\n/, '')}\n`;
    const [only, ...others] = findings(text, house);
    assert.deepEqual(others, []);
    assert.equal(only?.at, '');
    assert.match(
      only.message,
      /第2項「本資料は投資を勧めるものではありません。損失が生じても責任…」が抜けています/,
    );
    assert.deepEqual(only.fixed, [`${body}${current.markdown}\n`]);
  });

  it('says which clause is not approved', () => {
    const text = `${body}${current.markdown}\n- 本資料は社外秘です。\n`;
    const [only, ...others] = findings(text, house);
    assert.deepEqual(others, []);
    assert.equal(only?.at, '本資料は社外秘です。');
    assert.deepEqual(only.fixed, [`${body}${current.markdown}\n`]);
  });

  it('reports each clause on its own and offers to restore all', () => {
    const text = `${body}${current.markdown.replace('正確性', '完全性').replace('無断での', '')}\n`;
    const found = findings(text, house);
    assert.deepEqual(
      found.map((it) => it.at),
      ['本資料の内容の完全性を保証しません。', '転載を禁じます。'],
    );
    assert.ok(found.every((it) => it.fixed.at(-1) === `${body}${current.markdown}\n`));
  });

  it('must have the approved heading', () => {
    const [only] = findings(`${body}${current.markdown.replace('免責事項', '免責条項')}\n`, house);
    assert.equal(only?.at, '免責条項');
    const [headless] = findings(`${body}${clauses}\n`, house);
    assert.equal(headless?.message, '免責事項の見出し「免責事項」がありません。');
    assert.deepEqual(headless.fixed, [`${body}${current.markdown}\n`]);
  });

  it('is known under a heading that only the house uses', () => {
    const own = approved('## ご利用にあたって\n\n本資料は参考用です。');
    assert.deepEqual(findings(`${body}${own.markdown}\n`, { disclaimers: [own] }), []);
    const [only] = findings(`${body}${own.markdown.replace('参考', '業務')}\n`, { disclaimers: [own] });
    assert.match(only!.message, /「業務用」→「参考用」/);
  });

  it('is that of the report’s date', () => {
    const dated = (date: string): string => `# 題\n\n${date}\n\n本文はここにあります。\n\n`;
    assert.deepEqual(findings(`${dated('2021年3月')}${old.markdown}\n`, house), []);
    assert.deepEqual(findings(`${dated('2024年4月')}${current.markdown}\n`, house), []);
    const [late] = findings(`${dated('2024年5月1日')}${old.markdown}\n`, house);
    assert.equal(
      late?.message,
      '免責事項が「2020年版」の文面のままです。この報告書の日付（2024-05-01）に有効なのは「2024年4月版」です。',
    );
    assert.equal(late.at, '免責事項');
    const [undated] = findings(`${body}${old.markdown}\n`, house);
    assert.match(undated!.message, /現在有効なのは「2024年4月版」です/);
    const [early] = findings(`${dated('2021年3月')}${current.markdown}\n`, house);
    assert.match(early!.message, /有効なのは「2020年版」です/);
  });

  it('may be of either version in the month of the change when the report gives no day', () => {
    const texts = [approved(current.markdown, '2024-04-15', '新'), old];
    for (const { markdown } of texts) {
      assert.deepEqual(
        findings(`# 題\n\n2024年4月\n\n本文です。\n\n${markdown}\n`, { disclaimers: texts }),
        [],
      );
    }
  });

  it('belongs at the end', () => {
    const first = `# 題\n\n${current.markdown}\n\n## 1. 章\n\n本文はここにあります。\n`;
    const [only, ...others] = findings(first, house);
    assert.deepEqual(others, []);
    assert.equal(only?.rule, 'misplaced-disclaimer');
    assert.equal(only.at, '免責事項');
    assert.deepEqual(only.fixed, [`# 題\n\n## 1. 章\n\n本文はここにあります。\n\n${current.markdown}\n`]);
    assert.deepEqual(findings(only.fixed[0]!, house), []);
    assert.equal(findings(first, {}).length, 1);
  });

  it('may be followed by notes, an address, a break', () => {
    const end =
      '\n---\n\n[^1]: 出所は本文のとおりです。長い注が続きます。\n\n## みなと研究所\n\n電話 000-000-0000\n';
    assert.deepEqual(findings(`${body}${current.markdown}\n${end}`, house), []);
    assert.deepEqual(findings(`${body}${current.markdown}\n${end}`, {}), []);
  });

  for (const [what, after] of [
    ['a paragraph', '追加の本文である。本文が続く。長い段落である。'],
    ['a table', '| 年 | 値 |\n| --- | --- |\n| 2024 | 補足の数値である。 |'],
    ['a chapter', '### 補足\n\n追加の本文である。本文が続く。'],
  ] as const) {
    it(`loses nothing of ${what} behind it`, () => {
      for (const text of [current.markdown, current.markdown.replace('正確性', '完全性')]) {
        const found = findings(`${body}${text}\n\n${after}\n`, house);
        assert.ok(found.every((it) => it.at !== after && it.fixed.every((fixed) => fixed.includes(after))));
      }
    });
  }

  it('is followed by text where the section goes on', () => {
    const after = '追加の本文である。本文が続く。長い段落である。';
    const [only, ...others] = findings(`${body}${current.markdown}\n\n${after}\n`, house);
    assert.deepEqual(others, []);
    assert.equal(only?.rule, 'misplaced-disclaimer');
    assert.deepEqual(only.fixed, [`${body}${after}\n\n${current.markdown}\n`]);
  });

  it('is missing once where there is only its heading', () => {
    const [only, ...others] = findings(`${body}## 免責事項\n`, house);
    assert.deepEqual(others, []);
    assert.equal(only?.at, '免責事項');
    assert.deepEqual(only.fixed, [`${body}${current.markdown}\n`]);
  });

  it('keeps CRLF when text is put in', () => {
    const [missing] = findings('本文です。\r\n', house);
    assert.ok(missing!.fixed[0]!.replaceAll('\r\n', '').indexOf('\n') < 0);
  });
});

describe('the contact block', () => {
  const contact = approved('## みなと研究所 調査部\n\n〒000-0000 東京都港区1-2-3\n\n電話 000-000-0000');
  const rules = [missingContact, changedContact];

  it('is asked for only when the house declares one', () => assert.deepEqual(findings(body, {}, rules), []));

  it('goes between body and disclaimer', () => {
    const text = `${body}${current.markdown}\n`;
    const [missing, ...others] = findings(text, { contact }, rules);
    assert.deepEqual(others, []);
    assert.deepEqual(missing?.fixed, [`${body}${contact.markdown}\n\n${current.markdown}\n`]);
    assert.deepEqual(findings(missing.fixed[0]!, { contact }, rules), []);
  });

  it('differs in the words that differ', () => {
    const text = `${body}${contact.markdown.replace('1-2-3', '1-2-4')}\n`;
    const [changed, ...others] = findings(text, { contact }, rules);
    assert.deepEqual(others, []);
    assert.match(changed!.message, /「1-2-4」→「1-2-3」/);
    assert.deepEqual(changed?.fixed, [`${body}${contact.markdown}\n`]);
  });

  it('is not the byline, though both name the office', () => {
    const text = `# 題\n\nみなと研究所 調査部\n\n本文はここにあります。\n\n続きもあります。\n`;
    assert.deepEqual(
      findings(text, { contact }, rules).map((it) => it.rule),
      ['missing-contact'],
    );
  });
});

describe('the byline', () => {
  const byline = approved('みなと研究所 調査部');
  const check = (text: string): readonly Found[] => findings(text, { byline }, [missingByline]);

  it('stands under the title', () => {
    assert.deepEqual(check(body)[0]?.fixed, ['# 題\n\nみなと研究所 調査部\n\n本文はここにあります。\n\n']);
    assert.deepEqual(check('本文です。\n')[0]?.fixed, ['みなと研究所 調査部\n\n本文です。\n']);
  });

  it('may stand in the front matter', () =>
    assert.deepEqual(check('---\nauthor: 水野 葉月\n---\n\n# 題\n\n本文です。\n'), []));
});
