import { renumberingHelp } from '../markdown/footnoteNumbers.js';
import { type Footnote, footnoteKey, footnotesOf } from '../markdown/footnotes.js';
import { defineReportRule } from './rule.js';

export const footnoteOrder = defineReportRule({
  id: 'footnote-order',
  scope: 'report',
  summary: {
    ja: '脚注の番号が出てくる順になっていません。',
    en: 'The footnote numbers are not in reading order.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    const { uri } = report.source;
    // Without its text a number may be a slip of the pen: that is another rule's finding. Where a note is used in
    // a form that is not read, nobody knows which of its uses is the first.
    const notes = footnotesOf(report).filter(
      (it) =>
        it.number !== undefined &&
        it.inBody &&
        it.definitions.length > 0 &&
        !report.looseFootnoteUses.has(footnoteKey(it)),
    );
    const inOrder = longestRise(notes);
    const at = notes.findIndex((it) => !inOrder.has(it));
    const note = notes[at];
    if (!note) return;
    const [reference] = note.references;
    const [definition] = note.definitions;
    const later = notes.slice(at + 1).find((it) => it.number! < note.number!);
    const earlier = notes.slice(0, at).find((it) => it.number! > note.number!);
    const other = later ?? earlier!;
    const help = renumberingHelp(report);
    yield {
      range: reference!.range,
      message: {
        ja: `脚注の番号が出てくる順になっていません。脚注${note.label}が脚注${other.label}より${later ? '先に' : '後に'}出てきます。`,
        en: `The footnotes are not numbered in reading order: ${note.label} comes ${later ? 'before' : 'after'} ${other.label}.`,
      },
      fixes: help.fixes,
      related: [
        {
          location: { uri, range: other.references[0]!.range },
          message: { ja: `脚注${other.label}の参照`, en: `Reference to footnote ${other.label}` },
        },
        ...help.related,
      ],
      interactions: [
        {
          kind: 'go-to',
          title: { ja: `脚注${note.label}の文面へ移動`, en: `Go to the text of footnote ${note.label}` },
          target: definition!.range,
        },
      ],
    };
  },
});

/** The notes that may stay: what is not among them is the smallest set that stands at the wrong place. */
function longestRise(notes: readonly Footnote[]): ReadonlySet<Footnote> {
  /** `ends[n]` is the smallest last note of a rise of n + 1 notes. */
  const ends: Footnote[] = [];
  const before = new Map<Footnote, Footnote | undefined>();
  for (const note of notes) {
    let at = ends.length;
    while (at > 0 && ends[at - 1]!.number! > note.number!) at--;
    before.set(note, ends[at - 1]);
    ends[at] = note;
  }
  const rise = new Set<Footnote>();
  for (let note = ends.at(-1); note; note = before.get(note)) rise.add(note);
  return rise;
}
