/** What the notes of a report cite: the source's author and title as printed, and its URL. */
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { FootnoteDefinition } from './block.js';
import { type Destination, destinationsIn } from './linkTarget.js';
import { isPlaceholder } from './placeholder.js';
import type { Report } from './report.js';

/** A note with one link to the web. */
export interface Citation {
  readonly note: FootnoteDefinition;
  readonly destination: Destination;
  /** Two spellings of one address have one key; undefined for a home page, which is no source. */
  readonly page: string;
  /** Where the note prints one title in quotation marks. */
  readonly title: TextRange | undefined;
  /** What stands before the title. */
  readonly author: TextRange | undefined;
  /** The letters and digits of the note without the link: they are the same where a source is cited the same way. */
  readonly letters: string;
}

export function citationsIn(report: Report): readonly Citation[] {
  const { footnoteDefinitions: notes, source } = report;
  if (notes.length < 2) return [];
  const byNote = new Map<FootnoteDefinition, Destination[]>();
  let at = 0;
  for (const it of destinationsIn(report)) {
    while (at < notes.length && notes[at]!.content.end < it.range.end) at++;
    const note = notes[at];
    if (note && note.content.start <= it.range.start) byNote.set(note, [...(byNote.get(note) ?? []), it]);
  }
  const citations: Citation[] = [];
  for (const [note, [destination, ...others]] of byNote) {
    const { target, link } = destination!;
    if (others.length > 0 || target?.kind !== 'web' || !link || isPlaceholder(destination!.written)) continue;
    const page = pageOf(target.url);
    if (page === undefined) continue;
    const before = source.slice(rangeOf(note.content.start, link.range.start));
    const after = source.slice(rangeOf(link.range.end, note.content.end));
    const titles = [...before.matchAll(title)];
    const [only] = titles;
    const isTitled = titles.length === 1 && !/[「『“"]/.test(after);
    const start = note.content.start + (only?.index ?? 0);
    citations.push({
      note,
      destination: destination!,
      page,
      title: isTitled && only ? rangeOf(start + 1, start + only[0].length - 1) : undefined,
      author: isTitled ? rangeOf(note.content.start, start) : undefined,
      letters: lettersOf(before + after),
    });
  }
  return citations;
}

const title = /「[^「」]{4,}」|『[^『』]{4,}』|“[^“”]{8,}”|"[^"]{8,}"/g;

/** Without what prints one text in two ways: width, case, spaces, marks. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');

const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hsenc|_hsmi)=/i;

/** Without the scheme, `www.`, what only counts visitors, and the slash at the end. */
function pageOf(url: string): string | undefined {
  const [, host, path, query = ''] =
    /^https?:\/\/(?:www\.|dx\.(?=doi\.org))?([^/?]+)([^?]*)(?:\?(.*))?$/is.exec(url) ?? [];
  if (host === undefined) return undefined;
  const kept = query.split('&').filter((it) => it !== '' && !tracking.test(it));
  const place = `${path!.replace(/\/+$/, '')}${kept.length > 0 ? `?${kept.join('&')}` : ''}`;
  return place === '' ? undefined : host.toLowerCase() + place;
}
