/**
 * Proof sheets as one HTML file to print on A4: its styles inside, no script, nothing from the network.
 * Invariant: every character of a report is escaped.
 */
import { escapedHtml } from '../text/escapedHtml.js';
import type { Cell, ColumnKind, ProofSheet, SheetTable } from './proofSheet.js';

export function proofSheetsHtml(sheets: readonly ProofSheet[]): string {
  const language = sheets[0]?.language ?? 'ja';
  const titles = sheets.map((it) => it.title).join('、');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedHtml(`${sheets[0]?.heading ?? '校正表'}：${titles}`)}</title>
<style>
${styles}
</style>
</head>
<body>
${sheets.map(sheetHtml).join('\n')}
</body>
</html>
`;
}

const sheetHtml = (sheet: ProofSheet): string => `<main>
<header>
<p class="kind">${escapedHtml(sheet.heading)}</p>
<h1>${escapedHtml(sheet.title)}</h1>
<p class="verdict ${sheet.verdict.isGood ? 'good' : 'bad'}">${escapedHtml(sheet.verdict.text)}</p>
<dl>
${sheet.facts.map(([name, value]) => `<div><dt>${escapedHtml(name)}</dt><dd>${escapedHtml(value)}</dd></div>`).join('\n')}
</dl>
</header>
${sheet.tables.map(tableHtml).join('\n')}
<section class="signatures">
${sheet.signatures.map((it) => `<div><span>${escapedHtml(it)}</span></div>`).join('\n')}
</section>
</main>`;

const tableHtml = ({ heading, columns, rows }: SheetTable): string => `<section>
<h2>${escapedHtml(heading)}<small>${rows.length}</small></h2>
<table class="c${columns.length}">
<thead><tr>${columns.map(({ title, kind }) => `<th scope="col" class="${kind}">${escapedHtml(title)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map((cell, at) => cellHtml(cell, columns[at]!.kind)).join('')}</tr>`).join('\n')}
</tbody>
</table>
</section>`;

function cellHtml(cell: Cell, kind: ColumnKind): string {
  if (typeof cell === 'string') {
    const lines = cell === '' ? [] : cell.split('\n');
    const html =
      lines.length > 1 ? lines.map((it) => `<p>${escapedHtml(it)}</p>`).join('') : escapedHtml(cell);
    return `<td class="${kind}">${html}</td>`;
  }
  const { label, before, marked, after } = cell;
  const mark = marked === '' ? '<mark class="gap">‸</mark>' : `<mark>${escapedHtml(marked)}</mark>`;
  const shownLabel = label === '' ? '' : `<span class="label">${escapedHtml(label)}</span>`;
  return `<td class="${kind}">${shownLabel}${escapedHtml(before)}${mark}${escapedHtml(after)}</td>`;
}

const styles = `@page { size: A4; margin: 14mm 12mm 16mm; }
:root { color-scheme: light; --line: #b8b8b8; --faint: #666; --good: #17672f; --bad: #a3131f; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #111; line-height: 1.55; font-size: 10pt;
  font-family: "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "YuGothic", Meiryo, "Noto Sans CJK JP", sans-serif; }
main { max-width: 186mm; margin: 0 auto; padding: 8mm 0; }
main + main { break-before: page; border-top: 1px solid var(--line); }
h1 { font-size: 15pt; line-height: 1.4; margin: 0 0 3mm; overflow-wrap: anywhere; }
h2 { font-size: 11pt; margin: 7mm 0 2mm; break-after: avoid; }
h2 small { margin-left: .6em; font-weight: normal; color: var(--faint); }
.kind { margin: 0; letter-spacing: .5em; color: var(--faint); }
.verdict { margin: 0 0 3mm; padding: 2mm 4mm; border: 1.5pt solid; font-size: 13pt; font-weight: bold; }
.good { color: var(--good); }
.bad { color: var(--bad); }
dl { margin: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 0 6mm; }
dl div { display: flex; gap: 1em; padding: .8mm 0; border-bottom: .5pt solid var(--line); break-inside: avoid; }
dt { flex: 0 0 5.5em; color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: .5pt solid var(--line); padding: 1.2mm 1.6mm; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; line-break: strict; }
th { background: #f0f0f0; font-weight: bold; white-space: nowrap; }
td p { margin: 0; }
td p + p { margin-top: 1mm; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
th.number { width: 11mm; text-align: center; padding: 1.2mm .4mm; }
.c6 th.text { width: 25%; }
.c6 th.blank { width: 19mm; }
.c5 th.place { width: 32%; }
.c4 th.text { width: 38%; }
mark { background: #ffe9a8; color: inherit; border-bottom: 1.2pt solid var(--bad); font-weight: bold; }
mark.gap { color: var(--bad); }
.label { color: var(--faint); }
.signatures { display: flex; gap: 6mm; justify-content: flex-end; margin-top: 9mm; break-inside: avoid; }
.signatures div { width: 34mm; height: 24mm; border: .5pt solid #333; }
.signatures span { display: block; padding: .6mm 2mm; border-bottom: .5pt solid var(--line); font-size: 9pt; }
@media print {
  main { max-width: none; padding: 0; }
  main + main { border-top: 0; }
  mark, th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`;
