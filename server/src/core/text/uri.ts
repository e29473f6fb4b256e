/**
 * One spelling for each URI, so that URIs can be keys.
 * `file:///c%3A/報告`, `file:///C:/%E5%A0%B1%E5%91%8A` and the form of any other editor name one file.
 */

/** The URI with each segment of its path percent-encoded in one way, without `.`, `..` and a slash at its end. */
export function canonicalUri(uri: string): string {
  const parts = /^([A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)(.*)$/s.exec(uri);
  if (!parts) return uri;
  const [, origin, path, rest] = parts;
  const segments: string[] = [];
  for (const segment of path!.split('/')) {
    if (segment === '..' && segments.length > 1) segments.pop();
    else if (segment !== '.') segments.push(encodeURIComponent(decodedSegment(segment)));
  }
  if (/^[A-Z]%3A$/.test(segments[1] ?? '')) segments[1] = segments[1]!.toLowerCase().replace('%3a', '%3A');
  while (segments.length > 2 && segments.at(-1) === '') segments.pop();
  return origin!.toLowerCase() + segments.join('/') + rest!;
}

/** The canonical URI of the file at a path relative to `root`, with `/` between its segments; `..` leads out of it. */
export const uriIn = (root: string, path: string): string =>
  canonicalUri(`${root}/${path.split('/').map(encodeURIComponent).join('/')}`);

/** The path of a canonical URI relative to `root`, decoded; undefined where the file lies elsewhere. */
export function pathIn(root: string, uri: string): string | undefined {
  if (!uri.startsWith(`${root}/`)) return undefined;
  return uri
    .slice(root.length + 1)
    .split('/')
    .map(decodedSegment)
    .join('/');
}

/** A segment of a path as people read it; one that is not valid percent-encoding stands for itself. */
export function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
