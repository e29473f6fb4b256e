/**
 * The parts of a report that a house prescribes: byline, summary, body, contact block, disclaimer.
 * They are recognised by what publishers print, not by where the file says they are.
 */
import { overlaps, rangeOf, shifted, type TextRange } from '../text/textRange.js';
import type { PlacedBlock, Report } from './report.js';
import { dateAlone } from './writtenDate.js';

export interface ReportParts {
  /** The lines before the summary or body: office, author, e-mail, date. */
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
  /** `免責事項`: the heading without its marks, or the words that serve as one; empty where it has none. */
  readonly heading: TextRange;
  /** What follows the heading; empty at the heading's end where nothing does. */
  readonly content: TextRange;
}

const decoration = '\\s\\u3000（）()【】〔〕［］\\[\\]「」『』〈〉《》＜＞<>■□◆◇●○※*＊_';
const disclaimerName =
  '(?:免責(?:事項|条項|文)?|ディスクレ(?:ー|イ)マー|Disclaimer|Important\\s+Disclosures?)';
const disclaimerTitle = new RegExp(
  `^[${decoration}]*(?:[0-9０-９]{1,2}[.．、]\\s*)?${disclaimerName}(?:について|等)?[${decoration}:：]*$`,
  'i',
);
/** Nearly every block of a long report has none of these, and all are asked on every keystroke. */
const namesDisclaimer = /免責|ディスクレ|disclaim|disclos/i;
/** 「免責事項：本資料は…」 and a title on the first line of the paragraph itself. */
const disclaimerOpening = new RegExp(
  `^[${decoration}]*${disclaimerName}(?:について|等)?[（）()【】〔〕［］「」『』〈〉《》＜＞<>*＊_ \\t\\u3000]*(?:[:：][*＊_]*|[】〕］」』〉》＞>*＊]|(?=\\r?\\n))\\s*`,
  'i',
);
/** What only a disclaimer says of the very text in which it stands. */
const disclaimsItself =
  /(?:本|この)(?:稿|書|資料|レポート|報告書?|文書|ブリーフ|メモ).*(?:保証(?:するものでは|しません|いたしません)|責任(?:は|を)?(?:一切)?負(?:い|う|わ)|負いかね|勧誘(?:を|する(?:もの|目的))|情報(?:の)?提供(?:のみ)?を目的|予告なく(?:変更|訂正)|無断(?:での?)?(?:転載|複製|引用)|転載を禁|見解を(?:代表|示|表)すもの)/s;
/** What disclaimers speak of; a chapter on somebody's 免責条項 does so only by chance. */
const disclaimerWords =
  /保証|責任|責めを負|予告なく|著作権|無断|情報提供|勧誘|転載|複製|見解|判断|warrant|liab|responsib|copyright|advice/i;

const addressLike = /https?:\/\/|www\.|@|〒|電話|TEL|FAX|Avenue|Street|Suite|[都道府県].{1,12}[区市町村]/i;
/** A web address alone is as well a source; these are not. */
const postalLike = /@|〒|電話|TEL\b|FAX\b|Avenue|Street|Suite|[都道府県].{1,12}[区市町村]/i;
const contactTitle = /連絡先|問い?合わ?せ|発行[元所者]|編集[・･]?発行|Contact|Publisher/i;
/** What the name of an office ends in, or nearly. */
export const publisherName =
  /会社|事務所|研究所|研究会|調査会|センター|協会|オフィス|本部|本社|支店|支社|法人|財団|機構|大学|Office|Inc\b|Ltd\b|LLC/i;
