/** Where the blocks of a report make a choice of notation, in words that are the author's own. */
import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Prose } from '../markdown/prose.js';
import { overlaps, rangeOf, type TextRange } from '../text/textRange.js';
import type { NotationChoice, Occurrence } from './notationChoice.js';

export interface OwnOccurrence extends Occurrence {
  readonly prose: Prose;
}

const none: readonly never[] = [];

/** Remembered by block and knowledge base. */
export const occurrencesOf = (
  choice: NotationChoice,
): ((knowledge: KnowledgeBase) => (block: Block) => readonly OwnOccurrence[]) =>
  rememberedByBlock((block: Block, knowledge: KnowledgeBase) => {
    const found: OwnOccurrence[] = [];
    for (const prose of block.prose) {
      if (prose.isBlockQuote || isForeign(prose.text)) continue;
      let exempt: readonly TextRange[] | undefined;
      for (const occurrence of choice.read(prose, block)) {
        exempt ??= namesAndLabels(prose, block, knowledge);
        if (occurrence.places.every((it) => isOwn(it, prose, exempt!))) found.push({ ...occurrence, prose });
      }
    }
    return found.length === 0 ? none : found;
  });

/** A passage of another language, such as the citation of an English source. */
function isForeign(text: string): boolean {
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (latin < 20) return false;
  const japanese = text.match(/[\u3041-\u30FF\u4E00-\u9FFF]/g)?.length ?? 0;
  return latin > 4 * japanese;
}

function namesAndLabels(prose: Prose, block: Block, knowledge: KnowledgeBase): readonly TextRange[] {
  const names = namesIn(knowledge)(block).mentions.filter((it) => it.prose === prose);
  const labels = block.links.flatMap((it) => {
    const start = it.image ? undefined : prose.fromSource(it.text.start);
    const end = prose.fromSource(it.text.end);
    return start === undefined || end === undefined || end <= start ? [] : [rangeOf(start, end)];
  });
  return labels.length === 0 ? names : [...names, ...labels];
}

function isOwn(place: TextRange, prose: Prose, exempt: readonly TextRange[]): boolean {
  if (exempt.some((it) => overlaps(it, place)) || isQuotation(prose, place.start)) return false;
  if (place.end > place.start) return true;
  // Between two lines, or letters with marks between them, nothing is put in.
  const around = prose.toSource(rangeOf(place.start - 1, place.start + 1));
  return around.end - around.start === 2;
}
