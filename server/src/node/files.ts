/**
 * Files on the disk of a Node process, named by URI.
 * Invariant: a file or folder that vanishes, or that may not be read, is absent; nothing here throws.
 */
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type FileSearch, searchFor } from '../core/text/globs.js';
import { canonicalUri, uriIn } from '../core/text/uri.js';

/** The canonical `file:` URI of a path, which may be relative to the working directory. */
export const uriOfPath = (path: string): string => canonicalUri(pathToFileURL(resolve(path)).href);

/** The path of a `file:` URI; undefined for any other URI. */
export function pathOfUri(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export function readBytes(uri: string): Buffer | undefined {
  const path = pathOfUri(uri);
  if (path === undefined) return undefined;
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The text of a UTF-8 file as it stands, a byte order mark included. */
export const readText = (uri: string): string | undefined => readBytes(uri)?.toString('utf8');

/** When the file was written and how long it is. */
export function stampOf(uri: string): string | undefined {
  const path = pathOfUri(uri);
  if (path === undefined) return undefined;
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs.toString(36)}-${size.toString(36)}`;
  } catch {
    return undefined;
  }
}

/** Whether there is a file or a folder; undefined where that cannot be seen. */
export function exists(uri: string): boolean | undefined {
  const path = pathOfUri(uri);
  if (path === undefined) return undefined;
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? false : undefined;
  }
}

/**
 * The files under the folder `root` whose path relative to it matches one of `globs` and none of `ignore`, in
 * the order of their names. Hidden files are found where a glob names them with their dot.
 */
export function findFiles(
  root: string,
  globs: readonly string[],
  ignore: readonly string[] = [],
): readonly string[] {
  const folder = pathOfUri(root);
  if (folder === undefined || globs.length === 0) return [];
  const search = searchFor(globs, ignore);
  const walk: Walk = { search, found: [], reached: [realPath(folder) ?? folder] };
  for (const base of search.bases) walkFolder(walk, base === '' ? folder : join(folder, base), base);
  return [...new Set(walk.found)].sort().map((it) => uriIn(root, it));
}

interface Walk {
  readonly search: FileSearch;
  /** Paths relative to the root, with `/` between their segments. */
  readonly found: string[];
  /** The real paths below which everything has been or will be visited. */
  readonly reached: string[];
}

function walkFolder(walk: Walk, folder: string, path: string): void {
  for (const entry of entriesOf(folder)) {
    const entryPath = path === '' ? entry.name : `${path}/${entry.name}`;
    const location = join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? linkedKind(walk, location) : kindOf(entry);
    if (kind === 'file' && walk.search.isWanted(entryPath)) walk.found.push(entryPath);
    else if (kind === 'folder' && walk.search.isEntered(entryPath)) {
      walkFolder(walk, location, entryPath);
    }
  }
}

type EntryKind = 'file' | 'folder' | undefined;

const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }): EntryKind =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : undefined;

/** A link to a folder leads on only where it leaves what is visited anyway: so no loop is walked twice. */
function linkedKind(walk: Walk, location: string): EntryKind {
  const target = realPath(location);
  if (target === undefined) return undefined;
  const kind = kindAt(target);
  if (kind !== 'folder') return kind;
  const visited = walk.reached.some((it) => isWithin(it, target) || isWithin(target, it));
  if (visited) return undefined;
  walk.reached.push(target);
  return 'folder';
}

const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(folder + sep);

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function kindAt(path: string): EntryKind {
  try {
    return kindOf(statSync(path));
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
