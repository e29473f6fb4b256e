/** Addresses that slips of the keyboard and of the clipboard have bent: `https：//`, `ttps://`, `www.…` as a destination. */

const scheme = /^(?:https?|ｈｔｔｐｓ?|ttps?)(?:[:：;；]?[/／]{2,3}|[:：;；][/／])(?=[^/／])/i;
/** Domains that no folder is called like. */
const domain =
  /^(?:www\.[^/]+\.[^/]+|(?:[a-z0-9-]+\.)+(?:com|org|net|gov|int|edu|mil|(?:co|or|go|ac|ne|lg)\.jp|co\.uk|gov\.uk)(?=\/))/i;

/** The URL that a destination was meant to be; undefined where it is in order, or where nobody can say. */
export function urlMeantBy(written: string): string | undefined {
  const url = straightened(written);
  return url.toLowerCase() === written.toLowerCase() ? undefined : url;
}

function straightened(written: string): string {
  const [first] = scheme.exec(written) ?? [];
  if (first === undefined) return domain.test(written) ? `https://${written}` : written;
  const isSecure = /^h?ttps/i.test(first.normalize('NFKC'));
  const rest = written.slice(first.length);
  // `https://https://…`: of the two, the one that came with the address.
  return scheme.test(rest) ? straightened(rest) : `http${isSecure ? 's' : ''}://${rest}`;
}
