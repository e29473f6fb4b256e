/** The names in a report by kind, for an editor that tells them apart. */
import { namesIn } from '../knowledge/blockNames.js';
import type { EntityKind } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Report } from '../markdown/report.js';
import { shifted, type TextRange } from '../text/textRange.js';

export interface NameToken {
  readonly kind: EntityKind | 'other';
  /** May go over a line's end where the name does. */
  readonly range: TextRange;
}

/** In order; of the blocks that touch `within` where it is given. */
export function nameTokensIn(
  { printedBlocks }: Report,
  knowledge: KnowledgeBase,
  within?: TextRange,
): readonly NameToken[] {
  const names = namesIn(knowledge);
  const tokens: NameToken[] = [];
  for (const { block, start, end } of printedBlocks) {
    if (within && (end < within.start || start > within.end)) continue;
    for (const { form, range } of names(block).mentions) {
      const { kind = 'other' } = knowledge.entity(knowledge.names.entity(form));
      tokens.push({ kind, range: shifted(range, start) });
    }
  }
  return tokens;
}
