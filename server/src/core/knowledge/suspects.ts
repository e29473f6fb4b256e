/**
 * Where a report all but names an entity: misspelled, with another connector, in half width, with a character of
 * another script that looks the same.
 * Invariant: whole katakana runs are weighed, never parts of one; a run that is a word in its own right (a known
 * form, a word of the lexicon, a compound of such) is no suspect, however near it is to a name.
 */
import { isConnector, isKatakana } from '../japanese/characters.js';
import { lookalikes, spellingDistance } from '../japanese/katakana.js';
import type { Prose } from '../markdown/prose.js';
import type { TextRange } from '../text/textRange.js';
import { isTitled, nameAffix } from './affixes.js';
import type { KatakanaRun } from './katakanaRuns.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { type Mention, mentionBehind } from './mentions.js';
import { joined, type WordPlace } from './nameIndex.js';
import { contextLimit, type WordProfile, wordProfileOf } from './wordProfile.js';

/**
 * `spelling`: other letters. `variant`: another spelling of the same word, which dictionaries know (イタリヤ).
 * `connector`: ・ and ＝ missing or another character. `width`: half-width letters. `lookalike`: 二 for ニ.
 */
export type SuspectKind = 'spelling' | 'variant' | 'connector' | 'width' | 'lookalike';

export interface Suspect {
  readonly kind: SuspectKind;
  readonly prose: Prose;
  /** The faulty text alone, in the prose and in the block. */
  readonly start: number;
  readonly end: number;
  readonly range: TextRange;
  readonly written: string;
  /** Nearest first; more than one where they are about equally near. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  /** What `written` becomes. */
  readonly to: string;
  /** Index of the form meant. */
  readonly form: number;
  /** 0 for the same letters, about 1 for an ordinary edit. */
  readonly distance: number;
  /** The rest of the form stands around the word as it should: a surname beside a misspelled given name. */
  readonly inContext: boolean;
  /** Too far from the name to be taken for it, unless the report writes the name elsewhere: ハネイ for ハメネイ. */
  readonly needsEvidence: boolean;
}

type Chain = readonly KatakanaRun[];

/** The suspects among the `chains` of a leaf block, in order. */
export function suspectsIn(
  prose: Prose,
  chains: readonly Chain[],
  mentions: readonly Mention[],
  knowledge: KnowledgeBase,
): readonly Suspect[] {
  const { text } = prose;
  const found: Suspect[] = [];
  const connectors = new Set<number>();
  const suspect: AddSuspect = (kind, start, end, candidates) => {
    // Two words of one name both tell of the connector between them.
    if (kind === 'connector') {
      if (connectors.has(start)) return;
      connectors.add(start);
    }
    const range = prose.toSource({ start, end });
    found.push({ kind, prose, start, end, range, written: text.slice(start, end), candidates });
  };
  let checkedTo = 0;
  for (const chain of chains) {
    for (const run of chain) {
      const mention = mentionBehind(mentions, run.start);
      if (run.start < checkedTo || (mention && mention.start <= run.start && run.end <= mention.end))
        continue;
      const disguised = disguisedWord(text, run, chain, knowledge);
      if (disguised) {
        checkedTo = disguised.end;
        suspect(disguised.kind, disguised.start, disguised.end, disguised.candidates);
        continue;
      }
      const written = text.slice(run.start, run.end);
      if (knowledge.lexicon.isDeclared(written)) continue;
      const profile = wordProfileOf(written, knowledge);
      if (profile.word >= 0) {
        connectorSuspects(text, run, knowledge.names.placesOf(profile.word), knowledge, suspect);
        continue;
      }
      const candidates = candidatesFor(text, run, chain, profile, mentions, knowledge);
      if (candidates.length === 0) continue;
      const best = candidates[0]!;
      const isVariant = isSameWord(profile, best.to, knowledge);
      suspect(isVariant ? 'variant' : 'spelling', run.start, run.end, candidates);
      if (!best.inContext) continue;
      const places = knowledge.names
        .placesOf(knowledge.names.wordOf(best.to))
        .filter((it) => it.form === best.form);
      connectorSuspects(text, run, places, knowledge, suspect);
    }
  }
  return found;
}

type AddSuspect = (kind: SuspectKind, start: number, end: number, candidates: readonly Candidate[]) => void;

