import { isKanji } from '../core/japanese/characters.js';
import type { KnowledgeBase } from '../core/knowledge/knowledgeBase.js';

/**
 * The letters at which a client asks for completions.
 * Editors ask of their own accord at the end of a word, but text without spaces is one word to them: within it they
 * ask only at these. Of the kanji those that names are made of, since each letter costs every editor a little;
 * `^` and `>` open the mark of a note.
 */
export function triggerCharacters({ names }: KnowledgeBase): string[] {
  const letters = new Set([...lettersBetween('a', 'z'), ...lettersBetween('A', 'Z')]);
  for (const it of [...lettersBetween('ぁ', 'ゖ'), ...lettersBetween('ァ', 'ヺ'), 'ー', '・', '＝', '^', '>'])
    letters.add(it);
  const { strings } = names.data;
  for (let at = 0; at < strings.length; at++) if (isKanji(strings.charCodeAt(at))) letters.add(strings[at]!);
  return [...letters];
}

function lettersBetween(first: string, last: string): readonly string[] {
  const from = first.charCodeAt(0);
  return Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, at) => String.fromCharCode(from + at));
}
