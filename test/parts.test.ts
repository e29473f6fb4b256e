import { strict as assert } from 'node:assert';
import { partsOf } from '../server/src/core/markdown/parts.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { reportDateOf } from '../server/src/core/markdown/reportDate.js';
import { isoDate } from '../server/src/core/markdown/writtenDate.js';
import { SourceText } from '../server/src/core/text/sourceText.js';

interface ExpectedParts {
  readonly byline?: string;
  readonly summary?: string;
  readonly body?: string;
  readonly contact?: string;
  readonly disclaimer?: { readonly heading: string; readonly content: string };
}

/** Compares the parts named in `expected`; a part that is `''` must be missing. */
function check(text: string, expected: ExpectedParts): void {
  for (const lineBreak of ['\n', '\r\n']) {
    const source = new SourceText('file:///a.md', text.replaceAll('\n', lineBreak));
    const { byline, summary, body, contact, disclaimer } = partsOf(reportOf(source));
    const shown = (range: { start: number; end: number } | undefined): string =>
      range ? source.slice(range).replaceAll('\r\n', '\n').trimEnd() : '';
    const actual = {
      byline: shown(byline),
      summary: shown(summary),
      body: shown(body),
      contact: shown(contact),
      disclaimer: disclaimer && { heading: shown(disclaimer.heading), content: shown(disclaimer.content) },
    };
    for (const part of Object.keys(expected) as (keyof ExpectedParts)[]) {
      assert.deepEqual(actual[part], expected[part], `${part} of ${JSON.stringify(source.text)}`);
    }
  }
}

describe('partsOf', () => {
  it('finds all parts of a report in the published form', () =>
    check(
      `# 海峡の今

みなと研究所 調査部
水野 葉月
2025年4月1日

- 要点の一。
- 要点の二。

本文です。

## 1. 章

続きです。

---

## みなと研究所

〒000-0000 東京都港区0-0-0

<https://www.minato.jp/>

### (免責事項)

- 何も保証しません。
- 無断転載を禁じます。
`,
      {
        byline: 'みなと研究所 調査部\n水野 葉月\n2025年4月1日',
        summary: '- 要点の一。\n- 要点の二。',
        body: '本文です。\n\n## 1. 章\n\n続きです。',
        contact: '## みなと研究所\n\n〒000-0000 東京都港区0-0-0\n\n<https://www.minato.jp/>',
        disclaimer: { heading: '(免責事項)', content: '- 何も保証しません。\n- 無断転載を禁じます。' },
      },
    ));

  it('finds nothing in plain text', () =>
    check('ただの文章です。\n\nもう一つの段落です。\n', {
      byline: '',
      summary: '',
      contact: '',
      body: 'ただの文章です。\n\nもう一つの段落です。',
    }));

  it('takes a title, front matter and a heading over the summary for what they are', () =>
    check('---\ndate: 2025-04-01\n---\n\n# 題\n\n## 要旨\n\n- 要点。\n\n本文です。\n', {
      byline: '',
      summary: '- 要点。',
      body: '本文です。',
    }));

  it('takes a list in the first chapter for body', () =>
    check('# 題\n\n## 1. 背景\n\n- 一つ目。\n\n本文です。\n', {
      summary: '',
      body: '## 1. 背景\n\n- 一つ目。\n\n本文です。',
    }));

  it('takes a sentence about an office for body', () =>
    check('# 題\n\nみなと研究所は新しい事務所を開いた。\n', { byline: '' }));

  for (const title of [
    '## 免責事項',
    '### （免責事項）',
    '**【免責事項】**',
    '■免責事項',
    '免責条項：',
    '## 7. 免責事項',
    '# Disclaimer',
    'ディスクレイマー\n========',
  ]) {
    it(`knows ${JSON.stringify(title)} for the disclaimer’s title`, () => {
      const source = new SourceText('', `本文です。\n\n${title}\n\n内容を保証しません。\n`);
      const { disclaimer } = partsOf(reportOf(source));
      assert.ok(disclaimer);
      assert.equal(source.slice(disclaimer.content), '内容を保証しません。');
    });
  }

  it('knows a title that opens the paragraph of its text', () => {
    check('本文です。\n\n免責事項：内容を保証しません。\n', {
      disclaimer: { heading: '免責事項：', content: '内容を保証しません。' },
    });
    check('本文です。\n\n**免責事項**\n内容を保証しません。\n', {
      disclaimer: { heading: '**免責事項**', content: '内容を保証しません。' },
    });
  });

  it('knows closing paragraphs that disclaim the report under no title', () => {
    check('本文です。\n\n---\n\n本稿は、その正確性を保証するものではありません。\n\n電話 000-000-0000\n', {
      body: '本文です。',
      disclaimer: { heading: '', content: '本稿は、その正確性を保証するものではありません。' },
      contact: '電話 000-000-0000',
    });
    const source = new SourceText(
      '',
      '本稿は、正確性を保証するものではありません。\n\nこの資料を予告なく公表した政府は、業者の勧誘に触れていない。\n',
    );
    assert.equal(partsOf(reportOf(source)).disclaimer, undefined);
  });

  it('takes a chapter on exemption clauses for body', () => {
    const source = new SourceText(
      '',
      '# 題\n\n## 免責条項\n\n売り手は第三者の行為について買い手と争う。\n\n## 次\n\n本文。\n',
    );
    assert.equal(partsOf(reportOf(source)).disclaimer, undefined);
  });

  it('ends the disclaimer before the address, a copyright line and notes that follow it', () =>
    check(
      '本文です。\n\n**免責事項**\n\n内容を保証しません。\n\n© 2025 みなと研究所\n\n電話 000-000-0000\n',
      {
        disclaimer: { heading: '**免責事項**', content: '内容を保証しません。' },
        contact: '電話 000-000-0000',
      },
    ));

  it('looks for the body behind a disclaimer that stands first', () =>
    check('# 題\n\n## 免責事項\n\n内容を保証しません。\n\n## 1. 章\n\n本文です。\n', {
      body: '## 1. 章\n\n本文です。',
    }));

  it('ends a disclaimer in a list under a plain title with the list', () =>
    check('免責事項\n\n- 内容を保証しません。\n\n本文はここからです。\n', {
      disclaimer: { heading: '免責事項', content: '- 内容を保証しません。' },
    }));

  it('takes a source with a web address for a source', () =>
    check('本文です。\n\n出所：https://www.iea.org/\n', { contact: '' }));
});

