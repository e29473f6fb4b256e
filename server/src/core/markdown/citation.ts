/** What the notes of a report cite: the source's author and title as printed, and its URL. */
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import type { Block, FootnoteDefinition } from './block.js';
import { rememberedByBlock } from './blockMemory.js';
import { type Destination, destinationsOf } from './linkTarget.js';
import type { Report } from './report.js';

/** A note with one link to the web. */
export interface Citation {
  /** Of the note. */
  readonly label: string;
  readonly destination: TextRange;
  /** Two spellings of one address have one key; undefined for a home page, which is no source. */
  readonly page: string;
  /** Where the note prints one title in quotation marks. */
  readonly title: TextRange | undefined;
  /** What stands before the title. */
  readonly author: TextRange | undefined;
  /** The letters and digits of the note without the link: they are the same where a source is cited the same way. */
  readonly letters: string;
}

export function citationsIn({ blocks, footnoteDefinitions }: Report): readonly Citation[] {
  if (footnoteDefinitions.length < 2) return [];
  const all: Citation[] = [];
  for (const { block, start } of blocks) {
    if (block.footnoteDefinitions.length === 0) continue;
    for (const it of citationsOf(block)) {
      all.push({
        ...it,
        destination: shifted(it.destination, start),
        title: it.title && shifted(it.title, start),
        author: it.author && shifted(it.author, start),
      });
    }
  }
  return all;
}

const everybody = {};
const citationsOf = rememberedByBlock((block: Block): readonly Citation[] => {
  const destinations = destinationsOf(block);
  return block.footnoteDefinitions.flatMap((note) => {
    const own = destinations.filter(
      ({ range }) => note.content.start <= range.start && range.end <= note.content.end,
    );
    const [destination, ...others] = own;
    return destination && others.length === 0 ? citationOf(note, destination, block.text) : [];
  });
})(everybody);

function citationOf(
  { label, content }: FootnoteDefinition,
  { target, link, isPlaceholder, range }: Destination,
  text: string,
): readonly Citation[] {
  const page = target?.kind === 'web' && !isPlaceholder ? pageOf(target.url) : undefined;
  if (page === undefined || !link) return [];
  const before = text.slice(content.start, link.range.start);
  const after = text.slice(link.range.end, content.end);
  const titles = [...before.matchAll(title)];
  const [only] = titles;
  const isTitled =
    only !== undefined && titles.length === 1 && !/[「『“"]/.test(after) && !isSpoken(only, before);
  const start = content.start + (only?.index ?? 0);
  return [
    {
      label,
      destination: range,
      page,
      title: isTitled ? rangeOf(start + 1, start + only[0].length - 1) : undefined,
      author: isTitled ? rangeOf(content.start, start) : undefined,
      letters: lettersOf(before + after),
    },
  ];
}

/** 「…」と述べた is what somebody said, and no title. */
const isSpoken = ({ 0: quoted, index }: RegExpMatchArray, text: string): boolean =>
  quoted.includes('。') ||
  /[ぁ-ん、]$/.test(text.slice(0, index!)) ||
  /^[ぁ-ん]/.test(text.slice(index! + quoted.length));

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
