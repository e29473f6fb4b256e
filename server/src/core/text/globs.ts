/** Lists of globs as settings hold them, relative to a root: `!` leaves out what the others take, `./` says nothing. */
import picomatch from 'picomatch/posix';

export interface Globs {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

/** `whole` is what a list of nothing but exclusions leaves something out of. */
export function globsOf(written: readonly string[], whole: readonly string[]): Globs {
  // `!(a|b)` is a pattern of its own.
  const isExclusion = (it: string): boolean => /^!(?!\()/.test(it);
  const unwanted = plainGlobs(written.filter(isExclusion).map((it) => it.slice(1)));
  const wanted = plainGlobs(written.filter((it) => !isExclusion(it)));
  return { wanted: wanted.length === 0 && unwanted.length > 0 ? whole : wanted, unwanted };
}

/** An empty one names nothing, and no matcher takes it. */
const plainGlobs = (globs: readonly string[]): readonly string[] =>
  globs.map((it) => it.replace(/^(?:\.\/)+/, '')).filter((it) => it !== '');

/** `dot`: `*` stands for names that begin with a full stop, too. */
export function pathMatcher(
  { wanted, unwanted }: Globs,
  options: { readonly dot?: boolean } = {},
): (path: string) => boolean {
  const matches = picomatch([...wanted], { ...options, ignore: [...unwanted] });
  return (path) => matches(path);
}

/** How the files that match are looked for below a folder, which no walk enters in vain. Paths are relative to it. */
export interface FileSearch {
  /** The folders in which to begin, none inside another; the empty path is the folder itself. */
  readonly bases: readonly string[];
  isWanted(path: string): boolean;
  /** Whether something wanted may lie in the folder at `path`. */
  isEntered(path: string): boolean;
}

const neverEntered: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Hidden files are found where a glob names them with their dot. */
export function searchFor(globs: readonly string[], ignore: readonly string[] = []): FileSearch {
  const isIgnored = ignore.length === 0 ? () => false : picomatch([...ignore], { dot: true });
  return {
    bases: basesOf(globs),
    isWanted: picomatch([...globs], { ignore: [...ignore] }),
    isEntered(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return (
        !neverEntered.has(name) &&
        (!name.startsWith('.') || globs.some((it) => it.includes(name))) &&
        !isIgnored(path) &&
        !isIgnored(`${path}/`)
      );
    },
  };
}

/** The folders in which the globs begin, none inside another: `knowledge` for `knowledge/**` and `knowledge/a/*`. */
function basesOf(globs: readonly string[]): readonly string[] {
  const bases = globs.map((it) => picomatch.scan(it).base).map((it) => (it === '.' ? '' : it));
  const folders = bases.map((base, at) => (base === globs[at] ? base.replace(/\/?[^/]*$/, '') : base));
  const distinct = [...new Set(folders)];
  return distinct.filter((it) => !distinct.some((other) => other !== it && isInside(other, it)));
}

const isInside = (folder: string, path: string): boolean => folder === '' || path.startsWith(`${folder}/`);
