/**
 * Where a report names the entities of a knowledge base.
 * Invariant: whole words only. A name is never found inside a longer word of its script: シリア is not in
 * シリアライズ, and トランプ is not the person in ジョン・トランプ.
 */
import { isConnector, isKanji, isKatakana, isLatin, isPrintedConnector } from '../japanese/characters.js';
import type { Block } from '../markdown/block.js';
import type { Prose } from '../markdown/prose.js';
import type { TextRange } from '../text/textRange.js';
import { nameAffix } from './affixes.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { namesFrom } from './nameTrie.js';

/** One occurrence of a form. Offsets count UTF-16 code units of the prose; `range` counts from the block's start. */
export interface Mention {
  /** Index of the form in the knowledge base's names. */
  readonly form: number;
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
  /** End of the honorific or title behind the name: 氏, 特使. Equal to `end` without one. */
  readonly extent: number;
  readonly range: TextRange;
}

const remembered = new WeakMap<KnowledgeBase, WeakMap<Block, readonly Mention[]>>();

/** The mentions in a block, leftmost and longest, in order. Memoised by block and knowledge base. */
export function mentionsOf(block: Block, knowledge: KnowledgeBase): readonly Mention[] {
  let known = remembered.get(knowledge);
  if (!known) remembered.set(knowledge, (known = new WeakMap()));
  let mentions = known.get(block);
  if (!mentions) known.set(block, (mentions = block.prose.flatMap((prose) => mentionsIn(prose, knowledge))));
  return mentions;
}

function mentionsIn(prose: Prose, knowledge: KnowledgeBase): Mention[] {
  const { text } = prose;
  const { trie } = knowledge.names;
  const { letters, base, check } = trie;
  const found: Mention[] = [];
  const first = base[0]!;
  let at = 0;
  while (at < text.length) {
    const letter = letters[text.charCodeAt(at)]!;
    if (letter === 0 || check[first + letter] !== 0 || isInsideWord(text, at)) {
      at++;
      continue;
    }
    let form = -1;
    let end = at;
    namesFrom(trie, text, at, (name, stop) => {
      if (stop < text.length && isInsideWord(text, stop)) return;
      if (!isAllowed(knowledge, name, text, at, stop)) return;
      form = name;
      end = stop;
    });
    if (form < 0) {
      at++;
      continue;
    }
    const extent = end + nameAffix(text, end);
    found.push({ form, prose, start: at, end, extent, range: prose.toSource({ start: at, end }) });
    at = end;
  }
  return found;
}

/** Whether `at` parts two letters of one katakana or Latin word. Kanji have no such bounds. */
export function isInsideWord(text: string, at: number): boolean {
  if (at <= 0) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return (isKatakana(before) && isKatakana(after)) || (isLatin(before) && isLatin(after));
}

function isAllowed(knowledge: KnowledgeBase, form: number, text: string, start: number, end: number): boolean {
  const { names } = knowledge;
  const kind = names.kind(form);
  // 支那 is not in 支那事変: what is to be replaced stands alone, or with a title or a known prefix.
  if (kind === 'variant') {
    if (isKanji(text.charCodeAt(start)) && isKanji(text.charCodeAt(start - 1))) return false;
    if (isKanji(text.charCodeAt(end - 1)) && isKanji(text.charCodeAt(end)) && nameAffix(text, end) === 0) return false;
    return true;
  }
  if (kind === 'name') return true;
  const entity = knowledge.entity(names.entity(form));
  if (entity.kind !== 'person') return true;
  // A surname in ジョン・トランプ belongs to somebody else.
  if (isKatakana(text.charCodeAt(start)) && joinsName(text, start, end)) return false;
  return kind !== 'derived' || nameAffix(text, end) > 0 || !knowledge.lexicon.has(text.slice(start, end));
}

function joinsName(text: string, start: number, end: number): boolean {
  const before = isConnector(text.charCodeAt(start - 1)) && isKatakana(text.charCodeAt(start - 2));
  const after = isPrintedConnector(text.charCodeAt(end)) && isKatakana(text.charCodeAt(end + 1));
  return before || after;
}
