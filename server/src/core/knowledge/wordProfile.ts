/** What can be said of a katakana word without the text around it, remembered for each knowledge base. */
import type { KnowledgeBase } from './knowledgeBase.js';
import type { NearName } from './nearNames.js';

export interface WordProfile {
  /** Index among the words of names, or -1. */
  readonly word: number;
  /** It is in the lexicon. */
  readonly isWord: boolean;
  /** Its group in the lexicon: the spellings of one word share a number; 0 without one. */
  readonly group: number;
  /** テレビドラマ: two words of three letters or more that are known. */
  readonly isCompound: boolean;
  /** The words of names that are near, whatever stands around. */
  readonly near: readonly NearName[];
}

/** The words of a day's work; a text that is made of ever new ones starts afresh. */
const most = 20_000;

const remembered = new WeakMap<KnowledgeBase, Map<string, WordProfile>>();

export function wordProfileOf(word: string, knowledge: KnowledgeBase): WordProfile {
  let known = remembered.get(knowledge);
  if (!known) remembered.set(knowledge, (known = new Map()));
  let profile = known.get(word);
  if (!profile) {
    if (known.size >= most) known.clear();
    known.set(word, (profile = read(word, knowledge)));
  }
  return profile;
}

function read(word: string, knowledge: KnowledgeBase): WordProfile {
  const { lexicon, names } = knowledge;
  const index = names.wordOf(word);
  const isWord = lexicon.has(word);
  let near: readonly NearName[] | undefined;
  const lookedFor = index < 0 && word.length >= (isWord ? 3 : 2) && word.length <= 40;
  return {
    word: index,
    isWord,
    group: isWord ? lexicon.group(word) : 0,
    isCompound: lookedFor && !isWord && isCompound(word, knowledge),
    // A word of the lexicon is hardly ever asked for its neighbours, and finding them is the dearest of all this.
    get near() {
      return (near ??= lookedFor ? names.wordsNear(word, nearLimit) : []);
    },
  };
}

function isCompound(word: string, { lexicon, names }: KnowledgeBase): boolean {
  const known = (part: string): boolean => lexicon.has(part) || names.wordOf(part) >= 0;
  for (let at = 3; at <= word.length - 3; at++) {
    if (known(word.slice(0, at)) && known(word.slice(at))) return true;
  }
  return false;
}

/** The greatest distance of a word from a name of this length where the rest of a longer form stands around it. */
export function contextLimit(length: number): number {
  if (length <= 3) return 0.9;
  if (length === 4) return 1.3;
  if (length === 5) return 1.6;
  return 2;
}

/** A whole letter may be lost from a short name, too, where the report itself tells which name is meant. */
const nearLimit = (length: number): number => Math.max(1.05, contextLimit(length));
