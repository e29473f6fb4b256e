/** What a choice of notation is: one thing that Japanese may write in several ways, of which a text keeps to one. */
import type { Message } from '../finding.js';
import type { Lexicon } from '../japanese/lexicon.js';
import type { Block } from '../markdown/block.js';
import type { Prose } from '../markdown/prose.js';
import type { TextRange } from '../text/textRange.js';

/** Published styles: newspapers, the JTF style guide, 公用文作成の考え方 of 2022. */
export const notationStyles = ['newsroom', 'jtf', 'koyobun'] as const;

export type NotationStyle = (typeof notationStyles)[number];

export interface NotationChoice {
  /** The key under `house.notation` in koetsu.yaml; the rule is called `inconsistent-<id>`. */
  readonly id: string;
  /** 「和文と英数字の間」. */
  readonly name: Message;
  /** The clauses that speak of it. */
  readonly source: string;
  /**
   * What people call each form, by its key. The first one wins where a text has as many of one as of another. None
   * where each word has forms of its own, which are its spellings: then the first in the report wins, and no house
   * decides.
   */
  readonly forms: Readonly<Record<string, Message>>;
  /**
   * What a text that has a form cannot be without, where that tells forms apart: a report that shows signs of one
   * form alone is not read any further.
   */
  readonly signs?: Readonly<Record<string, RegExp>>;
  /** What a report must have somewhere to deviate at all: one without is not read any further. */
  readonly hallmark?: RegExp;
  /** The form that a published style prescribes, where it does. */
  readonly styles: Readonly<Partial<Record<NotationStyle, string>>>;
  /** No reader could object to a rewritten place, once the house has decided. */
  readonly safe: boolean;
  /** It is how quotations are printed, and so it is read inside them too. */
  readonly isOfQuotations?: true;
  /** Each subject is a word of its own, with a finding of its own. */
  readonly isOfWords?: true;
  /** Where a text makes the choice, in order. Quotations, names and the like are left out later. */
  read(prose: Prose, block: Block, lexicon: Lexicon): Iterable<Occurrence>;
  /** What stands in a form instead of what was written at a place of an occurrence; undefined where the author must say. */
  write(written: string, form: string, occurrence: Occurrence): string | undefined;
}

export interface Occurrence {
  /** Key of the form in which it is written. */
  readonly form: string;
  /** What a change of form rewrites, in UTF-16 units of the prose; both halves of a pair of brackets. */
  readonly places: readonly TextRange[];
  /** What is counted on its own: letters are spaced in some texts where digits are not. */
  readonly subject: string;
  /** What the forms of a word are, by their keys; without it a form of a word is its key. */
  readonly words?: Readonly<Record<string, string>>;
}
