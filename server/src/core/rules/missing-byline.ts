import { withLineBreaksOf } from '../approvedText.js';
import { partsOf } from '../markdown/parts.js';
import { rangeOf } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const missingByline = defineReportRule({
  id: 'missing-byline',
  scope: 'report',
  needsWhole: true,
  summary: { ja: '所属・執筆者の表示がありません。', en: 'The report does not name office and author.' },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    const { blocks, frontMatter, source } = report;
    if (!house.byline || blocks.length === 0 || partsOf(report).byline) return;
    if (frontMatter?.entries.has('author')) return;
    // Below the title, where there is one.
    const first = blocks[0]!;
    const title = first.block.kind === 'heading' && first.block.headings[0]?.level === 1 ? first : undefined;
    const at = title ? title.end : first.start;
    const byline = house.byline.markdown.trim();
    yield {
      range: rangeOf(at, at),
      message: {
        ja: '所属・執筆者の表示がありません。本文の前に置きます。',
        en: 'Office and author are not named. They stand above the body.',
      },
      fixes: [
        {
          title: { ja: '所属・執筆者の表示を加える', en: 'Add office and author' },
          edits: [
            {
              range: rangeOf(at, at),
              newText: withLineBreaksOf(source, title ? `\n\n${byline}` : `${byline}\n\n`),
            },
          ],
          safe: false,
        },
      ],
    };
  },
});
