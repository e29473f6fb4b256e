/** Knowledge files and built-in packs → the knowledge base in force. */
import type { Problem } from '../finding.js';
import { isHiragana, isKatakana } from '../japanese/characters.js';
import { withWords } from '../japanese/lexicon.js';
import type { SourceText } from '../text/sourceText.js';
import { canMatch, claimsIn, formProblem } from './claims.js';
import type { Entity } from './entity.js';
import { declarationOf, entityOf, withoutForms } from './entityOf.js';
import { examined } from './examination.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { knowledgeFileOf } from './knowledgeFile.js';
import type { KnowledgeRecord } from './knowledgeRecord.js';
import { latinNamesOf } from './latinNames.js';
import { type Form, nameIndexOf } from './nameIndex.js';
import type { Resources } from './resources.js';

/**
 * A record of the workspace wins over a pack's record of the same thing (same id or name): it builds on that one.
 * Forms claimed by the workspace belong to the workspace.
 */
export function knowledgeBaseOf(
  sources: readonly SourceText[],
  packs: readonly string[],
  resources: Resources,
): KnowledgeBase {
  const stored = resources.stored(sources, packs);
  if (stored) return stored;
  const packed = packs.flatMap((pack) => resources.entitiesOf(pack));
  const words = [...new Set(sources.flatMap((it) => knowledgeFileOf(it).words))];
  const problems = new Map<string, Problem[]>();
  const entities = ownEntities(sources, packed, problems);
  const ids = new Set(entities.map((it) => it.id));
  const names = new Set(entities.map((it) => it.name));
  for (const entity of packed) {
    if (!ids.has(entity.id) && !names.has(entity.name)) entities.push(entity);
  }
  const knowledge = builtFrom(entities, resources, words, problems);
  let index = 0;
  for (const source of sources) {
    for (const record of knowledgeFileOf(source).records) {
      for (const problem of examined(record, index, knowledge)) problems.get(source.uri)!.push(problem);
      index++;
    }
  }
  // What is wrong with a file is not stored, so a faulty file is read again.
  if ([...problems.values()].every((it) => it.length === 0)) resources.store(knowledge, sources, packs);
  return knowledge;
}

/** The knowledge base of these entities; the order decides who owns a form that two of them claim. */
export function builtFrom(
  entities: readonly Entity[],
  resources: Pick<Resources, 'lexicon'>,
  words: readonly string[] = [],
  problems: ReadonlyMap<string, readonly Problem[]> = new Map(),
): KnowledgeBase {
  let byId: Map<string, number> | undefined;
  return {
    size: entities.length,
    entity: (index) => entities[index]!,
    indexOf: (id) => {
      byId ??= new Map(entities.map((it, index) => [it.id, index]));
      return byId.get(id) ?? -1;
    },
    names: nameIndexOf(formsOf(entities)),
    latin: latinNamesOf(entities),
    words,
    lexicon: withWords(resources.lexicon, words),
    problems,
  };
}

/** The entities of the records, in their order. */
function ownEntities(
  sources: readonly SourceText[],
  packed: readonly Entity[],
  problems: Map<string, Problem[]>,
): Entity[] {
  const packById = new Map(packed.map((it) => [it.id, it]));
  const packByName = new Map(packed.map((it) => [it.name, it]));
  const claims = claimsIn(sources);
  const ids = new Set<string>();
  const entities: Entity[] = [];
  for (const source of sources) {
    const file = knowledgeFileOf(source);
    const found: Problem[] = [...file.problems];
    problems.set(source.uri, found);
    for (const record of file.records) {
      const { id: ownId, name, forms } = record;
      const base = (ownId !== undefined ? packById.get(ownId) : undefined) ?? packByName.get(name);
      for (const place of forms) {
        const other = packByName.get(place.surface);
        const problem = formProblem(place, source, claims, other === base ? undefined : other);
        if (problem) found.push(problem);
      }
      const inherited = base && withoutForms(base, (it) => claims.has(it));
      const entity = entityOf(record, declarationOf(record, source), undefined, inherited);
      if (ids.has(entity.id) && ownId !== undefined) found.push(sharedId(record, entity.id));
      ids.add(entity.id);
      entities.push(entity);
    }
  }
  return entities;
}

const sharedId = ({ range }: KnowledgeRecord, id: string): Problem => ({
  range,
  severity: 'warning',
  message: {
    ja: `id「${id}」の項目がもう1つあります。id は項目ごとに変えます。`,
    en: `Another entry has the id "${id}". Give each entry an id of its own.`,
  },
});

/** Names first, then accepted forms, discouraged ones, and surnames that follow from full names. */
function formsOf(entities: readonly Entity[]): readonly Form[] {
  const forms: Form[] = [];
  const surnames = new Map<string, number>();
  entities.forEach(({ name, short, variants, former, pack }, entity) => {
    // A workspace's forms all come before any pack's: `entities` has them first.
    if (canMatch(name)) forms.push({ surface: name, entity, kind: 'name', to: name });
    for (const surface of short)
      if (canMatch(surface)) forms.push({ surface, entity, kind: 'short', to: surface });
    for (const { form } of former)
      if (canMatch(form)) forms.push({ surface: form, entity, kind: 'former', to: form });
    for (const { form, to } of variants) {
      if (canMatch(form) && pack === undefined) forms.push({ surface: form, entity, kind: 'variant', to });
    }
  });
  entities.forEach(({ variants, pack }, entity) => {
    if (pack === undefined) return;
    for (const { form, to } of variants)
      if (canMatch(form)) forms.push({ surface: form, entity, kind: 'variant', to });
  });
  entities.forEach((it, entity) => {
    for (const surname of surnamesOf(it)) surnames.set(surname, surnames.has(surname) ? -1 : entity);
  });
  for (const [surface, entity] of surnames) {
    if (entity >= 0) forms.push({ surface, entity, kind: 'derived', to: surface });
  }
  return forms;
}

/** アル＝アサド and アサド of バッシャール・アル＝アサド; nothing where a part is not katakana. */
function surnamesOf({ kind, name }: Entity): readonly string[] {
  if (kind !== 'person' || !name.includes('・')) return [];
  const last = name.slice(name.lastIndexOf('・') + 1);
  const parts = [last, last.slice(last.lastIndexOf('＝') + 1)];
  return [...new Set(parts)].filter(
    (it) => it.length >= 3 && [...it].every((c) => isNameLetter(c.charCodeAt(0))),
  );
}

const isNameLetter = (code: number): boolean => isKatakana(code) || isHiragana(code) || code === 0xff1d;
