/** What people call the part of a report in which something stands: by the heading above it. */
import type { Message } from '../finding.js';
import type { TextRange } from '../text/textRange.js';
import type { Report } from './report.js';
import { shownText } from './shownText.js';

/** 「1. 背景」, or 「1. 背景」から「3. 展望」; undefined in a report without headings. */
export function sectionsAround(report: Report, { start, end }: TextRange): Message | undefined {
  if (report.headings.length === 0) return undefined;
  const [first, last] = [sectionAt(report, start), sectionAt(report, end)];
  return first === last
    ? { ja: nameOf(first, 'ja'), en: nameOf(first, 'en') }
    : {
        ja: `${nameOf(first, 'ja')}から${nameOf(last, 'ja')}`,
        en: `${nameOf(first, 'en')} to ${nameOf(last, 'en')}`,
      };
}

/** The heading above an offset; undefined before the first one. */
function sectionAt(report: Report, offset: number): string | undefined {
  const heading = report.headings.findLast((it) => it.range.start <= offset);
  return heading && (shownText(report, heading.range).trim() || report.source.slice(heading.content));
}

const longest = 24;

function nameOf(title: string | undefined, language: keyof Message): string {
  if (title === undefined) return { ja: '冒頭', en: 'the beginning' }[language];
  const short = title.length > longest ? `${title.slice(0, longest - 1)}…` : title;
  return language === 'ja' ? `「${short.replaceAll('「', '『').replaceAll('」', '』')}」` : `“${short}”`;
}
