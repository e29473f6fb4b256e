import { shifted, type TextRange } from '../text/textRange.js';
import type { Block } from './block.js';
import type { Prose } from './prose.js';

/** The text of a leaf block with its place in the report. */
export interface Passage {
  readonly prose: Prose;
  readonly block: Block;
  /** UTF-16 offset of the block in the report. */
  readonly start: number;
}

/** Where a range of the passage's text stands in the report. */
export const placeIn = ({ prose, start }: Passage, range: TextRange): TextRange =>
  shifted(prose.toSource(range), start);

/** The same, or undefined where marks, notes or line breaks stand inside, which no edit of the range would keep. */
export function plainPlaceIn(passage: Passage, range: TextRange): TextRange | undefined {
  const { prose, block } = passage;
  const { start, end } = prose.toSource(range);
  const isPlain = block.text.slice(start, end) === prose.text.slice(range.start, range.end);
  return isPlain ? placeIn(passage, range) : undefined;
}
