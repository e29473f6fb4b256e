/** A record in a few plain lines, for a tooltip. */
import type { Message } from '../finding.js';
import { type Entity, entityKinds, rolesAt } from '../knowledge/entity.js';
import { termInWords } from '../knowledge/termInWords.js';

/** As of `date`, which is that of the report. */
export function aboutEntity(entity: Entity, date: string | undefined, language: keyof Message): string {
  const { name, english, kind, bio, asOf } = entity;
  const heading = [name, english, kind && entityKinds[kind][language]].filter(Boolean).join(' · ');
  const roles = rolesAt(entity, date ?? asOf).map((it) => it.title + termInWords(it, language));
  return [heading, ...roles, bio?.replace(/\s+/g, ' ')].filter(Boolean).join('\n');
}
