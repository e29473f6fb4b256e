import type { Entity } from './entity.js';
import type { KnowledgeRecord } from './knowledgeRecord.js';

/** Lower-case kebab from the English name, else the name itself. */
export function idOf(record: KnowledgeRecord): string {
  if (record.id !== undefined) return record.id;
  const ascii = (record.english ?? '')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return ascii === '' ? record.name : ascii;
}

/** The record as an entity, with what it leaves out taken from `other`, a pack's record of the same thing. */
export function entityOf(
  record: KnowledgeRecord,
  declaredAt: Entity['declaredAt'],
  pack?: string,
  other?: Entity,
): Entity {
  return {
    id: record.id ?? other?.id ?? idOf(record),
    name: record.name,
    kind: record.kind ?? other?.kind,
    english: record.english ?? other?.english,
    short: record.short ?? other?.short ?? [],
    variants:
      pack === undefined
        ? (record.variants ?? other?.variants ?? [])
        : // What other publishers write is no mistake where the house itself has not decided.
          (record.variants ?? []).map((it) => ({ severity: 'information', ...it })),
    bio: record.bio ?? other?.bio,
    asOf: record.asOf ?? (record.bio === undefined ? other?.asOf : undefined),
    roles: record.roles ?? other?.roles ?? [],
    former: record.former ?? other?.former ?? [],
    honorific: record.honorific ?? other?.honorific,
    reading: record.reading ?? other?.reading,
    rules: record.rules ?? other?.rules ?? {},
    sources: record.sources ?? other?.sources ?? [],
    declaredAt,
    pack,
  };
}
