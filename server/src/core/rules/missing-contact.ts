import { contactIn, withLineBreaksOf } from '../approvedText.js';
import { partsOf } from '../markdown/parts.js';
import { rangeOf } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const missingContact = defineReportRule({
  id: 'missing-contact',
  scope: 'report',
  needsWhole: true,
  summary: { ja: '連絡先がありません。', en: 'The report has no contact block.' },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    if (!house.contact || report.blocks.length === 0 || contactIn(report, house.contact)) return;
    const { source } = report;
    const { disclaimer } = partsOf(report);
    const last = disclaimer && disclaimer.range.start > 0 ? disclaimer.range.start : source.text.length;
    const end = source.text.slice(0, last).trimEnd().length;
    yield {
      range: rangeOf(end, end),
      message: {
        ja: '連絡先がありません。決められた連絡先を本文のあとに置きます。',
        en: 'The contact block is missing. The prescribed one follows the body.',
      },
      fixes: [
        {
          title: { ja: '決められた連絡先を加える', en: 'Add the prescribed contact block' },
          edits: [
            {
              range: rangeOf(end, last),
              newText: withLineBreaksOf(
                source,
                `\n\n${house.contact.markdown.trim()}${disclaimer ? '\n\n' : end < last ? '\n' : ''}`,
              ),
            },
          ],
          safe: false,
        },
      ],
    };
  },
});