/** The right words with another connector: アル=アサド, ドナルドトランプ. */
function connectorSuspects(
  text: string,
  run: KatakanaRun,
  places: readonly WordPlace[],
  knowledge: KnowledgeBase,
  suspect: AddSuspect,
): void {
  const { names } = knowledge;
  for (const place of places) {
    const surface = names.surface(place.form);
    if (place.offset === joined) {
      // Lists of words have compounds without a connector, and people whom some print so.
      if (!isPerson(knowledge, place.form) && knowledge.lexicon.has(text.slice(run.start, run.end))) continue;
      suspect('connector', run.start, run.end, [
        { to: surface, form: place.form, distance: 0.3, inContext: true, needsEvidence: false },
      ]);
      return;
    }
    const context = contextOf(text, run, surface, place);
    if (context !== 'other-connectors') continue;
    // Only what follows the first word of the form, so that each connector is reported once.
    if (
      place.offset > 0 &&
      isKatakana(surface.charCodeAt(0)) &&
      firstWordIsKnown(text, run, place, knowledge)
    )
      return;
    // Left of the word the form is laid at the run's start, right of it at its end: the word may be misspelled.
    const wordEnd = endOfWord(surface, place.offset);
    for (let at = 0; at < surface.length; at++) {
      if (at === place.offset) at = wordEnd;
      const inText = at < place.offset ? run.start - place.offset + at : run.end - wordEnd + at;
      const expected = surface[at];
      if (expected === undefined || text[inText] === expected || !isConnector(surface.charCodeAt(at)))
        continue;
      suspect('connector', inText, inText + 1, [
        { to: expected, form: place.form, distance: 0, inContext: true, needsEvidence: false },
      ]);
    }
    return;
  }
}

/** Whether the word at the head of the form would have been looked at on its own. */
function firstWordIsKnown(
  text: string,
  run: KatakanaRun,
  place: WordPlace,
  knowledge: KnowledgeBase,
): boolean {
  const start = run.start - place.offset;
  return knowledge.names.wordOf(text.slice(start, endOfWord(text, start))) >= 0;
}

type Context = 'none-needed' | 'same' | 'other-connectors' | 'different';

