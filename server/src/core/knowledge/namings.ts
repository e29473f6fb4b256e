/**
 * All that a block names, also where a name is miswritten beyond doubt: バッシャール・アル=アサド is the man, and
 * what is to be said of his name holds before the slip is mended as well as after.
 */
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import { nameAffix } from './affixes.js';
import { namesIn } from './blockNames.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import type { Mention } from './mentions.js';
import { folded } from './nameContext.js';
import type { Suspect } from './suspect.js';

/** Memoised by block and knowledge base. The text of a miswritten name differs from its form. */
export const namingsIn = rememberedByBlock((block, knowledge: KnowledgeBase): readonly Mention[] => {
  const { mentions, suspects } = namesIn(knowledge)(block);
  return suspects.length === 0 ? mentions : merged(block, mentions, suspects, knowledge);
});

function merged(
  block: Block,
  mentions: readonly Mention[],
  suspects: readonly Suspect[],
  knowledge: KnowledgeBase,
): readonly Mention[] {
  const miswritten: Mention[] = [];
  for (const suspect of suspects) {
    const meant = isBeyondDoubt(suspect, knowledge) ? meantBy(suspect, knowledge) : undefined;
    if (meant) miswritten.push(meant);
  }
  const rank = new Map(block.prose.map((it, index) => [it, index]));
  const inOrder = (a: Mention, b: Mention): number =>
    rank.get(a.prose)! - rank.get(b.prose)! || a.start - b.start;
  const namings: Mention[] = [];
  // Of those that collide the miswritten name wins. Two wrong letters of one name are two suspects.
  const wins = new Set(miswritten);
  for (const naming of [...mentions, ...miswritten].sort(inOrder)) {
    while (
      namings.length > 0 &&
      wins.has(naming) &&
      !wins.has(namings.at(-1)!) &&
      collide(namings.at(-1)!, naming)
    )
      namings.pop();
    const last = namings.at(-1);
    if (!last || !collide(last, naming)) namings.push(naming);
  }
  return namings;
}

const collide = (a: Mention, b: Mention): boolean =>
  a.prose === b.prose && a.start < b.end && b.start < a.end;

/** The letters are right, or the other part of a full name stands beside the one that is wrong. */
function isBeyondDoubt({ kind, candidates }: Suspect, { names }: KnowledgeBase): boolean {
  const [candidate] = candidates;
  if (!candidate || candidates.length > 1 || kind === 'variant') return false;
  return kind !== 'spelling' || (candidate.inContext && /[・＝]/.test(names.surface(candidate.form)));
}

/** The whole name of which the suspect is a word or a connector. */
function meantBy({ prose, start, end, candidates }: Suspect, { names }: KnowledgeBase): Mention | undefined {
  const { to, form } = candidates[0]!;
  const { text } = prose;
  const surface = names.surface(form);
  for (let at = surface.indexOf(to); at >= 0; at = surface.indexOf(to, at + 1)) {
    const left = surface.slice(0, at);
    const right = surface.slice(at + to.length);
    const before = text.slice(Math.max(0, start - left.length), start);
    if (folded(before) !== folded(left)) continue;
    if (folded(text.slice(end, end + right.length)) !== folded(right)) continue;
    const whole = { start: start - left.length, end: end + right.length };
    const extent = whole.end + nameAffix(text, whole.end);
    return { form, prose, ...whole, extent, range: prose.toSource(whole) };
  }
  return undefined;
}
