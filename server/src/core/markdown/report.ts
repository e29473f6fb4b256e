/**
 * Text → `Report`: what the engine knows about one Markdown file.
 * Invariant: a report is a value of its text. The incremental parse only finds again the blocks that an edit
 * left alone; with or without it the report is the same (a law tests it).
 */
import { type Tree, TreeFragment } from '@lezer/common';
import { ownCopy } from '../text/ownCopy.js';
import type { SourceText } from '../text/sourceText.js';
import { shifted, type TextRange } from '../text/textRange.js';
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
import { blockOf } from './blockOf.js';
import { type FrontMatter, frontMatterOf, titleBlockOf } from './frontMatter.js';
import { parser } from './parser.js';

/** A block and its place in the report. */
export interface PlacedBlock {
  readonly block: Block;
  /** UTF-16 offset of the block's first code unit. */
  readonly start: number;
  readonly end: number;
}

export interface Report {
  readonly source: SourceText;
  readonly frontMatter: FrontMatter | undefined;
  /** The top-level blocks in order. White space between them belongs to none. */
  readonly blocks: readonly PlacedBlock[];
  /** The same behind the titles in the front matter, which are printed and hold names like any other text. */
  readonly printedBlocks: readonly PlacedBlock[];
  /** The lists below hold what all blocks hold, with ranges of the source, in order. */
  readonly headings: readonly Heading[];
  /** Without reference links whose definition is missing: those are text in brackets. */
  readonly links: readonly Link[];
  readonly linkReferenceDefinitions: readonly LinkReferenceDefinition[];
  readonly footnoteReferences: readonly FootnoteReference[];
  readonly footnoteDefinitions: readonly FootnoteDefinition[];
  /** Where a note is first used, by its key, in a form that is not read as a reference but may be one. */
  readonly looseFootnoteUses: ReadonlyMap<string, number>;
  readonly directives: readonly Directive[];
}

const reports = new WeakMap<SourceText, ParsedReport>();
const blocks = new WeakMap<Tree, Block>();

/** Total and memoised: every text is a report. */
export function reportOf(source: SourceText): Report {
  return parsedReportOf(source);
}

function parsedReportOf(source: SourceText): ParsedReport {
  const known = reports.get(source);
  if (known) return known;
  const report = parse(source);
  reports.set(source, report);
  return report;
}

function parse(source: SourceText): ParsedReport {
  const front = frontMatterOf(source.text);
  const bodyStart = front ? front.range.end : source.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const body = withPlainLineBreaks(bodyStart === 0 ? source.text : source.text.slice(bodyStart));
  const tree = parseBody(source, body, bodyStart);
  const placed: PlacedBlock[] = [];
  collect(tree, 0, body, bodyStart, placed);
  return new ParsedReport(source, front, placed, tree, bodyStart);
}

function parseBody(source: SourceText, body: string, bodyStart: number): Tree {
  const basis = source.takeBasis();
  const previous = basis && reports.get(basis.source);
  if (!basis || !previous || previous.bodyStart !== bodyStart) return parser.parse(body);
  let fragments = TreeFragment.addTree(previous.tree);
  for (const { range, newText } of basis.edits) {
    if (range.start < bodyStart) return parser.parse(body);
    const from = changeStart(body, range.start - bodyStart);
    const change = {
      fromA: from,
      toA: range.end - bodyStart,
      fromB: from,
      toB: range.start - bodyStart + newText.length,
    };
    fragments = TreeFragment.applyChanges(fragments, [change]);
  }
  return parser.parse(body, fragments);
}

/**
 * From where on an edit at `start` may change how a text is read. `body` is the text after it.
 * One unit to the left as well: a line feed that joins a carriage return changes the unit before it. Where the line
 * above may be the head of a table, that line too: whether it ends the block before it is decided by what follows it.
 */
function changeStart(body: string, start: number): number {
  const from = Math.max(0, start - 1);
  const line = body.lastIndexOf('\n', from - 1) + 1;
  const above = line === 0 ? 0 : body.lastIndexOf('\n', line - 2) + 1;
  return body.slice(above, line).includes('|') ? above : from;
}

/** The children of the document; the tree's balancing puts nameless nodes between. */
function collect(tree: Tree, offset: number, body: string, bodyStart: number, into: PlacedBlock[]): void {
  for (const [index, child] of tree.children.entries()) {
    const start = offset + tree.positions[index]!;
    if (!('children' in child)) continue;
    if (child.type.isAnonymous) {
      collect(child, start, body, bodyStart, into);
      continue;
    }
    let block = blocks.get(child);
    if (!block) {
      // A remembered block must not keep old versions of the report.
      block = blockOf(child, ownCopy(body.slice(start, contentEnd(body, start, start + child.length))));
      blocks.set(child, block);
    }
    into.push({ block, start: bodyStart + start, end: bodyStart + start + block.text.length });
  }
}

/** Where a block ends without the white space of CommonMark behind it; an ideographic space is text. */
function contentEnd(body: string, start: number, end: number): number {
  while (end > start && ' \t\n'.includes(body[end - 1]!)) end--;
  return end;
}

/** CRLF becomes space and LF, a lone CR becomes LF: the scanner knows only LF, and no offset may move. */
export function withPlainLineBreaks(text: string): string {
  return text.indexOf('\r') < 0 ? text : text.replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
}

class ParsedReport implements Report {
  #headings: readonly Heading[] | undefined;
  #links: readonly Link[] | undefined;
  #linkReferenceDefinitions: readonly LinkReferenceDefinition[] | undefined;
  #footnoteReferences: readonly FootnoteReference[] | undefined;
  #footnoteDefinitions: readonly FootnoteDefinition[] | undefined;
  #looseFootnoteUses: ReadonlyMap<string, number> | undefined;
  #directives: readonly Directive[] | undefined;
  #printedBlocks: readonly PlacedBlock[] | undefined;

