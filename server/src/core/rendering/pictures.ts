/** The pictures beside a report, which a page to print takes in. */
import { destinationsIn, linkTargetOf } from '../markdown/linkTarget.js';
import type { Report } from '../markdown/report.js';
import { linkedUri } from '../surroundings.js';

export interface Picture {
  /** Relative to the report's folder, decoded. */
  readonly path: string;
  readonly uri: string;
  /** `image/png`. */
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
};

/** Each once. A buffer that nobody has saved stands beside no file. */
export function picturesIn(report: Report): readonly Picture[] {
  const { uri } = report.source;
  if (uri.startsWith('untitled:')) return [];
  const pictures = new Map<string, Picture>();
  for (const { link, written } of destinationsIn(report)) {
    const path = link?.image ? picturePath(written) : undefined;
    const type = path === undefined ? undefined : types[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
    if (path !== undefined && type !== undefined)
      pictures.set(path, { path, uri: linkedUri(uri, path), type });
  }
  return [...pictures.values()];
}

/** The path that the destination of a picture means; undefined where it is no file beside the report. */
export function picturePath(written: string): string | undefined {
  const target = linkTargetOf(written);
  return target?.kind === 'file' ? target.path.replace(/^(?:\.\/)+/, '') : undefined;
}
