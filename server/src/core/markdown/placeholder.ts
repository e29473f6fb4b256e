/** Destinations that stand where the true one is still to come: `#`, `TODO`, `https://example.com`. */
import { characterReference } from './characterReference.js';

/** A destination as a renderer reads it: without backslashes before punctuation and with its characters resolved. */
export const unescapedDestination = (written: string): string =>
  written.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/&#?[0-9a-z]+;/gi, characterReference);

/** Full-width ＃ and ＸＸＸ are typed as often as their half-width forms, and converters write `\#`, `&#35;` and `%23`. */
export const foldedDestination = (destination: string): string =>
  unescapedDestination(destination).replace(/%23/g, '#').normalize('NFKC').trim().toLowerCase();

const emptyForms = /^(?:#+|[?*_-]+|\.{3,}|[○〇●◯]+)?$/;
const words =
  /^#?(?:todo|tbd|tba|fixme|placeholder|dummy|x{2,}|urls?|links?|href|リンク先?|ダミー|仮|n\/?a|未定|未入力|未設定|要確認|後で|あとで)$/;
const inertSchemes = /^(?:about:blank|javascript:.*|https?:\/*|mailto:)$/s;
const pathToSomething = /^(?:file:\/\/)?(?:\.{0,2}\/)?path\/to(?:\/|$)/;
/** The host of `https://user@host:80/path`, `//host`, `mailto:name@host` and, without a scheme, of `host/path`. */
const host =
  /^([a-z][a-z0-9+-]*:\/\/|\/\/|mailto:)?(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:@]+)(?::[0-9]+)?(?:[/?#]|$)/;
/** RFC 2606 and JPRS keep these names for examples: nobody can publish under them. */
const exampleHost = /^(?:.+\.)?example\.(?:com|org|net|edu|(?:(?:co|ne|or|ac|go)\.)?jp)$|^localhost$/;
const emptyHost =
  /^(?:.+\.)?(?:example|invalid|test)$|^127(?:\.[0-9]+){3}$|^0\.0\.0\.0$|^\[::1?\]$|^(?:todo|tbd|url|link|[○〇◯●]+(?:\.[a-z]{2,})*|\.{3,}|x{3,}(?:\.x{2,})+|(?:www\.)?x{3,}(?:\.(?:com|org|net|(?:co\.)?jp))?)$/;

/** A long address with a path, none of whose words an example is made of: nearly every link of a report. */
const plainlyReal =
  /^https?:\/\/(?!.*(?:example|invalid|test|localhost|xxx|todo|url|link|path|\.\.\.))[a-z0-9-]+\.[a-z0-9.-]+\/./;

/** Whether a destination as it is written only keeps the place of one. */
export function isPlaceholder(written: string): boolean {
  const destination = foldedDestination(written);
  if (plainlyReal.test(destination)) return false;
  if (emptyForms.test(destination) || words.test(destination)) return true;
  if (inertSchemes.test(destination) || pathToSomething.test(destination)) return true;
  const [, scheme, name] = host.exec(destination) ?? [];
  if (name === undefined) return false;
  // Without a scheme, `test` and `example/a.md` are files beside the report.
  return exampleHost.test(name) || (scheme !== undefined && emptyHost.test(name));
}
