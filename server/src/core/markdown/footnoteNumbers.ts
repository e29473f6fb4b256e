/**
 * New numbers for the notes of a report, in the order in which a reader meets them.
 * Invariant: an edit is offered only if the edited text, parsed again, refers from each mark to the same note as
 * before, word by word.
 */
import type { Fix, Problem } from '../finding.js';
import { SourceText } from '../text/sourceText.js';
import { applyEdits, rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import type { FootnoteDefinition, FootnoteReference } from './block.js';
import { footnoteKey, footnotesOf } from './footnotes.js';
import { type Report, reportOf } from './report.js';

export type Renumbering =
  | { readonly kind: 'proved'; readonly edits: readonly TextEdit[] }
  /** The text speaks of a note by its number, as in 「前掲注3」: only its author knows which note is meant. */
  | { readonly kind: 'mentioned'; readonly mention: TextRange }
  | { readonly kind: 'refused' };

const renumberings = new WeakMap<Report, Renumbering>();

export function renumberingOf(report: Report): Renumbering {
  let known = renumberings.get(report);
  if (!known) {
    known = renumber(report);
    renumberings.set(report, known);
  }
  return known;
}

/** What a rule on numbers adds to its problem: the one fix, or the reason why there is none. */
export function renumberingHelp(report: Report): Required<Pick<Problem, 'fixes' | 'related'>> {
  const renumbering = renumberingOf(report);
  const fixes: readonly Fix[] =
    renumbering.kind === 'proved'
      ? [
          {
            title: {
              ja: '脚注を出現順に振り直す',
              en: 'Renumber the footnotes in order of appearance',
            },
            edits: renumbering.edits,
            safe: false,
          },
        ]
      : [];
  if (renumbering.kind !== 'mentioned') return { fixes, related: [] };
  const location = { uri: report.source.uri, range: renumbering.mention };
  const message = {
    ja: 'ここで脚注を番号で呼んでいるため、自動では振り直しません',
    en: 'A note is called by its number here, so the numbers are not changed automatically',
  };
  return { fixes, related: [{ location, message }] };
}

function renumber(report: Report): Renumbering {
  /** By key: only the labels that change. */
  const renamed = new Map<string, string>();
  const numbered = footnotesOf(report).filter((it) => it.number !== undefined);
  for (const [index, it] of numbered.entries()) {
    const label = String(index + 1);
    if (label !== it.label) renamed.set(footnoteKey(it), label);
  }
  if (renamed.size === 0 || hasUnclearMark(report, renamed)) return { kind: 'refused' };
  const mention = mentionOf(report, renamed);
  if (mention) return { kind: 'mentioned', mention };
  const edits = [...report.footnoteReferences, ...report.footnoteDefinitions]
    .flatMap((it) => {
      const newText = renamed.get(footnoteKey(it));
      return newText === undefined ? [] : [{ range: it.labelRange, newText }];
    })
    .sort((a, b) => a.range.start - b.range.start);
  return keepsNotes(report, edits, renamed) ? { kind: 'proved', edits } : { kind: 'refused' };
}

/** A number that changes stands in a mark that is not read, or read as an exponent and perhaps a reference. */
function hasUnclearMark({ looseFootnoteUses }: Report, renamed: ReadonlyMap<string, string>): boolean {
  return [...renamed].some(([key, label]) => looseFootnoteUses.has(key) || looseFootnoteUses.has(label));
}

/** 「注3」「脚注の3」「注三」「前掲注（3）」 and `note 3`, but not 「受注3件」 and 「注2025年」. */
const mentionsBefore =
  /(?:(?<![受発外傾])注(?:の|番号)?[\s\u3000]*|\bnotes?\s+)[(（[［]?[ \u3000]*([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?![0-9０-９]|[年月日億万兆件%％])/giu;
/** 「3番の注」「（3）の脚注」「上記3の注」. */
const mentionsBehind =
  /(?<![0-9０-９一二三四五六七八九十])([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[)）］]?(?:番目?)?の(?:脚|後)?注(?![意目文入視力])/gu;

function mentionOf({ source }: Report, renamed: ReadonlyMap<string, string>): TextRange | undefined {
  for (const mentions of [mentionsBefore, mentionsBehind]) {
    for (const match of source.text.matchAll(mentions)) {
      if (renamed.has(numeral(match[1]!))) return rangeOf(match.index, match.index + match[0].length);
    }
  }
  return undefined;
}

/** `３` and 「三」 are `3`, 「二十一」 is `21`. */
function numeral(written: string): string {
  if (!written.includes('十')) return written.normalize('NFKC').replace(/[一二三四五六七八九]/g, digitOf);
  const [ten = '', one = ''] = written.split('十').map((it) => it.replace(/./g, digitOf));
  return `${ten || '1'}${one || '0'}`;
}

const digitOf = (kanji: string): string => String('一二三四五六七八九'.indexOf(kanji) + 1);

function keepsNotes(
  before: Report,
  edits: readonly TextEdit[],
  renamed: ReadonlyMap<string, string>,
): boolean {
  const after = reportOf(new SourceText(before.source.uri, applyEdits(before.source.text, edits)));
  if (before.blocks.length !== after.blocks.length) return false;
  if (before.blocks.some((it, index) => it.block.kind !== after.blocks[index]!.block.kind)) return false;
  const sameLabel = (it: { readonly label: string }, now: { readonly label: string } | undefined): boolean =>
    now !== undefined && (renamed.get(footnoteKey(it)) ?? it.label) === now.label;
  const references = before.footnoteReferences;
  const definitions = before.footnoteDefinitions;
  return (
    references.length === after.footnoteReferences.length &&
    definitions.length === after.footnoteDefinitions.length &&
    references.every((it, index) => sameLabel(it, after.footnoteReferences[index])) &&
    definitions.every((it, index) => sameLabel(it, after.footnoteDefinitions[index])) &&
    definitions.every(
      (it, index) => textOfNote(before, it) === textOfNote(after, after.footnoteDefinitions[index]!),
    ) &&
    refersAlike(before, after)
  );
}

/** Whether each mark refers to the notes that it referred to, by their place among all notes. */
function refersAlike(before: Report, after: Report): boolean {
  const [notes, notesAfter] = [placesByKey(before), placesByKey(after)];
  return before.footnoteReferences.every((it, index) => {
    const now = after.footnoteReferences[index]!;
    return notes.get(footnoteKey(it)) === notesAfter.get(footnoteKey(now));
  });
}

/** The places of the definitions of one key, as a text that can be compared: `3` or `3 7`. */
function placesByKey({ footnoteDefinitions }: Report): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const [index, it] of footnoteDefinitions.entries()) {
    const key = footnoteKey(it);
    places.set(key, `${places.get(key) ?? ''} ${index}`);
  }
  return places;
}

/** The text of a note, in which a mark is the number of its occurrence in the report. */
function textOfNote(
  { source, footnoteReferences: references }: Report,
  { content }: FootnoteDefinition,
): string {
  let text = '';
  let at = content.start;
  for (let index = firstFrom(references, at); index < references.length; index++) {
    const { labelRange } = references[index]!;
    if (labelRange.end > content.end) break;
    text += `${source.text.slice(at, labelRange.start)}\uFFFC${index}\uFFFC`;
    at = labelRange.end;
  }
  return text + source.text.slice(at, content.end);
}

/** The index of the first reference at or behind `offset`. */
function firstFrom(references: readonly FootnoteReference[], offset: number): number {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (references[middle]!.range.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
