/** The texts that a house has approved: the version in force, and where a report prints them. */
import type { ApprovedText, House } from './house.js';
import { type Sentence, sentencesIn } from './markdown/clauses.js';
import { type Disclaimer, partsOf, sectionAt } from './markdown/parts.js';
import { type PlacedBlock, type Report, reportOf } from './markdown/report.js';
import { SourceText } from './text/sourceText.js';
import { overlaps, rangeOf, shifted, type TextRange } from './text/textRange.js';

/** An approved text, read. Ranges count from the start of its `markdown`. */
export interface Wording {
  readonly approved: ApprovedText;
  readonly report: Report;
  readonly heading: TextRange | undefined;
  readonly content: TextRange;
  readonly sentences: readonly Sentence[];
}

/** Disclaimer and contact block stand at an end of the report, with the last page's notes behind them at most. */
const blocksFromEnd = 40;

const wordings = new WeakMap<ApprovedText, Wording>();

export function wordingOf(approved: ApprovedText): Wording {
  let known = wordings.get(approved);
  if (!known) {
    known = read(approved);
    wordings.set(approved, known);
  }
  return known;
}

function read(approved: ApprovedText): Wording {
  const report = reportOf(new SourceText('', approved.markdown));
  const first = report.blocks[0];
  const disclaimer = partsOf(report).disclaimer;
  const section = disclaimer?.range.start === first?.start ? disclaimer : undefined;
  const title = first?.block.kind === 'heading' ? first : undefined;
  const titleWords = title?.block.headings[0]?.content;
  const heading = section?.heading ?? (title && titleWords && shifted(titleWords, title.start));
  // Up to the end, also beyond a thematic break, where a report's own disclaimer would end.
  const start = section?.content.start ?? title?.end ?? first?.start ?? 0;
  const blank = /^\s*/.exec(approved.markdown.slice(start))?.[0].length ?? 0;
  const content = rangeOf(start + blank, approved.markdown.length);
  return { approved, report, heading, content, sentences: sentencesIn(report, content) };
}

/**
 * The versions that may stand in a report of `date`, the newest first; without a date only the newest.
 * A date without a day leaves open which of two versions of its month was in force.
 */
export function versionsAt(
  texts: readonly ApprovedText[],
  date: string | undefined,
): readonly ApprovedText[] {
  if (date === undefined) return texts.slice(0, 1);
  const begun = (it: ApprovedText): boolean =>
    it.from === undefined || it.from <= date || it.from.startsWith(date);
  const current = texts.findIndex(begun);
  // Before the first version there was none to print: the oldest is asked for.
  if (current < 0) return texts.slice(-1);
  let last = current;
  while (texts[last]!.from !== undefined && texts[last]!.from! > date && texts[last + 1]) last++;
  return texts.slice(current, last + 1);
}

/** `2024年4月版`, else the first day of validity. */
export const versionName = ({ version, from }: ApprovedText): string | undefined => version ?? from;

/**
 * The disclaimer of a report: what looks like one, else a section under the approved heading, else the
 * blocks that say an approved sentence.
 */
export function disclaimerIn(report: Report, texts: readonly ApprovedText[]): Disclaimer | undefined {
  const seen = partsOf(report).disclaimer;
  if (seen || texts.length === 0) return seen;
  const approved = texts.map(wordingOf);
  const headings = new Set(
    approved.flatMap((it) =>
      it.heading ? [headingKey(it.approved.markdown.slice(it.heading.start, it.heading.end))] : [],
    ),
  );
  const titled = report.blocks
    .map(
      ({ block }) => block.text.length < 100 && block.kind !== 'list' && headings.has(headingKey(block.text)),
    )
    .lastIndexOf(true);
  if (titled >= 0) return sectionAt(report, titled);
  const openings = approved
    .flatMap((it) => it.sentences.map((sentence) => sentence.text))
    .filter((it) => it.length >= 10);
  const { blocks } = report;
  const ends =
    blocks.length <= 2 * blocksFromEnd
      ? blocks
      : [...blocks.slice(0, blocksFromEnd), ...blocks.slice(-blocksFromEnd)];
  const said = ends.filter(({ block }) => {
    if (block.kind !== 'paragraph' && block.kind !== 'list' && block.kind !== 'block-quote') return false;
    const text = block.prose
      .map((it) => it.text)
      .join('')
      .replace(/\s+/g, '');
    return openings.some((opening) => text.includes(opening));
  });
  const [first] = said;
  if (!first) return undefined;
  const range = rangeOf(first.start, said.at(-1)!.end);
  return { range, heading: rangeOf(first.start, first.start), content: range };
}

/** A heading without marks, brackets, width and case. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[\s()【】〔〕[\]「」『』〈〉《》<>#*_:■□◆◇●○※=-]/g, '')
    .toLowerCase();

/**
 * The contact block of a report: what looks like one, with the blocks beside it that say a line of the
 * prescribed one.
 */
export function contactIn(report: Report, approved: ApprovedText): TextRange | undefined {
  const wording = wordingOf(approved);
  const lines = new Set(
    linesIn(wording.report, rangeOf(0, approved.markdown.length)).filter((it) => it.length >= 4),
  );
  const { contact: seen, body } = partsOf(report);
  const last = report.blocks.slice(-blocksFromEnd).filter((it) => it.start >= body.start);
  const isContact = last.map(
    (it) =>
      (seen !== undefined && overlaps(seen, it)) ||
      (it.block.text.length <= approved.markdown.length + 100 &&
        linesIn(report, it).some((line) => lines.has(line))),
  );
  const to = isContact.lastIndexOf(true);
  if (to < 0) return undefined;
  let from = to;
  while (from > 0 && isContact[from - 1]) from--;
  // A heading that the prescribed block does not have belongs to the report.
  if (from < to && last[from]!.block.kind === 'heading' && wording.report.blocks[0]?.block.kind !== 'heading')
    from++;
  return rangeOf(last[from]!.start, last[to]!.end);
}

const linesIn = (report: Report, range: TextRange): readonly string[] =>
  sentencesIn(report, range, { lines: 'separate' }).map((it) => it.text);

/** `markdown` with the line breaks of `source`. */
export function withLineBreaksOf(source: SourceText, markdown: string): string {
  const lines = markdown.replace(/\r\n?/g, '\n');
  return source.text.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines;
}

const ownBlocksOf = new WeakMap<Report, { readonly house: House; readonly blocks: readonly PlacedBlock[] }>();

/** The blocks of a report without those that are printed as they were approved. Many rules ask for them. */
export function ownBlocks(report: Report, house: House): readonly PlacedBlock[] {
  const asked = ownBlocksOf.get(report);
  if (asked?.house === house) return asked.blocks;
  const { byline, contact } = partsOf(report);
  const approved = [byline, contact, disclaimerIn(report, house.disclaimers)?.range].filter(
    (it) => it !== undefined,
  );
  const blocks = report.blocks.filter(
    ({ start, end }) => !approved.some((part) => part.start < end && start < part.end),
  );
  ownBlocksOf.set(report, { house, blocks });
  return blocks;
}
