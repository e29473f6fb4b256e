/**
 * The parts of a report, declared once: how each is found, and what a new report has in its place.
 * The checks of missing and misplaced parts, the snippets and the command for a new report are made from it.
 * Notes are none of them: they belong to the text, and rules of their own judge their place.
 */
import { contactIn, disclaimerIn, headingKey, versionsAt } from './approvedText.js';
import type { Message } from './finding.js';
import type { House } from './house.js';
import { partsOf, publisherName } from './markdown/parts.js';
import type { Report } from './markdown/report.js';
import { printedDateIn } from './markdown/reportDate.js';
import { dateAlone, dateInWords } from './markdown/writtenDate.js';
import { rangeOf, type TextRange } from './text/textRange.js';

export const reportPartIds = [
  'title',
  'date',
  'office',
  'author',
  'summary',
  'body',
  'contact',
  'disclaimer',
] as const;
export type ReportPartId = (typeof reportPartIds)[number];

export interface FoundPart {
  readonly range: TextRange;
  /** In the front matter: it is there, and has no place among the parts that are printed. */
  readonly isDeclared: boolean;
}

/** What a new report knows of itself. */
export interface Particulars {
  readonly house: House;
  readonly title?: string | undefined;
  /** `2025-04-23`, or in other words. */
  readonly date?: string | undefined;
}

export interface ReportPart {
  readonly id: ReportPartId;
  /** As `{{題名}}` in a template of the house. */
  readonly name: Message;
  /** A line of the byline, or blocks of its own. */
  readonly kind: 'line' | 'block';
  find(report: Report, house: House): FoundPart | undefined;
  /** Markdown; what a person must write stands in 【…】. */
  markdown(it: Particulars): string;
}

const printed = (range: TextRange | undefined): FoundPart | undefined =>
  range && { range, isDeclared: false };

function declared({ frontMatter }: Report, key: string): FoundPart | undefined {
  const entry = frontMatter?.entries.get(key);
  return entry && entry.value.trim() !== '' ? { range: entry.range, isDeclared: true } : undefined;
}

/** A part that is still to be written is there: what it lacks is another matter. */
function blankIn({ source }: Report, markdown: string): FoundPart | undefined {
  const at = source.text.indexOf(markdown);
  return at < 0 ? undefined : printed(rangeOf(at, at + markdown.length));
}

const blank = {
  title: '【題名を書く】',
  date: '【日付を書く】',
  office: '【発行元・所属を書く】',
  author: '【執筆者の役職と氏名を書く】',
  summary: ['【何が起きたかを書く】', '【なぜ重要かを書く】', '【次に何を見るかを書く】'],
  opening: '【書き出しを書く】',
  chapter: '【章の題を書く】',
  text: '【本文を書く】',
  publisher: '【発行元の名称を書く】',
  address: '【住所と電話番号を書く】',
  disclaimer: '【正確性を保証しない旨と責任の範囲を書く】',
} as const;

/** Everything that a person must replace in a new report. */
export const placeholders: readonly string[] = Object.values(blank).flat();

/** What stands below a new heading. */
export const textToWrite = blank.text;

export const reportParts: Readonly<Record<ReportPartId, ReportPart>> = {
  title: {
    id: 'title',
    name: { ja: '題名', en: 'title' },
    kind: 'block',
    find: (report) => declared(report, 'title') ?? printed(titleIn(report)),
    markdown: ({ title }) => `# ${title ?? blank.title}`,
  },
  date: {
    id: 'date',
    name: { ja: '日付', en: 'date' },
    kind: 'line',
    find: (report) =>
      declared(report, 'date') ?? printed(printedDateIn(report)?.range) ?? blankIn(report, blank.date),
    markdown: ({ date }) => (date === undefined ? blank.date : dateShown(date)),
  },
  office: {
    id: 'office',
    name: { ja: '発行元', en: 'office' },
    kind: 'line',
    find: (report, house) => declared(report, 'office') ?? printed(bylineOf(report, house).office),
    markdown: ({ house }) => house.office ?? blank.office,
  },
  author: {
    id: 'author',
    name: { ja: '執筆者', en: 'author' },
    kind: 'line',
    find: (report, house) => declared(report, 'author') ?? printed(bylineOf(report, house).author),
    markdown: () => blank.author,
  },
  summary: {
    id: 'summary',
    name: { ja: '要旨', en: 'summary' },
    kind: 'block',
    find: (report) => printed(partsOf(report).summary),
    markdown: () => blank.summary.map((it) => `- ${it}`).join('\n'),
  },
  body: {
    id: 'body',
    name: { ja: '本文', en: 'body' },
    kind: 'block',
    find: (report) => {
      const { body } = partsOf(report);
      return body.end > body.start ? printed(body) : undefined;
    },
    markdown: ({ house: { sections } }) => {
      const titles = sections.length > 0 ? sections : [blank.chapter, 'まとめ'];
      const chapters = titles.map((it, at) => `## ${at + 1}. ${it}\n\n${blank.text}`);
      return [blank.opening, ...chapters].join('\n\n');
    },
  },
  contact: {
    id: 'contact',
    name: { ja: '連絡先', en: 'contact block' },
    kind: 'block',
    find: (report, { contact }) => printed(contact ? contactIn(report, contact) : partsOf(report).contact),
    markdown: ({ house: { contact, office } }) =>
      contact?.markdown.trim() ?? `## ${office ?? blank.publisher}\n\n${blank.address}`,
  },
  disclaimer: {
    id: 'disclaimer',
    name: { ja: '免責事項', en: 'disclaimer' },
    kind: 'block',
    find: (report, { disclaimers }) => printed(disclaimerIn(report, disclaimers)?.range),
    markdown: ({ house: { disclaimers }, date }) =>
      versionsAt(disclaimers, date)[0]?.markdown.trim() ?? `## 免責事項\n\n${blank.disclaimer}`,
  },
};

