import type { Problem } from '../finding.js';
import type { Entity } from './entity.js';

/** Everything known about names at one instant. Immutable; identity keys what is derived from it. */
export interface KnowledgeBase {
  readonly entities: readonly Entity[];
  /** What is wrong with the knowledge files themselves, by URI. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  entity(id: string): Entity | undefined;
  /** The entity that `surface` names, by any of its forms. */
  named(surface: string): Entity | undefined;
}
