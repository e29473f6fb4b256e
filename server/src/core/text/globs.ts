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
  const unwanted = written.filter(isExclusion).map((it) => plainGlob(it.slice(1)));
  const wanted = written.filter((it) => !isExclusion(it)).map(plainGlob);
  return { wanted: wanted.length === 0 && unwanted.length > 0 ? whole : wanted, unwanted };
}

const plainGlob = (glob: string): string => glob.replace(/^(?:\.\/)+/, '');

/** `dot`: `*` stands for names that begin with a full stop, too. */
export function pathMatcher(
  { wanted, unwanted }: Globs,
  options: { readonly dot?: boolean } = {},
): (path: string) => boolean {
  const matches = picomatch([...wanted], { ...options, ignore: [...unwanted] });
  return (path) => matches(path);
}
