import { isApart, partsOf } from '../markdown/parts.js';
import type { PlacedBlock } from '../markdown/report.js';
import { printedDisclaimer } from '../printedDisclaimer.js';
import { lineBreakOf } from '../text/lineBreak.js';
import { overlaps, rangeOf } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const misplacedDisclaimer = defineReportRule({
  id: 'misplaced-disclaimer',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '免責事項が報告書の最後にありません。',
    en: 'The disclaimer is not the last part of the report.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    const disclaimer = printedDisclaimer(report, house.disclaimers);
    if (!disclaimer) return;
    const { contact } = partsOf(report);
    const following = report.blocks.find(
      (it) => it.start >= disclaimer.range.end && isProse(it) && !(contact && overlaps(contact, it)),
    );
    if (!following) return;
    const { source } = report;
    const { text } = source;
    const { range, heading } = disclaimer;
    const lineBreak = lineBreakOf(text);
    let next = range.end;
    while (/\s/.test(text[next] ?? '')) next++;
    const end = text.trimEnd().length;
    yield {
      range:
        heading.end > heading.start
          ? heading
          : rangeOf(range.start, range.start + firstLineLength(source.slice(range))),
      message: {
        ja: '免責事項のあとに本文が続いています。免責事項は報告書の最後に置きます。',
        en: 'Body text follows the disclaimer, which belongs at the end of the report.',
      },
      fixes: [
        {
          title: { ja: '免責事項を報告書の最後に移す', en: 'Move the disclaimer to the end' },
          edits: [
            { range: rangeOf(range.start, next), newText: '' },
            {
              range: rangeOf(end, text.length),
              newText: `${lineBreak}${lineBreak}${source.slice(range).trimEnd()}${end < text.length ? lineBreak : ''}`,
            },
          ],
          safe: false,
        },
      ],
      related: [
        {
          location: {
            uri: source.uri,
            range: rangeOf(following.start, following.start + firstLineLength(following.block.text)),
          },
          message: { ja: '免責事項のあとの本文', en: 'Text after the disclaimer' },
        },
      ],
    };
  },
});

/** A sentence of the report: a lone heading, a line of names or a number is none. */
const isProse = (it: PlacedBlock): boolean =>
  !isApart(it) &&
  (it.block.kind === 'paragraph' || it.block.kind === 'list' || it.block.kind === 'block-quote') &&
  it.block.prose.some((prose) => /[。．.！？!?]/.test(prose.text) && prose.text.length >= 10);

const firstLineLength = (text: string): number => text.split(/\r?\n/, 1)[0]!.length;
