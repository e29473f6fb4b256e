/** Names in half-width letters, and names with letters of another script that look like their own. */
import { isConnector, isKatakana } from '../japanese/characters.js';
import { lookalikes } from '../japanese/katakana.js';
import type { KatakanaRun } from './katakanaRuns.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { joined } from './nameIndex.js';
import type { Candidate, Chain } from './suspect.js';

interface Disguised {
  readonly kind: 'width' | 'lookalike';
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
}

/**
 * A name in half-width letters, or with letters of another script that look like its own.
 * Only what is exactly a known name once it is undisguised: 二 in イラン二国間 stays a number.
 */
export function disguisedWord(
  text: string,
  run: KatakanaRun,
  chain: Chain,
  knowledge: KnowledgeBase,
): Disguised | undefined {
  const written = text.slice(run.start, run.end);
  const plain = written.normalize('NFKC');
  if (plain !== written) {
    const candidates = exactly(plain, knowledge, chain.length > 1);
    return candidates.length > 0 ? { kind: 'width', start: run.start, end: run.end, candidates } : undefined;
  }
  let { start, end } = run;
  let undisguised = written;
  let foreign = 0;
  while (foreign < 3) {
    const after = lookalikes.get(text[end] ?? '');
    const before = lookalikes.get(text[start - 1] ?? '');
    if (after !== undefined) {
      undisguised += after;
      end++;
      foreign++;
      while (isKatakana(text.charCodeAt(end))) undisguised += text[end++];
    } else if (before !== undefined) {
      undisguised = before + undisguised;
      start--;
      foreign++;
      while (isKatakana(text.charCodeAt(start - 1))) undisguised = text[--start]! + undisguised;
    } else break;
    if (undisguised.length >= 3 && undisguised.length > 2 * foreign) {
      const candidates = exactly(undisguised, knowledge, isJoined(text, start, end));
      if (candidates.length > 0 && knowledge.names.formOf(written) < 0)
        return { kind: 'lookalike', start, end, candidates };
    }
  }
  return undefined;
}

/** Names of several words are told from numbers and the like by all of their letters: ホ一・リーフォン, ウィリアム・ル卜. */
export function disguisedName(text: string, chain: Chain, { names }: KnowledgeBase): Disguised | undefined {
  const [first, last] = [chain[0]!, chain.at(-1)!];
  const ends = [last.end, ...growths(text, last.end, 1)];
  const starts = [first.start, ...growths(text, first.start, -1)];
  for (const start of starts) {
    for (const end of ends) {
      if (start === first.start && end === last.end) continue;
      const written = text.slice(start, end);
      const plain = written.replace(/[^ァ-ヺー・＝]/g, (it) => lookalikes.get(it) ?? it);
      const form = plain === written || !/[・＝]/.test(plain) ? -1 : names.formOf(plain);
      if (form < 0 || names.kind(form) === 'variant') continue;
      const candidate = { to: plain, form, distance: 0, inContext: true, needsEvidence: false };
      return { kind: 'lookalike', start, end, candidates: [candidate] };
    }
  }
  return undefined;
}

/** No name goes on for longer behind a look-alike; a list may. */
const longestGrowth = 20;

/** Where a name may end (or begin, to the left) that goes on from `from` with up to three look-alikes. */
function growths(text: string, from: number, step: 1 | -1): readonly number[] {
  const found: number[] = [];
  const letterAt = (at: number): string => text[step > 0 ? at : at - 1] ?? '';
  const isPart = (letter: string): boolean =>
    lookalikes.has(letter) || isKatakana(letter.charCodeAt(0)) || isConnector(letter.charCodeAt(0));
  let foreign = 0;
  for (let at = from; isPart(letterAt(at)) && Math.abs(at - from) < longestGrowth; ) {
    if (!isKatakana(letterAt(at).charCodeAt(0)) && lookalikes.has(letterAt(at)) && ++foreign > 3) break;
    at += step;
    if (foreign > 0 && !isKatakana(letterAt(at).charCodeAt(0))) found.push(at);
  }
  return found;
}

const isJoined = (text: string, start: number, end: number): boolean =>
  (isConnector(text.charCodeAt(start - 1)) && isKatakana(text.charCodeAt(start - 2))) ||
  (isConnector(text.charCodeAt(end)) && isKatakana(text.charCodeAt(end + 1)));

function exactly(word: string, { names }: KnowledgeBase, joinedTo: boolean): readonly Candidate[] {
  const form = names.formOf(word);
  const exact = { to: word, distance: 0, inContext: false, needsEvidence: false };
  if (form >= 0 && names.kind(form) !== 'variant') return [{ ...exact, form }];
  const place =
    word.length >= (joinedTo ? 3 : 4)
      ? names.placesOf(names.wordOf(word)).find((it) => it.offset !== joined)
      : undefined;
  return place ? [{ ...exact, form: place.form }] : [];
}
