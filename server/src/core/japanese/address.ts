/** What a file, a mail address or a domain goes on with behind its first word. */
const continuation = /^(?:\.[a-z][a-z0-9]{1,4}(?![A-Za-z0-9])|@[A-Za-z0-9])/;

/** Whether the word that ends at `end` begins an address: カタール.pdf, USA.gov, カタール@example.jp. */
export function beginsAddress(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return (code === 0x2e || code === 0x40) && continuation.test(text.slice(end, end + 8));
}
