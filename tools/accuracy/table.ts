/** How figures are written in docs/accuracy.md. */

export const rate = (count: number, of: number): string =>
  of === 0 ? '–' : ((count / of) * 10_000).toFixed(2);
export const share = (count: number, of: number): string =>
  of === 0 ? '–' : `${((count / of) * 100).toFixed(1)}%`;
export const table = (head: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((it) => `| ${it.join(' | ')} |`).join('\n');
