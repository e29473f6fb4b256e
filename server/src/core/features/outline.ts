/** The report at a glance: its headings, and its notes; and what of it may be folded away. */
import type { Message } from '../finding.js';
import type { FootnoteDefinition, Heading } from '../markdown/block.js';
import type { Report } from '../markdown/report.js';
import { shownText } from '../markdown/shownText.js';
import { rangeOf, type TextRange } from '../text/textRange.js';

export interface OutlineItem {
  readonly kind: 'heading' | 'notes' | 'note';
  readonly name: Message;
  readonly range: TextRange;
  /** What a click selects. */
  readonly selection: TextRange;
  readonly children: readonly OutlineItem[];
}

export const headingsOf = (report: Report): readonly OutlineItem[] => {
  const roots: OutlineItem[] = [];
  const open: { level: number; children: OutlineItem[] }[] = [{ level: 0, children: roots }];
  for (const [index, heading] of report.headings.entries()) {
    while (open.at(-1)!.level >= heading.level) open.pop();
    const children: OutlineItem[] = [];
    const text = shownText(report, heading.range).trim() || report.source.slice(heading.content);
    const range = rangeOf(heading.range.start, sectionEnd(report, index, heading));
    open
      .at(-1)!
      .children.push({ kind: 'heading', name: both(text), range, selection: heading.range, children });
    open.push({ level: heading.level, children });
  }
  return roots;
};

function sectionEnd({ headings, source }: Report, index: number, { level }: Heading): number {
  const next = headings.slice(index + 1).find((it) => it.level <= level);
  return next ? next.range.start : source.text.length;
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

/** Notes that stand one below the other, and each that has several lines. */
export function noteFolds({ footnoteDefinitions: definitions, source }: Report): readonly TextRange[] {
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
