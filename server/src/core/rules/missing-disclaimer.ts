import { disclaimerIn, versionName, versionsAt, withLineBreaksOf } from '../approvedText.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { rangeOf } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const missingDisclaimer = defineReportRule({
  id: 'missing-disclaimer',
  scope: 'report',
  needsWhole: true,
  summary: { ja: '免責事項がありません。', en: 'The report has no disclaimer.' },
  severity: 'error',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    if (house.disclaimers.length === 0 || report.blocks.length === 0) return;
    if (disclaimerIn(report, house.disclaimers)) return;
    const [approved] = versionsAt(house.disclaimers, reportDateOf(report));
    if (!approved) return;
    const { source } = report;
    const end = source.text.trimEnd().length;
    const version = versionName(approved);
    yield {
      range: rangeOf(end, end),
      message: {
        ja: `免責事項がありません。報告書の最後に承認済みの文面${version === undefined ? '' : `（${version}）`}が必要です。`,
        en: `The disclaimer is missing. The approved text${version === undefined ? '' : ` (${version})`} must close the report.`,
      },
      fixes: [
        {
          title: {
            ja: `承認済みの免責事項${version === undefined ? '' : `（${version}）`}を最後に加える`,
            en: `Add the approved disclaimer${version === undefined ? '' : ` (${version})`} at the end`,
          },
          edits: [
            {
              range: rangeOf(end, source.text.length),
              newText: withLineBreaksOf(
                source,
                `\n\n${approved.markdown.trim()}${end < source.text.length ? '\n' : ''}`,
              ),
            },
          ],
          safe: false,
        },
      ],
    };
  },
});
