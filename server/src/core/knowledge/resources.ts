/** What the product ships beside its code and a door loads: the built-in packs and the list of known words. */
import { emptyLexicon, type Lexicon } from '../japanese/lexicon.js';
import type { SourceText } from '../text/sourceText.js';
import type { Entity } from './entity.js';
import type { KnowledgeBase } from './knowledgeBase.js';

export interface Resources {
  /** The names of the packs that exist. */
  readonly packNames: readonly string[];
  /** The knowledge base of exactly these packs and sources, if the door has it in store. */
  stored(sources: readonly SourceText[], packs: readonly string[]): KnowledgeBase | undefined;
  /** Offers a newly built knowledge base to the store. */
  store(knowledge: KnowledgeBase, sources: readonly SourceText[], packs: readonly string[]): void;
  /** The records of a pack, for a knowledge base that mixes them with the workspace's own. */
  entitiesOf(pack: string): readonly Entity[];
  readonly lexicon: Lexicon;
}

/** For tests and doors that ship nothing. */
export const noResources: Resources = {
  packNames: [],
  stored: () => undefined,
  store: () => {},
  entitiesOf: () => [],
  lexicon: emptyLexicon,
};
