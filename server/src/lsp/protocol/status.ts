/** What a document is to Koetsu, and a report at a glance. Part of what client and server agree on. */
import type { Range } from 'vscode-languageserver-types';

/** Request with `{ uri }`, answered with a Status, or null where the server knows no such document. */
export const statusRequest = 'koetsu/status';
/** Notification without parameters: a Status may have changed, ask again. */
export const statusChanged = 'koetsu/statusChanged';

export interface DocumentParams {
  readonly uri: string;
}

/** Why a document is treated as it is, and by what it is judged. */
export interface Status {
  readonly role: 'report' | 'knowledge' | 'settings' | 'none';
  /** In the user's language. */
  readonly reason: string;
  /** URI of the koetsu.yaml in force, if there is one. */
  readonly configuration?: string;
  readonly packs: readonly string[];
  readonly knowledge: readonly { readonly uri: string; readonly entities: number }[];
  readonly errors: number;
  readonly warnings: number;
  /** Why the textlint that is asked for says nothing, in the user's language. */
  readonly textlint?: string;
  /** Why no sentence is read with the dictionary, in the user's language. */
  readonly reading?: string;
}

/** Request with `{ uri }`, answered with the Overview of a report; null for anything else. */
export const overviewRequest = 'koetsu/overview';

export interface Overview {
  readonly canGoOut: boolean;
  /** The answer in the user's language. */
  readonly verdict: string;
  /** By kind, what matters most first, then what is most frequent. */
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: 'error' | 'warning' | 'information' | 'hint';
    /** What the rule finds, in the user's language. */
    readonly title: string;
    readonly places: readonly Range[];
  }[];
  readonly openLinks: readonly Range[];
  readonly notes: readonly Range[];
  /** How many names are known, and where those stand that nobody knows or that are perhaps misspelled. */
  readonly names: { readonly known: number; readonly doubtful: readonly Range[] };
}

/** Request with a TextCountsParams, answered with the ReportCounts of a report; null for anything else. */
export const textCountsRequest = 'koetsu/textCounts';

export interface TextCountsParams extends DocumentParams {
  /** What is selected; empty at the caret. */
  readonly range: Range;
}

export interface TextCounts {
  readonly characters: number;
  readonly sentences: number;
  readonly commas: number;
}

export interface ReportCounts {
  readonly report: TextCounts;
  /** Of what is selected, or of the sentence at the caret; absent where there is none. */
  readonly here?: TextCounts;
  /** How many characters the house wants. */
  readonly length?: number;
}
