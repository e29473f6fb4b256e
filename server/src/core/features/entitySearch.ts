import type { Message } from '../finding.js';
import { type EntityKind, entityKinds } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { keysFor } from '../knowledge/typedKeys.js';
import type { Location } from '../text/textRange.js';

/** An entity that somebody looks for. */
export interface FoundEntity {
  readonly name: string;
  readonly english: string | undefined;
  readonly kind: EntityKind | undefined;
  /** The present office, else the kind of thing that it is. */
  readonly detail: Message | undefined;
  readonly declaredAt: Location;
}

const mostFound = 50;

/** The entities that `typed` begins to name, those that begin with it first. */
export function entitiesFor(knowledge: KnowledgeBase, typed: string): readonly FoundEntity[] {
  const keys = [...keysFor(typed.trim(), knowledge)];
  keys.sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.key.length - b.key.length);
  const entities = [...new Set(keys.map((it) => it.entity))].slice(0, mostFound);
  return entities.map((index) => {
    const { name, english, kind, declaredAt, ...entity } = knowledge.entity(index);
    const role = entity.roles.find((it) => it.to === undefined)?.title;
    const detail = role === undefined ? kind && entityKinds[kind] : { ja: role, en: role };
    return { name, english, kind, detail, declaredAt };
  });
}
