import { headingKey, withLineBreaksOf } from '../approvedText.js';
import type { Fix } from '../finding.js';
import type { Heading } from '../markdown/block.js';
import { headingSeries, topHeadings } from '../markdown/headingSeries.js';
import { partsOf } from '../markdown/parts.js';
import { writtenLike } from '../markdown/printedNumber.js';
import { type Report, textOf } from '../markdown/report.js';
import { textToWrite } from '../reportParts.js';
import { rangeOf } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const missingSection = defineReportRule({
  id: 'missing-section',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '職場の決まりにある見出しがありません。',
    en: 'A section that the house requires is missing.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report, house: { sections } }) {
    if (sections.length === 0 || report.blocks.length === 0) return;
    const titles = topHeadings(report).map((it) => titleOf(report, it));
    const has = (section: string): boolean => titles.some((it) => it.includes(headingKey(section)));
    const { end } = partsOf(report).body;
    for (const [at, section] of sections.entries()) {
      if (has(section)) continue;
      // Before a section that is there, its number would be another's.
      const isLast = !sections.slice(at + 1).some(has);
      yield {
        range: rangeOf(end, end),
        message: {
          ja: `「${section}」の見出しがありません。`,
          en: `There is no section “${section}”.`,
        },
        ...(isLast && { fixes: [fixFor(report, section, end)] }),
      };
    }
  },
});

const titleOf = (report: Report, { content, printedNumber }: Heading): string =>
  headingKey(report.source.slice(rangeOf(printedNumber?.range.end ?? content.start, content.end)));

function fixFor(report: Report, section: string, at: number): Fix {
  const heading = `${openingOf(report)}${section}`;
  return {
    title: { ja: `「${section}」の見出しを最後に加える`, en: `Add the section “${section}” at the end` },
    edits: [
      {
        range: rangeOf(at, at),
        newText: withLineBreaksOf(report.source, `\n\n${heading}\n\n${textToWrite}`),
      },
    ],
    safe: false,
  };
}

/** `## 4. `, as the last chapter goes on. */
function openingOf(report: Report): string {
  const { body } = partsOf(report);
  const series = headingSeries(report)
    .filter(({ members }) => members.every((it) => it.heading.range.start < body.end))
    .sort((a, b) => a.members[0]!.level - b.members[0]!.level || b.members.length - a.members.length)[0];
  const last = series?.members.at(-1);
  if (!last) return '## ';
  const { range, digits, value } = last.number;
  const next = writtenLike(value + 1, textOf(report, digits)) ?? '';
  const before = report.source.text.slice(range.start, digits.start);
  const behind = report.source.text.slice(digits.end, range.end);
  const space = /^[\s\u3000]*/.exec(report.source.slice(rangeOf(range.end, last.heading.content.end)))![0];
  return `${'#'.repeat(last.level)} ${before}${next}${behind}${space}`;
}