/** Whether the rest of a form stands around a run that stands for one word of it. */
function contextOf(text: string, run: KatakanaRun, surface: string, place: WordPlace): Context {
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

function endOfWord(surface: string, start: number): number {
  let end = start;
  while (isKatakana(surface.charCodeAt(end))) end++;
  return end;
}

const bothKatakana = (text: string, at: number): boolean =>
  isKatakana(text.charCodeAt(at - 1)) && isKatakana(text.charCodeAt(at));

const folded = (text: string): string => text.replace(/[・＝=゠･]/g, '・');

function candidatesFor(
  text: string,
  run: KatakanaRun,
  chain: Chain,
  profile: WordProfile,
  mentions: readonly Mention[],
  knowledge: KnowledgeBase,
): readonly Candidate[] {
  const written = text.slice(run.start, run.end);
  const inChain = chain.length > 1;
  if (written.length > 40 || (written.length < 2 && !inChain)) return [];
  const { names } = knowledge;
  const { isWord, group } = profile;
  // イエレン氏 is a person: no country, however near.
  const isHonoured = isTitled(text, run.end);
  // A word of its own can only be a slip where more of a name stands around it.
  if (isWord && group === 0 && !inChain && nameAffix(text, run.end) < 2) return [];
  const found: Candidate[] = [];
  const weigh = (word: string, place: WordPlace, distance: number): void => {
    if (place.offset === joined || names.kind(place.form) === 'variant') return;
    const surface = names.surface(place.form);
    const context = contextOf(text, run, surface, place);
    if (context === 'different') return;
    // A title is no part of the name: before 氏 stands anybody.
    const inContext = context !== 'none-needed' && !isTitled(surface, place.offset + word.length);
    const sameWord = isSameWord(profile, word, knowledge);
    let needsEvidence = false;
    if (!inContext) {
      // Two spellings of one surname are two families; two of one city are one city.
      if (isWord && !(sameWord && !isPerson(knowledge, place.form))) return;
      if (inChain && !isListed(text, run, mentions, knowledge, place.form)) return;
      const length = Math.min(word.length, written.length);
      if (distance > supportedLimit(length)) return;
      const isOfPerson = isPerson(knowledge, place.form);
      // セネル, ルキナファソ: people have short names that are near to each other, places and organisations have not.
      const hasLostLetter =
        !isOfPerson &&
        distance <= 1 &&
        written.length === word.length - 1 &&
        length >= (profile.isCompound ? 6 : 3);
      needsEvidence =
        (distance > 0.65 && isHonoured && !isOfPerson) ||
        (!hasLostLetter &&
          ((profile.isCompound && distance > 0.6) || distance > bareLimit(length, isOfPerson)));
    } else {
      const around = katakanaCount(surface) - word.length;
      const limit =
        around === 0
          ? bareLimit(word.length, isPerson(knowledge, place.form)) + 0.15 * (surface.length - word.length)
          : contextLimit(word);
      if (distance > Math.max(limit, around >= 6 ? 1.2 : 0)) return;
      if (isWord && !sameWord && distance > wordLimit(surface, word, around, isPerson(knowledge, place.form)))
        return;
    }
    found.push({
      to: word,
      form: place.form,
      distance: inContext ? Math.max(0.05, distance - 0.3) : distance,
      inContext,
      needsEvidence,
    });
  };
  for (const { name, distance } of profile.near) {
    const word = names.word(name);
    for (const place of names.placesOf(name)) weigh(word, place, distance);
  }
  if (inChain) {
    for (const { word, place } of wordsBeside(text, run, chain, knowledge)) {
      weigh(word, place, spellingDistance(written, word, contextLimit(word) + 0.01));
    }
  }
  return ranked(found);
}

/**
 * What the names that hold the run's neighbour have in the run's place: バッシャール for a word before ・アル＝アサド.
 * The rarest known neighbour is asked, since アル stands in a thousand names.
 */
function wordsBeside(
  text: string,
  run: KatakanaRun,
  chain: Chain,
  { names }: KnowledgeBase,
): readonly { readonly word: string; readonly place: WordPlace }[] {
  let rarest: { start: number; places: readonly WordPlace[] } | undefined;
  for (const neighbour of chain) {
    if (neighbour.start === run.start) continue;
    const word = names.wordOf(text.slice(neighbour.start, neighbour.end));
    if (word < 0) continue;
    const places = names.placesOf(word);
    if (!rarest || places.length < rarest.places.length) rarest = { start: neighbour.start, places };
  }
  if (!rarest || rarest.places.length > 200) return [];
  const found: { word: string; place: WordPlace }[] = [];
  for (const { form, offset } of rarest.places) {
    if (offset === joined) continue;
    const surface = names.surface(form);
    // After the neighbour the word begins where the run does, before it the word ends where the run does.
    let start = offset + run.start - rarest.start;
    let end = run.start > rarest.start ? endOfWord(surface, start) : start;
    if (run.start < rarest.start) {
      end = offset - (rarest.start - run.end);
      start = end;
      while (isKatakana(surface.charCodeAt(start - 1))) start--;
    }
    if (end > start && start >= 0)
      found.push({ word: surface.slice(start, end), place: { form, offset: start } });
  }
  return found;
}

/** A near tie is shown as such; a clear winner stands alone. The same replacement is listed once. */
function ranked(found: Candidate[]): readonly Candidate[] {
  found.sort((a, b) => a.distance - b.distance || a.form - b.form);
  const least = found[0]?.distance ?? 0;
  const seen = new Set<string>();
  return found.filter((it) => {
    if (it.distance > least + 0.25 || seen.has(it.to)) return false;
    seen.add(it.to);
    return true;
  });
}

/**
 * How far from a name a word that exists may be, to be taken for it beside the rest of the name.
 * エルドン before 大統領 is a slip, ムハンマド and モハンマド before サルマン are two people.
 */
function wordLimit(surface: string, word: string, around: number, person: boolean): number {
  if (around === 0) return surface.length - word.length >= 2 ? 1 : 0;
  if (person) return 0.75;
  return around >= 6 ? 1.2 : 0.5;
}

/** Two spellings of one word, as dictionaries have it: バグダード and バグダッド. */
const isSameWord = ({ isWord, group }: WordProfile, word: string, { lexicon }: KnowledgeBase): boolean =>
  isWord && group !== 0 && group === lexicon.group(word);

/** The greatest distance at which a word of this length is taken for a name that the report writes elsewhere. */
const supportedLimit = (length: number): number => (length <= 3 ? 1.05 : length === 4 ? 1.15 : 1.6);

/**
 * The greatest distance at which a word of this length is still taken for a name on its own. In a short name of a
 * person only a letter that looks or sounds like the right one: with any other letter it is the name of somebody else.
 */
function bareLimit(length: number, isOfPerson: boolean): number {
  if (length <= 2) return 0;
  if (length === 3) return 0.75;
  if (isOfPerson && length <= 5) return 0.8;
  if (length <= 5) return 1.05;
  if (length === 6) return 1.15;
  if (length === 7) return 1.3;
  return 1.6;
}

const katakanaCount = (surface: string): number => surface.replace(/[^ァ-ヺー]/g, '').length;

const isPerson = (knowledge: KnowledgeBase, form: number): boolean =>
  knowledge.entity(knowledge.names.entity(form)).kind === 'person';

const isJoined = (text: string, start: number, end: number): boolean =>
  (isConnector(text.charCodeAt(start - 1)) && isKatakana(text.charCodeAt(start - 2))) ||
  (isConnector(text.charCodeAt(end)) && isKatakana(text.charCodeAt(end + 1)));

/** サウジ・カタルー・UAE: a list of names and not the name of a person, since a neighbour is a country too. */
function isListed(
  text: string,
  run: KatakanaRun,
  mentions: readonly Mention[],
  knowledge: KnowledgeBase,
  form: number,
): boolean {
  if (isPerson(knowledge, form)) return false;
  const before = mentionBehind(mentions, run.start - 2);
  const after = mentionBehind(mentions, run.end + 1);
  return (
    (before?.end === run.start - 1 &&
      isConnector(text.charCodeAt(before.end)) &&
      !isPerson(knowledge, before.form)) ||
    (after?.start === run.end + 1 &&
      isConnector(text.charCodeAt(run.end)) &&
      !isPerson(knowledge, after.form))
  );
}

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
function disguisedWord(
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
