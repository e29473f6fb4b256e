/**
 * Text → `Report`: what the engine knows about one Markdown file.
 * Invariant: a report is a value of its text. The incremental parse only finds again the blocks that an edit
 * left alone; with or without it the report is the same (a law tests it).
 */
import { type Tree, TreeFragment } from '@lezer/common';
import { ownCopy } from '../text/ownCopy.js';
import type { SourceText } from '../text/sourceText.js';
import type { TextRange } from '../text/textRange.js';
import type {
  Block,
  Directive,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Link,
  LinkReferenceDefinition,
} from './block.js';
import { blockOf } from './blockOf.js';
import { type FrontMatter, frontMatterOf, titleBlockOf } from './frontMatter.js';
import { parser } from './parser.js';
import {
  directivesOf,
  footnoteDefinitionsOf,
  footnoteReferencesOf,
  headingsOf,
  linkReferenceDefinitionsOf,
  linksOf,
  looseFootnoteUsesOf,
} from './reportLists.js';

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
    this.#headings ??= headingsOf(this.blocks);
    return this.#headings;
  }

  get links(): readonly Link[] {
    this.#links ??= linksOf(this.blocks, this.linkReferenceDefinitions, this.source);
    return this.#links;
  }

  get linkReferenceDefinitions(): readonly LinkReferenceDefinition[] {
    this.#linkReferenceDefinitions ??= linkReferenceDefinitionsOf(this.blocks);
    return this.#linkReferenceDefinitions;
  }

  get footnoteReferences(): readonly FootnoteReference[] {
    this.#footnoteReferences ??= footnoteReferencesOf(this.blocks, this.footnoteDefinitions);
    return this.#footnoteReferences;
  }

  get footnoteDefinitions(): readonly FootnoteDefinition[] {
    this.#footnoteDefinitions ??= footnoteDefinitionsOf(this.blocks);
    return this.#footnoteDefinitions;
  }

  get looseFootnoteUses(): ReadonlyMap<string, number> {
    this.#looseFootnoteUses ??= looseFootnoteUsesOf(this.blocks, this.footnoteReferences);
    return this.#looseFootnoteUses;
  }

  get directives(): readonly Directive[] {
    this.#directives ??= directivesOf(this.blocks);
    return this.#directives;
  }
}

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
