/** All notes of a report in one dialect: `<sup>1</sup>`, as reports are published, or `[^1]`, as Markdown has them. */
import { alreadyDone, type Refusal, refused } from '../finding.js';
import { lineBreakOf } from '../text/lineBreak.js';
import { SourceText } from '../text/sourceText.js';
import { applyEdits, rangeOf, type TextEdit } from '../text/textRange.js';
import { type FootnoteDefinition, type FootnoteDialect, type FootnoteReference, isShared } from './block.js';
import { mentionRefusal } from './footnoteNumbers.js';
import { type NoteEdit, provenEdit, readOtherwise } from './footnoteProof.js';
import { footnoteKey, footnotesOf } from './footnotes.js';
import { type Report, reportOf } from './report.js';

const conversions: Readonly<Record<FootnoteDialect, WeakMap<Report, NoteEdit | Refusal>>> = {
  sup: new WeakMap(),
  caret: new WeakMap(),
};

export function convertedNotes(report: Report, dialect: FootnoteDialect): NoteEdit | Refusal {
  let known = conversions[dialect].get(report);
  if (!known) conversions[dialect].set(report, (known = convert(report, dialect)));
  return known;
}

function convert(report: Report, dialect: FootnoteDialect): NoteEdit | Refusal {
  const { footnoteReferences: references, footnoteDefinitions: definitions } = report;
  if ([...references, ...definitions].every((it) => it.dialect === dialect)) return convertedAlready;
  if (hasUnreadMark(report)) return unread;
  const relabelled = dialect === 'sup' ? numbersForNames(report) : new Map<string, string>();
  const mention = mentionRefusal(report, relabelled);
  if (mention) return mention;
  const labelOf = (it: FootnoteReference | FootnoteDefinition): string =>
    relabelled.get(footnoteKey(it)) ?? it.label;
  const marks = adjacent(references).flatMap((group) => convertedMarks(report, group, dialect, labelOf));
  const texts = definitions.flatMap((it) => convertedText(report, it, dialect, labelOf(it)));
  const edits = [...marks, ...texts].sort((a, b) => a.range.start - b.range.start);
  return provenEdit(report, edits, { relabelled }, () => {
    const tooLong = dialect === 'sup' && definitions.find((it) => isMoreThanParagraph(report, it));
    return tooLong ? severalParagraphs(tooLong.label) : lossOf(report, edits);
  });
}

/** A mark for a note that exists, in a form that would stay as it is: it would lead nowhere. An exponent is none. */
function hasUnreadMark({ blocks, footnoteReferences, footnoteDefinitions }: Report): boolean {
  const defined = new Set(footnoteDefinitions.map(footnoteKey));
  const read = new Set(footnoteReferences.map((it) => it.range.start));
  return blocks.some(
    ({ block, start }) =>
      block.looseFootnoteUses.some(({ labels }) =>
        labels.some((label) => defined.has(footnoteKey({ label }))),
      ) ||
      block.footnoteReferences.some(
        (it) =>
          isShared(it) && !it.doubtful && defined.has(footnoteKey(it)) && !read.has(start + it.range.start),
      ),
  );
}

const convertedAlready = alreadyDone('脚注はもうその書き方です。', 'The footnotes are written so already.');
const unread = refused(
  '「<sup>1–3</sup>」のようにまとめた番号か、HTMLの中の番号があり、読み切れません。一つずつの番号に分けてから行います。',
  'Some marks cannot be read, as in `<sup>1–3</sup>` or inside HTML. Write them one by one first.',
);
const severalParagraphs = (label: string): Refusal =>
  refused(
    `脚注${label}の文面は一段落ではないため、<sup>の書き方にはできません。`,
    `The text of footnote ${label} is more than a paragraph, which <sup> cannot have.`,
  );

/** A superscript has a number: where a note has a name, all are numbered anew. */
function numbersForNames(report: Report): ReadonlyMap<string, string> {
  const relabelled = new Map<string, string>();
  const notes = footnotesOf(report);
  if (notes.every((it) => it.number !== undefined)) return relabelled;
  for (const [index, it] of notes.entries()) {
    const label = String(index + 1);
    if (label !== it.label) relabelled.set(footnoteKey(it), label);
  }
  return relabelled;
}

/** The references in groups without anything between their marks. */
function adjacent(references: readonly FootnoteReference[]): readonly (readonly FootnoteReference[])[] {
  const groups: FootnoteReference[][] = [];
  for (const it of references) {
    const last = groups.at(-1);
    if (last && it.mark.start <= last.at(-1)!.mark.end) last.push(it);
    else groups.push([it]);
  }
  return groups;
}

/** `[^1][^2]` becomes `<sup>1,2</sup>`, since two superscripts side by side would be read as 12. */
function convertedMarks(
  { source }: Report,
  group: readonly FootnoteReference[],
  dialect: FootnoteDialect,
  labelOf: (it: FootnoteReference) => string,
): readonly TextEdit[] {
  if (group.every((it) => it.dialect === dialect && labelOf(it) === it.label)) return [];
  const range = rangeOf(group[0]!.mark.start, group.at(-1)!.mark.end);
  const labels = group.map(labelOf);
  const newText =
    dialect === 'sup' ? `<sup>${labels.join(',')}</sup>` : labels.map((it) => `[^${it}]`).join('');
  return newText === source.slice(range) ? [] : [{ range, newText }];
}

function convertedText(
  { source: { text } }: Report,
  { mark, content, dialect: own, label: ownLabel }: FootnoteDefinition,
  dialect: FootnoteDialect,
  label: string,
): readonly TextEdit[] {
  if (own === dialect && label === ownLabel) return [];
  if (dialect === 'caret') return [{ range: mark, newText: `[^${label}]:` }];
  // A superscript that opens no paragraph, or that stands before a letter, would be no note.
  const before = text.slice(0, mark.start);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const isOwnLine = before.slice(lineStart).trim() === '' && lineStart > 0;
  const above = before.slice(0, lineStart).replace(/(?:\r\n|\r|\n)$/, '');
  const isApart = !isOwnLine || above === '' || /[\r\n][ \t]*$/.test(above);
  const ahead = isApart ? '' : lineBreakOf(text);
  const behind = content.start === mark.end && /[A-Za-z]/.test(text[mark.end] ?? '') ? ' ' : '';
  return [{ range: mark, newText: `${ahead}<sup>${label}</sup>${behind}` }];
}

const isMoreThanParagraph = ({ source }: Report, { content }: FootnoteDefinition): boolean =>
  /(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)|^(?:[-*+>#]|[0-9]+[.)]) /.test(source.slice(content));

/** Names the first mark that would be lost, such as one behind `m/s`, which would be an exponent. */
function lossOf(report: Report, edits: readonly TextEdit[]): Refusal {
  const { uri, text } = report.source;
  const after = reportOf(new SourceText(uri, applyEdits(text, edits))).footnoteReferences;
  const at = report.footnoteReferences.findIndex((it, index) => after[index]?.label !== it.label);
  const lost = report.footnoteReferences[at];
  if (!lost || after.length === report.footnoteReferences.length) return readOtherwise;
  const words = text
    .slice(Math.max(0, lost.mark.start - 8), lost.mark.end)
    .split(/[\r\n]/)
    .at(-1)!;
  return refused(
    `「${words}」の番号が脚注と読めなくなるため、書き方を変えません。`,
    `The number in “${words}” would no longer be read as a footnote, so nothing is changed.`,
  );
}
