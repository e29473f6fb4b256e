/**
 * Syntax tree of one top-level block → `Block`.
 * Invariant: it reads nothing but the tree and the block's own text, so its result may be kept with the tree.
 */
import type { Tree, TreeCursor } from '@lezer/common';
import { rangeOf, type TextRange, trimmed } from '../text/textRange.js';
import type {
  Block,
  BlockKind,
  Directive,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Link,
  LinkReferenceDefinition,
  ListItem,
  LooseFootnoteUse,
} from './block.js';
import { characterReference } from './characterReference.js';
import { directiveOf } from './directive.js';
import { caretDefinitionsIn, caretReference, supDefinitionsIn, supReferences } from './footnoteMarks.js';
import { headingNodeAt } from './headingNode.js';
import { htmlLinksIn, linkNodeAt, linkReferenceAt } from './linkNodes.js';
import { looseUsesIn } from './looseFootnoteUse.js';
import { objectReplacement, type Prose, ProseBuilder, type ProseKind } from './prose.js';

/** `text` is the block's source, `tree` its syntax with offsets from the block's start. */
export function blockOf(tree: Tree, text: string): Block {
  const reader = new BlockReader(text);
  reader.read(tree.cursor());
  return reader.finish(kindOf(tree.type.name, reader));
}

function kindOf(name: string, reader: BlockReader): BlockKind {
  if (name === 'Paragraph') return reader.opensWithDefinition ? 'footnote-definition' : 'paragraph';
  if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading')) return 'heading';
  return blockKinds[name] ?? 'html';
}

const blockKinds: Readonly<Record<string, BlockKind>> = {
  BulletList: 'list',
  OrderedList: 'list',
  Blockquote: 'block-quote',
  FencedCode: 'code',
  CodeBlock: 'code',
  HTMLBlock: 'html',
  ProcessingInstructionBlock: 'html',
  CommentBlock: 'comment',
  Table: 'table',
  HorizontalRule: 'thematic-break',
  LinkReference: 'link-reference-definition',
  FootnoteDefinition: 'footnote-definition',
};

const none: readonly never[] = [];
const listOf = <T>(items: readonly T[]): readonly T[] => (items.length === 0 ? none : items);

class BlockReader {
  readonly #prose: Prose[] = [];
  readonly #headings: Heading[] = [];
  readonly #listItems: ListItem[] = [];
  readonly #links: Link[] = [];
  readonly #linkReferenceDefinitions: LinkReferenceDefinition[] = [];
  readonly #references: FootnoteReference[] = [];
  readonly #definitions: FootnoteDefinition[] = [];
  readonly #directives: Directive[] = [];
  readonly #opaque: TextRange[] = [];
  /** Where a superscript or `[^1]` is read, as what it may be. */
  readonly #readMarks = new Set<number>();
  #listDepth = 0;
  #quoteDepth = 0;

  constructor(readonly text: string) {}

  get opensWithDefinition(): boolean {
    return this.#definitions[0]?.range.start === 0;
  }

