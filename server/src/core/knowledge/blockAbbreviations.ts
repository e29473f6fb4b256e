/**
 * The abbreviations of one block as the text and the knowledge base read them together, remembered with the block.
 * Invariant: a word inside a longer recognised name belongs to that name: USS カール・ヴィンソン, IAEA追加議定書.
 */
import {
  type AbbreviationDefinition,
  type Abbreviations,
  type AbbreviationUse,
  abbreviationsIn,
} from '../japanese/abbreviations.js';
import { halfWidthLetters } from '../japanese/capitals.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Prose } from '../markdown/prose.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { namesIn } from './blockNames.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import type { Mention } from './mentions.js';

/** `text` is a paragraph, `entry` an item of a list. */
export type AbbreviationPlace = 'text' | 'entry' | 'heading' | 'table' | 'quotation' | 'note';

export interface BlockAbbreviations {
  readonly definitions: readonly Placed<AbbreviationDefinition>[];
  readonly uses: readonly Placed<AbbreviationUse>[];
  readonly explained: readonly string[];
}

export interface Placed<T> {
  /** Its offsets count in the text of `prose`. */
  readonly read: T;
  readonly prose: Prose;
  readonly place: AbbreviationPlace;
  /** From the start of the block. */
  readonly range: TextRange;
}

const nothing: BlockAbbreviations = { definitions: [], uses: [], explained: [] };

/** Memoised by block and knowledge base. */
export const abbreviationsInBlock = rememberedByBlock(readBlock);

/** A table of abbreviations: what stands alone in a cell of it is explained beside it. */
const glossary = /略語|略称|正式名/;

function readBlock(block: Block, knowledge: KnowledgeBase): BlockAbbreviations {
  if (!/[A-ZＡ-Ｚ]/.test(block.text)) return nothing;
  const isGlossary = block.kind === 'table' && glossary.test(block.text);
  const definitions: Placed<AbbreviationDefinition>[] = [];
  const uses: Placed<AbbreviationUse>[] = [];
  const explained: string[] = [];
  for (const prose of block.prose) {
    const read = abbreviationsIn(prose.text);
    if (read.definitions.length + read.uses.length + read.explained.length === 0) continue;
    if (isGlossary && read.uses[0]?.short === halfWidthLetters(prose.text.trim())) {
      explained.push(read.uses[0].short);
      continue;
    }
    const mentions = namesIn(knowledge)(block).mentions.filter((it) => it.prose === prose);
    const here = withNames(read, prose.text, mentions, knowledge);
    const placed = <T>(it: T, at: TextRange): Placed<T> => {
      const range = prose.toSource(at);
      return { read: it, prose, place: placeOf(prose, block, range.start), range };
    };
    definitions.push(...here.definitions.map((it) => placed(it, it.range)));
    uses.push(...here.uses.map((it) => placed(it, it)));
    // A heading 「JCPOA：復活の条件」 explains nothing.
    if (prose.kind !== 'heading') explained.push(...here.explained);
  }
  return definitions.length + uses.length + explained.length === 0
    ? nothing
    : { definitions, uses, explained };
}

function placeOf({ kind }: Prose, block: Block, start: number): AbbreviationPlace {
  if (kind === 'heading') return 'heading';
  if (kind === 'table-cell') return 'table';
  if (block.footnoteDefinitions.some((it) => it.range.start <= start && start < it.range.end)) return 'note';
  if (block.kind === 'block-quote') return 'quotation';
  return block.kind === 'list' ? 'entry' : 'text';
}

/** What the text alone tells, corrected by the recognised names in it. */
function withNames(
  read: Abbreviations,
  text: string,
  mentions: readonly Mention[],
  knowledge: KnowledgeBase,
): Abbreviations {
  const { names } = knowledge;
  const definitions: AbbreviationDefinition[] = [];
  const uses: AbbreviationUse[] = [];
  const explained = [...read.explained];
  const entityOf = (surface: string): number => {
    const form = names.formOf(surface);
    return form < 0 ? -1 : names.entity(form);
  };
  for (const definition of read.definitions) {
    const { short, order, name, brackets } = definition;
    const isPartOfName = mentions.some((it) => it.start < brackets.start && brackets.end <= it.end);
    // `EU（欧州委員会）`: the record knows better what the letters stand for.
    const isRemark =
      order === 'short-first' &&
      name !== undefined &&
      entityOf(short) >= 0 &&
      entityOf(short) !== entityOf(text.slice(name.start, name.end));
    if (isPartOfName || isRemark) explained.push(short);
    else definitions.push(withRecognisedName(definition, mentions, entityOf(short), knowledge));
  }
  for (const use of read.uses) {
    if (mentions.some((it) => isWithin(use, it) && it.end - it.start > use.end - use.start)) continue;
    // `国際原子力機関IAEA`.
    const namedBefore = mentions.some(
      (it) =>
        text.slice(it.end, use.start).trim() === '' &&
        it.end <= use.start &&
        names.entity(it.form) === entityOf(use.short),
    );
    if (namedBefore) explained.push(use.short);
    else uses.push(use);
  }
  return { definitions, uses, explained };
}

/** The definition with the name that the knowledge base finds there, which may have の or hiragana in it. */
function withRecognisedName(
  definition: AbbreviationDefinition,
  mentions: readonly Mention[],
  entity: number,
  knowledge: KnowledgeBase,
): AbbreviationDefinition {
  const { order, nameEnd, name, range, brackets } = definition;
  // In quotation marks the name is whole as it stands.
  if (order === 'short-first' || (name !== undefined && name.start > range.start)) return definition;
  const mention = mentions.find((it) => it.end === nameEnd);
  if (mention && (knowledge.names.entity(mention.form) === entity || mention.start < range.start)) {
    return {
      ...definition,
      name: rangeOf(mention.start, nameEnd),
      range: rangeOf(mention.start, brackets.end),
    };
  }
  // A name that begins inside a longer one is not known to begin there.
  const isCut = mentions.some((it) => it.start < range.start && range.start < it.end);
  return isCut ? { ...definition, name: undefined } : definition;
}

const isWithin = (inner: TextRange, outer: TextRange): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
