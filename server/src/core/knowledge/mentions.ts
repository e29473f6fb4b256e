/**
 * Where a report names the entities of a knowledge base.
 * Invariant: whole words only. A name is never found inside a longer word of its script: シリア is not in
 * シリアライズ, and トランプ is not the person in ジョン・トランプ.
 */
import { beginsAddress } from '../japanese/address.js';
import {
  isConnector,
  isHiragana,
  isKanji,
  isKatakana,
  isLatin,
  isPrintedConnector,
} from '../japanese/characters.js';
import type { Prose } from '../markdown/prose.js';
import type { TextRange } from '../text/textRange.js';
import { nameAffix } from './affixes.js';
import type { KnowledgeBase } from './knowledgeBase.js';

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

/** The mentions in a leaf block, leftmost and longest, in order. */
export function mentionsIn(prose: Prose, knowledge: KnowledgeBase): readonly Mention[] {
  const { text } = prose;
  const { letters, base, check, names } = knowledge.names.trie;
  const root = base[0]!;
  const found: Mention[] = [];
  for (let start = 0; start < text.length; start++) {
    const first = letters[text.charCodeAt(start)]!;
    if (first === 0 || check[root + first] !== 0 || isInsideWord(text, start)) continue;
    let form = -1;
    let end = start;
    // The walk of `eachNameFrom`, written out: this loop is the engine's hottest.
    for (let at = start + 1, state = root + first; ; at++) {
      const name = names[state]!;
      if (
        name >= 0 &&
        !isInsideWord(text, at) &&
        !beginsAddress(text, at) &&
        isAllowed(knowledge, name, text, start, at)
      ) {
        form = name;
        end = at;
      }
      const letter = letters[text.charCodeAt(at)];
      if (!letter) break;
      const next = base[state]! + letter;
      if (check[next] !== state) break;
      state = next;
    }
    if (form < 0) continue;
    const extent = end + nameAffix(text, end);
    found.push({ form, prose, start, end, extent, range: prose.toSource({ start, end }) });
    start = end - 1;
  }
  return found;
}

/** The first of a leaf block's mentions that ends behind `offset`. */
export function mentionBehind<T extends { readonly end: number }>(
  mentions: readonly T[],
  offset: number,
): T | undefined {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return mentions[low];
}

type Named = Pick<Mention, 'prose' | 'start' | 'end'>;

/** A block may have as many names as places to ask about. */
const named = new WeakMap<readonly Named[], ReadonlyMap<Prose, readonly Named[]>>();

/**
 * Whether part of a range of `prose` names an entity, or all but does: then the knowledge base decides how it is
 * written. `names` are all of a block, in order.
 */
export function isNamed(names: readonly Named[], prose: Prose, { start, end }: TextRange): boolean {
  let byProse = named.get(names);
  if (!byProse) {
    const groups = new Map<Prose, Named[]>();
    for (const it of names) if (!groups.get(it.prose)?.push(it)) groups.set(it.prose, [it]);
    named.set(names, (byProse = groups));
  }
  const next = mentionBehind(byProse.get(prose) ?? [], start);
  return next !== undefined && next.start < end;
}

/** Whether `at` parts two letters of one katakana or Latin word. Kanji have no such bounds. */
export function isInsideWord(text: string, at: number): boolean {
  if (at <= 0) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return (isKatakana(before) && isKatakana(after)) || (isLatin(before) && isLatin(after));
}

function isAllowed(
  knowledge: KnowledgeBase,
  form: number,
  text: string,
  start: number,
  end: number,
): boolean {
  const { names } = knowledge;
  const kind = names.kind(form);
  // 支那 is not in 支那事変: what is to be replaced stands alone, or with a title or a known prefix.
  if (kind === 'variant') {
    if (isKanji(text.charCodeAt(start)) && isKanji(text.charCodeAt(start - 1))) return false;
    if (isKanji(text.charCodeAt(end - 1)) && isKanji(text.charCodeAt(end)) && nameAffix(text, end) === 0)
      return false;
    return !goesOnInHiragana(text, start, end);
  }
  if (kind === 'name') return true;
  const entity = knowledge.entity(names.entity(form));
  if (entity.kind !== 'person') return true;
  // A surname in ジョン・トランプ belongs to somebody else.
  if (isKatakana(text.charCodeAt(start)) && joinsName(text, start, end)) return false;
  return kind !== 'derived' || nameAffix(text, end) > 0 || !knowledge.lexicon.has(text.slice(start, end));
}

/** 取組む, まみずほど: hiragana that is no particle belongs to the word. */
function goesOnInHiragana(text: string, start: number, end: number): boolean {
  const [last, after] = [text.charCodeAt(end - 1), text.charCodeAt(end)];
  return (
    beginsInsideKana(text, start) ||
    ((isHiragana(last) || isKanji(last)) && isHiraganaBut(firstLetters, after))
  );
}

/** Whether the hiragana before `start` is no particle and no ending, so that the hiragana there goes on with its word. */
export const beginsInsideKana = (text: string, start: number): boolean =>
  isHiragana(text.charCodeAt(start)) && isHiraganaBut(lastLetters, text.charCodeAt(start - 1));

const isHiraganaBut = (allowed: string, code: number): boolean =>
  isHiragana(code) && !allowed.includes(String.fromCharCode(code));

/** The last letters of particles, verbs and adjectives, which stand before a noun. */
const lastLetters = 'はがをにでともへやかのだなるたいうくてしりずよられけつぬすむ';
/** The first letters of particles, of だ and です, of だけ, まで, ほど and the like, which stand behind a noun. */
const firstLetters = 'はがをにでともへやかのだなしよらまさごずばくほたっ';

function joinsName(text: string, start: number, end: number): boolean {
  const before = isConnector(text.charCodeAt(start - 1)) && isKatakana(text.charCodeAt(start - 2));
  const after = isPrintedConnector(text.charCodeAt(end)) && isKatakana(text.charCodeAt(end + 1));
  return before || after;
}
