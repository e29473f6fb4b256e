import type { Fix } from '../finding.js';
import type { House } from '../house.js';
import { partsOf } from '../markdown/parts.js';
import type { Report } from '../markdown/report.js';
import { linesAbove, partsInOrder, type ReportPart } from '../reportParts.js';
import { overlaps, rangeOf, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const misplacedPart = defineReportRule({
  id: 'misplaced-part',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '題名や日付などの順が、職場の決まりと違います。',
    en: 'The parts of the report are not in the order of the house.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report, house }) {
    if (!house.parts) return;
    const placed = placedParts(report, house);
    const inOrder = longestRise(placed);
    for (const it of placed) {
      if (inOrder.has(it)) continue;
      const at = placed.indexOf(it);
      const { start } = it.range;
      const last = placed.slice(0, at).findLast((other) => inOrder.has(other) && other.range.start > start);
      const next = placed.slice(at + 1).find((other) => inOrder.has(other) && other.range.start < start);
      const fix = reordering(report, placed);
      yield {
        range: firstLineOf(report, it.range),
        message: last
          ? {
              ja: `${it.part.name.ja}は${last.part.name.ja}のあとに置く決まりです。`,
              en: `The ${it.part.name.en} belongs after the ${last.part.name.en}.`,
            }
          : {
              ja: `${it.part.name.ja}は${next!.part.name.ja}の前に置く決まりです。`,
              en: `The ${it.part.name.en} belongs before the ${next!.part.name.en}.`,
            },
        ...(fix && { fixes: [fix] }),
      };
    }
  },
});

interface PlacedPart {
  readonly part: ReportPart;
  readonly range: TextRange;
}

/** In the order of the house. A part within another, such as a date in the title, has no place of its own. */
function placedParts(report: Report, house: House): readonly PlacedPart[] {
  const placed: PlacedPart[] = [];
  for (const part of partsInOrder(house)) {
    const found = part.find(report, house);
    if (!found || found.isDeclared || placed.some((it) => overlaps(it.range, found.range))) continue;
    // Text behind the disclaimer is a matter of its own rule.
    if (part.id === 'disclaimer' && found.range.start < partsOf(report).body.end) continue;
    placed.push({ part, range: found.range });
  }
  return placed;
}

function longestRise(placed: readonly PlacedPart[]): ReadonlySet<PlacedPart> {
  let best: readonly PlacedPart[] = [];
  const rises: (readonly PlacedPart[])[] = [];
  for (const [at, it] of placed.entries()) {
    let before: readonly PlacedPart[] = [];
    for (let index = 0; index < at; index++) {
      const rise = rises[index]!;
      if (rise.at(-1)!.range.start < it.range.start && rise.length > before.length) before = rise;
    }
    rises.push([...before, it]);
    if (before.length + 1 > best.length) best = rises.at(-1)!;
  }
  return new Set(best);
}

/** Puts the lines of the byline into order, each with the lines behind it that are no part: an e-mail address. */
function reordering(report: Report, placed: readonly PlacedPart[]): Fix | undefined {
  const lines = linesAbove(report);
  const own = placed.filter((it) => it.part.kind === 'line');
  const isLine = (it: PlacedPart): boolean => lines.some((line) => overlaps(line.range, it.range));
  if (own.length < 2 || !own.every(isLine) || /\n\s*\n/.test(textBetween(report, lines))) return undefined;
  const groups: { readonly order: number; readonly texts: string[] }[] = [];
  for (const { range } of lines) {
    const order = own.findIndex((it) => overlaps(it.range, range));
    const text = report.source.slice(range);
    if (order >= 0 || groups.length === 0) groups.push({ order, texts: [text] });
    else groups.at(-1)!.texts.push(text);
  }
  const texts = [...groups].sort((a, b) => a.order - b.order).flatMap((it) => it.texts);
  const edits = lines
    .map(({ range }, at) => ({ range, newText: texts[at]! }))
    .filter(({ range, newText }) => report.source.slice(range) !== newText);
  if (edits.length === 0) return undefined;
  return {
    title: { ja: '決まりの順に並べ替える', en: 'Put these lines into the order of the house' },
    edits,
    safe: false,
  };
}

const textBetween = ({ source }: Report, lines: readonly { readonly range: TextRange }[]): string =>
  source.text.slice(lines[0]?.range.start ?? 0, lines.at(-1)?.range.end ?? 0);

function firstLineOf({ source }: Report, range: TextRange): TextRange {
  const line = source.slice(range).split(/\r?\n/, 1)[0]!;
  return rangeOf(range.start, range.start + line.length);
}
