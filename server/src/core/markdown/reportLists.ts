/** What the blocks of a report hold, as the report has it: with ranges of the source, and only what counts in the whole. */
import type { SourceText } from '../text/sourceText.js';
import { shifted } from '../text/textRange.js';
import {
  type Block,
  type Directive,
  type FootnoteDefinition,
  type FootnoteReference,
  type Heading,
  isShared,
  type Link,
  type LinkReferenceDefinition,
} from './block.js';
import type { PlacedBlock } from './report.js';

type Blocks = readonly PlacedBlock[];

function placed<T>(
  blocks: Blocks,
  of: (block: Block) => readonly T[],
  at: (item: T, by: number) => T,
): readonly T[] {
  const all: T[] = [];
  for (const { block, start } of blocks) {
    for (const item of of(block)) all.push(at(item, start));
  }
  return all;
}

export const headingsOf = (blocks: Blocks): readonly Heading[] =>
  placed(blocks, (it) => it.headings, headingAt);

const headingAt = (it: Heading, by: number): Heading => ({
  ...it,
  range: shifted(it.range, by),
  content: shifted(it.content, by),
  ...(it.printedNumber && {
    printedNumber: {
      ...it.printedNumber,
      range: shifted(it.printedNumber.range, by),
      digits: shifted(it.printedNumber.digits, by),
    },
  }),
});

export const linkReferenceDefinitionsOf = (blocks: Blocks): readonly LinkReferenceDefinition[] =>
  placed(
    blocks,
    (it) => it.linkReferenceDefinitions,
    (it, by) => ({
      range: shifted(it.range, by),
      label: shifted(it.label, by),
      destination: shifted(it.destination, by),
    }),
  );

export const footnoteDefinitionsOf = (blocks: Blocks): readonly FootnoteDefinition[] =>
  placed(
    blocks,
    (it) => it.footnoteDefinitions,
    (it, by) => ({
      ...it,
      range: shifted(it.range, by),
      mark: shifted(it.mark, by),
      labelRange: shifted(it.labelRange, by),
      content: shifted(it.content, by),
    }),
  );

export const directivesOf = (blocks: Blocks): readonly Directive[] =>
  placed(
    blocks,
    (it) => it.directives,
    (it, by) => ({
      ...it,
      range: shifted(it.range, by),
      rules: it.rules.map((rule) => ({ id: rule.id, range: shifted(rule.range, by) })),
    }),
  );

/** Without reference links whose definition is missing. */
export function linksOf(
  blocks: Blocks,
  definitions: readonly LinkReferenceDefinition[],
  source: SourceText,
): readonly Link[] {
  const links = placed(blocks, (it) => it.links, linkAt);
  if (!links.some((it) => it.kind === 'reference')) return links;
  const labels = new Set(definitions.map((it) => linkLabel(source.slice(it.label))));
  return links.filter(
    (it) => it.kind !== 'reference' || (it.label && labels.has(linkLabel(source.slice(it.label)))),
  );
}

/** A link of a block that begins at `by`. */
export const linkAt = (it: Link, by: number): Link => ({
  ...it,
  range: shifted(it.range, by),
  text: shifted(it.text, by),
  ...(it.destination && { destination: shifted(it.destination, by) }),
  ...(it.title && { title: shifted(it.title, by) }),
  ...(it.label && { label: shifted(it.label, by) }),
});

/**
 * A mark that may be an exponent is a reference where its note exists and no other mark refers to it; one with
 * several numbers is where each of their notes exists.
 */
export function footnoteReferencesOf(
  blocks: Blocks,
  definitions: readonly FootnoteDefinition[],
): readonly FootnoteReference[] {
  const all = placed(
    blocks,
    (it) => it.footnoteReferences,
    (it, by) => ({
      ...it,
      range: shifted(it.range, by),
      labelRange: shifted(it.labelRange, by),
      mark: shifted(it.mark, by),
    }),
  );
  if (!all.some((it) => it.doubtful || isMany(it) || isShared(it))) return all;
  const defined = new Set(definitions.map((it) => it.label));
  const greatest = [...defined].reduce((most, it) => Math.max(most, Number(it) || 0), 0);
  const unread = new Set(
    all.filter((it) => isShared(it) && (it.doubtful || !defined.has(it.label))).map((it) => it.mark.start),
  );
  const certain = new Set(
    all.filter((it) => !it.doubtful && !unread.has(it.mark.start)).map((it) => it.label),
  );
  return all.filter((it) => {
    if (isShared(it)) return !unread.has(it.mark.start);
    if (it.doubtful) return defined.has(it.label) && !certain.has(it.label);
    // `ウラン<sup>235</sup>` where there are ten notes; the 101st of a hundred may have lost its text.
    return !isMany(it) || Number(it.label) <= greatest + 10;
  });
}

const isMany = ({ dialect, label }: FootnoteReference): boolean => dialect === 'sup' && Number(label) >= 100;

/** Where a note is first used, by its key, in a form that is not read as one of the references but may be one. */
export function looseFootnoteUsesOf(
  blocks: Blocks,
  references: readonly FootnoteReference[],
): ReadonlyMap<string, number> {
  const read = new Set(references.map((it) => it.range.start));
  const uses = new Map<string, number>();
  const use = (label: string, at: number): void => {
    const key = linkLabel(label);
    uses.set(key, Math.min(at, uses.get(key) ?? at));
  };
  for (const { block, start } of blocks) {
    for (const { at, labels } of block.looseFootnoteUses) {
      for (const label of labels) use(label, start + at);
    }
    for (const reference of block.footnoteReferences) {
      const at = start + reference.range.start;
      if ((reference.doubtful || isShared(reference)) && !read.has(at)) use(reference.label, at);
    }
  }
  return uses;
}

/** Labels match without regard to case and white space (CommonMark §6.3). */
export const linkLabel = (label: string): string =>
  // Most labels are numbers of notes, and this is asked for each of them on every keystroke.
  /^[0-9]+$/.test(label) ? label : label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
