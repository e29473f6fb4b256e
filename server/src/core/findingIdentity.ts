/**
 * What makes a finding the same finding after the text around it was edited: its rule, the text it marks, the
 * sentence in which that stands, and which of several equals it is. Neither offsets nor notes' numbers count.
 */
import type { Finding } from './finding.js';
import { sentenceAt } from './japanese/sentences.js';
import type { Prose } from './markdown/prose.js';
import type { PlacedBlock, Report } from './markdown/report.js';
import { fingerprint } from './text/fingerprint.js';
import type { SourceText } from './text/sourceText.js';
import { rangeOf, type TextRange } from './text/textRange.js';

export interface FindingIdentity {
  readonly rule: string;
  /** `カタルー`; empty where something is missing. */
  readonly text: string;
  /** The sentence around it as a reader sees it; empty for what concerns the file as a whole. */
  readonly sentence: string;
  /** 1 for the first of those that are equal in all that. */
  readonly nth: number;
}

/** 64 bits as hexadecimal digits, the same in every run. */
export function identityKey({ rule, text, sentence, nth }: FindingIdentity): string {
  const whole = JSON.stringify([rule, text, sentence, nth]);
  return [whole, `${whole}#`].map((it) => fingerprint(it).toString(16).padStart(8, '0')).join('');
}

const known = new WeakMap<readonly Finding[], ReadonlyMap<Finding, FindingIdentity>>();

/** The identities of all findings of a file, in their order. `report` is undefined for YAML. */
export function identitiesOf(
  findings: readonly Finding[],
  source: SourceText,
  report: Report | undefined,
): ReadonlyMap<Finding, FindingIdentity> {
  let identities = known.get(findings);
  if (identities) return identities;
  const counts = new Map<string, number>();
  const made = new Map<Finding, FindingIdentity>();
  for (const finding of findings) {
    const { rule, range } = finding;
    const text = plain(source.slice(range));
    const sentence = sentenceOf(range, source, report);
    const key = JSON.stringify([rule, text, sentence]);
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    made.set(finding, { rule, text, sentence, nth });
  }
  identities = made;
  known.set(findings, identities);
  return identities;
}

/** Notes lose their numbers, since a new note in front changes those of all others. */
const plain = (text: string): string =>
  text
    .replace(/\[\^[^\]\s]*\]/g, '[^]')
    .replace(/<sup>[^<]*<\/sup>/gi, '<sup></sup>')
    .replace(/[\s\uFEFF]+/g, ' ')
    .trim()
    .normalize('NFC');

function sentenceOf(range: TextRange, source: SourceText, report: Report | undefined): string {
  const { text } = source;
  // What is missing from a report is missing at its end, and that has no sentence of its own.
  if (range.start === range.end && (range.start === 0 || text.slice(range.end).trim() === '')) return '';
  const placed = report && blockWith(report, range.start);
  return (placed && shownSentence(placed, range.start)) ?? plain(source.slice(lineAt(text, range.start)));
}

function blockWith({ printedBlocks: blocks }: Report, offset: number): PlacedBlock | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const placed = blocks[low - 1];
  return placed && offset <= placed.end ? placed : undefined;
}

/** Undefined where the reader sees nothing at that place, as in code and comments. */
function shownSentence({ block, start }: PlacedBlock, offset: number): string | undefined {
  for (const prose of block.prose) {
    const first = prose.toSource(rangeOf(0, 0)).start;
    const last = prose.toSource(rangeOf(0, prose.text.length)).end;
    const at = offset - start;
    if (at < first || at > last) continue;
    const { start: from, end: to } = sentenceAt(prose.text, shownOffset(prose, at, last, block.text));
    return plain(prose.text.slice(from, to).replaceAll('\uFFFC', ''));
  }
  return undefined;
}

/** What is not shown belongs to the text behind it, but for a note, which belongs to the text before. */
function shownOffset(prose: Prose, at: number, last: number, source: string): number {
  const end = Math.max(0, prose.text.length - 1);
  const isNote = /^(?:<sup|\[\^)/i.test(source.slice(at, at + 4));
  for (let next = at; next <= last; next++) {
    const offset = prose.fromSource(next);
    if (offset !== undefined) return Math.min(end, isNote ? Math.max(0, offset - 1) : offset);
  }
  return end;
}

function lineAt(text: string, offset: number): TextRange {
  let start = offset;
  let end = offset;
  while (start > 0 && !/[\r\n]/.test(text[start - 1]!)) start--;
  while (end < text.length && !/[\r\n]/.test(text[end]!)) end++;
  return rangeOf(start, end);
}
