import type { Entity } from '../../server/src/core/knowledge/entity.js';
import type { KnowledgeBase } from '../../server/src/core/knowledge/knowledgeBase.js';
import { type Injection, placesOf, randomOf } from './injection.js';

/** Names of running Japanese text, one at a time spelled in English as a translator may leave them. */
export function spelledInEnglish(
  texts: readonly string[],
  { entity, latin }: KnowledgeBase,
  kind: Entity['kind'],
  count: number,
  seed: number,
): readonly Injection[] {
  const { entities, strings, starts } = latin;
  const english = new Map<string, string>();
  entities.forEach((index, name) => {
    const own = entity(index);
    const japanese = strings.slice(starts[name], starts[name + 1]);
    // Of a surname, the last word: such names are in the order of English.
    if (own.kind === kind)
      english.set(japanese, japanese === own.name ? own.english! : own.english!.split(' ').at(-1)!);
  });
  const random = randomOf(seed);
  const places = texts.flatMap((text) =>
    placesOf(text, [...english.keys()])
      .filter(({ name, start }) => isRunning(text, start, start + name.length))
      .map((it) => ({ text, ...it })),
  );
  return Array.from({ length: Math.min(count, places.length) }, () => {
    const { text, name, start } = places[Math.floor(random() * places.length)]!;
    const written = english.get(name)!;
    return {
      kind: 'English',
      text: text.slice(0, start) + written + text.slice(start + name.length),
      start,
      written,
      original: name,
    };
  });
}

/** Japanese goes on behind the name and stands before it, or a line begins: it is no label and in no bracket. */
const isRunning = (text: string, start: number, end: number): boolean =>
  /[ぁ-ん一-龠]/.test(text[end] ?? '') && /[ぁ-んァ-ヶ一-龠、。\n]/.test(text[start - 1] ?? '\n');
