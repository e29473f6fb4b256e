/** Where the links of a report lead: to the web, to a file beside it, to a place in it. */
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { decodedSegment } from '../text/uri.js';
import type { Block, Link } from './block.js';
import { rememberedByBlock } from './blockMemory.js';
import { urlMeantBy } from './malformedUrl.js';
import { isPlaceholder, unescapedDestination } from './placeholder.js';
import type { Report } from './report.js';
import { linkAt, linkLabel } from './reportLists.js';

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
  /** The URL that a bent one was meant to be. */
  readonly meant: string | undefined;
  readonly isPlaceholder: boolean;
  /** Absent for the definition of a label. */
  readonly link?: Link;
}

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
  if (!all) known.set(report, (all = [...inLinks(report), ...inDefinitions(report)]));
  return all;
}

const everybody = {};

/** Those of a block, with ranges that count from it. */
export const destinationsOf = rememberedByBlock(({ links, text }: Block): readonly Destination[] =>
  links.flatMap((link) => {
    if (!link.destination) return [];
    const written = text.slice(link.destination.start, link.destination.end);
    const isShort = link.kind === 'bare' && /^www\./.test(written);
    return [{ ...destinationOf(isShort ? `http://${written}` : written, link.destination), written, link }];
  }),
)(everybody);

function inLinks({ blocks }: Report): readonly Destination[] {
  const all: Destination[] = [];
  for (const { block, start } of blocks) {
    for (const { range, written, target, meant, isPlaceholder, link } of destinationsOf(block)) {
      // Written out: an object made by spreading is many times as slow to make and to read.
      all.push({
        range: shifted(range, start),
        written,
        target,
        meant,
        isPlaceholder,
        link: linkAt(link!, start),
      });
    }
  }
  return all;
}

function inDefinitions({ source, links, linkReferenceDefinitions }: Report): readonly Destination[] {
  if (linkReferenceDefinitions.length === 0) return [];
  const used = new Set(links.flatMap(({ label }) => (label ? [linkLabel(source.slice(label))] : [])));
  // Of two definitions of one label the first counts (CommonMark §4.7).
  return linkReferenceDefinitions
    .filter(({ label }) => used.delete(linkLabel(source.slice(label))))
    .map(({ destination }) => destinationOf(source.slice(destination), destination));
}

const destinationOf = (written: string, range: TextRange): Destination => ({
  range,
  written,
  target: linkTargetOf(written),
  meant: urlMeantBy(unescapedDestination(written)),
  isPlaceholder: isPlaceholder(written),
});

/** `#結論` of `annex.md#結論`. */
export function fragmentRangeOf({ range, written }: Destination): TextRange {
  // A character reference (`&#35;`) may hold an earlier one.
  const hash = written.lastIndexOf('#');
  return hash < 0 ? range : rangeOf(range.start + hash, range.end);
}
