/**
 * What a morphological analysis has found in sentences. The core reads no dictionary while somebody types: a door
 * has the sentences of a report read, wherever it pleases, and brings the answers here. Of a sentence that is not
 * here nothing is said.
 */
import { type Sentence, sentencesOfProse } from './japanese/ownSentences.js';
import type { Block } from './markdown/block.js';
import { rememberedByBlock } from './markdown/blockMemory.js';
import type { GrammarFault } from './morphology/grammarFault.js';

export interface Readings {
  /** By the text of the sentence; sentences without faults are left out. */
  readonly faults: ReadonlyMap<string, readonly GrammarFault[]>;
}

export const noReadings: Readings = { faults: new Map() };

/** A folder of careless reports has some hundred; what was found longest ago is found again where it is needed. */
const mostKept = 5000;

/** The same value where there is nothing new. */
export function withFaults(known: Readings, news: ReadonlyMap<string, readonly GrammarFault[]>): Readings {
  const fresh = [...news].filter(([sentence, faults]) => faults.length > 0 && !known.faults.has(sentence));
  if (fresh.length === 0) return known;
  return { faults: new Map([...known.faults, ...fresh].slice(-mostKept)) };
}

/** A sentence in which there is something. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly faults: readonly GrammarFault[];
}

/** Found once for each block. What stands in a block quote is somebody else's. */
export const sentencesIn: (block: Block) => readonly Sentence[] = rememberedByBlock((block: Block) =>
  block.prose.filter((it) => !it.isBlockQuote).flatMap(sentencesOfProse),
)({});
