/** The connectors of known names: missing, another character, or one too many. */
import { isConnector, isKatakana } from '../japanese/characters.js';
import type { KatakanaRun } from './katakanaRuns.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { contextOf, endOfWord, folded, isPerson } from './nameContext.js';
import { joined, type WordPlace } from './nameIndex.js';
import type { Candidate, Chain, SuspectKind } from './suspect.js';

export type AddSuspect = (
  kind: SuspectKind,
  start: number,
  end: number,
  candidates: readonly Candidate[],
) => void;

/** The right words with another connector: アル=アサド, ドナルドトランプ. */
export function connectorSuspects(
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

/**
 * The name whose letters a chain has, parted at other places: ワンウ・ェンタオ, グエン・フーチョン. Where connectors
 * alone differ, each of them is a matter of its own; of words that are all known it may be the name of another.
 */
export function misplacedConnectors(
  text: string,
  chain: Chain,
  { names, lexicon }: KnowledgeBase,
): Candidate | undefined {
  if (chain.length < 2) return undefined;
  const parts = chain.map((it) => text.slice(it.start, it.end));
  const word = names.wordOf(parts.join(''));
  if (word < 0 || parts.every((it) => lexicon.has(it) || names.wordOf(it) >= 0)) return undefined;
  const written = folded(text.slice(chain[0]!.start, chain.at(-1)!.end));
  const place = names.placesOf(word).find((it) => it.offset === joined);
  if (!place || folded(names.surface(place.form)) === written) return undefined;
  const to = names.surface(place.form);
  return { to, form: place.form, distance: 0.3, inContext: true, needsEvidence: false };
}

interface PartedWord {
  readonly end: number;
  readonly candidate: Candidate;
}

/**
 * A word of a name that a connector or a space cuts in two: カタ・ール, カター ル. Where both halves are words they
 * may be two, and what is shorter than four letters may be the name of a person: イ・ラン.
 */
export function partedWord(text: string, run: KatakanaRun, knowledge: KnowledgeBase): PartedWord | undefined {
  if (!isParting(text.charCodeAt(run.end)) || !isKatakana(text.charCodeAt(run.end + 1))) return undefined;
  const { names, lexicon } = knowledge;
  const end = endOfWord(text, run.end + 1);
  const halves = [text.slice(run.start, run.end), text.slice(run.end + 1, end)];
  const word = halves.join('');
  if (word.length < 4) return undefined;
  const index = names.wordOf(word);
  if (index < 0 || halves.every((it) => lexicon.has(it) || names.wordOf(it) >= 0)) return undefined;
  const whole = { start: run.start, end };
  for (const place of names.placesOf(index)) {
    if (place.offset === joined || names.kind(place.form) === 'variant') continue;
    const context = contextOf(text, whole, names.surface(place.form), place);
    if (context === 'different') continue;
    const inContext = context !== 'none-needed';
    return { end, candidate: { to: word, form: place.form, distance: 0.3, inContext, needsEvidence: false } };
  }
  return undefined;
}

const isParting = (code: number): boolean =>
  isConnector(code) || code === 0x20 || code === 0x3000 || code === 0xa0;
