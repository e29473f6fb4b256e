/** Names: those of a report, those that nobody knows, what joins them, and new ones. Part of what client and server agree on. */
import type { Range } from 'vscode-languageserver-types';
import type { Addition } from '../../core/finding.js';
import type { DocumentParams } from './status.js';

/** Request with `{ uri }`, answered with the NameGroups of a report; empty for anything else. */
export const nameListRequest = 'koetsu/nameList';

/** Names of one kind in a report; those that want attention come first. */
export interface NameGroup {
  readonly kind: string;
  /** In the user's language. */
  readonly title: string;
  readonly names: readonly ListedName[];
}

export interface ListedName {
  readonly label: string;
  readonly detail: string;
  /** Markdown; absent for a name that nobody knows. */
  readonly about?: string;
  readonly count: number;
  /** LSP ranges in order; the first ones where there are very many. */
  readonly places: readonly Range[];
  /** How many other reports name it, as far as they have been read. */
  readonly otherReports: number;
}

/** Request with the `{ uri }` of a folder, or of anything in it, answered with the FrequentNames of its reports. */
export const frequentNamesRequest = 'koetsu/frequentNames';

/**
 * Request with the `{ uri }` of a folder, or of anything in it, answered with a page, in the user's language, of the names
 * that stand together in its reports.
 */
export const nameGraphRequest = 'koetsu/nameGraph';

/** A name that the knowledge base lacks, over all reports of a folder. */
export interface FrequentName {
  readonly name: string;
  readonly count: number;
  /** URIs of reports that write it, a few of them. */
  readonly reports: readonly string[];
  readonly reportCount: number;
  /** Entities of which it may be a spelling. */
  readonly near: readonly { readonly id: string; readonly name: string }[];
}

/** Request with an AddParams, answered with a WorkspaceEdit, or null where no file takes the addition. */
export const addRequest = 'koetsu/add';

export interface AddParams extends DocumentParams {
  readonly addition: Addition;
}
