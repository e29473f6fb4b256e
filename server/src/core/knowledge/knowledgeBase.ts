import type { Problem } from '../finding.js';
import type { Lexicon } from '../japanese/lexicon.js';
import { fingerprint } from '../text/fingerprint.js';
import type { Entity } from './entity.js';
import type { LatinNames } from './latinNames.js';
import type { NameIndex } from './nameIndex.js';

/** Everything known about names at one instant. Immutable; its identity keys what is derived from it. */
export interface KnowledgeBase {
  readonly size: number;
  /** The entity at an index of `names`. */
  entity(index: number): Entity;
  /** The index of the entity with this id, or -1. */
  indexOf(id: string): number;
  readonly names: NameIndex;
  /** The names in English, which are no forms: a name in a citation is no mention. */
  readonly latin: LatinNames;
  /** The words that the knowledge files add to the lexicon. */
  readonly words: readonly string[];
  /** The words that are no misspelled name, though they look like one. */
  readonly lexicon: Lexicon;
  /** What is wrong with the knowledge files themselves, by URI. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

const stamps = new WeakMap<KnowledgeBase, string>();

/** Equal for two knowledge bases that find the same entities, under the same indices, in every text. */
export function knowledgeStampOf(knowledge: KnowledgeBase): string {
  let stamp = stamps.get(knowledge);
  if (stamp === undefined) {
    const { strings, entities, kinds } = knowledge.names.data;
    let owners = 0;
    for (let form = 0; form < entities.length; form++) {
      owners = (Math.imul(owners, 31) + entities[form]! * 8 + kinds[form]!) >>> 0;
    }
    const numbers = [fingerprint(strings), owners, fingerprint(knowledge.words.join('\n'))];
    stamp = numbers.map((it) => it.toString(36)).join('-');
    stamps.set(knowledge, stamp);
  }
  return stamp;
}

/** The entity that `surface` names, by any of its forms. */
export function entityNamed(knowledge: KnowledgeBase, surface: string): Entity | undefined {
  const form = knowledge.names.formOf(surface);
  return form < 0 ? undefined : knowledge.entity(knowledge.names.entity(form));
}
