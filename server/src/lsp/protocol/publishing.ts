/** The check before publishing, and findings that are accepted. Part of what client and server agree on. */
import type { Location, Range } from 'vscode-languageserver-types';
import type { FindingIdentity } from '../../core/findingIdentity.js';
import type { DocumentParams } from './status.js';

/** Request with an AcceptParams, answered with a WorkspaceEdit, or null where there is no file to record it in. */
export const acceptRequest = 'koetsu/accept';

export interface AcceptParams extends DocumentParams {
  readonly identity: FindingIdentity;
  readonly reason: string;
  readonly author: string;
  /** `2025-04-23`. */
  readonly date: string;
}

/** Request with the `{ uri }` of a folder, or of anything in it, answered with who works there, or null. */
export const authorRequest = 'koetsu/author';

/** Request with the `{ uri }` of a folder, or of anything in it, answered with the Acceptances of its reports. */
export const acceptedListRequest = 'koetsu/acceptedList';

export interface Acceptance {
  readonly report: string;
  readonly identity: FindingIdentity;
  readonly reason: string;
  readonly author: string;
  readonly date?: string;
  /** Where the finding stands; absent where it is gone. */
  readonly place?: Location;
  /** The entry in the file of acceptances. */
  readonly entry: Location;
}

/** Request with a WithdrawParams, answered with a WorkspaceEdit, or null where there is no such acceptance. */
export const withdrawRequest = 'koetsu/withdraw';

export interface WithdrawParams extends DocumentParams {
  readonly report: string;
  readonly identity: FindingIdentity;
}

/** Request with `{ uri }`, answered with the PublishAnswer of a report; null for anything else. */
export const publishCheckRequest = 'koetsu/publishCheck';

export interface PublishAnswer {
  readonly canGoOut: boolean;
  /** The answer in the user's language. */
  readonly verdict: string;
  /** What is to be seen to; what stands in the way comes first. */
  readonly groups: readonly PublishItems[];
}

export interface PublishItems {
  readonly group: string;
  /** In the user's language. */
  readonly title: string;
  /** It stands in the way of publishing. */
  readonly blocks: boolean;
  readonly items: readonly { readonly label: string; readonly range: Range }[];
}

/** Request with `{ uri }`, answered with the proof sheet of a report as HTML; null for anything else. */
export const proofSheetRequest = 'koetsu/proofSheet';
