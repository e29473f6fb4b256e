/**
 * HTML that a report holds → what of it may stand on a page. Tags of an allow-list stay, with the attributes of
 * another; those that only arrange a page go; everything else is shown as it is written.
 * Invariant: what is open is closed again, and nothing runs or is loaded.
 */

import { characterReference } from '../markdown/characterReference.js';
import { escapedHtml } from '../text/escapedHtml.js';

/** How a page treats the addresses in HTML. */
export interface Addresses {
  /** Where a link may lead; undefined: it is no link. */
  link(written: string): string | undefined;
  /** A picture, as a `data:` URI; undefined where there is none. */
  picture(written: string): string | undefined;
}

const inline =
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rb rp rt rtc ruby s samp small strong sub sup u var wbr';
const blocks =
  'blockquote caption dd dl dt figcaption figure hr li ol p pre table tbody td tfoot th thead tr ul';
const allowed = new Set(`${inline} ${blocks}`.split(' '));
const void_ = new Set(['br', 'hr', 'img', 'wbr']);
/** They say where something stands, which the style sheet of the house says here. */
const arranging = new Set(
  'article aside center details div font footer header main nav section span summary'.split(' '),
);
const attributes = new Set(
  'alt cite colspan datetime dir height id lang reversed rowspan start title type value width'.split(' '),
);

const tag =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>|[<>]/g;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** `open` are the elements that are open before, and is kept up to date. */
export function safeHtml(html: string, open: string[], addresses: Addresses): string {
  return html.replace(tag, (written, slash?: string, name?: string, rest?: string) => {
    if (written.startsWith('<!--')) return '';
    const element = name?.toLowerCase();
    if (element !== undefined && arranging.has(element)) return '';
    if (element === undefined || !allowed.has(element))
      return written.replace(/[<>]/g, (it) => (it === '<' ? '&lt;' : '&gt;'));
    if (slash) return closed(element, open);
    const shown = attributesOf(element, rest ?? '', addresses);
    if (shown === undefined) return '';
    if (!void_.has(element)) open.push(element);
    return `<${element}${shown}>`;
  });
}

/** Ends everything up to an element; nothing where that is not open. */
function closed(element: string, open: string[]): string {
  const at = open.lastIndexOf(element);
  return at < 0 ? '' : closing(open.splice(at));
}

export const closing = (open: readonly string[]): string =>
  [...open]
    .reverse()
    .map((it) => `</${it}>`)
    .join('');

/** Undefined where without the attributes that are left the element is nothing. */
function attributesOf(element: string, written: string, { link, picture }: Addresses): string | undefined {
  let shown = '';
  let source: string | undefined;
  for (const [, key, ...values] of written.matchAll(attribute)) {
    const name = key!.toLowerCase();
    const value = (values.find((it) => it !== undefined) ?? '').replace(
      /&#?[0-9a-z]+;/gi,
      characterReference,
    );
    if (element === 'a' && name === 'href') {
      const target = link(value);
      if (target !== undefined) shown += ` href="${escapedHtml(target)}"`;
    } else if (element === 'a' && name === 'name') shown += ` id="${escapedHtml(value)}"`;
    else if (element === 'img' && name === 'src') source = picture(value);
    else if (attributes.has(name)) shown += ` ${name}="${escapedHtml(value)}"`;
  }
  if (element !== 'img') return shown;
  return source === undefined ? undefined : ` src="${escapedHtml(source)}"${shown}`;
}
