/** What rules on slips of the keyboard have in common: where they look, and how a slip is mended. */
import type { Fix, Problem } from '../finding.js';
import { possible } from '../finding.js';
import type { Slip } from '../japanese/slip.js';
import type { Block } from '../markdown/block.js';
import type { Prose } from '../markdown/prose.js';
import type { TextRange } from '../text/textRange.js';
import { namesIn } from './blockNames.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { isNamed } from './mentions.js';
import { isOwnAndPlain, replacementOf } from './replacement.js';

/** A slip and the prose in which it stands. */
export interface PlacedSlip<S extends Slip = Slip> {
  readonly prose: Prose;
  readonly slip: S;
  readonly written: string;
}

/** The slips of a block that stand in its own words: a name is written as its record says. */
export function* slipsOf<S extends Slip>(
  block: Block,
  knowledge: KnowledgeBase,
  slipsIn: (text: string) => readonly S[],
): Iterable<PlacedSlip<S>> {
  for (const prose of block.prose) {
    if (prose.isBlockQuote) continue;
    for (const slip of slipsIn(prose.text)) {
      if (isSpokenOf(prose.text, slip.range)) continue;
      if (isNamed(namesIn(knowledge)(block).mentions, prose, slip.range)) continue;
      yield { prose, slip, written: prose.text.slice(slip.range.start, slip.range.end) };
    }
  }
}

/** 「をを」: what fills its brackets is spoken of and not written by slip. */
const isSpokenOf = (text: string, { start, end }: TextRange): boolean =>
  /[「『“"（(]/.test(text[start - 1] ?? '') && /[」』”"）)]/.test(text[end] ?? '');

/** Where a slip is, and how it is mended: by itself in the report's own words alone. */
export const mendedSlip = (
  { prose, slip }: PlacedSlip,
  isSafe: boolean,
): Pick<Problem, 'range' | 'fixes'> => ({
  range: prose.toSource(slip.range),
  fixes: fixesOf(prose, slip.range, slip.expected, isSafe),
});

const fixesOf = (
  prose: Prose,
  range: TextRange,
  expected: readonly string[],
  isSafe: boolean,
): readonly Fix[] => {
  const place = { prose, ...range, blockStart: 0 };
  return possible(
    expected.map((to) => ({
      title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
      edits: replacementOf(place, to),
      safe: isSafe && isOwnAndPlain(place),
    })),
  );
};
