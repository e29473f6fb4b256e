import type { SourceText } from '../text/sourceText.js';
import type { Declaration, Entity, Variant } from './entity.js';
import type { GrowingKey } from './knowledgeKeys.js';
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

export const declarationOf = ({ range }: KnowledgeRecord, source: SourceText): Declaration => ({
  uri: source.uri,
  range,
  line: source.positionAt(range.start).line,
});

/**
 * The record as an entity, built on `base`, a pack's record of the same thing: what the record says counts, its
 * lists come before those of the base, and what it leaves out is taken from there.
 */
export function entityOf(
  record: KnowledgeRecord,
  declaredAt: Entity['declaredAt'],
  pack?: string,
  base?: Entity,
): Entity {
  const inherited = <K extends GrowingKey>(key: K): Entity[K] | readonly [] =>
    base && !record.replaces.includes(key) ? base[key] : [];
  const { name, short = [], former = [], roles = [], sources = [] } = record;
  const titles = new Set(roles.map((it) => it.title));
  return {
    id: record.id ?? base?.id ?? idOf(record),
    name,
    kind: record.kind ?? base?.kind,
    english: record.english ?? base?.english,
    short: [...short, ...inherited('short')],
    variants: [
      // What other publishers write is no mistake where the house itself has not decided.
      ...(record.variants ?? []).map((it): Variant => (pack ? { severity: 'information', ...it } : it)),
      ...inherited('variants').map((it) => (it.to === base!.name ? { ...it, to: name } : it)),
    ],
    bio: record.bio ?? base?.bio,
    asOf: record.asOf ?? (record.bio === undefined ? base?.asOf : undefined),
    // A term of the same office is the same matter told anew: it may have ended since.
    roles: [...roles, ...inherited('roles').filter((it) => !titles.has(it.title))],
    former: [...former, ...inherited('former')],
    honorific: record.honorific ?? base?.honorific,
    reading: record.reading ?? base?.reading,
    rules: { ...base?.rules, ...record.rules },
    sources: [...new Set([...sources, ...inherited('sources')])],
    declaredAt,
    pack,
  };
}

/** The entity without the forms that are somebody's own: what the workspace claims belongs to the workspace. */
export const withoutForms = (entity: Entity, isClaimed: (surface: string) => boolean): Entity => ({
  ...entity,
  short: entity.short.filter((it) => !isClaimed(it)),
  variants: entity.variants.filter((it) => !isClaimed(it.form)),
  former: entity.former.filter((it) => !isClaimed(it.form)),
});
