/**
 * The places of a report to which `#…` leads: its headings, as GitHub and VS Code name them, and whatever has an id.
 * The two name headings differently (々, ・ and ＝); what one of them finds is taken for found.
 */
import { rangeOf } from '../text/textRange.js';
import type { Block } from './block.js';
import { rememberedByBlock } from './blockMemory.js';
import { objectReplacement, type Prose } from './prose.js';
import type { Report } from './report.js';

export interface Anchors {
  /** Of all headings with a text, in order. */
  readonly headings: readonly HeadingAnchor[];
  has(fragment: string): boolean;
  /** The fragment by which GitHub calls the place to which one leads; undefined where there is none. */
  placeOf(fragment: string): string | undefined;
  /** The heading that a fragment without a place was meant for; undefined where that is not plain. */
  nearest(fragment: string): HeadingAnchor | undefined;
}

export interface HeadingAnchor {
  /** As a reader sees it. */
  readonly text: string;
  /** What leads there, for GitHub and for VS Code wherever they agree. */
  readonly fragment: string;
}

const known = new WeakMap<Report, Anchors>();

export function anchorsOf(report: Report): Anchors {
  let anchors = known.get(report);
  if (!anchors) known.set(report, (anchors = collected(report)));
  return anchors;
}

function collected({ blocks }: Report): Anchors {
  const ids = new Map<string, string>();
  const add = (id: string, fragment: string): void => {
    if (!ids.has(compared(id))) ids.set(compared(id), fragment);
  };
  const headings: HeadingAnchor[] = [];
  const [byGitHub, byVsCode] = [numbering(), numbering()];
  for (const { block } of blocks) {
    const { headings: texts, ids: own } = placesIn(block);
    for (const id of own) add(id, id);
    for (const text of texts) {
      const fragment = byGitHub(gitHubSlug(text));
      add(fragment, fragment);
      add(byVsCode(vsCodeSlug(text)), fragment);
      headings.push({ text, fragment });
    }
  }
  let lettered: readonly LetteredHeading[] | undefined;
  return {
    headings,
    placeOf: (fragment) => ids.get(compared(fragment)),
    has: (fragment) => ids.has(compared(fragment)) || madeByTools.test(fragment),
    nearest: (fragment) => nearestOf(fragment, (lettered ??= headings.map(withLetters))),
  };
}

/** Of notes, of lines of code, of blocks in Obsidian, of a text to be sought; `top` is the page itself (HTML). */
const madeByTools = /^(?:top|(?:user-content-)?fn(?:ref)?[:-]?\w+|L\d+.*|\^.+|:~:.*|page=\d+)$/i;

/** A hyphen at either end is what is left of a space beside a comment or a picture. */
const compared = (fragment: string): string =>
  fragment
    .normalize('NFC')
    .toLowerCase()
    .replace(/^-+|-+$/g, '');

/** A second heading of the same name is `…-1`. */
function numbering(): (slug: string) => string {
  const seen = new Map<string, number>();
  return (slug) => {
    const count = seen.get(slug);
    seen.set(slug, (count ?? -1) + 1);
    return count === undefined ? slug : `${slug}-${count + 1}`;
  };
}

/** html-pipeline's `TableOfContentsFilter`: `[^\p{Word}\- ]` goes, a space is a hyphen. */
const gitHubSlug = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

const vsCodePunctuation =
  /[\][!/'"#$%&()*+,./:;<=>?@\\^{|}~`。，、；：？！…—·ˉ¨‘’“”々～‖∶＂＇｀｜〃〔〕〈〉《》「」『』．〖〗【】（）［］｛｝]/g;

/** `slugify.ts` of VS Code's Markdown language service. */
const vsCodeSlug = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(vsCodePunctuation, '')
    .replace(/^-+|-+$/g, '');

interface Places {
  readonly headings: readonly string[];
  readonly ids: readonly string[];
}

const everybody = {};
const placesIn = rememberedByBlock((block: Block): Places => {
  const ids: string[] = [];
  for (const { start, end } of block.opaque) {
    const source = block.text.slice(start, end);
    if (/^<[a-z]/i.test(source)) for (const [, id] of source.matchAll(idAttribute)) ids.push(id!);
  }
  const headings: string[] = [];
  for (const prose of block.prose) {
    if (prose.kind !== 'heading') continue;
    const whole = wholeText(prose, block);
    const attributes = /\s*\{:?\s*#([^\s{}]+)[^{}]*\}$/.exec(whole);
    // GitHub, which knows no attributes, takes them for a part of the heading.
    if (attributes) ids.push(attributes[1]!, gitHubSlug(whole));
    headings.push(attributes ? whole.slice(0, attributes.index) : whole);
  }
  return { headings, ids };
})(everybody);

const idAttribute = /\s(?:id|name)\s*=\s*["']?([^"'\s>]+)/gi;

/** With the code that prose leaves out. */
function wholeText(prose: Prose, { text }: Block): string {
  if (!prose.text.includes(objectReplacement)) return prose.text;
  return [...prose.text]
    .map((letter, at) => {
      if (letter !== objectReplacement) return letter;
      const { start, end } = prose.toSource(rangeOf(at, at + 1));
      return text.startsWith('![', start) ? '' : text.slice(start, end).replace(/^`+|`+$/g, '');
    })
    .join('');
}

/** `#結論` for `## 3. 結論`, `#3.-結論`, `#3-結諭`; nothing where two headings are as near. */
function nearestOf(fragment: string, headings: readonly LetteredHeading[]): HeadingAnchor | undefined {
  const wanted = lettersOf(fragment);
  if (wanted === '') return undefined;
  const weighed = headings
    .map(({ heading, letters }) => ({ heading, distance: distanceOf(wanted, letters) }))
    .filter((it) => it.distance < Infinity)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = weighed;
  return first && first.distance < (second?.distance ?? Infinity) ? first.heading : undefined;
}

interface LetteredHeading {
  readonly heading: HeadingAnchor;
  readonly letters: string;
}

const withLetters = (heading: HeadingAnchor): LetteredHeading => ({
  heading,
  letters: lettersOf(heading.text),
});

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const withoutNumber = (letters: string): string => letters.replace(/^\p{N}+/u, '');

/** 0 for the same letters, less than 1 without the printed number, then one for each wrong letter of five. */
function distanceOf(wanted: string, letters: string): number {
  if (wanted === letters) return 0;
  const [bare, bareHeading] = [withoutNumber(wanted), withoutNumber(letters)];
  if (bare !== '' && bare === bareHeading) return 0.5;
  const most = Math.floor(bare.length / 4);
  const distance = bare.length < 2 ? Infinity : editDistance(bare, bareHeading, most);
  return distance <= most ? distance : Infinity;
}

/** Levenshtein's distance, or anything above `most`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
