/** The one answer to “what is here” and “where else”; hover, definition, references and rename are renderings of it. */

import { namesIn } from '../knowledge/blockNames.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Mention } from '../knowledge/mentions.js';
import type { Suspect } from '../knowledge/suspect.js';
import type { FootnoteDefinition, FootnoteReference } from '../markdown/block.js';
import { footnoteKey } from '../markdown/footnotes.js';
import { blockFrom, type PlacedBlock, type Report } from '../markdown/report.js';
import type { SourceText } from '../text/sourceText.js';
import { rangeOf, shifted, type TextRange, touches } from '../text/textRange.js';

export type ReportSymbol =
  /** A name, with the honorific behind it in `range`. */
  | { readonly kind: 'mention'; readonly mention: Mention; readonly range: TextRange }
  /** What is nearly a name. */
  | { readonly kind: 'suspect'; readonly suspect: Suspect; readonly range: TextRange }
  | { readonly kind: 'footnote-reference'; readonly reference: FootnoteReference; readonly range: TextRange }
  | {
      readonly kind: 'footnote-definition';
      readonly definition: FootnoteDefinition;
      readonly range: TextRange;
    };

/** The symbol at a UTF-16 offset of the report; between two, the one that the offset opens. */
export function symbolAt(report: Report, knowledge: KnowledgeBase, offset: number): ReportSymbol | undefined {
  const reference = innermost(report.footnoteReferences, (it) => it.range, offset);
  if (reference) return { kind: 'footnote-reference', reference, range: reference.range };
  const definition = innermost(report.footnoteDefinitions, (it) => it.mark, offset);
  if (definition) return { kind: 'footnote-definition', definition, range: definition.mark };
  const placed = blockAt(report, offset);
  if (!placed) return undefined;
  const { block, start } = placed;
  const { mentions, suspects } = namesIn(knowledge)(block);
  const suspect = innermost(suspects, (it) => shifted(it.range, start), offset);
  if (suspect && suspect.kind !== 'connector') {
    return { kind: 'suspect', suspect, range: shifted(suspect.range, start) };
  }
  const extent = (it: Mention): TextRange => shifted(extentOf(it), start);
  const mention = innermost(mentions, extent, offset);
  return mention && { kind: 'mention', mention, range: extent(mention) };
}

/** The name with its honorific, from the block's start. */
const extentOf = (mention: Mention): TextRange =>
  mention.extent === mention.end
    ? mention.range
    : rangeOf(mention.range.start, mention.prose.toSource({ start: mention.start, end: mention.extent }).end);

function innermost<T>(items: readonly T[], range: (item: T) => TextRange, offset: number): T | undefined {
  let touched: T | undefined;
  for (const item of items) {
    const here = range(item);
    if (here.start <= offset && offset < here.end) return item;
    if (touches(here, offset)) touched ??= item;
  }
  return touched;
}

export function blockAt(report: Report, offset: number): PlacedBlock | undefined {
  const placed = blockFrom(report.printedBlocks, offset);
  return placed && offset <= placed.end ? placed : undefined;
}

/** A file that names entities: a report, or with `report` undefined a knowledge file. */
export interface NamingFile {
  readonly source: SourceText;
  readonly report: Report | undefined;
}

/** A place where a symbol stands. */
export interface Occurrence {
  readonly kind: 'definition' | 'reference';
  readonly range: TextRange;
}

/** Where else the report has the symbol, in order: the entity by any of its forms, a note by its marks. */
export function occurrencesOf(
  symbol: ReportSymbol,
  report: Report,
  knowledge: KnowledgeBase,
): readonly Occurrence[] {
  switch (symbol.kind) {
    case 'mention':
    case 'suspect': {
      const ranges = mentionsOf(entityIn(symbol, knowledge)!, report, knowledge).map((it) => it.range);
      // What is nearly a name stands for it only here, where somebody points at it.
      if (symbol.kind === 'suspect') ranges.push(symbol.range);
      return inOrder(ranges.map((range) => ({ kind: 'reference', range })));
    }
    case 'footnote-reference':
    case 'footnote-definition': {
      const note = symbol.kind === 'footnote-reference' ? symbol.reference : symbol.definition;
      const isSame = (it: { readonly label: string }): boolean => footnoteKey(it) === footnoteKey(note);
      return inOrder([
        ...report.footnoteReferences
          .filter(isSame)
          .map(({ range }): Occurrence => ({ kind: 'reference', range })),
        ...report.footnoteDefinitions
          .filter(isSame)
          .map(({ mark }): Occurrence => ({ kind: 'definition', range: mark })),
      ]);
    }
  }
}

const inOrder = (occurrences: readonly Occurrence[]): readonly Occurrence[] =>
  [...occurrences].sort((a, b) => a.range.start - b.range.start);

/** The index of the entity that a symbol names, or all but names. */
export function entityIn(symbol: ReportSymbol, { names }: KnowledgeBase): number | undefined {
  if (symbol.kind === 'mention') return names.entity(symbol.mention.form);
  if (symbol.kind === 'suspect') return names.entity(symbol.suspect.candidates[0]!.form);
  return undefined;
}

/** A mention and the range of the report that it covers, without an honorific. */
export interface PlacedMention {
  readonly mention: Mention;
  readonly range: TextRange;
}

/** The mentions of an entity by any of its forms, in order. */
export function mentionsOf(entity: number, report: Report, knowledge: KnowledgeBase): PlacedMention[] {
  const names = namesIn(knowledge);
  return report.printedBlocks.flatMap(({ block, start }) =>
    names(block)
      .mentions.filter(({ form }) => knowledge.names.entity(form) === entity)
      .map((mention) => ({ mention, range: shifted(mention.range, start) })),
  );
}

/** How often an entity is named in a report, by any of its forms. */
export function mentionCount(report: Report, knowledge: KnowledgeBase, entity: number): number {
  const names = namesIn(knowledge);
  let count = 0;
  for (const { block } of report.printedBlocks) {
    for (const { form } of names(block).mentions) if (knowledge.names.entity(form) === entity) count++;
  }
  return count;
}
