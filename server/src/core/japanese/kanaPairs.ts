/** Finds pairs of kana in one pass, so that patterns are tried at the few places where they may begin. */

/** U+3000 to U+309F: the marks 、 and 。 and hiragana. */
const first = 0x3000;
const width = 0xa0;

export interface KanaPair<T> {
  /** Where the pair begins. */
  readonly at: number;
  readonly values: readonly T[];
}

/** The places of the pairs listed, with all that was listed for each. */
export function kanaPairs<T>(
  entries: Iterable<readonly [pair: string, value: T]>,
): (text: string) => readonly KanaPair<T>[] {
  const table = new Uint16Array(width * width);
  const lists: T[][] = [[]];
  for (const [pair, value] of entries) {
    const index = (pair.charCodeAt(0) - first) * width + pair.charCodeAt(1) - first;
    const list = table[index]!;
    if (list > 0) lists[list]!.push(value);
    else table[index] = lists.push([value]) - 1;
  }
  return (text) => {
    const found: KanaPair<T>[] = [];
    let left = text.charCodeAt(0) - first;
    for (let at = 0; at + 1 < text.length; at++) {
      const right = text.charCodeAt(at + 1) - first;
      if (left >= 0 && left < width && right >= 0 && right < width) {
        const list = table[left * width + right]!;
        if (list > 0) found.push({ at, values: lists[list]! });
      }
      left = right;
    }
    return found;
  };
}
