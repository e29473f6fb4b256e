/** The style sheet of a house. Invariant: what comes out loads nothing, and cannot leave its element. */

const string = '"(?:\\\\[\\s\\S]|[^"\\\\])*"|\'(?:\\\\[\\s\\S]|[^\'\\\\])*\'';
const stringOrEscape = new RegExp(
  `(${string})|/\\*[\\s\\S]*?(?:\\*/|$)|\\\\(?:[0-9a-f]{1,6}\\s?|[\\s\\S])`,
  'gi',
);
const imported = new RegExp(`@(?:import|namespace|charset)\\b(?:${string}|[^;"'])*(?:;|$)`, 'gi');

/** A declaration that would load something is made invalid, but for what the sheet itself holds (`data:`). */
export const safeStyleSheet = (css: string): string =>
  css
    .replace(/^\uFEFF/, '')
    .replace(/<(?![=\s])/g, '')
    // An escape outside a string may spell `url` so that nobody sees it.
    .replace(stringOrEscape, (_, kept: string | undefined) => kept ?? '')
    .replace(imported, '')
    .replace(
      /\b(?:url|src)\s*\((?!\s*["']?data:)|\b(?:-webkit-)?(?:image-set|image|cross-fade)\s*\(/gi,
      'none(',
    );
