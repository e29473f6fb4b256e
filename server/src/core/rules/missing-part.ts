import { withLineBreaksOf } from '../approvedText.js';
import type { House } from '../house.js';
import { partsOf } from '../markdown/parts.js';
import type { Report } from '../markdown/report.js';
import { type FoundPart, partsInOrder, type ReportPart } from '../reportParts.js';
import { rangeOf, type TextEdit } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const missingPart = defineReportRule({
  id: 'missing-part',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '職場の決まりにある部分がありません。',
    en: 'A part that the house requires is missing.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    if (!house.parts || report.blocks.length === 0) return;
    const parts = partsInOrder(house);
    const found = parts.map((it) => it.find(report, house));
    for (const [at, part] of parts.entries()) {
      if (found[at] || !house.parts.includes(part.id) || hasOwnRule(part, report, house)) continue;
      const edit = insertion(report, house, parts, found, at);
      const { ja, en } = part.name;
      yield {
        range: rangeOf(edit.range.start, edit.range.start),
        message: { ja: `${ja}がありません。`, en: `The report has no ${en}.` },
        fixes: [{ title: { ja: `${ja}を加える`, en: `Add the ${en}` }, edits: [edit], safe: false }],
      };
    }
  },
});

/** The texts that a house has approved are missed by name. */
function hasOwnRule({ id }: ReportPart, report: Report, house: House): boolean {
  if (id === 'contact') return house.contact !== undefined;
  if (id === 'disclaimer') return house.disclaimers.length > 0;
  const isByline = id === 'office' || id === 'author';
  return isByline && house.byline !== undefined && !partsOf(report).byline;
}

/** Behind the nearest part that stands before it, else before the nearest that follows. */
function insertion(
  report: Report,
  house: House,
  parts: readonly ReportPart[],
  found: readonly (FoundPart | undefined)[],
  at: number,
): TextEdit {
  const { source, blocks } = report;
  const part = parts[at]!;
  const isPrinted = (index: number): boolean => found[index] !== undefined && !found[index].isDeclared;
  const indices = [...parts.keys()];
  const before = indices.slice(0, at).findLast(isPrinted);
  const after = indices.slice(at + 1).find(isPrinted);
  const markdown = part.markdown({ house });
  const edit = (offset: number, text: string): TextEdit => ({
    range: rangeOf(offset, offset),
    newText: withLineBreaksOf(source, text),
  });
  const isLine = (index: number | undefined): index is number =>
    index !== undefined && part.kind === 'line' && parts[index]!.kind === 'line';
  if (isLine(before)) return edit(found[before]!.range.end, `  \n${markdown}`);
  if (isLine(after)) return edit(found[after]!.range.start, `${markdown}  \n`);
  if (before !== undefined) {
    const { end } = found[before]!.range;
    const block = blocks.find((it) => it.start < end && end <= it.end);
    return edit(block?.end ?? end, `\n\n${markdown}`);
  }
  const start = after === undefined ? blocks[0]!.start : found[after]!.range.start;
  return edit(start, `${markdown}\n\n`);
}
