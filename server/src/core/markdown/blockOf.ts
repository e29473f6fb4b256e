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
import { looseUsesIn } from './looseFootnoteUse.js';
import { printedNumberIn } from './printedNumber.js';
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
        this.#htmlLinks(from, to);
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
          this.#heading(cursor, from, to);
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

  #heading(cursor: TreeCursor, from: number, to: number): void {
    const { name } = cursor;
    const setext = name.startsWith('SetextHeading');
    let start = from;
    let end = to;
    if (cursor.firstChild()) {
      do {
        if (cursor.name !== 'HeaderMark') continue;
        // An ATX heading opens with a mark and may close with one; a setext heading has it on its last line.
        if (cursor.from === from && !setext) start = cursor.to;
        else end = cursor.from;
      } while (cursor.nextSibling());
      cursor.parent();
    }
    const content = trimmed(this.text, start, end);
    const printedNumber = printedNumberIn(this.text.slice(content.start, content.end), content.start);
    this.#headings.push({
      level: Number(name.at(-1)),
      range: rangeOf(from, to),
      content,
      ...(printedNumber && { printedNumber }),
    });
    this.#leaf(cursor, 'heading', content.start, content.end);
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
        this.#htmlLinks(from, to);
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
    const marks: TextRange[] = [];
    let destination: TextRange | undefined;
    let title: TextRange | undefined;
    let label: TextRange | undefined;
    if (cursor.firstChild()) {
      do {
        const here = rangeOf(cursor.from, cursor.to);
        // Only the link's own marks are its children; those of links in the text are grandchildren.
        if (cursor.name === 'LinkMark') marks.push(here);
        else if (cursor.name === 'URL') destination = withoutAngles(this.text, here);
        else if (cursor.name === 'LinkTitle') title = rangeOf(here.start + 1, here.end - 1);
        else if (cursor.name === 'LinkLabel') label = rangeOf(here.start + 1, here.end - 1);
      } while (cursor.nextSibling());
      cursor.parent();
    }
    const text = rangeOf(marks[0]?.end ?? from, marks[1]?.start ?? to);
    const inline = marks.length >= 4;
    if (inline) destination ??= rangeOf(marks[2]!.end, marks[2]!.end);
    if (!inline && (!label || label.end <= label.start)) label = text;
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
    const shortcut = !inline && marks.length <= 2 && label === text;
    if (shortcut) builder.copy(from, text.start);
    if (label === text) builder.label(from, to);
    this.#linkText(cursor, builder, text);
    if (shortcut) builder.copy(text.end, to);
    else if (to > text.end) this.#opaque.push(rangeOf(text.end, to));
  }

  /** The tags that open a link or show a picture in a stretch of HTML. */
  #htmlLinks(from: number, to: number): void {
    for (const match of this.text.slice(from, to).matchAll(linkingTag)) {
      const [whole, linked, shown] = match;
      const written = linked ?? shown!;
      const at = from + match.indices![linked === undefined ? 2 : 1]![0];
      const start = from + match.index;
      const end = start + whole.length;
      const quotes = /^["']/.test(written) ? 1 : 0;
      this.#links.push({
        kind: 'html',
        image: linked === undefined,
        range: rangeOf(start, end),
        text: rangeOf(end, end),
        destination: rangeOf(at + quotes, at + written.length - quotes),
      });
    }
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
    const { from, to } = cursor;
    let label = rangeOf(from, from);
    let destination = rangeOf(to, to);
    if (cursor.firstChild()) {
      do {
        if (cursor.name === 'LinkLabel') label = rangeOf(cursor.from + 1, cursor.to - 1);
        else if (cursor.name === 'URL')
          destination = withoutAngles(this.text, rangeOf(cursor.from, cursor.to));
      } while (cursor.nextSibling());
      cursor.parent();
    }
    this.#linkReferenceDefinitions.push({ range: rangeOf(from, to), label, destination });
    this.#opaque.push(rangeOf(from, to));
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

/** A picture that is written into the report itself (`data:`) leads nowhere. */
const linkingTag =
  /<(?:a\s(?:[^<>]*?\s)?href\s*=\s*("[^"<>]*"|'[^'<>]*'|[^"'<>\s]*)|img\s(?:[^<>]*?\s)?src\s*=\s*(?!["']?data:)("[^"<>]*"|'[^'<>]*'|[^"'<>\s]*))[^<>]*>/dgi;

function withoutAngles(text: string, range: TextRange): TextRange {
  return text[range.start] === '<' && text[range.end - 1] === '>'
    ? rangeOf(range.start + 1, range.end - 1)
    : range;
}
