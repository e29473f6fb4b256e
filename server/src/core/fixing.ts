/** Findings → edits: what is fixed at once, and what is fixed until nothing is left. */
import { type Choice, type Finding, safeFix } from './finding.js';
import { applyEdits, type TextEdit, type TextRange } from './text/textRange.js';

/** One round of disjoint edits, in order; where two fixes want the same text the first finding wins. */
export function fixAll(findings: readonly Finding[], choose: Choice = safeFix): readonly TextEdit[] {
  const accepted: TextEdit[] = [];
  for (const finding of findings) {
    const fix = choose(finding);
    if (!fix || fix.edits.some((it) => collides(it.range, accepted))) continue;
    for (const edit of fix.edits) accepted.splice(placeFor(edit.range, accepted), 0, edit);
  }
  return accepted;
}

/** Two insertions at one place have no order that both fixes would agree to, so they collide too. */
function collides(range: TextRange, accepted: readonly TextEdit[]): boolean {
  const at = placeFor(range, accepted);
  return [accepted[at - 1], accepted[at]].some((it) => {
    if (!it) return false;
    const other = it.range;
    const insertion = range.start === range.end || other.start === other.end;
    return insertion
      ? range.start <= other.end && other.start <= range.end
      : range.start < other.end && other.start < range.end;
  });
}

/** The index of the first accepted edit that starts behind `range`. */
function placeFor(range: TextRange, accepted: readonly TextEdit[]): number {
  let low = 0;
  let high = accepted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (accepted[middle]!.range.start > range.start) high = middle;
    else low = middle + 1;
  }
  return low;
}

const mostRounds = 10;

/**
 * Applies the fixes chosen, by default what is safe, until none is left. `settled` is false where that did not happen
 * within ten rounds.
 */
export function fixToFixedPoint(
  text: string,
  check: (text: string) => readonly Finding[],
  choose: Choice = safeFix,
): { readonly text: string; readonly settled: boolean } {
  let fixed = text;
  for (let round = 0; round < mostRounds; round++) {
    const edits = fixAll(check(fixed), choose);
    if (edits.length === 0) return { text: fixed, settled: true };
    fixed = applyEdits(fixed, edits);
  }
  return { text: fixed, settled: fixAll(check(fixed), choose).length === 0 };
}
