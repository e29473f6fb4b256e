/** How a text ends its lines, so that what is added ends them in the same way. */
export const lineBreakOf = (text: string): string =>
  text.includes('\r\n') ? '\r\n' : text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
