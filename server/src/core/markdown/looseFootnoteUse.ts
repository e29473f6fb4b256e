/**
 * What a writer means as the mark of a note in a form that the scanner does not read: `<sup>1–3</sup>`,
 * `<sup>注1</sup>`, a mark inside HTML. Nothing is edited by it; it only tells which notes may be in use.
 */
import type { LooseFootnoteUse } from './block.js';

const marks = /<sup\b[^>]{0,200}>(.{1,200}?)<\/sup\s*>|\[\^([^\]\s[^]+)\]/gis;

/** All superscripts with numbers and all `[^1]` of a text; the caller knows which of them are read. */
export function looseUsesIn(text: string): readonly LooseFootnoteUse[] {
  // Nearly every block has none.
  if (!/<sup|\[\^/i.test(text)) return [];
  return [...text.matchAll(marks)].map(({ index, 1: raised, 2: label }) => ({
    at: index,
    labels: label === undefined ? numbersIn(raised!) : [label],
  }));
}

/** `1、3–5` → 1, 3, 4, 5; what stands in tags and link destinations is not printed. */
function numbersIn(raised: string): readonly string[] {
  const printed = raised
    .replace(/<[^>]*>|\]\([^)]*\)/g, ' ')
    .normalize('NFKC')
    .matchAll(/([0-9]{1,3})(?:\s*[-‐‑–—―~〜]\s*([0-9]{1,3}))?/g);
  return [...printed].flatMap(([, first, last = first]) => {
    const from = Number(first);
    return Array.from({ length: Math.max(0, Number(last) - from) + 1 }, (_, index) => String(from + index));
  });
}
