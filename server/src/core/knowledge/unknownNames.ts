/** The katakana words and foreign names of a block, as far as no knowledge base knows them. */
import type { Block } from '../markdown/block.js';
import type { Prose } from '../markdown/prose.js';
import type { TextRange } from '../text/textRange.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { chainOf, type KatakanaRun, katakanaRuns } from './katakanaRuns.js';
import { mentionsOf } from './mentions.js';

/** A name of one or more katakana parts: バッシュール・アル＝アサド. Offsets count from the start of the block. */
export interface UnknownName {
  readonly prose: Prose;
  readonly parts: readonly NamePart[];
  /** The characters between the parts. */
  readonly connectors: readonly { readonly text: string; readonly range: TextRange }[];
  readonly range: TextRange;
}

export interface NamePart {
  readonly text: string;
  readonly range: TextRange;
  /** Neither a word of the lexicon nor of the knowledge base. */
  readonly unknown: boolean;
}

const counted = new WeakMap<Block, ReadonlyMap<string, number>>();

/** How often each katakana word stands in the block. */
export function katakanaCountsOf(block: Block): ReadonlyMap<string, number> {
  let counts = counted.get(block);
  if (!counts) {
    const all = new Map<string, number>();
    for (const { text } of block.prose) {
      for (const { start, end } of katakanaRuns(text)) {
        const word = text.slice(start, end);
        all.set(word, (all.get(word) ?? 0) + 1);
      }
    }
    counts = all;
    counted.set(block, counts);
  }
  return counts;
}

const remembered = new WeakMap<KnowledgeBase, WeakMap<Block, readonly UnknownName[]>>();

/** Names that the knowledge base does not have: joined katakana, and single words that the lexicon lacks too. */
export function unknownNamesOf(block: Block, knowledge: KnowledgeBase): readonly UnknownName[] {
  let known = remembered.get(knowledge);
  if (!known) remembered.set(knowledge, (known = new WeakMap()));
  let names = known.get(block);
  if (!names) {
    const mentions = mentionsOf(block, knowledge);
    names = block.prose.flatMap((prose) => {
      const covered = mentions.filter((it) => it.prose === prose);
      return chainsIn(prose.text)
        .filter((chain) => {
          const start = chain[0]!.start;
          const end = chain.at(-1)!.end;
          return !covered.some((it) => it.start <= start && end <= it.end);
        })
        .map((chain) => nameOf(prose, chain, knowledge))
        .filter((it) => it.parts.length > 1 || it.parts[0]!.unknown);
    });
    known.set(block, names);
  }
  return names;
}

function nameOf(prose: Prose, chain: readonly KatakanaRun[], { lexicon, names }: KnowledgeBase): UnknownName {
  const { text } = prose;
  const slice = (start: number, end: number) => ({ text: text.slice(start, end), range: prose.toSource({ start, end }) });
  return {
    prose,
    parts: chain.map(({ start, end }) => {
      const part = slice(start, end);
      const unknown = part.text.length >= 3 && !lexicon.has(part.text) && names.wordOf(part.text) < 0;
      return { ...part, unknown };
    }),
    connectors: chain.slice(1).map((run, index) => slice(chain[index]!.end, run.start)),
    range: prose.toSource({ start: chain[0]!.start, end: chain.at(-1)!.end }),
  };
}

/** The katakana runs of a text, those that a connector joins together. */
function chainsIn(text: string): readonly (readonly KatakanaRun[])[] {
  const chains: (readonly KatakanaRun[])[] = [];
  let end = 0;
  for (const run of katakanaRuns(text)) {
    if (run.start < end) continue;
    const chain = chainOf(text, run);
    chains.push(chain);
    end = chain.at(-1)!.end;
  }
  return chains;
}
