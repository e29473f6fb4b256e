/** Which names a katakana word may be a misspelling of, and how near it must be to each. */
import { isConnector, isKatakana } from '../japanese/characters.js';
import { spellingDistance } from '../japanese/spellingDistance.js';
import { isTitled, nameAffix } from './affixes.js';
import type { KatakanaRun } from './katakanaRuns.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { type Mention, mentionBehind } from './mentions.js';
import { contextOf, endOfWord, isPerson } from './nameContext.js';
import { joined, type WordPlace } from './nameIndex.js';
import type { Candidate, Chain } from './suspect.js';
import { contextLimit, type WordProfile } from './wordProfile.js';

/** トゴ, ドツ: two letters that are no word and nobody's name, and a country but for a vowel. */
const isCountryWithoutVowel = (
  written: string,
  word: string,
  { entity, names }: KnowledgeBase,
  form: number,
): boolean =>
  entity(names.entity(form)).kind === 'country' &&
  [...word].some(
    (it, at) => 'アイウエオー'.includes(it) && word.slice(0, at) + word.slice(at + 1) === written,
  );

/** The best first. `written` is the word that stands at `run`, in full width. */
export function candidatesFor(
  text: string,
  written: string,
  run: KatakanaRun,
  chain: Chain,
  profile: WordProfile,
  mentions: readonly Mention[],
  knowledge: KnowledgeBase,
): readonly Candidate[] {
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
        (length >= (profile.isCompound ? 6 : 3) ||
          (!isHonoured && isCountryWithoutVowel(written, word, knowledge, place.form)));
      needsEvidence =
        (distance > 0.65 && isHonoured && !isOfPerson) ||
        (!hasLostLetter &&
          ((profile.isCompound && distance > 0.6) || distance > bareLimit(length, isOfPerson)));
    } else {
      const around = katakanaCount(surface) - word.length;
      const limit =
        around === 0
          ? bareLimit(word.length, isPerson(knowledge, place.form)) + 0.15 * (surface.length - word.length)
          : contextLimit(word.length);
      if (distance > Math.max(limit, around >= 6 ? besideMuchLimit : 0)) return;
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
      const limit = Math.max(contextLimit(word.length), besideMuchLimit);
      weigh(word, place, spellingDistance(written, word, limit + 0.01));
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

/** Any letter may be wrong in a word beside six letters and more of the rest of a name: トランプ・ナショナル・ドラム. */
const besideMuchLimit = 1.2;

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
  return around >= 6 ? besideMuchLimit : 0.5;
}

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

/** Two spellings of one word, as dictionaries have it: バグダード and バグダッド. */
export const isSameWord = (
  { isWord, group }: WordProfile,
  word: string,
  { lexicon }: KnowledgeBase,
): boolean => isWord && group !== 0 && group === lexicon.group(word);
