/** The English names of entities, for a report in Japanese that leaves one standing: Witkoff特使. */
import type { Prose } from '../markdown/prose.js';
import type { Entity } from './entity.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { type NameTrie, nameIn, nameTrieOf } from './nameTrie.js';

/** Typed arrays and a string, to be stored and loaded as they are. */
export interface LatinNames {
  readonly trie: NameTrie;
  /** Of each name the index of its entity. */
  readonly entities: Uint32Array;
  /** What each name is in Japanese, one after the other. */
  readonly strings: string;
  readonly starts: Uint32Array;
}

/** A Latin phrase that is exactly a name. Offsets count UTF-16 code units of the prose. */
export interface LatinName {
  /** Index of the entity. */
  readonly entity: number;
  /** The name in Japanese. */
  readonly to: string;
  readonly start: number;
  readonly end: number;
}

const phrase = /(?<![A-Za-zÀ-ɏ0-9])[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.'’-]*(?: [A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.'’-]*)*/g;

/** The names among the Latin phrases of a text: `Jordan Times` names no country, a form of the knowledge base itself. */
export function latinNamesIn({ text }: Prose, { names, latin }: KnowledgeBase): readonly LatinName[] {
  const { trie, entities, strings, starts } = latin;
  const found: LatinName[] = [];
  for (const { 0: words, index: start } of text.matchAll(phrase)) {
    const name = nameIn(trie, words);
    if (name < 0 || names.formOf(words) >= 0) continue;
    const to = strings.slice(starts[name], starts[name + 1]);
    found.push({ entity: entities[name]!, to, start, end: start + words.length });
  }
  return found;
}

/** Companies, ships and the like bear Latin names in Japanese too. */
const kinds = new Set(['person', 'country', 'place', 'organisation']);

/** English names, and surnames that are one person's alone, with what they are in Japanese. */
export function latinNamesOf(entities: readonly Entity[]): LatinNames {
  const known = new Map<string, { readonly entity: number; readonly to: string } | undefined>();
  const add = (surface: string, to: string, entity: number): void => {
    const plain = surface.normalize('NFD').replace(/\p{M}/gu, '');
    for (const each of new Set([surface, plain])) {
      const other = known.get(each);
      // What two entities are called, such as Georgia, says nothing.
      const isShared = known.has(each) && other?.to !== to;
      known.set(each, isShared ? undefined : (other ?? { entity, to }));
    }
  };
  entities.forEach((it, entity) => {
    const { kind, name, english } = it;
    if (!english || !kind || !kinds.has(kind) || !isName(english) || !/[^\x20-\u024f・]{2}/.test(name))
      return;
    add(english, name, entity);
    for (const [surname, to] of surnamesOf(it)) add(surname, to, entity);
  });
  const names = [...known].flatMap(([surface, it]) => (it ? [{ surface, ...it }] : []));
  const starts = new Uint32Array(names.length + 1);
  names.forEach(({ to }, index) => {
    starts[index + 1] = starts[index]! + to.length;
  });
  return {
    trie: nameTrieOf(names.map((it) => it.surface)),
    entities: Uint32Array.from(names, (it) => it.entity),
    strings: names.map((it) => it.to).join(''),
    starts,
  };
}

/** A phrase of Latin words and no abbreviation. */
const isName = (english: string): boolean =>
  new RegExp(`^(?:${phrase.source})$`).test(english) && /[a-zà-ɏ]/.test(english) && english.length >= 4;

/**
 * Assad and al-Assad for アサド and アル＝アサド. Only where a listed form opens with the Japanese surname: of オルバン・
 * ビクトル, who is Viktor Orbán, the last part is none.
 */
function surnamesOf({ kind, name, english, short }: Entity): readonly (readonly [string, string])[] {
  const latin = english!.split(' ').at(-1)!;
  const japanese = name.split('・').at(-1)!;
  if (kind !== 'person' || !name.includes('・') || /^(?:Jr|Sr|I+)\.?$/.test(latin)) return [];
  const article = /^al-/i.exec(latin)?.[0].length ?? 0;
  const pairs: readonly (readonly [string, string])[] = [
    [latin, japanese],
    [latin.slice(article), japanese.slice(japanese.lastIndexOf('＝') + 1)],
  ];
  return pairs.filter(
    ([surname, to]) => surname.length >= 4 && isName(surname) && short.some((it) => it.startsWith(to)),
  );
}
