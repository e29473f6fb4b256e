const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text for the content of an element or for an attribute in quotation marks. */
export const escapedHtml = (text: string): string =>
  text
    .replace(/[&<>"']/g, (it) => entities[it]!)
    // HTML has no place for control characters, not even as references.
    .replace(/(?![\t\n])\p{Cc}/gu, '\uFFFD');
