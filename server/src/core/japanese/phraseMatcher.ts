/** Finds any of many fixed phrases in one pass; a text without them costs one look-up per character. */

export interface PhraseMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

const size = 1 << 16;
const hashAt = (text: string, at: number): number =>
  (Math.imul(text.charCodeAt(at), 0x9e3b) ^
    Math.imul(text.charCodeAt(at + 1), 0x85eb) ^
    Math.imul(text.charCodeAt(at + 2), 0xc2b3)) &
  (size - 1);

/** A matcher of phrases of three characters or more; of those that begin at one place the longest is found. */
export function phraseMatcher<T>(
  phrases: Iterable<readonly [phrase: string, value: T]>,
): (text: string) => readonly PhraseMatch<T>[] {
  const gate = new Uint8Array(size);
  const byHead = new Map<string, { readonly phrase: string; readonly value: T }[]>();
  for (const [phrase, value] of phrases) {
    const head = phrase.slice(0, 3);
    gate[hashAt(phrase, 0)] = 1;
    const same = byHead.get(head);
    if (same) same.push({ phrase, value });
    else byHead.set(head, [{ phrase, value }]);
  }
  for (const same of byHead.values()) same.sort((a, b) => b.phrase.length - a.phrase.length);
  return (text) => {
    const found: PhraseMatch<T>[] = [];
    for (let start = 0; start + 2 < text.length; start++) {
      if (gate[hashAt(text, start)] === 0) continue;
      const match = byHead.get(text.slice(start, start + 3))?.find((it) => text.startsWith(it.phrase, start));
      if (match) found.push({ start, end: start + match.phrase.length, value: match.value });
    }
    return found;
  };
}
