import type { Prose } from '../markdown/prose.js';
import type { TextRange } from '../text/textRange.js';
import type { KatakanaRun } from './katakanaRuns.js';

/**
 * `spelling`: other letters. `variant`: another spelling of the same word, which dictionaries know (イタリヤ).
 * `connector`: ・ and ＝ missing, too many or another character. `width`: half-width letters. `lookalike`: 二 for ニ.
 */
export type SuspectKind = 'spelling' | 'variant' | 'connector' | 'width' | 'lookalike';

export interface Suspect {
  readonly kind: SuspectKind;
  readonly prose: Prose;
  /** The faulty text alone, in the prose and in the block. */
  readonly start: number;
  readonly end: number;
  readonly range: TextRange;
  readonly written: string;
  /** Nearest first; more than one where they are about equally near. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  /** What `written` becomes. */
  readonly to: string;
  /** Index of the form meant. */
  readonly form: number;
  /** 0 for the same letters, about 1 for an ordinary edit. */
  readonly distance: number;
  /** The rest of the form stands around the word as it should: a surname beside a misspelled given name. */
  readonly inContext: boolean;
  /** Too far from the name to be taken for it, unless the report writes the name elsewhere: ハネイ for ハメネイ. */
  readonly needsEvidence: boolean;
}

/** The katakana runs that connectors join: バッシャール・アル＝アサド. */
export type Chain = readonly KatakanaRun[];
