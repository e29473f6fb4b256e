/** What a house prescribes for its reports: the `house` part of koetsu.yaml with the texts it refers to read in. */
import type { FootnoteDialect } from './markdown/block.js';
import type { NotePlace } from './markdown/footnotePlace.js';
import type { NotationStyle } from './notation/notationChoice.js';
import type { ReportPartId } from './reportParts.js';
import { noTerms, type Terms } from './terms/terms.js';

export interface House {
  /** The publisher's office as it is printed. */
  readonly office: string | undefined;
  /** Approved disclaimers, newest first; none: the house has declared nothing and nothing is asked for. */
  readonly disclaimers: readonly ApprovedText[];
  readonly contact: ApprovedText | undefined;
  readonly byline: ApprovedText | undefined;
  /** The dialect that reports use; undefined: each report's own majority. */
  readonly footnotes: FootnoteDialect | undefined;
  /** The side of 。 and 」 on which the marks of notes stand; undefined: each report's own majority. */
  readonly footnoteMark: 'before' | 'after' | undefined;
  /** Where the texts of notes stand; undefined: wherever the author puts them. */
  readonly footnotePlace: NotePlace | undefined;
  /** How the label of a link in a note is printed: `（[リンク](URL)）`. `リンク` and `URL` stand for themselves. */
  readonly linkLabel: string | undefined;
  /** The parts that a report must have, in their order; undefined: the house has declared nothing. */
  readonly parts: readonly ReportPartId[] | undefined;
  /** The headings that a report must have. */
  readonly sections: readonly string[];
  /** How many characters a report should have at most; undefined: the house has declared nothing. */
  readonly length: number | undefined;
  /** What a new report is made from, where the house has a file of its own for it. */
  readonly template: string | undefined;
  /** CSS for the preview and for pages to print, as the house wrote it. */
  readonly styleSheet: string | undefined;
  /** The published style that decides what `notation` leaves open. */
  readonly style: NotationStyle | undefined;
  /** The form of each choice of notation that the house has decided, by the ids of both. */
  readonly notation: Readonly<Record<string, string>>;
  /** What its dictionaries discourage. */
  readonly terms: Terms;
}

/** A text that is printed as approved, word by word. */
export interface ApprovedText {
  /** Markdown, with its heading if it has one, without surrounding blank lines. */
  readonly markdown: string;
  /** The first day (`2024-04-01` or shorter) of its validity. */
  readonly from: string | undefined;
  /** What people call this version: `2024年4月版`. */
  readonly version: string | undefined;
}

export const noHouse: House = {
  office: undefined,
  disclaimers: [],
  contact: undefined,
  byline: undefined,
  footnotes: undefined,
  footnoteMark: undefined,
  footnotePlace: undefined,
  linkLabel: undefined,
  parts: undefined,
  sections: [],
  length: undefined,
  template: undefined,
  styleSheet: undefined,
  style: undefined,
  notation: {},
  terms: noTerms,
};
