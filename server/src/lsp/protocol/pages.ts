/** A report as a reader sees it: the preview and the page to print. Part of what client and server agree on. */
import type { DocumentParams } from './status.js';

/** Request with `{ uri }`, answered with what a preview shows of a report, as Rendered; null for anything else. */
export const renderedRequest = 'koetsu/rendered';

/** Request with `{ uri }`, answered with the ReportPictures of a report: the files that a page to print takes in. */
export const picturesRequest = 'koetsu/pictures';

export interface ReportPicture {
  /** By which `koetsu/page` knows it. */
  readonly path: string;
  readonly uri: string;
  /** `image/png`. */
  readonly type: string;
}

/** Request with a PageParams, answered with a report as one HTML file to print; null for anything else. */
export const pageRequest = 'koetsu/page';

export interface PageParams extends DocumentParams {
  /** As `data:` URIs, by their paths. */
  readonly pictures: Readonly<Record<string, string>>;
}