describe('reportDateOf', () => {
  const dateOf = (text: string, uri = 'file:///reports/a.md'): string | undefined =>
    reportDateOf(reportOf(new SourceText(uri, text)));

  it('reads the front matter first', () => {
    assert.equal(
      dateOf('---\ndate: 2025-04-12\n---\n\n2024年1月1日\n\n本文。\n', 'file:///2023-01.md'),
      '2025-04-12',
    );
    assert.equal(dateOf('---\ndate: 2025年4月\n---\n'), '2025-04');
    assert.equal(dateOf('---\ndate: 未定\n---\n', 'file:///2023-01.md'), '2023-01');
  });

  for (const [line, date] of [
    ['2025年4月12日', '2025-04-12'],
    ['2025/4/12', '2025-04-12'],
    ['2025-04-12', '2025-04-12'],
    ['２０２５年４月１２日（土）', '2025-04-12'],
    ['令和7年4月', '2025-04'],
    ['令和元年5月1日', '2019-05-01'],
    ['発行日：2025年4月12日', '2025-04-12'],
    ['（2025年4月）', '2025-04'],
    ['2025年4月12日現在', '2025-04-12'],
  ] as const) {
    it(`reads the line 「${line}」`, () => {
      assert.equal(dateOf(`# 題\n\n${line}\n\n本文です。\n`), date);
      assert.equal(dateOf(`# 題\n\nみなと研究所 調査部  \n${line}\n\n- 要点。\n\n本文です。\n`), date);
    });
  }

  it('reads a date in brackets at the end of the title', () =>
    assert.equal(dateOf('# 湾岸情勢（2025年4月）\n\n本文です。\n'), '2025-04'));

  it('leaves dates of which the report speaks alone', () => {
    assert.equal(dateOf('# 2018年5月の離脱とその後\n\n2018年5月8日、米国は離脱した。\n'), undefined);
    assert.equal(dateOf('# 題\n\n- 2018年5月に離脱した。\n\n本文です。\n'), undefined);
  });

  for (const [name, date] of [
    ['muscat-talks-2025-04.md', '2025-04'],
    ['20250412_%E6%B9%BE%E5%B2%B8.md', '2025-04-12'],
    ['2025-04-12.md', '2025-04-12'],
    ['report-2025-13.md', undefined],
    ['no-1234567890.md', undefined],
  ] as const) {
    it(`reads the file name ${name}`, () =>
      assert.equal(dateOf('本文です。\n', `file:///2024-01/${name}`), date));
  }

  it('knows no thirteenth month', () => assert.equal(isoDate('2025年13月1日'), undefined));
});
