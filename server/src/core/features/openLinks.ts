/** The debts of a report: links whose target is still to come, each with what it stands in. */
import type { Finding } from '../finding.js';
import { sentencesOf } from '../japanese/sentences.js';
import { objectReplacement } from '../markdown/prose.js';
import type { Report } from '../markdown/report.js';
import { shownText } from '../markdown/shownText.js';
import { overlaps, shifted, type TextRange } from '../text/textRange.js';

export interface OpenLink {
  /** The link, or the definition of its label. */
  readonly range: TextRange;
  /** As it is written: `リンク`. */
  readonly label: string;
  /** The placeholder. */
  readonly destination: TextRange;
  /** Of the note in which it stands. */
  readonly note: string | undefined;
  /** The note, or the sentence, as a reader sees it. */
  readonly text: string;
}

/** `findings` are those of the report: the rule says what a placeholder is, and what somebody accepted is no debt. */
export const openLinksOf = (report: Report, findings: readonly Finding[]): readonly OpenLink[] =>
  findings.flatMap(({ rule, range, interactions = [] }) => {
    const insertion = interactions.find((it) => it.kind === 'insert-link');
    if (rule !== 'placeholder-link' || !insertion) return [];
    const link = report.links.find((it) => it.range.start === range.start);
    const note = report.footnoteDefinitions.find((it) => overlaps(it.range, range));
    const label = link ? report.source.slice(link.text) : '';
    return [
      {
        range,
        label: label.replace(/\\(?=[!-/:-@[-`{-~])/g, '') || report.source.slice(range),
        destination: insertion.range,
        note: note?.label,
        text: (note ? shownText(report, note.content) : sentenceAround(report, range))
          .replace(/\s+/g, ' ')
          .trim(),
      },
    ];
  });

function sentenceAround({ blocks, source }: Report, range: TextRange): string {
  const placed = blocks.find((it) => it.start <= range.start && range.start < it.end);
  for (const prose of placed?.block.prose ?? []) {
    for (const sentence of sentencesOf(prose.text)) {
      if (overlaps(shifted(prose.toSource(sentence), placed!.start), range)) {
        return prose.text.slice(sentence.start, sentence.end).replaceAll(objectReplacement, '');
      }
    }
  }
  return source.slice(range);
}
