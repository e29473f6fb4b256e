/**
 * All that a knowledge base has to say about one block, found once and remembered with the block.
 * Invariant: nothing here knows where the block stands; every range counts from its start.
 */
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import { type KatakanaRun, katakanaChains } from './katakanaRuns.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { type Mention, mentionsIn } from './mentions.js';
import type { Suspect } from './suspect.js';
import { suspectsIn } from './suspects.js';
import { type UnknownName, unknownNameOf } from './unknownNames.js';

export interface BlockNames {
  /** Where entities are named, in order. */
  readonly mentions: readonly Mention[];
  /** Where they all but are. */
  readonly suspects: readonly Suspect[];
  /** Katakana names that nobody knows. */
  readonly unknown: readonly UnknownName[];
  /** How often each katakana word stands in the block. */
  readonly words: ReadonlyMap<string, number>;
}

/** Memoised by block and knowledge base: `const names = namesIn(knowledge); names(block)`. */
export const namesIn = rememberedByBlock(read);

const none: readonly never[] = [];
const nothing: BlockNames = { mentions: none, suspects: none, unknown: none, words: new Map() };

function read(block: Block, knowledge: KnowledgeBase): BlockNames {
  const mentions: Mention[] = [];
  const suspects: Suspect[] = [];
  const unknown: UnknownName[] = [];
  const words = new Map<string, number>();
  for (const prose of block.prose) {
    const here = mentionsIn(prose, knowledge);
    const chains = katakanaChains(prose.text);
    let next = 0;
    const uncovered: (readonly KatakanaRun[])[] = [];
    for (const chain of chains) {
      for (const { start, end } of chain) {
        const word = prose.text.slice(start, end);
        words.set(word, (words.get(word) ?? 0) + 1);
      }
      const { start } = chain[0]!;
      while (next < here.length && here[next]!.end <= start) next++;
      const mention = here[next];
      if (!mention || mention.start > start || mention.end < chain.at(-1)!.end) uncovered.push(chain);
    }
    if (uncovered.length > 0) {
      const found = suspectsIn(prose, uncovered, here, knowledge);
      const suspected = new Set<number>();
      for (const suspect of found) {
        suspects.push(suspect);
        if (!suspect.candidates[0]!.needsEvidence) suspected.add(suspect.start);
      }
      for (const chain of uncovered) {
        const name = unknownNameOf(prose, chain, suspected, knowledge);
        if (name) unknown.push(name);
      }
    }
    // A block may hold more names than a call takes arguments.
    for (const mention of here) mentions.push(mention);
  }
  return mentions.length + words.size === 0 ? nothing : { mentions, suspects, unknown, words };
}
