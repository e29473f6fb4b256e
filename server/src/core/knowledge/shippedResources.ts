/** The built-in packs and the list of known words, out of the bytes that the product ships. */
import { emptyLexicon, lexiconOf } from '../japanese/lexicon.js';
import type { Entity } from './entity.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { knowledgeOfImage, type TextCodec } from './knowledgeImage.js';
import type { Resources } from './resources.js';

export interface Shipment {
  readonly packNames: readonly string[];
  /** The word list; without it no word is known. */
  readonly lexicon: Uint8Array | undefined;
  /** The knowledge base of all packs; asked for when the first of its records is. */
  packs(): Uint8Array | undefined;
  /** The URI of a pack's file, to which its records lead. */
  packUri(pack: string): string;
  readonly codec: TextCodec;
}

/** Resources that store nothing. What the shipment lacks, they lack. */
export function resourcesFrom({ packNames, lexicon: words, packs, packUri, codec }: Shipment): Resources {
  const lexicon = words ? lexiconOf(words) : emptyLexicon;
  let packed: KnowledgeBase | undefined;
  const loaded = (): KnowledgeBase | undefined => {
    const bytes = packed ? undefined : packs();
    const knowledge = bytes && knowledgeOfImage(bytes, lexicon, codec);
    if (knowledge) packed = located(knowledge, packUri);
    return packed;
  };
  return {
    packNames,
    lexicon,
    entitiesOf(pack) {
      const base = loaded();
      const entities: Entity[] = [];
      for (let index = 0; base && index < base.size; index++) {
        const entity = base.entity(index);
        if (entity.pack === pack) entities.push(entity);
      }
      return entities;
    },
    stored(sources, names) {
      const isAll = names.length === packNames.length && packNames.every((it) => names.includes(it));
      return sources.length === 0 && isAll ? loaded() : undefined;
    },
    store() {},
  };
}

/** A knowledge base whose records of packs are where the packs' files are shipped. */
export function located(knowledge: KnowledgeBase, packUri: (pack: string) => string): KnowledgeBase {
  const entities: Entity[] = new Array(knowledge.size);
  const locatedEntity = (index: number): Entity => {
    const entity = knowledge.entity(index);
    const { pack, declaredAt } = entity;
    return pack === undefined ? entity : { ...entity, declaredAt: { ...declaredAt, uri: packUri(pack) } };
  };
  return { ...knowledge, entity: (index) => (entities[index] ??= locatedEntity(index)) };
}
