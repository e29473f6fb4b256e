import { isSummaryTitle, partsOf } from '../markdown/parts.js';
import type { PlacedBlock, Report } from '../markdown/report.js';
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const wrongSummaryLength = defineReportRule({
  id: 'wrong-summary-length',
  scope: 'report',
  summary: {
    ja: '要旨の項目が多すぎるか、少なすぎます。',
    en: 'The summary has too many or too few points.',
  },
  severity: 'warning',
  fixable: 'never',
  options: {
    min: {
      default: 3,
      description: { ja: '要旨の項目の最小の数。', en: 'The least number of points.' },
    },
    max: {
      default: 5,
      description: { ja: '要旨の項目の最大の数。', en: 'The greatest number of points.' },
    },
  },

  *check({ report, house, options: { min, max } }) {
    const { summary } = partsOf(report);
    const block = summary && report.blocks.find((it) => it.start === summary.start);
    const isAsked = house.parts?.includes('summary') === true;
    if (!block || !(isAsked || isMarked(report, block))) return;
    const points = pointsOf(block);
    if ((points.length >= min && points.length <= max) || isContents(block, points)) return;
    const wanted = min === max ? `${min}` : `${min}〜${max}`;
    const place = points[max] ?? points.at(-1)!;
    yield {
      range: firstLineOf(report, shifted(place, block.start)),
      message: {
        ja: `要旨の項目が${points.length}つあります。${wanted}つにまとめます。`,
        en: `The summary has ${points.length} points; there should be ${wanted}.`,
      },
      ...(!isAsked && { severity: 'information' }),
    };
  },
});

/** A list above the body is a summary where it says so or stands under a byline. */
function isMarked(report: Report, block: PlacedBlock): boolean {
  const { byline } = partsOf(report);
  const at = report.blocks.indexOf(block);
  return byline !== undefined || report.blocks.slice(Math.max(0, at - 2), at).some(isSummaryTitle);
}

const pointsOf = ({ block }: PlacedBlock): readonly TextRange[] =>
  block.listItems.filter((it) => it.depth === 1).map((it) => it.range);

/** Nothing but links: a table of contents. */
const isContents = ({ block }: PlacedBlock, points: readonly TextRange[]): boolean =>
  points.every((point) =>
    block.links.some(
      ({ range }) =>
        /^\s*(?:[-*+]|[0-9]+[.)])?\s*$/.test(block.text.slice(point.start, range.start)) &&
        range.start >= point.start &&
        range.end <= point.end,
    ),
  );

/** Of an item, the text without its marker. */
function firstLineOf({ source }: Report, range: TextRange): TextRange {
  const line = source.slice(range).split(/\r?\n/, 1)[0]!;
  const marker = /^\s*(?:[-*+]|[0-9]+[.)])\s*/.exec(line)?.[0].length ?? 0;
  return rangeOf(range.start + marker, range.start + line.trimEnd().length);
}
