/** Finds any of many fixed phrases in one pass; a text without them costs one look-up per character. */

export interface PhraseMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

const size = 1 << 13;
const hashOf = (first: number, second: number, third: number): number =>
  (Math.imul(first, 0x9e3b) ^ Math.imul(second, 0x85eb) ^ Math.imul(third, 0xc2b3)) & (size - 1);

/** A matcher of phrases of three characters or more; of those that begin at one place the longest is found. */
export function phraseMatcher<T>(
  phrases: Iterable<readonly [phrase: string, value: T]>,
): (text: string) => readonly PhraseMatch<T>[] {
  const beginnings = new Uint8Array(1 << 16);
  const heads = new Uint8Array(size);
  const byHead = new Map<string, { readonly phrase: string; readonly value: T }[]>();
  for (const [phrase, value] of phrases) {
    const head = phrase.slice(0, 3);
    beginnings[phrase.charCodeAt(0)] = 1;
    heads[hashOf(phrase.charCodeAt(0), phrase.charCodeAt(1), phrase.charCodeAt(2))] = 1;
    const same = byHead.get(head);
    if (same) same.push({ phrase, value });
    else byHead.set(head, [{ phrase, value }]);
  }
  for (const same of byHead.values()) same.sort((a, b) => b.phrase.length - a.phrase.length);
  return (text) => {
    const found: PhraseMatch<T>[] = [];
    for (let start = 0; start + 2 < text.length; start++) {
      const first = text.charCodeAt(start);
      if (beginnings[first] === 0) continue;
      if (heads[hashOf(first, text.charCodeAt(start + 1), text.charCodeAt(start + 2))] === 0) continue;
      const match = byHead.get(text.slice(start, start + 3))?.find((it) => text.startsWith(it.phrase, start));
      if (match) found.push({ start, end: start + match.phrase.length, value: match.value });
    }
    return found;
  };
}
