/**
 * How a link that has no words of its own is printed: （[リンク](URL)）, [\(リンク\)](URL), ([link](URL)).
 * Only links in brackets count; 「詳しくは[リンク](URL)を参照」 is part of a sentence and nobody's form.
 */
import { rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import type { Link } from './block.js';
import type { Report } from './report.js';

/** The parts of `（[リンク](URL)）` around the destination. */
export interface LinkForm {
  /** `（`, empty where the brackets are part of the link's text. */
  readonly before: string;
  /** `リンク` or `（リンク）`, without escapes. */
  readonly text: string;
  /** `）`. */
  readonly after: string;
}

export interface FormedLink {
  readonly link: Link;
  readonly form: LinkForm;
  /** The link with the brackets around it. */
  readonly range: TextRange;
}

export const usualLinkForm: LinkForm = { before: '（', text: 'リンク', after: '）' };

const opening = '（(';
const closing = '）)';
const worded = /^[（(]?\s*(?:リンク|ﾘﾝｸ|links?)\s*[）)]?$/i;
const declaration = /^([^[\]]*)\[([^[\]]+)\]\(URL\)([^[\]]*)$/;

/** `（[リンク](URL)）` as koetsu.yaml declares it; undefined where it declares something else. */
export function linkFormOf(declared: string): LinkForm | undefined {
  const match = declaration.exec(declared.trim());
  return match ? { before: match[1]!, text: unescaped(match[2]!), after: match[3]! } : undefined;
}

export const printed = (form: LinkForm): string => `${form.before}[${form.text}](URL)${form.after}`;

export const sameForm = (a: LinkForm, b: LinkForm): boolean =>
  a.before === b.before && a.text === b.text && a.after === b.after;

/** The links of a report that are printed in some such form, in order; `own` is a text that is one as well. */
export function formedLinksOf({ source, links }: Report, own?: string): readonly FormedLink[] {
  const formed: FormedLink[] = [];
  for (const link of links) {
    if (link.image || (link.kind !== 'inline' && link.kind !== 'reference')) continue;
    const text = unescaped(source.slice(link.text));
    if (!worded.test(text) && text !== own) continue;
    const { start, end } = link.range;
    const before = source.text[start - 1] ?? '';
    const after = source.text[end] ?? '';
    const bracketed = before !== '' && after !== '' && opening.includes(before) && closing.includes(after);
    if (bracketed) formed.push({ link, form: { before, text, after }, range: rangeOf(start - 1, end + 1) });
    else if (/^[（(].*[）)]$/.test(text))
      formed.push({ link, form: { before: '', text, after: '' }, range: link.range });
  }
  return formed;
}

/**
 * The form that all links of a report should have: the declared one, else the one that more than half of them
 * have, else the usual one. A single link is no majority.
 */
export function commonForm(formed: readonly FormedLink[], declared: LinkForm | undefined): LinkForm {
  if (declared) return declared;
  const counts = new Map<string, number>();
  for (const { form } of formed) {
    const count = (counts.get(printed(form)) ?? 0) + 1;
    if (count > 1 && count * 2 > formed.length) return form;
    counts.set(printed(form), count);
  }
  return usualLinkForm;
}

/** The edits that print a link in another form. The destination is left alone. */
export function reformed(
  { source }: Report,
  { link, range }: FormedLink,
  form: LinkForm,
): readonly TextEdit[] {
  let { start } = range;
  // A full-width bracket brings its own space; the one before a half-width bracket would make it two.
  if (form.before.startsWith('（') && /[^\s] $/.test(source.text.slice(Math.max(0, start - 2), start)))
    start--;
  return [
    { range: rangeOf(start, link.text.end), newText: `${form.before}[${form.text}` },
    { range: rangeOf(link.range.end, range.end), newText: form.after },
  ].filter((it) => source.slice(it.range) !== it.newText);
}

const unescaped = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();