const sourceLine = /^[\s\u3000（(［[*]*(?:出所|出典|参照|参考|注|資料|図|表)/;

const bylineLike =
  /@|所属|執筆|著者|文責|担当|作成者|研究員|アナリスト|エコノミスト|マネ(?:ー|イ)?ジャー|事務所|研究所|調査会|センター(?=$|[\s\u3000])|協会(?=$|[\s\u3000])|オフィス|[部課室局]\s*$/m;
const summaryTitle =
  /要旨|要約|要点|概要|ポイント|サマリ|骨子|Summary|Key\s+(?:points|takeaways)|Highlights/i;
const closingLine =
  /^[\s\u3000*_（(【[]*(?:©|\(c\)|Copyright|以\s*上\s*$|了[）)】]?\s*$|All rights reserved)/i;

const parts = new WeakMap<Report, ReportParts>();

export function partsOf(report: Report): ReportParts {
  let known = parts.get(report);
  if (!known) {
    known = findParts(report);
    parts.set(report, known);
  }
  return known;
}

/** A heading at index `at` of the blocks, or a paragraph that opens as one, with what belongs to it. */
export function sectionAt({ blocks, source }: Report, at: number): Disclaimer {
  const title = blocks[at]!;
  const level = (title.block.kind === 'heading' && title.block.headings[0]?.level) || 7;
  const opening = openingLength(title);
  const quoted = title.block.kind === 'block-quote';
  const listed = level === 7 && opening === 0 && blocks[at + 1]?.block.kind === 'list';
  let end = at + 1;
  while (!quoted && end < blocks.length && !endsSection(blocks[end]!, level)) {
    // Under a paragraph that is only a title, clauses in a list end with the list.
    if (listed && blocks[end]!.block.kind !== 'list') break;
    end++;
  }
  while (end > at + 1 && isClosing(blocks[end - 1]!)) end--;
  const headingEnd = opening > 0 ? title.start + opening : title.end;
  const contentEnd = blocks[end - 1]!.end;
  const contentStart = opening > 0 ? headingEnd : end > at + 1 ? blocks[at + 1]!.start : headingEnd;
  const words = quoted ? firstProse(title) : title.block.headings[0]?.content;
  const heading = words
    ? shifted(words, title.start)
    : rangeOf(title.start, title.start + source.text.slice(title.start, headingEnd).trimEnd().length);
  return {
    range: rangeOf(title.start, contentEnd),
    heading,
    content: contentEnd > contentStart ? rangeOf(contentStart, contentEnd) : rangeOf(title.end, title.end),
  };
}

/** Nothing that a reader reads as text: notes, breaks, comments, definitions, a copyright line. */
export const isApart = ({ block }: PlacedBlock): boolean =>
  block.kind === 'footnote-definition' ||
  block.kind === 'thematic-break' ||
  block.kind === 'comment' ||
  block.kind === 'html' ||
  block.kind === 'link-reference-definition' ||
  (block.kind === 'paragraph' && closingLine.test(block.text));

function findParts(report: Report): ReportParts {
  const { blocks } = report;
  const titled = lastDisclaimer(report);
  const disclaimer = titled < 0 ? untitledDisclaimer(report) : sectionAt(report, titled);
  const beforeDisclaimer = disclaimer
    ? blocks.findIndex((it) => it.end > disclaimer.range.start)
    : blocks.length;

  let next = 0;
  while (next < beforeDisclaimer && (isTitle(blocks[next]!) || blocks[next]!.block.kind === 'comment'))
    next++;
  if (blocks[next]?.block.kind === 'heading' && next + 1 < beforeDisclaimer && isByline(blocks[next + 1]!))
    next++;
  const bylineStart = next;
  while (next < beforeDisclaimer && isByline(blocks[next]!)) next++;
  const byline = next > bylineStart ? spanOf(blocks, bylineStart, next) : undefined;
  const isLateTitle = (it: PlacedBlock): boolean => isTitle(it) && !it.block.headings[0]?.printedNumber;
  while (byline && next < beforeDisclaimer && isLateTitle(blocks[next]!)) next++;
  let summary: TextRange | undefined;
  let probe = next;
  while (probe < beforeDisclaimer && standsAboveSummary(blocks[probe]!)) probe++;
  if (blocks[probe]?.block.kind === 'list' && probe < beforeDisclaimer) {
    summary = spanOf(blocks, probe, probe + 1);
    next = probe + 1;
  }
  const contact =
    contactBefore(blocks, beforeDisclaimer, next) ??
    (disclaimer &&
      contactBefore(
        blocks,
        blocks.length,
        blocks.findIndex((it) => it.start >= disclaimer.range.end),
      ));
  return { byline, summary, body: bodyOf(blocks, next, contact, disclaimer?.range), contact, disclaimer };
}

/** From block `first` to the contact block or the disclaimer, or beyond where text follows these. */
function bodyOf(
  blocks: readonly PlacedBlock[],
  first: number,
  ...parts: readonly (TextRange | undefined)[]
): TextRange {
  const isPart = (it: PlacedBlock): boolean => parts.some((part) => part !== undefined && overlaps(part, it));
  const rest = blocks.slice(first);
  const start = rest.find((it) => !isPart(it));
  if (!start) {
    const end = rest[0]?.start ?? blocks.at(-1)?.end ?? 0;
    return rangeOf(end, end);
  }
  const last = rest[lastIndexWhere(rest, (it) => !isPart(it) && !isApart(it))] ?? start;
  return rangeOf(start.start, last.end);
}

const plain = ({ block }: PlacedBlock): string => block.prose[0]?.text.trim() ?? '';

const isTitle = ({ block }: PlacedBlock): boolean =>
  block.kind === 'heading' && block.headings[0]?.level === 1;

const standsAboveSummary = (it: PlacedBlock): boolean =>
  it.block.kind === 'thematic-break' || it.block.kind === 'comment' || isSummaryTitle(it);

/** `## 要旨`, **ポイント**. */
export const isSummaryTitle = (it: PlacedBlock): boolean =>
  (it.block.kind === 'heading' || it.block.kind === 'paragraph') &&
  summaryTitle.test(plain(it)) &&
  plain(it).length <= 20;

function lastDisclaimer(report: Report): number {
  const { blocks, source } = report;
  for (let at = blocks.length - 1; at >= 0; at--) {
    const it = blocks[at]!;
    if (it.block.kind !== 'heading' && it.block.kind !== 'paragraph' && it.block.kind !== 'block-quote')
      continue;
    if (!namesDisclaimer.test(it.block.text.slice(0, 60))) continue;
    const titled = it.block.kind !== 'block-quote' && disclaimerTitle.test(plain(it));
    if (!titled && openingLength(it) === 0) continue;
    const { content } = sectionAt(report, at);
    if (content.start === content.end || disclaimerWords.test(source.slice(content))) return at;
  }
  return -1;
}

/** The last paragraphs, where they disclaim the report under no heading. */
function untitledDisclaimer({ blocks }: Report): Disclaimer | undefined {
  const last = lastIndexWhere(blocks, (it) => !isClosing(it));
  let first = last + 1;
  while (first > 0 && isDisclaiming(blocks[first - 1]!)) first--;
  if (first > last) return undefined;
  const range = spanOf(blocks, first, last + 1);
  return { range, heading: rangeOf(range.start, range.start), content: range };
}

const isDisclaiming = ({ block }: PlacedBlock): boolean =>
  (block.kind === 'paragraph' || block.kind === 'block-quote') &&
  block.text.length <= 2000 &&
  disclaimsItself.test(block.text);

/** The length of the title that a paragraph or a block quote opens with; 0 where it opens with none or is one. */
function openingLength(it: PlacedBlock): number {
  const { kind, text } = it.block;
  if (kind === 'block-quote' && it.block.prose.length > 1 && disclaimerTitle.test(plain(it))) {
    return text.indexOf('\n', firstProse(it)!.end) + 1;
  }
  if (kind !== 'paragraph' || disclaimerTitle.test(plain(it))) return 0;
  const length = disclaimerOpening.exec(text)?.[0].length ?? 0;
  return length < text.trimEnd().length ? length : 0;
}

const firstProse = ({ block }: PlacedBlock): TextRange | undefined =>
  block.prose[0]?.toSource(rangeOf(0, block.prose[0].text.length));

const endsSection = ({ block }: PlacedBlock, level: number): boolean =>
  block.kind === 'thematic-break' ||
  block.kind === 'footnote-definition' ||
  (block.kind === 'heading' && (block.headings[0]?.level ?? 6) <= level);

const isClosing = (it: PlacedBlock): boolean =>
  isApart(it) || (it.block.kind === 'paragraph' && isContactLine(it));

function isByline(it: PlacedBlock): boolean {
  if (it.block.kind !== 'paragraph') return false;
  const text = it.block.text.trim();
  if (!text.split('\n').every((line) => line.trim().length <= 60 && !/[。！？]\s*$/.test(line))) return false;
  return bylineLike.test(text) || text.split('\n').every((line) => dateAlone.test(line));
}

/** Up to four blocks before `end` that carry an address, and the heading above them. */
function contactBefore(blocks: readonly PlacedBlock[], end: number, first: number): TextRange | undefined {
  if (first < 0) return undefined;
  let last = end - 1;
  while (last >= first && isApart(blocks[last]!)) last--;
  let start = last + 1;
  while (start > first && last - start < 4 && isContactLine(blocks[start - 1]!)) start--;
  if (start > last) return undefined;
  const above = blocks[start - 1];
  const headed =
    above !== undefined && start - 1 >= first && above.block.kind === 'heading' && plain(above).length <= 40;
  const named = headed && (contactTitle.test(plain(above)) || publisherName.test(plain(above)));
  if (!named && !blocks.slice(start, last + 1).some((it) => postalLike.test(it.block.text))) return undefined;
  return spanOf(blocks, headed ? start - 1 : start, last + 1);
}

const isContactLine = ({ block }: PlacedBlock): boolean =>
  (block.kind === 'paragraph' || block.kind === 'list') &&
  block.text.length <= 300 &&
  addressLike.test(block.text) &&
  !/。/.test(block.text) &&
  !sourceLine.test(block.text);

function spanOf(blocks: readonly PlacedBlock[], from: number, to: number): TextRange {
  return rangeOf(blocks[from]!.start, blocks[to - 1]!.end);
}

function lastIndexWhere(blocks: readonly PlacedBlock[], matches: (it: PlacedBlock) => boolean): number {
  for (let at = blocks.length - 1; at >= 0; at--) {
    if (matches(blocks[at]!)) return at;
  }
  return -1;
}
