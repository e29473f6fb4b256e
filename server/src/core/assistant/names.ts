/** Records of names as values that a language model reads. */
import type { Message } from '../finding.js';
import { type Entity, type EntityKind, entityKinds, type Role, rolesAt } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { shortFormsAt } from '../knowledge/shortForms.js';
import { keysFor } from '../knowledge/typedKeys.js';
import { type LookedUp, lookUp, type Match } from './lookUp.js';

const matches: Readonly<Record<Match, Message>> = {
  name: { ja: '職場の書き方どおりです。', en: 'This is how the house writes it.' },
  short: { ja: '使ってよい短い書き方です。', en: 'A short form that may stand.' },
  discouraged: { ja: '職場では使わない書き方です。', en: 'A form that the house does not write.' },
  former: { ja: '以前の名称です。', en: 'An earlier name.' },
  translation: { ja: '英語名か読みが一致します。', en: 'The English name or the reading matches.' },
  misspelled: { ja: '書き誤りと思われます。', en: 'Probably a misspelling.' },
  beginning: { ja: '名称の一部が一致します。', en: 'A part of the name matches.' },
  similar: {
    ja: '似た名称です。別のものかもしれません。',
    en: 'Something like it; it may well be another.',
  },
  unknown: {
    ja: '知識ベースにありません。書き方は人に確かめてください。',
    en: 'Not in the knowledge base. Ask a person how to write it.',
  },
};

/** `date` is that of the report for which somebody asks: `2025-04-23` or shorter. */
export function lookedUp(
  asked: string,
  knowledge: KnowledgeBase,
  date: string | undefined,
  language: keyof Message,
): object {
  const { match, entities }: LookedUp = lookUp(asked, knowledge);
  return {
    asked,
    match,
    meaning: matches[match][language],
    records: entities.map((it) => recordOf(knowledge.entity(it), date, language)),
  };
}

function recordOf(entity: Entity, date: string | undefined, language: keyof Message): object {
  const { name, english, reading, kind, honorific, variants, former, bio, asOf, sources } = entity;
  const day = date ?? asOf;
  const now = rolesAt(entity, day);
  const other = entity.roles.filter((it) => !now.includes(it));
  return stripped({
    write: name,
    afterwards: shortFormsAt(entity, day),
    never: variants.map(({ form, to }) => ({ form, instead: to })),
    english,
    reading,
    kind: kind && entityKinds[kind][language],
    honorific,
    formerNames: former.map(({ form, until }) => stripped({ form, until })),
    offices: now.map(officeOf),
    otherOffices: other.map(officeOf),
    about: bio,
    asOf,
    sources,
  });
}

const officeOf = ({ title, from, to }: Role): object => stripped({ title, from, to });

/** Without what there is nothing to say about. */
const stripped = (record: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(record).filter(([, it]) => it !== undefined && !(Array.isArray(it) && it.length === 0)),
  );

export interface Listing {
  readonly query: string | undefined;
  readonly kind: EntityKind | undefined;
  readonly from: number;
  readonly limit: number;
}

/** The names that `query` begins or that are of a kind; the shortest keys first, else in the order of the files. */
export function listedNames(
  knowledge: KnowledgeBase,
  { query = '', kind, from, limit }: Listing,
  language: keyof Message,
): object {
  const typed = query.trim();
  const found =
    typed === '' ? Array.from({ length: knowledge.size }, (_, at) => at) : foundBy(typed, knowledge);
  const wanted = kind === undefined ? found : found.filter((it) => knowledge.entity(it).kind === kind);
  const names = wanted.slice(from, from + limit).map((it) => {
    const entity = knowledge.entity(it);
    return stripped({
      write: entity.name,
      english: entity.english,
      kind: entity.kind && entityKinds[entity.kind][language],
      office: entity.roles.find(({ to }) => to === undefined)?.title,
    });
  });
  const next = from + names.length;
  return { total: wanted.length, names, ...(next < wanted.length && { next }) };
}

function foundBy(typed: string, knowledge: KnowledgeBase): readonly number[] {
  const keys = [...keysFor(typed, knowledge)];
  keys.sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.key.length - b.key.length);
  const found = keys.map((it) => it.entity);
  return [...new Set(found.length > 0 ? found : lookUp(typed, knowledge).entities)];
}
