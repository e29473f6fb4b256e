import type { Fix, Message, Problem } from '../finding.js';
import type { Report } from '../markdown/report.js';
import { lineBreakOf } from '../text/lineBreak.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const untidyBlankLines = defineReportRule({
  id: 'untidy-blank-lines',
  scope: 'report',
  summary: {
    ja: '余分な空行があるか、ファイルの終わりに改行がありません。',
    en: 'There are blank lines too many, or the file does not end with a line break.',
  },
  severity: 'hint',
  fixable: 'always',
  options: {},

  *check({ report }) {
    const { blocks, frontMatter } = report;
    const [first] = blocks;
    const last = blocks.at(-1);
    if (!first || !last) return;
    // What stands on the first line may be front matter.
    if (!frontMatter && first.block.kind !== 'thematic-break') yield* atStart(report, first.start);
    for (const [index, { start }] of blocks.entries()) {
      const before = blocks[index - 1];
      if (before && start - before.end > shortestGap) yield* between(report, rangeOf(before.end, start));
    }
    // A fence that is not closed goes on to the end, and so do its blank lines.
    if (last.block.kind !== 'code' && last.block.kind !== 'html') yield* atEnd(report, last.end);
  },
});

function* atStart({ source }: Report, start: number): Iterable<Problem> {
  const lines = /^\uFEFF?((?:[ \t]*(?:\r?\n|\r(?!\n)))+)/.exec(source.text.slice(0, start));
  if (!lines) return;
  const range = rangeOf(lines[0].length - lines[1]!.length, lines[0].length);
  yield superfluous(range, {
    ja: 'ファイルの先頭に空行があります。',
    en: 'The file begins with blank lines.',
  });
}

/** The end of a line and two blank lines. */
const shortestGap = 3;

/** Three blank lines or more become one; white space before the next block may be its own. */
function* between({ source }: Report, gap: TextRange): Iterable<Problem> {
  const text = source.slice(gap);
  const lines =
    /^([ \t]*(?:\r?\n|\r(?!\n))[ \t]*(?:\r?\n|\r(?!\n)))((?:[ \t]*(?:\r?\n|\r(?!\n))){2,})[ \t]*$/.exec(text);
  if (!lines) return;
  const from = gap.start + lines[1]!.length;
  yield superfluous(rangeOf(from, from + lines[2]!.length), {
    ja: '空行が三行以上続いています。',
    en: 'Three blank lines or more follow one another.',
  });
}

function* atEnd({ source: { text } }: Report, end: number): Iterable<Problem> {
  const rest = text.slice(end);
  const lineBreak = lineBreakOf(text);
  if (/[^\s]/.test(rest) || /^[ \t]*(?:\r?\n|\r(?!\n))$/.test(rest)) return;
  const hasBreak = /[\r\n]/.test(rest);
  const from = end + /^[ \t]*(?:\r?\n|\r(?!\n))?/.exec(rest)![0].length;
  if (hasBreak) {
    yield superfluous(rangeOf(from, text.length), {
      ja: 'ファイルの終わりに空行があります。',
      en: 'The file ends with blank lines.',
    });
    return;
  }
  // A single line is being begun, or is no file.
  if (!/[\r\n]/.test(text)) return;
  yield {
    range: rangeOf(text.length, text.length),
    message: { ja: 'ファイルの終わりに改行がありません。', en: 'The file does not end with a line break.' },
    fixes: [
      fix({ ja: '改行を加える', en: 'Add a line break' }, rangeOf(text.length, text.length), lineBreak),
    ],
  };
}

const superfluous = (range: TextRange, message: Message): Problem => ({
  range,
  message,
  unnecessary: true,
  fixes: [fix({ ja: '余分な空行を除く', en: 'Remove the blank lines' }, range, '')],
});

const fix = (title: Message, range: TextRange, newText: string): Fix => ({
  title,
  edits: [{ range, newText }],
  safe: true,
});
