/** The outline, the folds and the links of a report. */
import * as lsp from 'vscode-languageserver';
import type { OutlineItem } from '../core/languageService.js';
import type { TextRange } from '../core/text/textRange.js';
import type { Snapshot } from './session.js';
import { toRange, toText } from './toProto.js';

/** An editor that lists the headings itself gets what they leave out. */
export function documentSymbolsFor(snapshot: Snapshot): lsp.DocumentSymbol[] {
  const { service, source, client } = snapshot;
  const { uri } = source;
  const structure = client.outlinesHeadings ? service.partsWithoutHeading(uri) : service.structure(uri);
  return [...structure, ...service.notes(uri)].map((it) => toSymbol(it, snapshot));
}

const toSymbol = (
  { kind, name, range, selection, children }: OutlineItem,
  snapshot: Snapshot,
): lsp.DocumentSymbol => ({
  name: toText(name, snapshot),
  kind: symbolKinds[kind],
  range: toRange(range, snapshot.source),
  selectionRange: toRange(selection, snapshot.source),
  children: children.map((it) => toSymbol(it, snapshot)),
});

/** The nearest that a protocol made for programs has; headings are strings to VS Code's Markdown too. */
const symbolKinds: Readonly<Record<OutlineItem['kind'], lsp.SymbolKind>> = {
  heading: lsp.SymbolKind.String,
  part: lsp.SymbolKind.Field,
  notes: lsp.SymbolKind.Namespace,
  note: lsp.SymbolKind.Key,
};

/** An editor that lists the headings itself folds what stands below them, too. */
export function foldingRangesFor({ service, source, client }: Snapshot): lsp.FoldingRange[] {
  const sections = client.outlinesHeadings ? [] : sectionsOf(service.structure(source.uri));
  return [...sections, ...service.folds(source.uri)].flatMap(({ start, end }) => {
    const startLine = source.positionAt(start).line;
    // Blank lines before what comes next stay outside.
    const endLine = source.positionAt(start + source.text.slice(start, end).trimEnd().length).line;
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}

const sectionsOf = (items: readonly OutlineItem[]): readonly TextRange[] =>
  items.flatMap((it) => (it.kind === 'heading' ? [it.range, ...sectionsOf(it.children)] : []));

export function documentLinksFor(snapshot: Snapshot): lsp.DocumentLink[] {
  const { service, source } = snapshot;
  const uri = snapshot.addressOf(source.uri);
  return service.noteLinks(source.uri).map(({ kind, label, range, target }) => {
    const { line, character } = source.positionAt(target.start);
    const tooltip =
      kind === 'to-note'
        ? { ja: `脚注${label}の文面へ`, en: `To the text of footnote ${label}` }
        : { ja: `脚注${label}の番号へ`, en: `To the mark of footnote ${label}` };
    return {
      range: toRange(range, source),
      target: `${uri}#L${line + 1},${character + 1}`,
      tooltip: toText(tooltip, snapshot),
    };
  });
}
