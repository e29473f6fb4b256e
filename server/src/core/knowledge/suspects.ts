/**
 * Where a report all but names an entity: misspelled, with another connector, in half width, with a character of
 * another script that looks the same.
 * Invariant: whole katakana runs are weighed, never parts of one; a run that is a word in its own right (a known
 * form, a word of the lexicon, a compound of such) is no suspect, however near it is to a name.
 */
import type { Prose } from '../markdown/prose.js';
import { candidatesFor, isSameWord } from './candidates.js';
import { disguisedName, disguisedWord } from './disguisedWords.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { type Mention, mentionBehind } from './mentions.js';
import { type AddSuspect, connectorSuspects, misplacedConnectors, partedWord } from './nameConnectors.js';
import type { Chain, Suspect } from './suspect.js';
import { wordProfileOf } from './wordProfile.js';

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
    if (chain[0]!.start < checkedTo) continue;
    const name = disguisedName(text, chain, knowledge);
    if (name) {
      checkedTo = name.end;
      suspect(name.kind, name.start, name.end, name.candidates);
      continue;
    }
    const whole = misplacedConnectors(text, chain, knowledge);
    if (whole && !chain.some((it) => partedWord(text, it, knowledge))) {
      checkedTo = chain.at(-1)!.end;
      suspect('connector', chain[0]!.start, checkedTo, [whole]);
      continue;
    }
    for (const run of chain) {
      const mention = mentionBehind(mentions, run.start);
      if (run.start < checkedTo) continue;
      if (mention && mention.start <= run.start && run.end <= mention.end) {
        // ワシントン･ポスト: the first word of a name is a name of its own.
        const word = chain.length > 1 ? knowledge.names.wordOf(text.slice(run.start, run.end)) : -1;
        if (word >= 0 && mention.end === run.end)
          connectorSuspects(text, run, knowledge.names.placesOf(word), knowledge, suspect);
        continue;
      }
      const disguised = disguisedWord(text, run, chain, knowledge);
      if (disguised) {
        checkedTo = disguised.end;
        suspect(disguised.kind, disguised.start, disguised.end, disguised.candidates);
        continue;
      }
      const parted = partedWord(text, run, knowledge);
      if (parted) {
        checkedTo = parted.end;
        suspect('connector', run.start, parted.end, [parted.candidate]);
        continue;
      }
      // Half-width letters may be misspelled as well.
      const written = text.slice(run.start, run.end).normalize('NFKC');
      if (knowledge.lexicon.isDeclared(written)) continue;
      const profile = wordProfileOf(written, knowledge);
      if (profile.word >= 0) {
        connectorSuspects(text, run, knowledge.names.placesOf(profile.word), knowledge, suspect);
        continue;
      }
      const candidates = candidatesFor(text, written, run, chain, profile, mentions, knowledge);
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
