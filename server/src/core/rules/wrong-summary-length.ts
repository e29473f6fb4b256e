import type { Block } from '../markdown/block.js';
import { isSummaryTitle, partsOf } from '../markdown/parts.js';
import type { PlacedBlock, Report } from '../markdown/report.js';
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const wrongSummaryLength = defineReportRule({
  id: 'wrong-summary-length',
  scope: 'report',
  needsWhole: true,
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
      range: firstLineOf(report, block, place),
      message: {
        ja: `要旨の項目が${points.length}つあります。${wanted}つにまとめます。`,
        en: `The summary has ${points.length} points; there should be ${wanted}.`,
      },
      ...(!isAsked && { severity: 'information' }),
    };
  },
});

/** A list above the body is a summary where it says so, or stands under a byline and speaks in sentences. */
function isMarked(report: Report, block: PlacedBlock): boolean {
  const at = report.blocks.indexOf(block);
  if (report.blocks.slice(Math.max(0, at - 2), at).some(isSummaryTitle)) return true;
  if (!partsOf(report).byline) return false;
  return pointsOf(block).every((point) => {
    const text = textOf(block.block, point);
    return text && /[。．.！？」）]\s*$/.test(block.block.text.slice(text.start, text.end));
  });
}

const pointsOf = ({ block }: PlacedBlock): readonly TextRange[] =>
  block.listItems.filter((it) => it.depth === 1).map((it) => it.range);

/** Nothing but links: a table of contents. */
const isContents = ({ block }: PlacedBlock, points: readonly TextRange[]): boolean =>
  points.every((point) => {
    const text = textOf(block, point);
    return text && block.links.some((it) => it.text.start === text.start && it.text.end === text.end);
  });

/** The first paragraph of a point. */
function textOf({ prose }: Block, point: TextRange): TextRange | undefined {
  return prose
    .map((it) => it.toSource(rangeOf(0, it.text.length)))
    .find((it) => it.start >= point.start && it.end <= point.end && it.end > it.start);
}

function firstLineOf({ source }: Report, { block, start }: PlacedBlock, point: TextRange): TextRange {
  const text = shifted(textOf(block, point) ?? point, start);
  return rangeOf(text.start, text.start + source.slice(text).split(/\r?\n/, 1)[0]!.trimEnd().length);
}
