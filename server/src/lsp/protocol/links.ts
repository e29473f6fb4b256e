/** Links without a target, and links whose targets are asked for. Part of what client and server agree on. */
import type { Range } from 'vscode-languageserver-types';

/** Request without parameters, answered with the ReportLinks of every open report that has open links. */
export const openLinksRequest = 'koetsu/openLinks';

export interface ReportLinks {
  readonly uri: string;
  readonly links: readonly ListedLink[];
}

/** A link whose target is still to come. */
export interface ListedLink {
  readonly label: string;
  /** Of the note in which it stands. */
  readonly note?: string;
  /** The note, or the sentence. */
  readonly text: string;
  readonly range: Range;
  /** The placeholder. */
  readonly destination: Range;
}

/** Request with `{ uri }`, answered with the LiveLinkPlan of a report: what `checkLiveLinks` would ask for. */
export const planLiveLinksRequest = 'koetsu/planLiveLinks';

export interface LiveLinkPlan {
  readonly urls: number;
  readonly hosts: number;
}

/**
 * Request with `{ uri }`: asks servers for the URLs of a report, whose diagnostics hold the answers from then on.
 * Nothing else makes the server ask anybody. Answered with LiveLinkCounts; null where the server knows no such report.
 */
export const checkLiveLinksRequest = 'koetsu/checkLiveLinks';
/** Notification with a LiveLinkProgress. */
export const liveLinkProgress = 'koetsu/liveLinkProgress';

export interface LiveLinkProgress {
  readonly done: number;
  readonly total: number;
}

export interface LiveLinkCounts {
  /** Of which an answer came or was known. */
  readonly urls: number;
  readonly dead: number;
  readonly moved: number;
  readonly unconfirmed: number;
}
