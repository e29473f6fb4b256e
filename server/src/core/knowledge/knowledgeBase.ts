import type { Problem } from '../finding.js';
import type { Lexicon } from '../japanese/lexicon.js';
import type { Entity } from './entity.js';
import type { NameIndex } from './nameIndex.js';

/** Everything known about names at one instant. Immutable; its identity keys what is derived from it. */
export interface KnowledgeBase {
  readonly size: number;
  /** The entity at an index of `names`. */
  entity(index: number): Entity;
  /** The index of the entity with this id, or -1. */
  indexOf(id: string): number;
  readonly names: NameIndex;
  /** The words that the knowledge files add to the lexicon. */
  readonly words: readonly string[];
  /** The words that are no misspelled name, though they look like one. */
  readonly lexicon: Lexicon;
  /** What is wrong with the knowledge files themselves, by URI. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** The entity that `surface` names, by any of its forms. */
export function entityNamed(knowledge: KnowledgeBase, surface: string): Entity | undefined {
  const form = knowledge.names.formOf(surface);
  return form < 0 ? undefined : knowledge.entity(knowledge.names.entity(form));
}
