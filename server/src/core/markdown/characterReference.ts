/** The named references that Japanese reports use; CommonMark §6.2 knows all of HTML5's. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  copy: '©',
  reg: '®',
  yen: '¥',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  ensp: '\u2002',
  emsp: '\u2003',
  euro: '€',
  pound: '£',
  times: '×',
};

/** What `&amp;` or `&#x3042;` shows; the reference itself where it is unknown. */
export function characterReference(source: string): string {
  const name = source.slice(1, -1);
  if (!name.startsWith('#')) return named[name] ?? source;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return '\uFFFD';
  return String.fromCodePoint(code);
}
