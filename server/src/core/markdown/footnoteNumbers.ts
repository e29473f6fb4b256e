/** The numbers of notes: in the order in which a reader meets them, and where the text speaks of a note by its number. */
import { alreadyDone, type Fix, type Problem, type Refusal, refused } from '../finding.js';
import { rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import { type NoteEdit, provenEdit } from './footnoteProof.js';
import { footnoteKey, footnotesOf } from './footnotes.js';
import type { Report } from './report.js';

const renumberings = new WeakMap<Report, NoteEdit | Refusal>();

/** New numbers for all notes, in reading order. */
export function renumberingOf(report: Report): NoteEdit | Refusal {
  let known = renumberings.get(report);
  if (!known) {
    known = relabelling(report, numbersInOrder(report));
    renumberings.set(report, known);
  }
  return known;
}

/** What a rule on numbers adds to its problem: the one fix, or the place that stands in its way. */
export function renumberingHelp(report: Report): Required<Pick<Problem, 'fixes' | 'related'>> {
  const renumbering = renumberingOf(report);
  if (renumbering.kind === 'note-edit') {
    const title = { ja: '脚注を出現順に振り直す', en: 'Renumber the footnotes in order of appearance' };
    const fix: Fix = { title, edits: renumbering.edits, safe: false };
    return { fixes: [fix], related: [] };
  }
  const mention = mentionOf(report, numbersInOrder(report));
  if (!mention) return { fixes: [], related: [] };
  const message = {
    ja: 'ここで脚注を番号で呼んでいるため、自動では振り直しません',
    en: 'A note is called by its number here, so the numbers are not changed automatically',
  };
  return { fixes: [], related: [{ location: { uri: report.source.uri, range: mention }, message }] };
}

/** By key: the labels that change where the numbers follow the reading order. */
function numbersInOrder(report: Report): ReadonlyMap<string, string> {
  const relabelled = new Map<string, string>();
  const numbered = footnotesOf(report).filter((it) => it.number !== undefined);
  for (const [index, it] of numbered.entries()) {
    const label = String(index + 1);
    if (label !== it.label) relabelled.set(footnoteKey(it), label);
  }
  return relabelled;
}

/** Other labels for some notes, on their marks and on their texts. */
function relabelling(report: Report, relabelled: ReadonlyMap<string, string>): NoteEdit | Refusal {
  if (relabelled.size === 0) return inOrderAlready;
  return (
    mentionRefusal(report, relabelled) ?? provenEdit(report, labelEdits(report, relabelled), { relabelled })
  );
}

const inOrderAlready = alreadyDone(
  '脚注の番号はもう出てくる順に並んでいます。',
  'The footnotes are numbered in reading order already.',
);

/** The edits that give some notes new labels. */
export const labelEdits = (report: Report, relabelled: ReadonlyMap<string, string>): readonly TextEdit[] =>
  [...report.footnoteReferences, ...report.footnoteDefinitions]
    .flatMap((it) => {
      const newText = relabelled.get(footnoteKey(it));
      return newText === undefined || newText === report.source.slice(it.labelRange)
        ? []
        : [{ range: it.labelRange, newText }];
    })
    .sort((a, b) => a.range.start - b.range.start);

/** Why a number that changes may not: the text speaks of its note by it, and only the author knows which is meant. */
export function mentionRefusal(
  report: Report,
  changed: Pick<ReadonlyMap<string, string>, 'has'>,
): Refusal | undefined {
  const mention = mentionOf(report, changed);
  if (!mention) return undefined;
  const words = report.source.slice(mention).trim();
  return refused(
    `本文が「${words}」と番号で呼んでいるため、その番号は自動では変えません。そこを先に直します。`,
    `The text calls a note by its number (“${words}”), so that number is not changed automatically. Mend that first.`,
  );
}

/** 「注3」「脚注の3」「注三」「前掲注（3）」 and `note 3`, but not 「受注3件」 and 「注2025年」. */
const mentionsBefore =
  /(?:(?<![受発外傾])注(?:の|番号)?[\s\u3000]*|\bnotes?\s+)[(（[［]?[ \u3000]*([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?![0-9０-９]|[年月日億万兆件%％])/giu;
/** 「3番の注」「（3）の脚注」「上記3の注」. */
const mentionsBehind =
  /(?<![0-9０-９一二三四五六七八九十])([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[)）］]?(?:番目?)?の(?:脚|後)?注(?![意目文入視力])/gu;

function mentionOf(
  { source }: Report,
  changed: Pick<ReadonlyMap<string, string>, 'has'>,
): TextRange | undefined {
  for (const mentions of [mentionsBefore, mentionsBehind]) {
    for (const match of source.text.matchAll(mentions)) {
      if (changed.has(numeral(match[1]!))) return rangeOf(match.index, match.index + match[0].length);
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
