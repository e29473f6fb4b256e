/** Proof sheets as Markdown. Invariant: what a report says is text here, and no Markdown or HTML of it takes effect. */
import type { Cell, ProofSheet, SheetTable } from './proofSheet.js';

export const proofSheetsMarkdown = (sheets: readonly ProofSheet[]): string =>
  `${sheets.map(sheetMarkdown).join('\n\n---\n\n')}\n`;

function sheetMarkdown(sheet: ProofSheet): string {
  const { heading, title, verdict, facts, tables, signatures } = sheet;
  return [
    `# ${escaped(`${heading}：${title}`)}`,
    `**${escaped(verdict.text)}**`,
    facts.map(([name, value]) => `- ${escaped(name)}：${escaped(value)}`).join('\n'),
    ...tables.map(tableMarkdown),
    `| ${signatures.map(escaped).join(' | ')} |\n|${' --- |'.repeat(signatures.length)}\n|${' 　　　　 |'.repeat(signatures.length)}`,
  ].join('\n\n');
}

function tableMarkdown({ heading, columns, rows }: SheetTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `## ${escaped(heading)}`,
    [
      line(columns.map((it) => escaped(it.title))),
      line(columns.map((it) => (it.kind === 'number' ? '--:' : '---'))),
      ...rows.map((row) => line(row.map(cellMarkdown))),
    ].join('\n'),
  ].join('\n\n');
}

function cellMarkdown(cell: Cell): string {
  if (typeof cell === 'string') return cell === '' ? '　' : cell.split('\n').map(escaped).join('<br>');
  const { label, before, marked, after } = cell;
  // Tags, because ** does not open beside Japanese brackets (CommonMark §6.2).
  const mark = marked === '' ? '‸' : escaped(marked);
  return `${escaped(label + before)}<b>【${mark}】</b>${escaped(after)}`;
}

/** Nothing of a report stands at the start of a line here, so blocks need no care. */
const escaped = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
