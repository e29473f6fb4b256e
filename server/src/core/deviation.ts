/** What a report prints otherwise than the house has approved it, clause by clause and in words. */
import { type Wording, wordingOf } from './approvedText.js';
import type { Message } from './finding.js';
import type { ApprovedText } from './house.js';
import { type Sentence, sentencesIn, type Word } from './markdown/clauses.js';
import type { Report } from './markdown/report.js';
import { differencesBetween } from './text/difference.js';
import { rangeOf, type TextEdit, type TextRange } from './text/textRange.js';

/** What differs in one place. */
export type Deviation =
  /** The clause `clause` (from 0) of the approved text is printed at `range` in other words. */
  | {
      readonly kind: 'changed';
      readonly clause: number;
      readonly range: TextRange;
      readonly words: readonly WordChange[];
    }
  /** The clause is missing; it would follow `range`, which is empty. */
  | { readonly kind: 'missing'; readonly clause: number; readonly range: TextRange; readonly text: string }
  /** A clause that the approved text does not have. */
  | { readonly kind: 'extra'; readonly range: TextRange; readonly text: string };

/** `printed` became, or must become, `approved`; one of them may be empty. */
export interface WordChange {
  readonly printed: string;
  readonly approved: string;
  readonly edit: TextEdit;
}

/** The deviations of what stands at `content` from an approved wording, in order of the report. */
export function deviationsFrom(wording: Wording, report: Report, content: TextRange): readonly Deviation[] {
  const printed = sentencesIn(report, content);
  const approved = wording.sentences;
  if (sameWords(printed, approved)) return [];
  const pairs = paired(printed, approved);
  const clauseOf = clausesOfPrinted(pairs);
  const deviations: Deviation[] = [];
  let end = content.start;
  const done = new Set<number>();
  const doneExtra = new Set<number>();
  for (const { printed: mine, approved: theirs } of pairs) {
    const clause = theirs?.clause ?? clauseOf.get(mine!.clause);
    if (clause === undefined) {
      if (!doneExtra.has(mine!.clause)) {
        doneExtra.add(mine!.clause);
        const all = printed.filter((it) => it.clause === mine!.clause);
        deviations.push({ kind: 'extra', range: spanOf(all), text: textOf(all) });
      }
    } else if (!done.has(clause)) {
      done.add(clause);
      const here = pairs.filter((it) => (it.approved?.clause ?? clauseOf.get(it.printed!.clause)) === clause);
      const ours = here.flatMap((it) => it.printed ?? []);
      const wanted = approved.filter((it) => it.clause === clause);
      if (ours.length === 0) {
        deviations.push({ kind: 'missing', clause, range: rangeOf(end, end), text: textOf(wanted) });
      } else if (!sameWords(ours, wanted)) {
        deviations.push({
          kind: 'changed',
          clause,
          range: spanOf(ours),
          words: wordChanges(wording, ours, wanted),
        });
      }
    }
    if (mine) end = Math.max(end, mine.range.end);
  }
  return deviations;
}

/**
 * The end of the last printed sentence that stands for an approved one; undefined where the last approved clause
 * is not printed, so that what stands last may be what it has become.
 */
export function endOfWording(wording: Wording, report: Report, content: TextRange): number | undefined {
  const pairs = paired(sentencesIn(report, content), wording.sentences);
  const clauseOf = clausesOfPrinted(pairs);
  const known = pairs.flatMap(({ printed }) => (printed && clauseOf.has(printed.clause) ? printed : []));
  const last = wording.sentences.at(-1)?.clause;
  return known.some((it) => clauseOf.get(it.clause) === last) ? known.at(-1)?.range.end : undefined;
}

interface Pair {
  readonly printed?: Sentence;
  readonly approved?: Sentence;
}

const textOf = (sentences: readonly Sentence[]): string => sentences.map((it) => it.text).join('');

const sameWords = (a: readonly Sentence[], b: readonly Sentence[]): boolean => textOf(a) === textOf(b);

const spanOf = (sentences: readonly Sentence[]): TextRange =>
  rangeOf(sentences[0]!.range.start, sentences.at(-1)!.range.end);

interface Pairing {
  readonly printed: string;
  readonly pairs: readonly Pair[];
  readonly sentences: readonly Sentence[];
}

/** How each approved text was printed last: while the report is edited elsewhere the same sentences are paired. */
const pairings = new WeakMap<readonly Sentence[], Pairing>();

function paired(printed: readonly Sentence[], approved: readonly Sentence[]): readonly Pair[] {
  const text = printed.map((it) => it.text).join('\n');
  const known = pairings.get(approved);
  if (known?.printed !== text) {
    const pairs = mostAlike(printed, approved);
    pairings.set(approved, { printed: text, pairs, sentences: printed });
    return pairs;
  }
  const here = new Map(known.sentences.map((it, index) => [it, printed[index]]));
  return known.pairs.map((it) => pair(it.printed && here.get(it.printed), it.approved));
}

