/** The day a report speaks of itself: what was true, and which house text was in force, is judged by it. */
import { rangeOf, type TextRange } from '../text/textRange.js';
import { partsOf } from './parts.js';
import type { Report } from './report.js';
import { dateAlone, isoDate, isoOf, writtenDate } from './writtenDate.js';

const dates = new WeakMap<Report, { readonly date: string | undefined }>();

/**
 * `2025-04-12`, or `2025-04` where no day is given: from the front matter's `date`, else from a line above the
 * body that says nothing but a date, else from the file's name.
 */
export function reportDateOf(report: Report): string | undefined {
  let known = dates.get(report);
  if (!known) {
    known = { date: dateIn(report) };
    dates.set(report, known);
  }
  return known.date;
}

function dateIn(report: Report): string | undefined {
  const declared = report.frontMatter?.entries.get('date');
  return (
    (declared && isoDate(declared.value)) ?? printedDateIn(report)?.date ?? dateInName(report.source.uri)
  );
}

/** The date that stands above the body, with its line or title. */
export function printedDateIn(
  report: Report,
): { readonly date: string; readonly range: TextRange } | undefined {
  const { byline, summary, body } = partsOf(report);
  const end = Math.max(byline?.end ?? 0, summary?.start ?? body.start);
  for (const { block, start } of report.blocks) {
    if (start >= end) return undefined;
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    let at = start;
    for (const line of block.text.split('\n')) {
      const written = dateAlone.exec(line) ?? (block.kind === 'heading' ? dateAtEnd.exec(line) : null);
      const date = written && isoDate(written[1]!);
      if (date) return { date, range: rangeOf(at, at + line.trimEnd().length) };
      at += line.length + 1;
    }
  }
  return undefined;
}

/** `# 湾岸情勢（2025年4月）`. A date elsewhere in a title is what the report is about. */
const dateAtEnd = new RegExp(`[（(【［\\[]\\s*(${writtenDate})\\s*(?:号|版)?\\s*[）)】］\\]]\\s*#*\\s*$`);

/** `muscat-talks-2025-04.md`, `20250412_湾岸.md`. */
function dateInName(uri: string): string | undefined {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  const match = /(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)(?:\2(\d\d))?(?!\d)/.exec(name);
  return match ? isoOf(Number(match[1]), Number(match[3]), match[4]) : undefined;
}
