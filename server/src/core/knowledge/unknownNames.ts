/** Foreign names in katakana that neither the knowledge base nor the lexicon knows. */
import { soundKey } from '../japanese/katakana.js';
import type { Prose } from '../markdown/prose.js';
import type { KatakanaRun } from './katakanaRuns.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { wordProfileOf } from './wordProfile.js';

/** A name of one or more parts: バッシュール・アル＝アサド. Offsets count from the start of the prose. */
export interface UnknownName {
  readonly parts: readonly NamePart[];
  readonly connectors: readonly Connector[];
}

export interface NamePart {
  readonly text: string;
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
  /** Known to nobody, and no misspelling of a known name: what may be compared with other such words. */
  readonly unknown: boolean;
  /** The key that it shares with words that sound the same; empty unless `unknown`. */
  readonly sound: string;
  /** The rest of the name, by which the same name elsewhere is found; empty for a name of one part. */
  readonly rest: string;
}

export interface Connector {
  readonly text: string;
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
  /** The words around it, by which its other occurrences are found. */
  readonly joint: string;
  readonly left: string;
}

/**
 * The name that a chain of katakana is, or undefined where it is a single word that is known. `suspected` holds
 * where a misspelled name starts.
 */
export function unknownNameOf(
  prose: Prose,
  chain: readonly KatakanaRun[],
  suspected: ReadonlySet<number>,
  knowledge: KnowledgeBase,
): UnknownName | undefined {
  const { text } = prose;
  const words = chain.map(({ start, end }) => text.slice(start, end));
  const isUnknown = (word: string, { start }: KatakanaRun): boolean => {
    if (word.length < 3 || suspected.has(start)) return false;
    const profile = wordProfileOf(word, knowledge);
    return profile.word < 0 && !profile.isWord && !profile.isCompound;
  };
  const unknown = words.map((word, index) => isUnknown(word, chain[index]!));
  if (chain.length === 1 && !unknown[0]) return undefined;
  return {
    parts: chain.map((run, index) => ({
      text: words[index]!,
      prose,
      start: run.start,
      end: run.end,
      unknown: unknown[index]!,
      sound: unknown[index] ? soundKey(words[index]!) : '',
      rest:
        chain.length > 1 && unknown[index] ? words.map((it, at) => (at === index ? '' : it)).join('・') : '',
    })),
    connectors: chain.slice(1).map((run, index) => {
      const place = { start: chain[index]!.end, end: run.start };
      return {
        text: text.slice(place.start, place.end),
        prose,
        ...place,
        joint: `${words[index]} ${words[index + 1]}`,
        left: words[index]!,
      };
    }),
  };
}
