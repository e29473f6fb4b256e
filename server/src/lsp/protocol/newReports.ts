/** New reports and new folders. Part of what client and server agree on. */
import type { Range } from 'vscode-languageserver-types';
import type { DocumentParams } from './status.js';

/** Request with a NewReportParams, answered with a NewReport. */
export const newReportRequest = 'koetsu/newReport';

export interface NewReportParams extends DocumentParams {
  /** Today, as `2025-04-23`, where the person is. */
  readonly date: string;
  readonly title?: string;
}

export interface NewReport {
  readonly text: string;
  /** The files that it may become, the first one that does not exist; none without a folder. */
  readonly uris: readonly string[];
  /** What is to be written first. */
  readonly caret: Range;
}

/** Request with a NewReportParams, answered with a NewFolder; its `uri` may be a folder that is not open. */
export const newFolderRequest = 'koetsu/newFolder';

export interface NewFolder {
  /** The files that the folder lacks. */
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  readonly report: NewReport;
}
