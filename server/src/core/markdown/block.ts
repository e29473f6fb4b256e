import type { TextRange } from '../text/textRange.js';
import type { BlockMemory } from './blockMemory.js';
import type { PrintedNumber } from './printedNumber.js';
import type { Prose } from './prose.js';

/** The block structure names are CommonMark's, `table` is GFM's, the rest is what reports add. */
export type BlockKind =
  | 'front-matter'
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'block-quote'
  | 'code'
  | 'html'
  | 'comment'
  | 'table'
  | 'thematic-break'
  | 'link-reference-definition'
  | 'footnote-definition';

/**
 * A top-level block with everything found inside it, however deeply nested.
 * Every range counts UTF-16 code units from the block's own first one.
 * Invariant: a block is a value of its text. It knows neither its place nor its neighbours, so an edit
 * elsewhere leaves it, and all that is remembered about it, as it was.
 */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** The leaf blocks a reader reads, in order: paragraphs, headings, table cells. */
  readonly prose: readonly Prose[];
  readonly headings: readonly Heading[];
  readonly listItems: readonly ListItem[];
  readonly links: readonly Link[];
  readonly linkReferenceDefinitions: readonly LinkReferenceDefinition[];
  readonly footnoteReferences: readonly FootnoteReference[];
  readonly footnoteDefinitions: readonly FootnoteDefinition[];
  /** What refers to notes in a form that is not read: `<sup>1–3</sup>`, `<p>…<sup>1</sup></p>`. */
  readonly looseFootnoteUses: readonly LooseFootnoteUse[];
  readonly directives: readonly Directive[];
  /** Code, URLs, HTML tags and comments: source that no rule of language may touch. */
  readonly opaque: readonly TextRange[];
  /** No part of the value: what has been found out about it. See `rememberedByBlock`. */
  readonly memory: BlockMemory;
}

/** `## 2. トランプ氏の個人利益`. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** The whole heading with its marks. */
  readonly range: TextRange;
  /** `2. トランプ氏の個人利益`. */
  readonly content: TextRange;
  /** `2.` or `(1)`: the number at the head of the content. */
  readonly printedNumber?: PrintedNumber;
}

/** One item with its marker and its nested blocks. */
export interface ListItem {
  readonly range: TextRange;
  readonly ordered: boolean;
  /** 1 for the outermost list. */
  readonly depth: number;
}

/**
 * `[有価証券報告書](https://example.jp/a.pdf "2025年3月期")`, `[報告書][1]`, `<https://example.jp>`, a bare
 * `https://example.jp` or the tag `<a href="https://example.jp">`. Images and `<img src="map.png">` are links with
 * `image`.
 */
export interface Link {
  readonly kind: 'inline' | 'reference' | 'autolink' | 'bare' | 'html';
  readonly image: boolean;
  /** The whole construct. */
  readonly range: TextRange;
  /** `有価証券報告書`, without the brackets. Equal to `destination` for autolinks, empty for a tag. */
  readonly text: TextRange;
  /** `https://example.jp/a.pdf`, without angle brackets; empty where it is missing. Absent for references. */
  readonly destination?: TextRange;
  /** `2025年3月期`, without the quotation marks. */
  readonly title?: TextRange;
  /** `1` of `[報告書][1]`, the text itself for `[報告書]` and `[報告書][]`. */
  readonly label?: TextRange;
}

/** `[1]: https://example.jp "表題"`. */
export interface LinkReferenceDefinition {
  readonly range: TextRange;
  readonly label: TextRange;
  readonly destination: TextRange;
}

/** `caret` is `[^1]`, `sup` is `<sup>1</sup>`, the form in which reports are published. */
export type FootnoteDialect = 'caret' | 'sup';

/** The mark in running text. */
export interface FootnoteReference {
  readonly dialect: FootnoteDialect;
  readonly label: string;
  /** `[^1]` or `<sup>1</sup>`; only the number where `<sup>1,2</sup>` refers to several notes. */
  readonly range: TextRange;
  /** `1`. */
  readonly labelRange: TextRange;
  /** `[^1]`, `<sup>1</sup>` or the whole `<sup>1,2</sup>`, which its references share. */
  readonly mark: TextRange;
  /**
   * It may as well be an exponent or an isotope (`10<sup>6</sup>`, `km<sup>2</sup>`).
   * The report decides: it is a reference where its note exists and is referred to nowhere else.
   */
  readonly doubtful: boolean;
}

/** Whether the mark refers to other notes too. Such a mark is one only where each of its notes exists. */
export const isShared = ({ range, mark }: FootnoteReference): boolean => range.start > mark.start;

/** A mark that may refer to several notes: `<sup>1–3</sup>`. */
export interface LooseFootnoteUse {
  readonly at: number;
  readonly labels: readonly string[];
}

/** `[^1]: 出典` or a block that opens with `<sup>1</sup> `. */
export interface FootnoteDefinition {
  readonly dialect: FootnoteDialect;
  readonly label: string;
  /** The mark and the note. */
  readonly range: TextRange;
  /** `[^1]:` or `<sup>1</sup>`. */
  readonly mark: TextRange;
  /** `1`. */
  readonly labelRange: TextRange;
  /** The note's own source, without the mark and the white space around it. */
  readonly content: TextRange;
}

/** `<!-- koetsu-disable-next-line misspelled-name — 引用のため -->`. */
export interface Directive {
  readonly range: TextRange;
  readonly scope: 'line' | 'next-line' | 'file';
  /** Rule ids; empty means every rule. */
  readonly rules: readonly { readonly id: string; readonly range: TextRange }[];
  readonly reason: string;
}
