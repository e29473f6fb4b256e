import type { Fix } from '../finding.js';
import type { Heading } from '../markdown/block.js';
import { levelEdit } from '../markdown/headingLevel.js';
import { misleveledHeadings, type NumberedHeading, topHeadings } from '../markdown/headingSeries.js';
import { type Report, textOf } from '../markdown/report.js';
import { rangeOf, type TextEdit } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const wrongHeadingLevel = defineReportRule({
  id: 'wrong-heading-level',
  scope: 'report',
  summary: {
    ja: '見出しの階層が、印刷された番号と合いません。',
    en: 'The level of a heading disagrees with its printed number.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    const misleveled = misleveledHeadings(report);
    const fixes = misleveled.map((it) => fixFor(report, [it]));
    const whole = misleveled.length > 1 ? fixFor(report, misleveled) : undefined;
    for (const [at, { heading, number, level }] of misleveled.entries()) {
      const printed = textOf(report, number.range);
      yield {
        range: rangeOf(heading.range.start, number.range.end),
        message: {
          ja: `見出し「${printed}」の階層（${'#'.repeat(heading.level)}）が、続きの番号の見出し（${'#'.repeat(level)}）とそろっていません。`,
          en: `The heading ${printed} is of level ${heading.level}; the headings whose numbers it continues are of level ${level}.`,
        },
        fixes: [fixes[at], whole].filter((it) => it !== undefined),
      };
    }
  },
});

/** Gives headings their levels, and takes the headings below them along. */
function fixFor(report: Report, headings: readonly NumberedHeading[]): Fix | undefined {
  const levels = new Map<Heading, number>();
  for (const { heading, level } of headings) {
    levels.set(heading, level);
    const below = headingsBelow(report, heading);
    if (level > heading.level) {
      // Whether a heading on its new level stands below it or beside it, nobody can say.
      if (below.some((it) => it.level <= level)) return undefined;
      continue;
    }
    for (const it of below) levels.set(it, it.level + level - heading.level);
  }
  const edits: TextEdit[] = [];
  for (const [heading, level] of levels) {
    const edit = levelEdit(report, heading, level);
    if (!edit) return undefined;
    edits.push(edit);
  }
  const [first] = headings;
  const marks = '#'.repeat(first!.level);
  const others = levels.size - headings.length;
  const named = headings.map((it) => `「${textOf(report, it.number.range)}」`).join('');
  return {
    title: {
      ja: `${named}の見出しを「${marks}」にする${others > 0 ? `（下の見出し${others}つも）` : ''}`,
      en: `Give ${headings.map((it) => textOf(report, it.number.range)).join(', ')} the level ${first!.level}${others > 0 ? ` (with ${others} below)` : ''}`,
    },
    edits: edits.sort((a, b) => a.range.start - b.range.start),
    safe: false,
  };
}

/** Up to the next heading that is not below it, or that counts on from it. */
function headingsBelow(report: Report, heading: Heading): readonly Heading[] {
  const all = topHeadings(report);
  const below: Heading[] = [];
  for (const it of all.slice(all.indexOf(heading) + 1)) {
    const countsOn =
      it.printedNumber?.style === heading.printedNumber?.style &&
      it.printedNumber?.value === heading.printedNumber!.value + 1;
    if (it.level <= heading.level || countsOn) break;
    below.push(it);
  }
  return below;
}