/** The parts of this house in its order, with the body and the texts it has approved wherever it did not name them. */
export function partsInOrder(house: House): readonly ReportPart[] {
  const ids = [...new Set(house.parts ?? reportPartIds)];
  const addBehind = (id: ReportPartId, others: readonly ReportPartId[]): void => {
    if (!ids.includes(id)) ids.splice(Math.max(-1, ...others.map((it) => ids.indexOf(it))) + 1, 0, id);
  };
  if (house.byline && !ids.includes('office')) addBehind('author', ['title', 'date']);
  addBehind('body', ['title', 'date', 'office', 'author', 'summary']);
  if (house.contact) addBehind('contact', ['body']);
  if (house.disclaimers.length > 0) addBehind('disclaimer', ids);
  return ids.map((it) => reportParts[it]);
}

const dateShown = (date: string): string => (/^\d{4}-/.test(date) ? dateInWords(date) : date);

/** The heading that opens the report: of the first level, or right above the byline. */
function titleIn(report: Report): TextRange | undefined {
  const { byline, summary } = partsOf(report);
  for (const [at, { block, start, end }] of report.blocks.entries()) {
    const [heading] = block.headings;
    if (block.kind === 'heading' && heading) {
      const next = report.blocks[at + 1]?.start;
      const opens = heading.level === 1 || (next !== undefined && next === (byline ?? summary)?.start);
      if (opens && !heading.printedNumber) return rangeOf(start, end);
      return undefined;
    }
    const isAbove = block.kind === 'comment' || block.kind === 'thematic-break';
    if (!isAbove && !(byline && start < byline.end)) return undefined;
  }
  return undefined;
}

interface Byline {
  readonly office: TextRange | undefined;
  readonly author: TextRange | undefined;
}

const bylines = new WeakMap<Report, { readonly house: House; readonly byline: Byline }>();

function bylineOf(report: Report, house: House): Byline {
  const known = bylines.get(report);
  if (known?.house === house) return known.byline;
  const byline = bylineIn(report, house);
  bylines.set(report, { house, byline });
  return byline;
}

const reachable = /@|https?:|www\.|電話|TEL|FAX|〒/i;
/** `みなと研究所 調査部` of `みなと研究所 調査部 水野 葉月`. */
const officeName = new RegExp(
  `^.*(?:${publisherName.source}|[部課室局班]|支部)(?=$|[\\s\\u3000（(、,])`,
  'i',
);

/** Which lines above the body name the office and the author. */
function bylineIn(report: Report, { office: known }: House): Byline {
  let office: TextRange | undefined;
  let author: TextRange | undefined;
  for (const { text, range } of linesAbove(report)) {
    if (dateAlone.test(text) || text === blank.date) continue;
    const named = known !== undefined && headingKey(text).startsWith(headingKey(known)) ? known : undefined;
    const length = named?.length ?? (text === blank.office ? text.length : officeName.exec(text)?.[0].length);
    if (length !== undefined && !/^(?:執筆|著者|文責|担当)/.test(text)) {
      office ??= range;
      if (headingKey(text).length - headingKey(text.slice(0, length)).length >= 2) author ??= range;
    } else if (!reachable.test(text)) author ??= range;
  }
  return { office, author };
}

interface Line {
  readonly text: string;
  readonly range: TextRange;
}

/** The lines of the byline, without marks of emphasis and hard breaks. */
export function linesAbove(report: Report): readonly Line[] {
  const { byline } = partsOf(report);
  if (!byline) return [];
  const lines: Line[] = [];
  for (const { 0: line, index } of report.source.slice(byline).matchAll(/[^\r\n]+/g)) {
    const text = line.replace(/^[\s\u3000*_]+|(?:[\s\u3000*_\\]|<br ?\/?>)+$/g, '');
    const start = byline.start + index + line.indexOf(text);
    if (text !== '') lines.push({ text, range: rangeOf(start, start + text.length) });
  }
  return lines;
}
