/**
 * What a morphological analysis has found in sentences. The core reads no dictionary while somebody types: a door
 * has the sentences of a report read, wherever it pleases, and brings the answers here. Of a sentence that is not
 * here nothing is said.
 */
import { sentencesOf } from './japanese/sentences.js';
import type { Block } from './markdown/block.js';
import { rememberedByBlock } from './markdown/blockMemory.js';
import type { Prose } from './markdown/prose.js';
import type { Slip } from './morphology/slips.js';
import type { TextRange } from './text/textRange.js';

export interface Readings {
  /** By the text of the sentence; sentences without slips are left out. */
  readonly slips: ReadonlyMap<string, readonly Slip[]>;
}

export const noReadings: Readings = { slips: new Map() };

/** A folder of careless reports has some hundred; what was found longest ago is found again where it is needed. */
const mostKept = 5000;

/** The same value where there is nothing new. */
export function withSlips(known: Readings, news: ReadonlyMap<string, readonly Slip[]>): Readings {
  const fresh = [...news].filter(([sentence, slips]) => slips.length > 0 && !known.slips.has(sentence));
  if (fresh.length === 0) return known;
  return { slips: new Map([...known.slips, ...fresh].slice(-mostKept)) };
}

/** A sentence of the prose of a block. */
export interface Sentence {
  readonly prose: Prose;
  /** In the prose. */
  readonly range: TextRange;
  readonly text: string;
}

/** Found once for each block. What stands in a block quote is somebody else's. */
export const sentencesIn: (block: Block) => readonly Sentence[] = rememberedByBlock((block: Block) =>
  block.prose
    .filter((it) => !it.isBlockQuote)
    .flatMap((prose) =>
      sentencesOf(prose.text).map((range) => ({
        prose,
        range,
        text: prose.text.slice(range.start, range.end),
      })),
    ),
)({});
