/**
 * All that a block names, also where a name is miswritten beyond doubt: バッシャール・アル=アサド is the man, and
 * what is to be said of his name holds before the slip is mended as well as after.
 */
import { isConnector } from '../japanese/characters.js';
import type { Block } from '../markdown/block.js';
import { nameAffix } from './affixes.js';
import { namesIn } from './blockNames.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import type { Mention } from './mentions.js';
import type { Suspect } from './suspects.js';

const remembered = new WeakMap<KnowledgeBase, WeakMap<Block, readonly Mention[]>>();

/** Memoised by block and knowledge base. The text of a miswritten name differs from its form. */
export function namingsIn(knowledge: KnowledgeBase): (block: Block) => readonly Mention[] {
  let known = remembered.get(knowledge);
  if (!known) remembered.set(knowledge, (known = new WeakMap()));
  const blocks = known;
  const names = namesIn(knowledge);
  return (block) => {
    const { mentions, suspects } = names(block);
    if (suspects.length === 0) return mentions;
    let namings = blocks.get(block);
    if (!namings) blocks.set(block, (namings = merged(block, mentions, suspects, knowledge)));
    return namings;
  };
}

function merged(
  block: Block,
  mentions: readonly Mention[],
  suspects: readonly Suspect[],
  knowledge: KnowledgeBase,
): readonly Mention[] {
  const miswritten: Mention[] = [];
  for (const suspect of suspects) {
    const meant = isBeyondDoubt(suspect, knowledge) ? meantBy(suspect, knowledge) : undefined;
    // Two wrong letters of one name are two suspects.
    if (meant && !miswritten.some((it) => collide(it, meant))) miswritten.push(meant);
  }
  return [...mentions.filter((it) => !miswritten.some((other) => collide(it, other))), ...miswritten].sort(
    (a, b) => block.prose.indexOf(a.prose) - block.prose.indexOf(b.prose) || a.start - b.start,
  );
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

const folded = (text: string): string =>
  [...text].map((it) => (isConnector(it.charCodeAt(0)) ? '・' : it)).join('');
