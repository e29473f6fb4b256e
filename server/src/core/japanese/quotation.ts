const openers = '「『“';
const closers = '」』”';

/** Whether `offset` lies inside 「」, 『』 or “ ” of `text`: somebody else's words, or a title. */
export function isQuoted(text: string, offset: number): boolean {
  let depth = 0;
  for (let at = 0; at < offset; at++) {
    const character = text[at]!;
    if (openers.includes(character)) depth++;
    else if (closers.includes(character) && depth > 0) depth--;
  }
  return depth > 0 && [...closers].some((it) => text.indexOf(it, offset) >= 0);
}
