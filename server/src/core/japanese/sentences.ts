import { rangeOf, type TextRange } from '../text/textRange.js';

const terminator = /[。！？!?．]|\n/;
const closers = '」』）)】〕］]〉》”’"\'';
const openers = '「『（(【〔［[〈《“‘';

/**
 * The sentences of a prose text, in UTF-16 offsets, without the white space between them.
 * A sentence ends with 。！？ and the closing brackets behind it, but not inside brackets: a quotation of
 * several sentences belongs to the sentence that quotes it. `!`, `?` end one only before a space or the end.
 */
export function sentencesOf(text: string): readonly TextRange[] {
  const sentences: TextRange[] = [];
  let start = 0;
  let depth = 0;
  const close = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from]!)) from++;
    while (to > from && /\s/.test(text[to - 1]!)) to--;
    if (to > from) sentences.push(rangeOf(from, to));
    start = end;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (openers.includes(character)) depth++;
    else if (closers.includes(character) && depth > 0) depth--;
    if (!terminator.test(character)) continue;
    if (character === '\n') {
      depth = 0;
      close(at + 1);
      continue;
    }
    if (depth > 0) continue;
    if ((character === '!' || character === '?') && !/[\s]|^$/.test(text[at + 1] ?? '')) continue;
    let end = at + 1;
    while (end < text.length && (closers.includes(text[end]!) || /[。！？!?]/.test(text[end]!))) end++;
    close(end);
    at = end - 1;
  }
  close(text.length);
  return sentences;
}

/** The sentence in which `offset` lies; the whole text where it lies between two. */
export const sentenceAt = (text: string, offset: number): TextRange =>
  sentencesOf(text).find((it) => it.start <= offset && offset < it.end) ?? rangeOf(0, text.length);
