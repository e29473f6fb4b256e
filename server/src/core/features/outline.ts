/** The structure of a report: its headings, its parts and its notes; and what of it may be folded away. */
import type { Message } from '../finding.js';
import type { FootnoteDefinition } from '../markdown/block.js';
import { misleveledHeadings, topHeadings } from '../markdown/headingSeries.js';
import { partsOf } from '../markdown/parts.js';
import type { Report } from '../markdown/report.js';
import { shownText } from '../markdown/shownText.js';
import { rangeOf, type TextRange } from '../text/textRange.js';

export interface OutlineItem {
  readonly kind: 'heading' | 'part' | 'notes' | 'note';
  readonly name: Message;
  readonly range: TextRange;
  /** What a click selects. */
  readonly selection: TextRange;
  readonly children: readonly OutlineItem[];
}

/** The headings as a tree, in which a number counts more than a level that belies it, and the parts in their places. */
export function structureOf(report: Report): readonly OutlineItem[] {
  const roots: Growing[] = [];
  const open: { level: number; children: Growing[]; item?: Growing }[] = [{ level: 0, children: roots }];
  const levels = new Map(misleveledHeadings(report).map((it) => [it.heading, it.level]));
  const closeTo = (level: number, end: number): void => {
    while (open.at(-1)!.level >= level) {
      const { item } = open.pop()!;
      if (item) item.range = rangeOf(item.range.start, end);
    }
  };
  for (const heading of topHeadings(report)) {
    const level = levels.get(heading) ?? heading.level;
    closeTo(level, heading.range.start);
    const text = shownText(report, heading.range).trim() || report.source.slice(heading.content);
    const { range } = heading;
    const item: Growing = { kind: 'heading', name: both(text), range, selection: range, children: [] };
    open.at(-1)!.children.push(item);
    open.push({ level, children: item.children, item });
  }
  closeTo(1, report.source.text.length);
  for (const part of partsWithoutHeading(report)) place(part, roots);
  return roots;
}

type Growing = Omit<OutlineItem, 'range' | 'children'> & { range: TextRange; readonly children: Growing[] };

/** Among the children of the innermost heading above it. */
function place(part: OutlineItem, among: Growing[]): void {
  const above = among.find(({ range }) => range.start <= part.range.start && part.range.end <= range.end);
  if (above) place(part, above.children);
  else {
    const at = among.findIndex((it) => it.range.start > part.range.start);
    among.splice(at < 0 ? among.length : at, 0, { ...part, children: [] });
  }
}

const partNames = {
  byline: { ja: '署名', en: 'Byline' },
  summary: { ja: '要旨', en: 'Summary' },
  contact: { ja: '連絡先', en: 'Contact block' },
  disclaimer: { ja: '免責事項', en: 'Disclaimer' },
} as const;

/** What a house prescribes, as far as no heading stands for it. */
export function partsWithoutHeading(report: Report): readonly OutlineItem[] {
  const { byline, summary, contact, disclaimer } = partsOf(report);
  const ranges = { byline, summary, contact, disclaimer: disclaimer?.range };
  const headings = new Set(report.headings.map((it) => it.range.start));
  return (['byline', 'summary', 'contact', 'disclaimer'] as const).flatMap((part): OutlineItem[] => {
    const range = ranges[part];
    if (!range || headings.has(range.start)) return [];
    const lineEnd = report.source.text.indexOf('\n', range.start);
    const selection = rangeOf(range.start, Math.min(lineEnd < 0 ? range.end : lineEnd, range.end));
    return [{ kind: 'part', name: partNames[part], range, selection, children: [] }];
  });
}

const both = (text: string): Message => ({ ja: text || '—', en: text || '—' });

/** All notes under one item; nothing where there are none. */
export function notesOutline(report: Report): readonly OutlineItem[] {
  const { footnoteDefinitions: definitions } = report;
  const [first] = definitions;
  if (!first) return [];
  const children = definitions.map((it) => ({
    kind: 'note' as const,
    name: both(`${it.label} ${shortened(shownText(report, it.content))}`.trim()),
    range: it.range,
    selection: it.mark,
    children: [],
  }));
  // Not from the first note to the last: an editor would take the chapters between them for footnotes.
  const { range, mark: selection } = first;
  return [{ kind: 'notes', name: { ja: '脚注', en: 'Footnotes' }, range, selection, children }];
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** The parts, notes that stand one below the other, and each note that has several lines. */
export function foldsIn(report: Report): readonly TextRange[] {
  const { summary, contact, disclaimer } = partsOf(report);
  const parts = [summary, contact, disclaimer?.range].filter((it) => it !== undefined);
  return [...parts, ...noteFolds(report)];
}

function noteFolds({ footnoteDefinitions: definitions, source }: Report): readonly TextRange[] {
  const runs: FootnoteDefinition[][] = [];
  for (const it of definitions) {
    const last = runs.at(-1)?.at(-1);
    const isNext = last && source.text.slice(last.range.end, it.range.start).trim() === '';
    if (isNext) runs.at(-1)!.push(it);
    else runs.push([it]);
  }
  const ranges = runs
    .filter((it) => it.length > 1)
    .map((it) => rangeOf(it[0]!.range.start, it.at(-1)!.range.end));
  return [...ranges, ...definitions.map((it) => it.range)];
}
