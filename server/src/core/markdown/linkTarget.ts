/** Where the links of a report lead: to the web, to a file beside it, to a place in it. */
import { rangeOf, type TextRange } from '../text/textRange.js';
import { decodedSegment } from '../text/uri.js';
import type { Link } from './block.js';
import { characterReference } from './characterReference.js';
import { urlMeantBy } from './malformedUrl.js';
import { linkLabel, type Report } from './report.js';

export type LinkTarget =
  /** Without the fragment: it is no part of what a server is asked for. */
  | { readonly kind: 'web'; readonly url: string }
  /** `path` is decoded and relative to the report's folder, with `/` between its segments. */
  | { readonly kind: 'file'; readonly path: string; readonly fragment: string | undefined }
  | { readonly kind: 'here'; readonly fragment: string };

/** A destination of a report and the link or definition that it is written in. */
export interface Destination {
  readonly range: TextRange;
  readonly written: string;
  readonly target: LinkTarget | undefined;
  /** Absent for the definition of a label. */
  readonly link?: Link;
}

/** A destination as a renderer reads it: without backslashes before punctuation and with its characters resolved. */
export const unescapedDestination = (written: string): string =>
  written.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/&#?[0-9a-z]+;/gi, characterReference);

/** Undefined for addresses that are bent, for mail, for other schemes, and for paths from a site's root, of which nobody knows where it is. */
export function linkTargetOf(written: string): LinkTarget | undefined {
  const destination = unescapedDestination(written).trim();
  if (urlMeantBy(destination) !== undefined) return undefined;
  const hash = destination.indexOf('#');
  const place = hash < 0 ? destination : destination.slice(0, hash);
  const fragment = hash < 0 ? undefined : destination.slice(hash + 1);
  if (/^https?:\/\/[^/?#\s]/i.test(place)) return { kind: 'web', url: place };
  if (place === '') return fragment ? { kind: 'here', fragment: decodedSegment(fragment) } : undefined;
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(place)) return undefined;
  const path = place.replace(/\?.*$/s, '').split('/').map(decodedSegment).join('/');
  return { kind: 'file', path, fragment: fragment ? decodedSegment(fragment) : undefined };
}

const known = new WeakMap<Report, readonly Destination[]>();

/** The destinations of all links and of the definitions in use, in order. */
export function destinationsIn(report: Report): readonly Destination[] {
  let all = known.get(report);
  if (!all) known.set(report, (all = read(report)));
  return all;
}

function read({ source, links, linkReferenceDefinitions }: Report): readonly Destination[] {
  const all: Destination[] = [];
  const used = new Set<string>();
  for (const link of links) {
    if (link.label) used.add(linkLabel(source.slice(link.label)));
    if (!link.destination) continue;
    const written = source.slice(link.destination);
    const isShort = link.kind === 'bare' && /^www\./.test(written);
    const target = linkTargetOf(isShort ? `http://${written}` : written);
    all.push({ range: link.destination, written, target, link });
  }
  for (const { label, destination } of linkReferenceDefinitions) {
    // Of two definitions of one label the first counts (CommonMark §4.7).
    if (!used.delete(linkLabel(source.slice(label)))) continue;
    const written = source.slice(destination);
    all.push({ range: destination, written, target: linkTargetOf(written) });
  }
  return all.sort((a, b) => a.range.start - b.range.start);
}

/** `#結論` of `annex.md#結論`. */
export function fragmentRangeOf({ range, written }: Destination): TextRange {
  // A character reference (`&#35;`) may hold an earlier one.
  const hash = written.lastIndexOf('#');
  return hash < 0 ? range : rangeOf(range.start + hash, range.end);
}
