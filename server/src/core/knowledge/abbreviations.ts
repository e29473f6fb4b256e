/** The abbreviations of a report: where each is defined and used, and what the knowledge base knows of it. */
import type { AbbreviationDefinition, AbbreviationUse } from '../japanese/abbreviations.js';
import { partsOf } from '../markdown/parts.js';
import { type Passage, placeIn } from '../markdown/passage.js';
import type { Report } from '../markdown/report.js';
import { overlaps, shifted, type TextRange, touches } from '../text/textRange.js';
import { type AbbreviationPlace, abbreviationsInBlock, type Placed } from './blockAbbreviations.js';
import type { Entity } from './entity.js';
import type { KnowledgeBase } from './knowledgeBase.js';

interface PlacedInReport<T> {
  /** Its offsets count in the passage's text. */
  readonly read: T;
  readonly passage: Passage;
  readonly place: AbbreviationPlace | 'summary';
  /** In the report. */
  readonly range: TextRange;
}

export type PlacedDefinition = PlacedInReport<AbbreviationDefinition>;
export type PlacedUse = PlacedInReport<AbbreviationUse>;

export interface Abbreviation {
  readonly short: string;
  /** In the order of the report. */
  readonly definitions: readonly PlacedDefinition[];
  readonly uses: readonly PlacedUse[];
  /** The report explains it in a way that is no definition in brackets. */
  readonly isExplained: boolean;
  /** The record that has it for a short form of a name in Japanese. */
  readonly entity: Entity | undefined;
  /** A record has it for a name of its own, or a knowledge file lists it as a word: the house writes it so. */
  readonly isName: boolean;
}

const remembered = new WeakMap<KnowledgeBase, WeakMap<Report, ReadonlyMap<string, Abbreviation>>>();

/** Memoised, by block below. Without what stands in byline, contact block and disclaimer. */
export function abbreviationsOf(report: Report, knowledge: KnowledgeBase): ReadonlyMap<string, Abbreviation> {
  let reports = remembered.get(knowledge);
  if (!reports) remembered.set(knowledge, (reports = new WeakMap()));
  let known = reports.get(report);
  if (!known) reports.set(report, (known = collect(report, knowledge)));
  return known;
}

export interface AbbreviationHere {
  readonly abbreviation: Abbreviation;
  readonly range: TextRange;
}

/** The abbreviation whose use, or the brackets of whose definition, touch a UTF-16 offset. */
export function abbreviationAt(
  report: Report,
  knowledge: KnowledgeBase,
  offset: number,
): AbbreviationHere | undefined {
  for (const abbreviation of abbreviationsOf(report, knowledge).values()) {
    const { definitions, uses } = abbreviation;
    const ranges = [
      ...uses.map((it) => it.range),
      ...definitions.map(({ passage, read }) => placeIn(passage, read.brackets)),
    ];
    const range = ranges.find((it) => touches(it, offset));
    if (range) return { abbreviation, range };
  }
  return undefined;
}

interface Draft extends Abbreviation {
  readonly definitions: PlacedDefinition[];
  readonly uses: PlacedUse[];
  isExplained: boolean;
}

function collect(report: Report, knowledge: KnowledgeBase): ReadonlyMap<string, Abbreviation> {
  const { byline, contact, disclaimer, summary } = partsOf(report);
  const apart = [byline, contact, disclaimer?.range].filter((it) => it !== undefined);
  const drafts = new Map<string, Draft>();
  const draftOf = (short: string): Draft => {
    let draft = drafts.get(short);
    if (!draft) drafts.set(short, (draft = draftFor(short, knowledge)));
    return draft;
  };
  const abbreviationsIn = abbreviationsInBlock(knowledge);
  for (const { block, start, end } of report.blocks) {
    const here = abbreviationsIn(block);
    if (apart.some((it) => overlaps(it, { start, end }))) continue;
    const isSummary = summary !== undefined && overlaps(summary, { start, end });
    const placed = <T>({ read, prose, place, range }: Placed<T>): PlacedInReport<T> => ({
      read,
      passage: { prose, block, start },
      place: isSummary ? 'summary' : place,
      range: shifted(range, start),
    });
    for (const it of here.definitions) draftOf(it.read.short).definitions.push(placed(it));
    for (const it of here.uses) draftOf(it.read.short).uses.push(placed(it));
    for (const it of here.explained) draftOf(it).isExplained = true;
  }
  return drafts;
}

function draftFor(short: string, knowledge: KnowledgeBase): Draft {
  const { names } = knowledge;
  const form = names.formOf(short);
  const entity = form < 0 ? undefined : knowledge.entity(names.entity(form));
  // OPEC+ is no abbreviation of OPECプラス.
  const isShort = entity !== undefined && names.kind(form) === 'short' && !/[A-Za-z]{2}/.test(entity.name);
  return {
    short,
    definitions: [],
    uses: [],
    isExplained: false,
    entity: isShort ? entity : undefined,
    isName: (entity !== undefined && !isShort) || knowledge.lexicon.has(short),
  };
}
