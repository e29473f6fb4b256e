/** The disclaimer as a report prints it, without the text that follows where the approved one is complete. */
import { disclaimerIn, headingKey, type Wording, wordingOf } from './approvedText.js';
import { deviationsFrom, endOfWording } from './deviation.js';
import type { ApprovedText } from './house.js';
import type { Disclaimer } from './markdown/parts.js';
import type { Report } from './markdown/report.js';
import { rangeOf } from './text/textRange.js';

/**
 * A section goes on to the next heading, and what stands there behind the last block with an approved sentence
 * is the report's own text, which no restoring may delete. Within a block it is a clause that is not approved.
 */
export function printedDisclaimer(report: Report, texts: readonly ApprovedText[]): Disclaimer | undefined {
  const disclaimer = disclaimerIn(report, texts);
  if (!disclaimer) return undefined;
  const { range, content, heading } = disclaimer;
  const inside = report.blocks.filter((it) => it.start < content.end && it.end > content.start);
  if (inside.length < 2) return disclaimer;
  const ends = texts.flatMap((it) => endOfWording(wordingOf(it), report, content) ?? []);
  const last = inside.find((it) => it.end >= Math.max(...ends));
  if (ends.length === 0 || !last || last.end >= content.end) return disclaimer;
  return { range: rangeOf(range.start, last.end), heading, content: rangeOf(content.start, last.end) };
}

/** Whether a report prints this version, word by word. */
export const saysTheSame = (wording: Wording, report: Report, disclaimer: Disclaimer): boolean =>
  !headingDiffers(wording, report, disclaimer) &&
  deviationsFrom(wording, report, disclaimer.content).length === 0;

export function headingDiffers(
  { approved, heading }: Wording,
  report: Report,
  disclaimer: Disclaimer,
): boolean {
  if (!heading) return false;
  const wanted = headingKey(approved.markdown.slice(heading.start, heading.end));
  return headingKey(report.source.slice(disclaimer.heading)) !== wanted;
}

/** The version that a report prints, whether or not it may; undefined where it prints none of them. */
export function printedVersion(report: Report, texts: readonly ApprovedText[]): ApprovedText | undefined {
  const disclaimer = printedDisclaimer(report, texts);
  return disclaimer && texts.find((it) => saysTheSame(wordingOf(it), report, disclaimer));
}
