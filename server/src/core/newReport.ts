/** A new report: the parts of the house in its order, or its own template, with what is known filled in. */
import { fileRoleOf } from './fileRole.js';
import { type Particulars, partsInOrder, placeholders, reportPartIds, reportParts } from './reportParts.js';
import { globsOf } from './text/globs.js';
import { rangeOf, type TextRange } from './text/textRange.js';
import { uriIn } from './text/uri.js';
import type { Workspace } from './workspace.js';

export interface NewReport {
  readonly text: string;
  /** Where it belongs: URI of a file, which may exist; undefined without a folder. */
  readonly uri: string | undefined;
  /** What is to be written first; empty at the end where nothing is. */
  readonly caret: TextRange;
}

export interface NewReportRequest {
  /** `2025-04-23`, by the calendar of whoever writes. */
  readonly date: string;
  readonly title?: string;
}

export function newReport(workspace: Workspace, { date, title }: NewReportRequest): NewReport {
  const { house } = workspace.settings;
  const text = reportText({ house, date, title: title?.replace(/\s+/g, ' ').trim() || undefined });
  const first = new RegExp(placeholders.join('|')).exec(text);
  const caret = first
    ? rangeOf(first.index, first.index + first[0].length)
    : rangeOf(text.length, text.length);
  return { text, uri: addressFor(workspace, text, date, title ?? ''), caret };
}

/** Lines of the byline make one paragraph; a thematic break closes the body. */
export function reportText(particulars: Particulars): string {
  const { template, byline } = particulars.house;
  if (template !== undefined) return filled(template, particulars);
  let text = '';
  let last: 'line' | 'block' | undefined;
  let isBylinePrinted = false;
  let isAfterBody = false;
  for (const part of partsInOrder(particulars.house)) {
    const isInByline = byline !== undefined && (part.id === 'office' || part.id === 'author');
    if (isInByline && isBylinePrinted) continue;
    isBylinePrinted ||= isInByline;
    const markdown = isInByline ? hardBroken(byline.markdown) : part.markdown(particulars);
    const closes = isAfterBody && (part.id === 'contact' || part.id === 'disclaimer');
    isAfterBody = part.id === 'body';
    if (last !== undefined)
      text += closes ? '\n\n---\n\n' : last === 'line' && part.kind === 'line' ? '  \n' : '\n\n';
    text += markdown.trim();
    last = part.kind;
  }
  return `${text.replace(/\r\n?/g, '\n')}\n`;
}

const hardBroken = (markdown: string): string => markdown.trim().replace(/(?<=\S)[ \t]*\r?\n(?=\S)/g, '  \n');

/** `{{題名}}` and `{{title}}` alike; a name that no part has stays for its author to see. */
function filled(template: string, particulars: Particulars): string {
  return template.replace(/\{\{[ \t]*([^{}\n]+?)[ \t]*\}\}/g, (whole, name: string) => {
    const id = reportPartIds.find((it) => it === name || reportParts[it].name.ja === name);
    if (id === undefined) return whole;
    const markdown = reportParts[id].markdown(particulars).trim();
    return id === 'title' ? markdown.replace(/^#+ /, '') : markdown;
  });
}

/** In the folder of the reports, under a name that tells the date. */
function addressFor(workspace: Workspace, text: string, date: string, title: string): string | undefined {
  const { root, settings } = workspace;
  if (root === undefined) return undefined;
  const [glob = ''] = globsOf(settings.reports ?? [], []).wanted;
  const segments = glob.split('/').slice(0, -1);
  const dynamic = segments.findIndex((it) => /[*?[\]{}()!+@]/.test(it));
  const folder = dynamic < 0 ? segments : segments.slice(0, dynamic);
  const name = [date, fileName(title)].filter(Boolean).join('-');
  const addresses = [folder, [...folder, date.slice(0, 4)]].map((it) =>
    uriIn(root, [...it, `${name}.md`].join('/')),
  );
  return addresses.find((it) => fileRoleOf(it, text, workspace).kind === 'report') ?? addresses[0];
}

/** What every file system takes. */
const fileName = (title: string): string =>
  [
    ...title
      .trim()
      .replace(/[\\/:*?"<>|#%\p{C}\s\u3000]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, ''),
  ]
    .slice(0, 40)
    .join('');

/** The address with a number before its ending, for a door that finds a file there. */
export const numbered = (uri: string, count: number): string =>
  count < 2 ? uri : uri.replace(/\.md$/, `-${count}.md`);
