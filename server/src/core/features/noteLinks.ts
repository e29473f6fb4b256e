import { footnotesOf } from '../markdown/footnotes.js';
import type { Report } from '../markdown/report.js';
import type { TextRange } from '../text/textRange.js';

/** A mark that leads to its note, or a note that leads back to its first mark. */
export interface NoteLink {
  readonly kind: 'to-note' | 'to-mark';
  readonly label: string;
  readonly range: TextRange;
  readonly target: TextRange;
}

export const noteLinksIn = (report: Report): readonly NoteLink[] =>
  footnotesOf(report).flatMap(({ label, references, definitions }) => {
    const [definition] = definitions;
    const [reference] = references;
    if (!definition || !reference) return [];
    return [
      ...references.map(
        ({ range }): NoteLink => ({ kind: 'to-note', label, range, target: definition.range }),
      ),
      ...definitions.map(
        ({ mark }): NoteLink => ({ kind: 'to-mark', label, range: mark, target: reference.range }),
      ),
    ];
  });
