/** Fixes of one sort, repeated until nothing is left to fix, as one set of edits of the text that the client has. */
import { createLanguageService } from '../core/createLanguageService.js';
import type { LanguageService } from '../core/languageService.js';
import { editsBetween } from '../core/text/difference.js';
import { applyEdits, type TextEdit } from '../core/text/textRange.js';

/** A house whose fixes undo each other must not hang the editor. */
const mostRounds = 10;

/** A round of all the fixes of a sort. */
export type Sort = 'fixAll' | 'mendPageBreaks';

export function fixAllEdits(service: LanguageService, uri: string, sort: Sort): readonly TextEdit[] {
  const source = service.workspace.files.get(uri);
  const first = service[sort](uri);
  if (!source || first.length === 0) return [];
  let current = source;
  let edits = first;
  let rounds = 0;
  while (edits.length > 0 && rounds < mostRounds) {
    current = current.edited([
      { range: { start: 0, end: current.text.length }, newText: applyEdits(current.text, edits) },
    ]);
    edits = createLanguageService(service.workspace.with({ kind: 'file', source: current }))[sort](uri);
    rounds++;
  }
  return rounds === 1 ? first : editsBetween(source.text, current.text);
}
