/** The disclaimer as a report prints it, without the text that follows where the approved one is complete. */
import { disclaimerIn, wordingOf } from './approvedText.js';
import { endOfWording } from './deviation.js';
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
