/** Knowledge files and built-in packs → the knowledge base in force. */
import type { Problem } from '../finding.js';
import { isHiragana, isKatakana } from '../japanese/characters.js';
import { withWords } from '../japanese/lexicon.js';
import type { SourceText } from '../text/sourceText.js';
import type { Entity } from './entity.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import {
  declarationOf,
  entityOf,
  type FormPlace,
  type KnowledgeRecord,
  knowledgeFileOf,
} from './knowledgeFile.js';
import { type Form, nameIndexOf } from './nameIndex.js';
import type { Resources } from './resources.js';

/**
 * A record of the workspace wins over a pack's record of the same thing (same id or name): what it says counts,
 * what it leaves out is taken from the pack. Forms claimed by the workspace belong to the workspace.
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
    words,
    lexicon: withWords(resources.lexicon, words),
    problems,
  };
}

interface Claim {
  readonly source: SourceText;
  readonly place: FormPlace;
}

function ownEntities(
  sources: readonly SourceText[],
  packed: readonly Entity[],
  problems: Map<string, Problem[]>,
): Entity[] {
  const packById = new Map(packed.map((it) => [it.id, it]));
  const packByName = new Map(packed.map((it) => [it.name, it]));
  const claims = new Map<string, Claim>();
  const ids = new Map<string, KnowledgeRecord>();
  const entities: Entity[] = [];
  for (const source of sources) {
    const file = knowledgeFileOf(source);
    const found: Problem[] = [...file.problems];
    problems.set(source.uri, found);
    for (const record of file.records) {
      for (const place of record.forms) {
        const earlier = claims.get(place.surface);
        if (earlier) found.push(clash(place, earlier, source));
        else claims.set(place.surface, { source, place });
        if (!canMatch(place.surface)) found.push(unmatchable(place));
      }
      const other =
        (record.id !== undefined ? packById.get(record.id) : undefined) ?? packByName.get(record.name);
      const entity = entityOf(record, declarationOf(record, source), undefined, other);
      if (ids.has(entity.id) && record.id !== undefined) {
        found.push({
          range: record.range,
          severity: 'warning',
          message: {
            ja: `id「${entity.id}」の項目がもう1つあります。id は項目ごとに変えます。`,
            en: `Another entry has the id "${entity.id}". Give each entry an id of its own.`,
          },
        });
      }
      ids.set(entity.id, record);
      entities.push(entity);
    }
  }
  return entities;
}

function clash(place: FormPlace, earlier: Claim, here: SourceText): Problem {
  const line = earlier.source.positionAt(earlier.place.range.start).line + 1;
  const file = earlier.source.uri.slice(earlier.source.uri.lastIndexOf('/') + 1);
  const where = earlier.source.uri === here.uri ? `${line}行目` : `${decoded(file)} ${line}行目`;
  const whereEn = earlier.source.uri === here.uri ? `line ${line}` : `${decoded(file)}, line ${line}`;
  return {
    range: place.range,
    severity: 'error',
    message: {
      ja: `「${place.surface}」は別の項目（${where}）の名称でもあります。どちらか一方だけに書きます。`,
      en: `"${place.surface}" is also a name of another entry (${whereEn}). Keep it in one of them.`,
    },
    related: [
      {
        location: { uri: earlier.source.uri, range: earlier.place.range },
        message: { ja: 'ここにも書かれています。', en: 'It is written here too.' },
      },
    ],
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const unmatchable = (place: FormPlace): Problem => ({
  range: place.range,
  severity: 'information',
  message: {
    ja: `「${place.surface}」は1文字なので、本文の中では探しません。`,
    en: `"${place.surface}" is a single character and is not looked for in reports.`,
  },
});

/** One letter is found everywhere, and inside everything. */
const canMatch = (surface: string): boolean => [...surface].length > 1;

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
