/**
 * What is known of the places to which links lead. The core looks at no disk and asks no server: a door does, for
 * the places that a report names, and brings the answers here. Of what is not here nothing is said.
 */
import { destinationsIn } from './markdown/linkTarget.js';
import type { Report } from './markdown/report.js';
import type { SourceText } from './text/sourceText.js';
import { canonicalUri } from './text/uri.js';

export interface Surroundings {
  /** By canonical URI. */
  readonly files: ReadonlyMap<string, LinkedFile>;
  /** By URL without its fragment, as a report writes it. Only what somebody had asked for. */
  readonly answers: ReadonlyMap<string, WebAnswer>;
}

/** The text is that of the disk, and is there for Markdown: a link may lead to a heading of it. */
export type LinkedFile = 'missing' | 'present' | SourceText;

/** What came of asking a server for a URL. */
export type WebAnswer =
  | { readonly kind: 'alive' }
  /** For good, to a place that is alive. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone'; readonly status: number }
  /** It wants to know who asks, or asks for less haste: no word on whether the page is there. */
  | { readonly kind: 'refused'; readonly status: number }
  /** The server's own trouble. */
  | { readonly kind: 'failed'; readonly status: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'no-such-host' }
  | { readonly kind: 'bad-certificate' }
  | { readonly kind: 'redirect-loop' }
  | { readonly kind: 'no-connection' }
  /** An address of this machine or of the network it is in: nobody asks there. */
  | { readonly kind: 'private' };

export const noSurroundings: Surroundings = { files: new Map(), answers: new Map() };

export const withFiles = (
  known: Surroundings,
  news: Iterable<readonly [uri: string, file: LinkedFile]>,
): Surroundings => ({ ...known, files: new Map([...known.files, ...news]) });

export const withAnswers = (
  known: Surroundings,
  news: Iterable<readonly [url: string, answer: WebAnswer]>,
): Surroundings => ({ ...known, answers: new Map([...known.answers, ...news]) });

/** Where a path leads that is relative to a report's folder. */
export const linkedUri = (report: string, path: string): string =>
  canonicalUri(
    `${report.slice(0, report.lastIndexOf('/'))}/${path.split('/').map(encodeURIComponent).join('/')}`,
  );

/**
 * The files that may be what a path means, the path itself first: tools that turn reports into pages write
 * `annex` or `annex.html` for `annex.md`.
 */
export function candidatesFor(report: string, path: string): readonly string[] {
  const plain = path.replace(/\/+$/, '');
  const name = plain.slice(plain.lastIndexOf('/') + 1);
  const page = /^(.+)\.html?$/.exec(plain)?.[1];
  const more = page !== undefined ? [`${page}.md`] : name.includes('.') ? [] : [`${plain}.md`];
  return [...new Set([path, ...more].map((it) => linkedUri(report, it)))];
}

/** The files to which the links of a report lead. A buffer that nobody has saved stands beside no file. */
export function linkedFilesOf(report: Report): readonly string[] {
  const { uri } = report.source;
  if (uri.startsWith('untitled:')) return [];
  const uris = new Set<string>();
  for (const { target } of destinationsIn(report)) {
    if (target?.kind !== 'file') continue;
    for (const it of candidatesFor(uri, target.path)) uris.add(it);
  }
  return [...uris];
}

/** The URLs to ask for where somebody wants to know whether the links of a report are alive; each once. */
export const webLinksOf = (report: Report): readonly string[] => [
  ...new Set(
    destinationsIn(report).flatMap(({ target, isPlaceholder }) =>
      target?.kind === 'web' && !isPlaceholder ? [target.url] : [],
    ),
  ),
];

/** What an URI's file is to links: undefined where nobody has looked. */
export function linkedFile(report: string, path: string, { files }: Surroundings): LinkedFile | undefined {
  const found = candidatesFor(report, path).map((it) => files.get(it));
  if (found.some((it) => it === undefined)) return undefined;
  return found.find((it) => it !== 'missing') ?? 'missing';
}
