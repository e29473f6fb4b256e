import type { Entity } from './entity.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { katakanaWords } from './nameIndex.js';
import { contextLimit } from './wordProfile.js';

/** More than these nobody would read. */
const most = 4;

/** The entities with a word that sounds like one of the name's, nearest first. */
export function entitiesNear(name: string, knowledge: KnowledgeBase): readonly Entity[] {
  const { names } = knowledge;
  const distances = new Map<number, number>();
  const weigh = (word: number, distance: number): void => {
    for (const { form } of names.placesOf(word)) {
      const entity = names.entity(form);
      distances.set(entity, Math.min(distance, distances.get(entity) ?? Number.POSITIVE_INFINITY));
    }
  };
  for (const { word } of katakanaWords(name)) {
    if (word.length < 3) continue;
    const exact = names.wordOf(word);
    if (exact >= 0) weigh(exact, 0);
    for (const { name: near, distance } of names.wordsNear(word, contextLimit)) weigh(near, distance);
  }
  return [...distances]
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
    .slice(0, most)
    .map(([entity]) => knowledge.entity(entity));
}
