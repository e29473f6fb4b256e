/** What stands around a word of a name: the rest of the name, the same with other connectors, or something else. */
import { isKatakana } from '../japanese/characters.js';
import type { KatakanaRun } from './katakanaRuns.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import type { WordPlace } from './nameIndex.js';

export type Context = 'none-needed' | 'same' | 'other-connectors' | 'different';

/** Whether the rest of a form stands around a run that stands for one word of it. */
export function contextOf(text: string, run: KatakanaRun, surface: string, place: WordPlace): Context {
  const wordEnd = endOfWord(surface, place.offset);
  const left = surface.slice(0, place.offset);
  const right = surface.slice(wordEnd);
  if (left === '' && right === '') return 'none-needed';
  const before = text.slice(run.start - left.length, run.start);
  const after = text.slice(run.end, run.end + right.length);
  if (run.start < left.length) return 'different';
  // The form must not go on in the text with more letters of its script.
  if (left !== '' && bothKatakana(text, run.start - left.length)) return 'different';
  if (right !== '' && bothKatakana(text, run.end + right.length)) return 'different';
  if (before === left && after === right) return 'same';
  return folded(before) === folded(left) && folded(after) === folded(right)
    ? 'other-connectors'
    : 'different';
}

export function endOfWord(surface: string, start: number): number {
  let end = start;
  while (isKatakana(surface.charCodeAt(end))) end++;
  return end;
}

const bothKatakana = (text: string, at: number): boolean =>
  isKatakana(text.charCodeAt(at - 1)) && isKatakana(text.charCodeAt(at));

/** A text with one connector for all of them. */
export const folded = (text: string): string => text.replace(/[・＝=゠･]/g, '・');

export const isPerson = (knowledge: KnowledgeBase, form: number): boolean =>
  knowledge.entity(knowledge.names.entity(form)).kind === 'person';