  constructor(
    readonly source: SourceText,
    readonly frontMatter: FrontMatter | undefined,
    readonly blocks: readonly PlacedBlock[],
    readonly tree: Tree,
    readonly bodyStart: number,
  ) {}

  get printedBlocks(): readonly PlacedBlock[] {
    if (!this.#printedBlocks) {
      const block = this.frontMatter && titleBlockOf(this.source.text, this.frontMatter);
      const title = block && { block, start: 0, end: block.text.length };
      this.#printedBlocks = title ? [title, ...this.blocks] : this.blocks;
    }
    return this.#printedBlocks;
  }

  get headings(): readonly Heading[] {
    this.#headings ??= placed(this.blocks, (it) => it.headings, headingAt);
    return this.#headings;
  }

  get links(): readonly Link[] {
    this.#links ??= this.#resolvedLinks();
    return this.#links;
  }

  get linkReferenceDefinitions(): readonly LinkReferenceDefinition[] {
    this.#linkReferenceDefinitions ??= placed(
      this.blocks,
      (it) => it.linkReferenceDefinitions,
      (it, by) => ({
        range: shifted(it.range, by),
        label: shifted(it.label, by),
        destination: shifted(it.destination, by),
      }),
    );
    return this.#linkReferenceDefinitions;
  }

  get footnoteReferences(): readonly FootnoteReference[] {
    this.#footnoteReferences ??= this.#resolvedReferences();
    return this.#footnoteReferences;
  }

  get footnoteDefinitions(): readonly FootnoteDefinition[] {
    this.#footnoteDefinitions ??= placed(
      this.blocks,
      (it) => it.footnoteDefinitions,
      (it, by) => ({
        ...it,
        range: shifted(it.range, by),
        mark: shifted(it.mark, by),
        labelRange: shifted(it.labelRange, by),
        content: shifted(it.content, by),
      }),
    );
    return this.#footnoteDefinitions;
  }

  get looseFootnoteUses(): ReadonlyMap<string, number> {
    this.#looseFootnoteUses ??= this.#looseUses();
    return this.#looseFootnoteUses;
  }

  get directives(): readonly Directive[] {
    this.#directives ??= placed(
      this.blocks,
      (it) => it.directives,
      (it, by) => ({
        ...it,
        range: shifted(it.range, by),
        rules: it.rules.map((rule) => ({ id: rule.id, range: shifted(rule.range, by) })),
      }),
    );
    return this.#directives;
  }

  #resolvedLinks(): readonly Link[] {
    const links = placed(this.blocks, (it) => it.links, linkAt);
    if (!links.some((it) => it.kind === 'reference')) return links;
    const { source } = this;
    const labels = new Set(this.linkReferenceDefinitions.map((it) => linkLabel(source.slice(it.label))));
    return links.filter(
      (it) => it.kind !== 'reference' || (it.label && labels.has(linkLabel(source.slice(it.label)))),
    );
  }

  #looseUses(): ReadonlyMap<string, number> {
    const read = new Set(this.footnoteReferences.map((it) => it.range.start));
    const uses = new Map<string, number>();
    const use = (label: string, at: number): void => {
      const key = linkLabel(label);
      uses.set(key, Math.min(at, uses.get(key) ?? at));
    };
    for (const { block, start } of this.blocks) {
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

  /**
   * A mark that may be an exponent is a reference where its note exists and no other mark refers to it; one with
   * several numbers is where each of their notes exists.
   */
  #resolvedReferences(): readonly FootnoteReference[] {
    const all = placed(
      this.blocks,
      (it) => it.footnoteReferences,
      (it, by) => ({
        ...it,
        range: shifted(it.range, by),
        labelRange: shifted(it.labelRange, by),
        mark: shifted(it.mark, by),
      }),
    );
    if (!all.some((it) => it.doubtful || isMany(it) || isShared(it))) return all;
    const defined = new Set(this.footnoteDefinitions.map((it) => it.label));
    const greatest = Math.max(0, ...[...defined].map((it) => Number(it) || 0));
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
}

const isMany = ({ dialect, label }: FootnoteReference): boolean => dialect === 'sup' && Number(label) >= 100;

/** Labels match without regard to case and white space (CommonMark §6.3). */
export const linkLabel = (label: string): string =>
  // Most labels are numbers of notes, and this is asked for each of them on every keystroke.
  /^[0-9]+$/.test(label) ? label : label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

function placed<T>(
  blocks: readonly PlacedBlock[],
  of: (block: Block) => readonly T[],
  at: (item: T, by: number) => T,
): readonly T[] {
  const all: T[] = [];
  for (const { block, start } of blocks) {
    for (const item of of(block)) all.push(at(item, start));
  }
  return all;
}

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

/** A link of a block that begins at `by`. */
export const linkAt = (it: Link, by: number): Link => ({
  ...it,
  range: shifted(it.range, by),
  text: shifted(it.text, by),
  ...(it.destination && { destination: shifted(it.destination, by) }),
  ...(it.title && { title: shifted(it.title, by) }),
  ...(it.label && { label: shifted(it.label, by) }),
});

/** The last of some blocks that begins at an offset or before it. */
export function blockFrom(blocks: readonly PlacedBlock[], offset: number): PlacedBlock | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  const placed = blocks[low];
  return placed && placed.start <= offset ? placed : undefined;
}

/** The text of a range of the report, for messages. */
export const textOf = (report: Report, range: TextRange): string => report.source.slice(range);
