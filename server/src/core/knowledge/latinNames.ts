/** The English names of entities, for a report in Japanese that leaves one standing: Witkoff特使. */
import type { Prose } from '../markdown/prose.js';
import type { Entity } from './entity.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import type { Form } from './nameIndex.js';
import { nameIn } from './nameTrie.js';

/** A Latin phrase that is exactly a name. Offsets count UTF-16 code units of the prose. */
export interface LatinName {
  /** Index of the form, which is of the kind `latin`. */
  readonly form: number;
  readonly start: number;
  readonly end: number;
}

const phrase = /(?<![A-Za-zÀ-ɏ0-9])[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.'’-]*(?: [A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.'’-]*)*/g;

/** The names among the Latin phrases of a text: `Jordan Times` names no country. */
export function latinNamesIn({ text }: Prose, { names }: KnowledgeBase): readonly LatinName[] {
  const found: LatinName[] = [];
  for (const { 0: words, index: start } of text.matchAll(phrase)) {
    const end = start + words.length;
    const form = nameIn(names.trie, text, start, end);
    if (form >= 0 && names.kind(form) === 'latin') found.push({ form, start, end });
  }
  return found;
}

/** Companies, ships and the like bear Latin names in Japanese too. */
const kinds = new Set(['person', 'country', 'place', 'organisation']);

/** English names, and surnames that are one person's alone, with what they are in Japanese. */
export function latinFormsOf(entities: readonly Entity[]): readonly Form[] {
  const forms = new Map<string, Form | undefined>();
  const add = (surface: string, to: string, entity: number): void => {
    const plain = surface.normalize('NFD').replace(/\p{M}/gu, '');
    for (const each of new Set([surface, plain])) {
      const other = forms.get(each);
      // What two entities are called, such as Georgia, says nothing.
      const isShared = forms.has(each) && other?.to !== to;
      forms.set(each, isShared ? undefined : (other ?? { surface: each, entity, kind: 'latin', to }));
    }
  };
  entities.forEach((it, entity) => {
    const { kind, name, english } = it;
    if (!english || !kind || !kinds.has(kind) || !isName(english) || !/[^\x20-\u024f・]{2}/.test(name))
      return;
    add(english, name, entity);
    for (const [surname, to] of surnamesOf(it)) add(surname, to, entity);
  });
  return [...forms.values()].filter((it) => it !== undefined);
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
