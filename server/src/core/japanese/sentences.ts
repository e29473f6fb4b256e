import { rangeOf, type TextRange } from '../text/textRange.js';

/** What a character may do to a sentence, by its code; most do nothing. */
const roles = new Uint8Array(0x10000);
const [opens, closes, ends, mayEnd, breaks] = [1, 2, 3, 4, 5];
for (const [role, characters] of [
  [opens, '「『（(【〔［[〈《“‘'],
  [closes, '」』）)】〕］]〉》”’"\''],
  [ends, '。！？．'],
  [mayEnd, '!?'],
  [breaks, '\n'],
] as const) {
  for (const it of characters) roles[it.charCodeAt(0)] = role;
}

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
    const role = roles[text.charCodeAt(at)];
    if (role === 0) continue;
    if (role === opens) depth++;
    else if (role === closes) depth = Math.max(0, depth - 1);
    else if (role === breaks) {
      depth = 0;
      close(at + 1);
    } else if (depth === 0 && (role === ends || /^\s?$/.test(text[at + 1] ?? ''))) {
      let end = at + 1;
      while (end < text.length && (roles[text.charCodeAt(end)] === closes || /[。！？!?]/.test(text[end]!)))
        end++;
      close(end);
      at = end - 1;
    }
  }
  close(text.length);
  return sentences;
}

/** Whoever asks for one sentence of a text asks for others. */
let last: { readonly text: string; readonly sentences: readonly TextRange[] } = { text: '', sentences: [] };

/** The sentence in which `offset` lies; the whole text where it lies between two. */
export function sentenceAt(text: string, offset: number): TextRange {
  if (last.text !== text) last = { text, sentences: sentencesOf(text) };
  const { sentences } = last;
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  const sentence = sentences[low];
  return sentence && sentence.start <= offset ? sentence : rangeOf(0, text.length);
}
