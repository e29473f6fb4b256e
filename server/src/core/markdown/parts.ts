/**
 * The parts of a report that a house prescribes: byline, summary, body, contact block, disclaimer.
 * They are recognised by what publishers print, not by where the file says they are.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { PlacedBlock, Report } from './report.js';

export interface ReportParts {
  /** The lines before the summary or body: office, author, e-mail. */
  readonly byline: TextRange | undefined;
  /** The bullets that stand before the first paragraph of the body. */
  readonly summary: TextRange | undefined;
  readonly body: TextRange;
  /** The publisher's name and address near the end: a heading or paragraph with address, telephone or web site. */
  readonly contact: TextRange | undefined;
  /** The heading `免責事項` and everything up to the next heading of its level or the end. */
  readonly disclaimer: Disclaimer | undefined;
}

export interface Disclaimer {
  readonly range: TextRange;
  /** The heading, or the paragraph that serves as one. */
  readonly heading: TextRange;
  /** What follows the heading; empty at the heading's end where nothing does. */
  readonly content: TextRange;
}

const disclaimerTitle = /^[\s\u3000（(【〔［[「『〈《■□◆◇●○※*＊]*(?:免責(?:事項|条項|文)?|ディスクレ(?:ー|イ)マー|Disclaimer)(?:について|等)?[\s\u3000）)】〕］\]」』〉》：:*＊]*$/i;
const addressLike = /https?:\/\/|www\.|@|〒|電話|TEL|Tel|FAX|Avenue|Street|Suite|[都道府県].{1,12}[区市町村]/;
const bylineLike = /@|所属|執筆|著者|文責|担当|研究員|アナリスト|マネ(?:ー|イ)?ジャー|事務所|研究所|オフィス|[部課室局]$/;

const parts = new WeakMap<Report, ReportParts>();

export function partsOf(report: Report): ReportParts {
  let known = parts.get(report);
  if (!known) {
    known = findParts(report);
    parts.set(report, known);
  }
  return known;
}

function findParts(report: Report): ReportParts {
  const { blocks, source } = report;
  const disclaimerAt = lastIndexWhere(blocks, isDisclaimerTitle);
  const disclaimer = disclaimerAt < 0 ? undefined : disclaimerFrom(report, disclaimerAt);
  const beforeDisclaimer = disclaimerAt < 0 ? blocks.length : disclaimerAt;

  let next = 0;
  while (isTitle(blocks[next])) next++;
  const bylineStart = next;
  while (next < beforeDisclaimer && isByline(blocks[next]!)) next++;
  const byline = next > bylineStart ? spanOf(blocks, bylineStart, next) : undefined;
  let summary: TextRange | undefined;
  let probe = next;
  while (blocks[probe]?.block.kind === 'heading' || blocks[probe]?.block.kind === 'thematic-break') probe++;
  if (blocks[probe]?.block.kind === 'list' && probe < beforeDisclaimer) {
    summary = spanOf(blocks, probe, probe + 1);
    next = probe + 1;
  }
  const contact = contactBefore(blocks, beforeDisclaimer, next);
  const bodyEnd = contact?.start ?? disclaimer?.range.start ?? source.text.length;
  const bodyStart = Math.min(blocks[next]?.start ?? bodyEnd, bodyEnd);
  return { byline, summary, body: rangeOf(bodyStart, bodyEnd), contact, disclaimer };
}

const plain = ({ block }: PlacedBlock): string => block.prose[0]?.text.trim() ?? '';

const isTitle = (it: PlacedBlock | undefined): boolean =>
  it?.block.kind === 'heading' && it.block.headings[0]?.level === 1;

function isDisclaimerTitle(it: PlacedBlock): boolean {
  if (it.block.kind !== 'heading' && it.block.kind !== 'paragraph') return false;
  return disclaimerTitle.test(plain(it));
}

function disclaimerFrom({ blocks }: Report, at: number): Disclaimer {
  const title = blocks[at]!;
  const level = title.block.headings[0]?.level ?? 7;
  let end = at + 1;
  while (end < blocks.length && !endsDisclaimer(blocks[end]!, level)) end++;
  const last = blocks[end - 1]!;
  const contentStart = end > at + 1 ? blocks[at + 1]!.start : title.end;
  return {
    range: rangeOf(title.start, last.end),
    heading: rangeOf(title.start, title.end),
    content: rangeOf(contentStart, end > at + 1 ? last.end : contentStart),
  };
}

const endsDisclaimer = ({ block }: PlacedBlock, level: number): boolean =>
  block.kind === 'thematic-break' ||
  block.kind === 'footnote-definition' ||
  (block.kind === 'heading' && (block.headings[0]?.level ?? 6) <= level);

function isByline(it: PlacedBlock): boolean {
  if (it.block.kind !== 'paragraph') return false;
  const text = it.block.text.trim();
  const lines = text.split('\n');
  return lines.every((line) => line.trim().length <= 60 && !/[。！？]\s*$/.test(line)) && bylineLike.test(text);
}

/** Up to four blocks before the disclaimer (or the end) that carry an address, and the heading above them. */
function contactBefore(blocks: readonly PlacedBlock[], end: number, first: number): TextRange | undefined {
  let last = end - 1;
  while (last >= first && blocks[last]!.block.kind === 'thematic-break') last--;
  let start = last + 1;
  while (start > first && last - start < 4 && isContactLine(blocks[start - 1]!)) start--;
  if (start > last) return undefined;
  const above = blocks[start - 1];
  if (above && start - 1 >= first && above.block.kind === 'heading' && plain(above).length <= 40) start--;
  return spanOf(blocks, start, last + 1);
}

const isContactLine = ({ block }: PlacedBlock): boolean =>
  block.kind === 'paragraph' && block.text.length <= 300 && addressLike.test(block.text) && !/。/.test(block.text);

function spanOf(blocks: readonly PlacedBlock[], from: number, to: number): TextRange {
  return rangeOf(blocks[from]!.start, blocks[to - 1]!.end);
}

function lastIndexWhere(blocks: readonly PlacedBlock[], matches: (it: PlacedBlock) => boolean): number {
  for (let at = blocks.length - 1; at >= 0; at--) {
    if (matches(blocks[at]!)) return at;
  }
  return -1;
}
