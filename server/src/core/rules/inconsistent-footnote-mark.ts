import type { Problem } from '../finding.js';
import { type MarkBesideStop, marksBesideBrackets, marksBesideStops } from '../markdown/footnotePlace.js';
import type { Report } from '../markdown/report.js';
import { rangeOf, type TextEdit } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const inconsistentFootnoteMark = defineReportRule({
  id: 'inconsistent-footnote-mark',
  scope: 'report',
  summary: {
    ja: '脚注の番号が、句点の前と後ろの両方にあります。',
    en: 'Footnote marks stand on both sides of the full stop.',
  },
  severity: 'information',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    const stops = marksBesideStops(report);
    const before = stops.filter((it) => it.isBefore).length;
    const wantsBefore = house.footnoteMark ? house.footnoteMark === 'before' : before * 2 >= stops.length;
    const isDeclared = house.footnoteMark !== undefined;
    yield* problemOf(report, stops, wantsBefore, isDeclared);
    // A note may be on a word in brackets or on all that they hold, so that only the house can say.
    if (isDeclared) yield* problemOf(report, marksBesideBrackets(report), wantsBefore, isDeclared);
  },
});

function* problemOf(
  { source }: Report,
  marks: readonly MarkBesideStop[],
  wantsBefore: boolean,
  isDeclared: boolean,
): Iterable<Problem> {
  const deviating = marks.filter((it) => it.isBefore !== wantsBefore);
  const [first, ...others] = deviating;
  if (!first) return;
  const here = deviating.length;
  const rest = marks.length - here;
  const { stop } = first;
  const sides = { ja: wantsBefore ? '前' : '後ろ', en: wantsBefore ? 'before' : 'behind' };
  yield {
    range: rangeOf(first.start, first.end),
    message: isDeclared
      ? {
          ja: `脚注の番号は「${stop}」の${sides.ja}に置く決まりです（この報告書に${here}か所）。`,
          en: `Footnote marks are to stand ${sides.en} “${stop}” (${here} in this report).`,
        }
      : {
          ja: `脚注の番号が「${stop}」の前と後ろに混ざっています。${sides.ja}が${rest}か所、もう一方が${here}か所です。`,
          en: `Footnote marks stand on both sides of “${stop}”: ${rest} ${sides.en} it, ${here} on the other side.`,
        },
    related: others.map((it) => ({
      location: { uri: source.uri, range: rangeOf(it.start, it.end) },
      message: { ja: 'ここも同じです。', en: 'Here too.' },
    })),
    fixes: [
      {
        title: {
          ja: `脚注の番号を「${stop}」の${sides.ja}にそろえる（${here}か所）`,
          en: `Put the footnote marks ${sides.en} “${stop}” (${here})`,
        },
        edits: deviating.flatMap(moved),
        safe: false,
      },
    ],
  };
}

/** 。 goes to the other side of the mark, which stays as it is. */
function moved({ start, end, stop, isBefore }: MarkBesideStop): readonly TextEdit[] {
  return isBefore
    ? [
        { range: rangeOf(start, start), newText: stop },
        { range: rangeOf(end, end + stop.length), newText: '' },
      ]
    : [
        { range: rangeOf(start - stop.length, start), newText: '' },
        { range: rangeOf(end, end), newText: stop },
      ];
}
