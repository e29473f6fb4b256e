/** What the tokens of a report are made of: what the scanner has marked, and the words that are not the report's own. */
import type { Token } from 'markdown-it';
import type { MarkedReport } from './marks.js';

export interface Rendered {
  readonly marked: MarkedReport;
  /** CSS that goes before the report; empty for none. */
  readonly style: string;
  /** What assistive software says of the way back from a note. */
  readonly backLabel: string;
  /** What it calls a note, before its number. */
  readonly noteWord: string;
}

/** The constructor that a state of markdown-it brings along. */
export type NewToken = new (type: string, tag: string, nesting: 1 | 0 | -1) => Token;

const key = Symbol('koetsu');

type Environment = Record<string | symbol, unknown>;

export const renderedIn = ({ env }: { readonly env: Environment }): Rendered | undefined =>
  env[key] as Rendered | undefined;

export function setRendered({ env }: { readonly env: Environment }, rendered: Rendered | undefined): void {
  env[key] = rendered;
}
