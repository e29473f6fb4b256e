/** Another text for a stretch of prose that marks part: ト**ヨタ**自動車. */
import { rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import { differenceOf, type Prose } from './prose.js';

/**
 * The edits of the source, counted from the block's start, that show the reader `newText` for a range, with every mark
 * where it was and something between each two; undefined where that cannot be done. Which letters are bold in the end
 * is a guess, but for the parts of a name that ・ and the like divide: `ト**ヨタ**自動車` becomes `**豊田**自動車`.
 */
export function partedEdits(
  prose: Prose,
  range: TextRange,
  newText: string,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  let start = range.start;
  for (const [before, after] of partsOf(prose.text.slice(range.start, range.end), newText)) {
    const part = rangeOf(start, start + before.length);
    start = part.end;
    if (before === after) continue;
    const edit = prose.edit(part, after);
    const several = edit ? [edit] : distributed(prose, part, after);
    if (!several) return undefined;
    edits.push(...several);
  }
  return edits;
}

const connectors = /([・＝=\s])/;

/** The parts of both texts, in pairs, where they are divided alike. */
function partsOf(before: string, after: string): readonly (readonly [string, string])[] {
  const parts = before.split(connectors);
  const newParts = after.split(connectors);
  const areAlike =
    parts.length === newParts.length && parts.every((it, at) => at % 2 === 0 || it === newParts[at]);
  return areAlike ? parts.map((it, at) => [it, newParts[at]!] as const) : [[before, after]];
}

/** Gives the letters that differ to the pieces that marks need, or to the first one. */
function distributed(prose: Prose, range: TextRange, newText: string): readonly TextEdit[] | undefined {
  const { changed, changedText } = differenceOf(prose.text, range, newText);
  const pieces = prose.piecesOf(changed);
  if (pieces.some((it) => !prose.isPlain(it.range))) return undefined;
  const needed = pieces.filter((it) => it.isNeeded);
  const takers = needed.length > 0 ? needed : pieces.slice(0, 1);
  if (changedText.length < needed.length) return undefined;
  let letters = takers.reduce((sum, { range: { start, end } }) => sum + end - start, 0);
  let rest = changedText;
  return pieces.map((piece) => {
    const source = prose.toSource(piece.range);
    const place = takers.indexOf(piece);
    if (place < 0) return { range: source, newText: '' };
    const length = piece.range.end - piece.range.start;
    const share = Math.max(1, Math.round((rest.length * length) / letters));
    const given = Math.min(share, rest.length - (takers.length - 1 - place));
    const text = rest.slice(0, given);
    rest = rest.slice(given);
    letters -= length;
    return { range: source, newText: text };
  });
}
