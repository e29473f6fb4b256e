/**
 * Data as Markdown text: what a record or a report says is shown, never run.
 * Every character that could open a construct is escaped, so no link, command, image or HTML comes from data.
 */
export const escaped = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+.!|<>~&$:@-]/g, (it) =>
      it === '<' ? '&lt;' : it === '&' ? '&amp;' : `\\${it}`,
    );

/** A link to a web page, shown as its host; the URL can close neither the link nor its destination. */
export function webLink(url: string): string | undefined {
  const match = /^https?:\/\/([^/\s?#]+)[^\s<>"`]*$/.exec(url);
  if (!match) return undefined;
  const destination = url.replace(/[()\\]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${escaped(match[1]!)}](${destination})`;
}
