/** Where the blocks of a report make a choice of notation, in words that are the author's own. */
import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { isNamed, type Mention, mentionBehind } from '../knowledge/mentions.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Prose } from '../markdown/prose.js';
import { overlaps, rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import type { NotationChoice, Occurrence } from './notationChoice.js';

/** An occurrence in a block, from whose start its ranges count. */
export interface OwnOccurrence {
  readonly occurrence: Occurrence;
  /** What is shown: both halves of a pair of brackets and what is between them. */
  readonly range: TextRange;
  /** The edits that write it in a form; none where marks among the letters would not stay. */
  edits(form: string): readonly TextEdit[];
}

/** How often a form of a subject stands in a block. */
export interface FormCount {
  readonly subject: string;
  readonly form: string;
  readonly count: number;
}

/**
 * What blocks say to one choice, each answer remembered by block. Most blocks are never asked for more than the
 * forms, and few for the places: those are kept only where a report deviates.
 */
export interface ChoiceReader {
  /** The forms that a block may have, one bit for each in the order of the choice; it has no other. */
  forms(block: Block): number;
  counts(block: Block, knowledge: KnowledgeBase): readonly FormCount[];
  places(block: Block, knowledge: KnowledgeBase): readonly OwnOccurrence[];
}

export function readerOf(choice: NotationChoice): ChoiceReader {
  const forms = rememberedByBlock((block: Block) => formsIn(block, choice))(choice);
  const counts = rememberedByBlock((block: Block, knowledge: KnowledgeBase) =>
    countsOf(ownOccurrences(choice, block, knowledge)),
  );
  const places = rememberedByBlock((block: Block, knowledge: KnowledgeBase) =>
    Array.from(ownOccurrences(choice, block, knowledge), ([occurrence, prose]) =>
      placed(choice, occurrence, prose),
    ),
  );
  return {
    forms,
    counts: (block, knowledge) => counts(knowledge)(block),
    places: (block, knowledge) => places(knowledge)(block),
  };
}

function formsIn(block: Block, { forms, signs, hallmark }: NotationChoice): number {
  if (hallmark) return block.prose.some((it) => !it.isBlockQuote && hallmark.test(it.text)) ? ~0 : 1;
  if (!signs) return ~0;
  const keys = Object.keys(forms);
  let found = 0;
  for (const { text, isBlockQuote } of block.prose) {
    if (isBlockQuote) continue;
    for (const [index, form] of keys.entries()) if (signs[form]!.test(text)) found |= 1 << index;
  }
  return found;
}

/** Those in the author's own words. */
function* ownOccurrences(
  choice: NotationChoice,
  block: Block,
  knowledge: KnowledgeBase,
): Iterable<readonly [Occurrence, Prose]> {
  for (const prose of block.prose) {
    if (prose.isBlockQuote || isForeign(prose.text)) continue;
    for (const occurrence of choice.read(prose, block, knowledge.lexicon)) {
      const names = namesIn(knowledge)(block).mentions;
      const isChoosable = (it: TextRange): boolean =>
        isOwn(it, prose, block, names) && (choice.isOfQuotations || !isQuotation(prose, it.start));
      if (occurrence.places.every(isChoosable)) yield [occurrence, prose];
    }
  }
}

function placed(choice: NotationChoice, occurrence: Occurrence, prose: Prose): OwnOccurrence {
  const start = occurrence.places[0]!.start;
  const end = occurrence.places.at(-1)!.end;
  let known: { readonly form: string; readonly edits: readonly TextEdit[] } | undefined;
  return {
    occurrence,
    // A place between two letters is shown with both.
    range: prose.toSource(start < end ? rangeOf(start, end) : rangeOf(start - 1, end + 1)),
    edits(form) {
      if (known?.form !== form) known = { form, edits: editsOf(choice, occurrence, prose, form) };
      return known.edits;
    },
  };
}

/** All places of an occurrence or none. */
function editsOf(
  choice: NotationChoice,
  occurrence: Occurrence,
  prose: Prose,
  form: string,
): readonly TextEdit[] {
  const edits = occurrence.places.map((it) => {
    const newText = choice.write(prose.text.slice(it.start, it.end), form, occurrence);
    return newText === undefined ? undefined : prose.edit(it, newText);
  });
  return edits.every((it) => it !== undefined) ? edits : [];
}

function countsOf(occurrences: Iterable<readonly [Occurrence, Prose]>): readonly FormCount[] {
  const counts: { readonly subject: string; readonly form: string; count: number }[] = [];
  for (const [{ subject, form }] of occurrences) {
    const known = counts.find((it) => it.subject === subject && it.form === form);
    if (known) known.count++;
    else counts.push({ subject, form, count: 1 });
  }
  return counts.length === 0 ? none : counts;
}

const none: readonly FormCount[] = [];

/** A passage of another language, such as the citation of an English source. */
function isForeign(text: string): boolean {
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (latin < 20) return false;
  const japanese = text.match(/[\u3041-\u30FF\u4E00-\u9FFF]/g)?.length ?? 0;
  return latin > 4 * japanese;
}

const labels = new WeakMap<Block, readonly TextRange[]>();

/** What links are labelled with, in order. */
function labelsOf(block: Block): readonly TextRange[] {
  let known = labels.get(block);
  if (!known) {
    known = block.links.filter((it) => !it.image && it.text.end > it.text.start).map((it) => it.text);
    labels.set(block, known);
  }
  return known;
}

/** Whether a place is the author's own text: no name, no label. */
function isOwn(place: TextRange, prose: Prose, block: Block, names: readonly Mention[]): boolean {
  if (isNamed(names, prose, place)) return false;
  const label = mentionBehind(labelsOf(block), prose.toSource(place).start);
  if (label && overlaps(label, prose.toSource(place))) return false;
  if (place.end > place.start) return true;
  // Between two lines, or letters with marks between them, nothing is put in.
  const around = prose.toSource(rangeOf(place.start - 1, place.start + 1));
  return around.end - around.start === 2;
}
