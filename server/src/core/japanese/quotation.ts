import type { Prose } from '../markdown/prose.js';
import { rangeOf, type TextRange } from '../text/textRange.js';

const mark = /[「『“」』”]/g;
const openers = '「『“';

/** Whether `offset` lies in somebody else's words: in quotation marks or in a block quote. */
export const isQuotation = (prose: Prose, offset: number): boolean =>
  prose.isBlockQuote || isQuoted(prose.text, offset);

/** Whether `offset` lies inside 「」, 『』 or “ ” of `text`: somebody else's words, or a title. */
export function isQuoted(text: string, offset: number): boolean {
  if (text !== read.text) read = { text, quotations: quotationsIn(text) };
  const { quotations } = read;
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  const quotation = quotations[low - 1];
  return quotation !== undefined && offset <= quotation.end;
}

/** The quotations of the text that was asked about last: a long text is asked about at each of its names. */
let read: { readonly text: string; readonly quotations: readonly TextRange[] } = { text: '', quotations: [] };

/** From the outermost opener to its closer, or to the last closer of the text where one is missing. */
function quotationsIn(text: string): readonly TextRange[] {
  const quotations: TextRange[] = [];
  let depth = 0;
  let start = 0;
  let last = -1;
  for (const { 0: character, index: at } of text.matchAll(mark)) {
    if (openers.includes(character)) {
      if (depth === 0) start = at;
      depth++;
      continue;
    }
    last = at;
    if (depth === 0) continue;
    depth--;
    if (depth === 0) quotations.push(rangeOf(start, at));
  }
  if (depth > 0 && last > start) quotations.push(rangeOf(start, last));
  return quotations;
}