/** Equal sentences first; between them those that have the most in common. */
function mostAlike(printed: readonly Sentence[], approved: readonly Sentence[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let at = 0;
  let newAt = 0;
  const equal = (to: number): void => {
    for (; at < to; at++, newAt++) pairs.push({ printed: printed[at]!, approved: approved[newAt]! });
  };
  const differences = differencesBetween(
    printed.map((it) => it.text),
    approved.map((it) => it.text),
  );
  for (const { from, to, newFrom, newTo } of differences) {
    equal(from);
    pairs.push(...nearest(printed.slice(from, to), approved.slice(newFrom, newTo)));
    at = to;
    newAt = newTo;
  }
  equal(printed.length);
  return pairs;
}

/** The pairing in order with the greatest sum of similarities; sentences with little in common stay alone. */
function nearest(printed: readonly Sentence[], approved: readonly Sentence[]): readonly Pair[] {
  const rows = printed.length;
  const columns = approved.length;
  if (rows * columns > 2500) {
    return Array.from({ length: Math.max(rows, columns) }, (_, index) =>
      pair(printed[index], approved[index]),
    );
  }
  const score = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const alike = printed.map((mine) => approved.map((theirs) => similarity(mine, theirs)));
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const value = alike[row]![column]!;
      const together = value < leastSimilarity ? 0 : value + score[row + 1]![column + 1]!;
      score[row]![column] = Math.max(together, score[row + 1]![column]!, score[row]![column + 1]!);
    }
  }
  const pairs: Pair[] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const best = score[row]![column]!;
    const value = alike[row]![column]!;
    if (value >= leastSimilarity && best === value + score[row + 1]![column + 1]!) {
      pairs.push(pair(printed[row++], approved[column++]));
    } else if (best === score[row + 1]![column]!) pairs.push(pair(printed[row++], undefined));
    else pairs.push(pair(undefined, approved[column++]));
  }
  while (row < rows) pairs.push(pair(printed[row++], undefined));
  while (column < columns) pairs.push(pair(undefined, approved[column++]));
  return pairs;
}

const pair = (printed: Sentence | undefined, approved: Sentence | undefined): Pair => ({
  ...(printed && { printed }),
  ...(approved && { approved }),
});

const leastSimilarity = 0.4;

/** The share of the code units of both sentences that stand in words they have in common. */
function similarity(a: Sentence, b: Sentence): number {
  let different = 0;
  for (const { from, to, newFrom, newTo } of differencesBetween(texts(a.words), texts(b.words))) {
    for (let at = from; at < to; at++) different += a.words[at]!.text.length;
    for (let at = newFrom; at < newTo; at++) different += b.words[at]!.text.length;
  }
  return 1 - different / Math.max(1, a.text.length + b.text.length);
}

const texts = (words: readonly Word[]): readonly string[] => words.map((it) => it.text.normalize('NFC'));

/** The approved clause that each printed clause stands for, where one of its sentences is paired. */
function clausesOfPrinted(pairs: readonly Pair[]): ReadonlyMap<number, number> {
  const clauses = new Map<number, number>();
  for (const { printed, approved } of pairs) {
    if (printed && approved && !clauses.has(printed.clause)) clauses.set(printed.clause, approved.clause);
  }
  return clauses;
}

function wordChanges(
  { approved }: Wording,
  printed: readonly Sentence[],
  wanted: readonly Sentence[],
): readonly WordChange[] {
  const mine = printed.flatMap((it) => it.words);
  const theirs = wanted.flatMap((it) => it.words);
  const between = (words: readonly Word[], from: number, to: number): string =>
    words
      .slice(from, to)
      .map((it) => it.text)
      .join('');
  return differencesBetween(texts(mine), texts(theirs)).map(({ from, to, newFrom, newTo }) => {
    const place = from > 0 ? mine[from - 1]!.range.end : mine[0]!.range.start;
    const range =
      to > from ? rangeOf(mine[from]!.range.start, mine[to - 1]!.range.end) : rangeOf(place, place);
    const newText =
      newTo > newFrom
        ? unwrapped(approved.markdown.slice(theirs[newFrom]!.range.start, theirs[newTo - 1]!.range.end))
        : '';
    return {
      printed: between(mine, from, to),
      approved: between(theirs, newFrom, newTo),
      edit: { range, newText },
    };
  });
}

/** A line break between Japanese characters is nothing to the reader and would break the indentation here. */
const unwrapped = (markdown: string): string =>
  markdown
    .replace(/([A-Za-z0-9,.;:])[ \t]*\r?\n[ \t>]*(?=[A-Za-z0-9])/g, '$1 ')
    .replace(/[ \t]*\r?\n[ \t>]*/g, '');

/** The differences in words between what stands at `range` and the whole of an approved text. */
export function wordChangesAt(
  report: Report,
  range: TextRange,
  approved: ApprovedText,
): readonly WordChange[] {
  const printed = sentencesIn(report, range, { lines: 'separate' });
  const wording = wordingOf(approved);
  const wanted = sentencesIn(wording.report, rangeOf(0, approved.markdown.length), { lines: 'separate' });
  return sameWords(printed, wanted) ? [] : wordChanges(wording, printed, wanted);
}

/** The first of several changes as a correction, and how many more there are. */
export function shownChanges(changes: readonly WordChange[]): Message {
  const [first] = changes;
  if (!first) return { ja: '', en: '' };
  const more = changes.length - 1;
  const printed = shortened(first.printed);
  const approved = shortened(first.approved);
  const ja =
    approved === ''
      ? `「${printed}」を削る`
      : printed === ''
        ? `「${approved}」を補う`
        : `「${printed}」→「${approved}」`;
  const en =
    approved === ''
      ? `delete “${printed}”`
      : printed === ''
        ? `insert “${approved}”`
        : `“${printed}” → “${approved}”`;
  return { ja: more > 0 ? `${ja}（ほか${more}か所）` : ja, en: more > 0 ? `${en} (and ${more} more)` : en };
}

export const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