  finish(kind: BlockKind): Block {
    return {
      kind,
      text: this.text,
      prose: listOf(this.#prose),
      headings: listOf(this.#headings),
      listItems: listOf(this.#listItems),
      links: listOf(this.#links),
      linkReferenceDefinitions: listOf(this.#linkReferenceDefinitions),
      footnoteReferences: listOf(this.#references),
      footnoteDefinitions: listOf(this.#definitions),
      looseFootnoteUses: listOf(this.#looseUses()),
      directives: listOf(this.#directives),
      opaque: listOf(this.#opaque),
      memory: [],
    };
  }

  #looseUses(): readonly LooseFootnoteUse[] {
    const unseen = this.#opaque.filter((it) =>
      /^(?:[`~]|<!--)/.test(this.text.slice(it.start, it.start + 4)),
    );
    for (const { mark } of this.#definitions) this.#readMarks.add(mark.start);
    return looseUsesIn(this.text).filter(
      ({ at }) => !this.#readMarks.has(at) && !unseen.some((it) => at >= it.start && at < it.end),
    );
  }

  /** Reads the block node under the cursor. It walks and does not call itself: blocks may be nested without end. */
  read(cursor: TreeCursor): void {
    cursor.iterate(
      () => this.#enter(cursor),
      () => this.#nest(cursor.name, -1),
    );
  }

  /** Whether there are blocks in the block under the cursor; leaves the cursor there. */
  #enter(cursor: TreeCursor): boolean {
    const { name, from } = cursor;
    // White space at a line's end, which a carriage return is to the scanner, belongs to no construct.
    const to = trimmed(this.text, from, cursor.to).end;
    switch (name) {
      case 'Paragraph':
        this.#definitions.push(...supDefinitionsIn(this.text, from, cursor.to));
        this.#leaf(cursor, 'paragraph', from, to);
        return false;
      case 'TableCell':
        this.#leaf(cursor, 'table-cell', from, to);
        return false;
      case 'HTMLBlock':
        for (const it of htmlLinksIn(this.text, from, to)) this.#links.push(it);
        this.#opaque.push(rangeOf(from, to));
        return false;
      case 'FencedCode':
      case 'CodeBlock':
      case 'ProcessingInstructionBlock':
        this.#opaque.push(rangeOf(from, to));
        return false;
      case 'CommentBlock':
        this.#comment(from, to);
        return false;
      case 'LinkReference':
        this.#linkReference(cursor);
        return false;
      case 'FootnoteDefinition':
        this.#definitions.push(...caretDefinitionsIn(this.text, from, cursor.to));
        break;
      case 'ListItem':
        this.#listItems.push({
          range: rangeOf(from, to),
          ordered: /^\s*[0-9]/.test(this.text.slice(from, from + 10)),
          depth: this.#listDepth,
        });
        break;
      default:
        if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading')) {
          this.#heading(cursor, to);
          return false;
        }
    }
    this.#nest(name, 1);
    return true;
  }

  #nest(name: string, by: 1 | -1): void {
    if (name === 'BulletList' || name === 'OrderedList') this.#listDepth += by;
    else if (name === 'Blockquote') this.#quoteDepth += by;
  }

  #heading(cursor: TreeCursor, to: number): void {
    const heading = headingNodeAt(cursor, to, this.text);
    this.#headings.push(heading);
    this.#leaf(cursor, 'heading', heading.content.start, heading.content.end);
  }

  /** The prose of the leaf block under the cursor, with the inline constructs in it. */
  #leaf(cursor: TreeCursor, kind: ProseKind, from: number, to: number): void {
    if (to <= from) return;
    const builder = new ProseBuilder(this.text);
    this.#inline(cursor, builder, from, to);
    this.#prose.push(builder.finish(kind, this.#quoteDepth > 0));
  }

  #inline(cursor: TreeCursor, builder: ProseBuilder, from: number, to: number): void {
    let at = from;
    if (cursor.firstChild()) {
      do {
        if (cursor.to <= at) continue;
        if (cursor.from >= to) break;
        builder.copy(at, cursor.from);
        this.#inlineNode(cursor, builder);
        at = cursor.to;
      } while (cursor.nextSibling());
      cursor.parent();
    }
    if (at < to) builder.copy(at, to);
  }

  #inlineNode(cursor: TreeCursor, builder: ProseBuilder): void {
    const { name, from, to } = cursor;
    switch (name) {
      case 'EmphasisMark':
      case 'StrikethroughMark':
      case 'HeaderMark':
      case 'QuoteMark':
        return;
      case 'Emphasis':
      case 'StrongEmphasis':
      case 'Strikethrough':
        this.#inline(cursor, builder, from, to);
        return;
      case 'Escape':
        builder.replace(from, to, this.text.slice(from + 1, to));
        return;
      case 'Entity':
        builder.replace(from, to, characterReference(this.text.slice(from, to)));
        return;
      case 'HardBreak':
        builder.replace(from, to, '\n');
        return;
      case 'SupNote':
      case 'FootnoteReference':
        this.#footnoteReference(name, from, to);
        return;
      case 'Link':
      case 'Image':
        this.#link(cursor, builder);
        return;
      case 'Autolink':
      case 'BareUrl': {
        const inner = name === 'Autolink' ? rangeOf(from + 1, to - 1) : rangeOf(from, to);
        const kind = name === 'Autolink' ? 'autolink' : 'bare';
        this.#links.push({ kind, image: false, range: rangeOf(from, to), text: inner, destination: inner });
        this.#opaque.push(rangeOf(from, to));
        builder.replace(from, to, objectReplacement);
        return;
      }
      case 'InlineCode':
      case 'HtmlCode':
      case 'InlineMath':
        this.#opaque.push(rangeOf(from, to));
        builder.replace(from, to, objectReplacement);
        return;
      case 'HTMLTag':
        for (const it of htmlLinksIn(this.text, from, to)) this.#links.push(it);
        this.#opaque.push(rangeOf(from, to));
        if (/^<br\b/i.test(this.text.slice(from, to))) builder.replace(from, to, '\n');
        return;
      case 'Comment':
        this.#comment(from, to);
        return;
      case 'ProcessingInstruction':
        this.#opaque.push(rangeOf(from, to));
        return;
      default:
        builder.copy(from, to);
    }
  }

  #link(cursor: TreeCursor, builder: ProseBuilder): void {
    const { name, from, to } = cursor;
    const image = name === 'Image';
    const { inline, text, destination, title, label, shortcut } = linkNodeAt(cursor, this.text);
    if (label && label !== text && this.text[label.start] === '^' && label.end > label.start + 1) {
      // `[出典][^3]`: the text in brackets has a note and is no link.
      builder.copy(from, text.start);
      this.#linkText(cursor, builder, text);
      builder.copy(text.end, label.start - 1);
      this.#footnoteReference('FootnoteReference', label.start - 1, label.end + 1);
      return;
    }
    this.#links.push({
      kind: inline ? 'inline' : 'reference',
      image,
      range: rangeOf(from, to),
      text,
      ...(destination && { destination }),
      ...(title && { title }),
      ...(!inline && label && { label }),
    });
    if (image) {
      this.#opaque.push(rangeOf(from, to));
      builder.replace(from, to, objectReplacement);
      // What is written for a picture is not read as prose, but links in it are links.
      this.#linkText(cursor, new ProseBuilder(this.text), text);
      return;
    }
    // `[注]` without a definition is text in brackets, and only the report knows: show the brackets.
    if (shortcut) builder.copy(from, text.start);
    if (label === text) builder.label(from, to);
    this.#linkText(cursor, builder, text);
    if (shortcut) builder.copy(text.end, to);
    else if (to > text.end) this.#opaque.push(rangeOf(text.end, to));
  }

  #linkText(cursor: TreeCursor, builder: ProseBuilder, text: TextRange): void {
    let at = text.start;
    if (cursor.firstChild()) {
      do {
        if (cursor.from < text.start || cursor.to > text.end) continue;
        builder.copy(at, cursor.from);
        this.#inlineNode(cursor, builder);
        at = cursor.to;
      } while (cursor.nextSibling());
      cursor.parent();
    }
    builder.copy(at, text.end);
  }

  #linkReference(cursor: TreeCursor): void {
    const definition = linkReferenceAt(cursor, this.text);
    this.#linkReferenceDefinitions.push(definition);
    this.#opaque.push(definition.range);
  }

  #comment(from: number, to: number): void {
    this.#opaque.push(rangeOf(from, to));
    const directive = directiveOf(this.text.slice(from, to), from);
    if (directive) this.#directives.push(directive);
  }

  #footnoteReference(name: string, start: number, end: number): void {
    this.#readMarks.add(start);
    if (this.#definitions.some((it) => it.mark.start === start)) return;
    if (name === 'FootnoteReference') this.#references.push(caretReference(this.text, start, end));
    else this.#references.push(...supReferences(this.text, start, end));
  }
}
