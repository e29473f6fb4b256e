import { contactIn, withLineBreaksOf } from '../approvedText.js';
import { shownChanges, wordChangesAt } from '../deviation.js';
import { rangeOf } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const changedContact = defineReportRule({
  id: 'changed-contact',
  scope: 'report',
  summary: {
    ja: '連絡先が決められたものと異なります。',
    en: 'The contact block differs from the prescribed one.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    const contact = house.contact && contactIn(report, house.contact);
    if (!house.contact || !contact) return;
    const changes = wordChangesAt(report, contact, house.contact);
    const [first] = changes;
    if (!first) return;
    const shown = shownChanges(changes);
    yield {
      range: rangeOf(first.edit.range.start, changes.at(-1)!.edit.range.end),
      message: {
        ja: `連絡先が決められたものと異なります。直すと：${shown.ja}`,
        en: `The contact block differs from the prescribed one. To restore: ${shown.en}`,
      },
      fixes: [
        {
          title: { ja: '決められた連絡先に戻す', en: 'Restore the prescribed contact block' },
          edits: [
            { range: contact, newText: withLineBreaksOf(report.source, house.contact.markdown.trim()) },
          ],
          safe: false,
        },
      ],
    };
  },
});
