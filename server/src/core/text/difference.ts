/**
 * What changed between two sequences: of words for a message, of lines for a patch.
 * Myers, “An O(ND) Difference Algorithm and Its Variations” (1986), with a bound: two texts that have little in
 * common are said to differ from the first to the last difference, which is true and cheap.
 */
import type { TextEdit } from './textRange.js';

/** `before[from, to)` became `after[newFrom, newTo)`; one of the two may be empty. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Beyond so many insertions and deletions the steps are no longer told apart. */
const mostSteps = 1000;

/** The changes in order, disjoint and not adjacent. Elements are compared by identity. */
export function differencesBetween<T>(before: readonly T[], after: readonly T[]): readonly Difference[] {
  let start = 0;
  let end = before.length;
  let newEnd = after.length;
  while (start < end && start < newEnd && before[start] === after[start]) start++;
  while (end > start && newEnd > start && before[end - 1] === after[newEnd - 1]) {
    end--;
    newEnd--;
  }
  if (start === end && start === newEnd) return [];
  const whole: Difference = { from: start, to: end, newFrom: start, newTo: newEnd };
  if (start === end || start === newEnd) return [whole];
  return pathThrough(before, after, whole) ?? [whole];
}

/** The shortest edit script inside `within`, or undefined where it has more than `mostSteps` steps. */
function pathThrough<T>(
  before: readonly T[],
  after: readonly T[],
  within: Difference,
): readonly Difference[] | undefined {
  const { from, newFrom } = within;
  const length = within.to - from;
  const newLength = within.newTo - newFrom;
  const most = Math.min(length + newLength, mostSteps);
  // `reached[diagonal + most + 1]` is the furthest element of `before` on that diagonal.
  const reached = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  for (let steps = 0; steps <= most; steps++) {
    history.push(reached.slice(most + 1 - steps, most + 2 + steps));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const at = diagonal + most + 1;
      const down = diagonal === -steps || (diagonal !== steps && reached[at - 1]! < reached[at + 1]!);
      let x = down ? reached[at + 1]! : reached[at - 1]! + 1;
      while (x < length && x - diagonal < newLength && before[from + x] === after[newFrom + x - diagonal])
        x++;
      reached[at] = x;
      if (x >= length && x - diagonal >= newLength) return backFrom(history, length, newLength, within);
    }
  }
  return undefined;
}

/** Follows the steps back from the end. `history[n]` holds what was reached before step n, for diagonals -n to n. */
function backFrom(
  history: readonly Int32Array[],
  length: number,
  newLength: number,
  { from, newFrom }: Difference,
): readonly Difference[] {
  const changes: Difference[] = [];
  let x = length;
  let y = newLength;
  for (let steps = history.length - 1; steps > 0; steps--) {
    const reached = history[steps]!;
    const at = (diagonal: number): number => reached[diagonal + steps] ?? -1;
    const diagonal = x - y;
    const down = diagonal === -steps || (diagonal !== steps && at(diagonal - 1) < at(diagonal + 1));
    const previousX = down ? at(diagonal + 1) : at(diagonal - 1);
    const previousY = previousX - (down ? diagonal + 1 : diagonal - 1);
    const next = changes.at(-1);
    const step = {
      from: from + previousX,
      to: from + previousX + (down ? 0 : 1),
      newFrom: newFrom + previousY,
      newTo: newFrom + previousY + (down ? 1 : 0),
    };
    if (next && next.from === step.to && next.newFrom === step.newTo) {
      changes[changes.length - 1] = { ...next, from: step.from, newFrom: step.newFrom };
    } else {
      changes.push(step);
    }
    x = previousX;
    y = previousY;
  }
  return changes.reverse();
}

const word =
  /[\p{Script=Han}々〆ヶ〇]+|[\p{Script=Hiragana}]+|[\p{Script=Katakana}ー・＝]+|[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]+(?:[.,'’-][\p{Script=Latin}\p{Script=Cyrillic}\p{N}]+)*|\s+|./gsu;

/** The words of a text with the spaces between them: runs of one script. Joined they are the text again. */
export const wordsOf = (text: string): readonly string[] => text.match(word) ?? [];

/** The edits, word by word, that make one text of the other. */
export function editsBetween(before: string, after: string): readonly TextEdit[] {
  const words = wordsOf(before);
  const newWords = wordsOf(after);
  const offsets = [0];
  for (const word of words) offsets.push(offsets.at(-1)! + word.length);
  return differencesBetween(words, newWords).map(({ from, to, newFrom, newTo }) => ({
    range: { start: offsets[from]!, end: offsets[to]! },
    newText: newWords.slice(newFrom, newTo).join(''),
  }));
}

const contextLines = 3;

/** The difference as `diff -u` prints it; empty where there is none. */
export function unifiedDiff(oldText: string, newText: string, path: string): string {
  const before = linesOf(oldText);
  const after = linesOf(newText);
  const changes = differencesBetween(before, after);
  if (changes.length === 0) return '';
  let result = `--- a/${path}\n+++ b/${path}\n`;
  for (let at = 0; at < changes.length; ) {
    let last = at;
    while (changes[last + 1] && changes[last + 1]!.from - changes[last]!.to <= 2 * contextLines) last++;
    result += hunk(before, after, changes.slice(at, last + 1));
    at = last + 1;
  }
  return result;
}

function hunk(before: readonly string[], after: readonly string[], changes: readonly Difference[]): string {
  const first = changes[0]!;
  const last = changes.at(-1)!;
  const lead = Math.min(contextLines, first.from);
  const trail = Math.min(contextLines, before.length - last.to);
  let lines = '';
  let at = first.from - lead;
  for (const { from, to, newFrom, newTo } of changes) {
    for (; at < from; at++) lines += printedLine(' ', before[at]!);
    for (; at < to; at++) lines += printedLine('-', before[at]!);
    for (let added = newFrom; added < newTo; added++) lines += printedLine('+', after[added]!);
  }
  for (; at < last.to + trail; at++) lines += printedLine(' ', before[at]!);
  const removed = span(first.from - lead, last.to + trail);
  const added = span(first.newFrom - lead, last.newTo + trail);
  return `@@ -${removed} +${added} @@\n${lines}`;
}

/** `start,count` with lines counted from 1; an empty side names the line before it. */
function span(from: number, to: number): string {
  const count = to - from;
  if (count === 1) return `${from + 1}`;
  return `${count === 0 ? from : from + 1},${count}`;
}

const printedLine = (mark: string, line: string): string =>
  `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`;

/** The lines with their line feeds, so that a last line without one differs from the same line with one. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
