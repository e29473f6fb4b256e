import { composedKana } from '../markdown/prose.js';
import type { KnowledgeBase } from './knowledgeBase.js';

/**
 * Whether a text can name an entity at all, told without parsing it. Marks of emphasis, escapes and line breaks may
 * stand inside a name and are looked through, as are `&amp;` and kana of two code points.
 */
export function mayName({ names }: KnowledgeBase, entity: number): (text: string) => boolean {
  const surfaces: string[] = [];
  for (let form = 0; form < names.size; form++) {
    if (names.entity(form) === entity) surfaces.push(names.surface(form));
  }
  const bare = surfaces.map(withoutMarks);
  return (text) => {
    if (surfaces.some((it) => text.includes(it))) return true;
    const letters = withoutMarks(text);
    return bare.some((it) => letters.includes(it));
  };
}

const withoutMarks = (text: string): string =>
  composedKana(text.replace(/[*_~\\\s>]+/g, '').replaceAll('&amp;', '&'));
