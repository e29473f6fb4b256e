/** LSP's values → the core's: positions become offsets. */
import type * as lsp from 'vscode-languageserver';
import { SourceText } from '../core/text/sourceText.js';
import type { TextRange } from '../core/text/textRange.js';
import { canonicalUri } from '../core/text/uri.js';

/** The UTF-16 offsets of a range; one that is written backwards is turned. */
export function textRangeOf(range: lsp.Range, source: SourceText): TextRange {
  const start = source.offsetAt(range.start);
  const end = source.offsetAt(range.end);
  return start <= end ? { start, end } : { start: end, end: start };
}

export const sourceOf = ({ uri, text, version }: lsp.TextDocumentItem): SourceText =>
  new SourceText(canonicalUri(uri), text, version);

/** The next version of a document. Each change addresses the text that the one before it left. */
export function editedSource(
  source: SourceText,
  changes: readonly lsp.TextDocumentContentChangeEvent[],
  version: number,
): SourceText {
  let current = source;
  for (const change of changes) {
    current =
      'range' in change
        ? current.edited([{ range: textRangeOf(change.range, current), newText: change.text }], version)
        : new SourceText(source.uri, change.text, version);
  }
  return changes.length === 0 ? source.edited([], version) : current;
}
