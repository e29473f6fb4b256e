/**
 * Looks whether the files are there to which the links of a report lead.
 * Invariant: each is looked at once. The client watches the workspace's folders and says what has changed there;
 * what lies elsewhere nobody watches, so it is looked at again each time.
 */
import { isMarkdown } from '../core/fileRole.js';
import { reportOf } from '../core/markdown/report.js';
import { type LinkedFile, linkedFilesOf, type Surroundings } from '../core/surroundings.js';
import { SourceText } from '../core/text/sourceText.js';
import type { Host } from './host.js';

export type Seen = readonly (readonly [uri: string, file: LinkedFile])[];

/** What is new about the files to which a text leads. */
export async function lookedAround(
  source: SourceText,
  known: Surroundings,
  host: Host,
  isWatched: (uri: string) => boolean,
): Promise<Seen> {
  if (!isMarkdown(source.uri)) return [];
  const linked = linkedFilesOf(reportOf(source));
  return lookedAt(
    linked.filter((it) => !known.files.has(it) || !isWatched(it)),
    known,
    host,
  );
}

/** What is new about these files. */
export async function lookedAt(uris: readonly string[], known: Surroundings, host: Host): Promise<Seen> {
  const found = await Promise.all(uris.map(async (uri) => [uri, await linkedFileAt(uri, host)] as const));
  return found.filter((it): it is readonly [string, LinkedFile] => {
    const [uri, file] = it;
    return file !== undefined && !isSame(file, known.files.get(uri));
  });
}

async function linkedFileAt(uri: string, host: Host): Promise<LinkedFile | undefined> {
  const isThere = await host.exists(uri);
  if (isThere !== true) return isThere === false ? 'missing' : undefined;
  const text = isMarkdown(uri) ? await host.readText(uri) : undefined;
  return text === undefined ? 'present' : new SourceText(uri, text);
}

const isSame = (a: LinkedFile, b: LinkedFile | undefined): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a.text === b.text);
