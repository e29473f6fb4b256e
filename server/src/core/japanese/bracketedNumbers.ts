/** Enumerations in brackets, （1）…（2）…（3）: in sentences, at the head of paragraphs and in headings. */
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import { misleveledHeadings } from '../markdown/headingSeries.js';
import { refersBack } from '../markdown/printedNumber.js';
import type { Prose } from '../markdown/prose.js';
import type { Report } from '../markdown/report.js';
import { rangeOf, shifted, type TextEdit, type TextRange } from '../text/textRange.js';
import { isQuotation } from './quotation.js';

/** `（1）`, `(1)`, `1)`: ranges count from the start of the report. */
export interface BracketedNumber {
  readonly value: number;
  readonly range: TextRange;
  /** Empty where only the closing bracket is printed. */
  readonly open: string;
  readonly close: string;
  /** White space stands behind it. */
  readonly isSpaced: boolean;
  readonly place: Place;
}

type Place = 'heading' | 'opening' | 'sentence';

interface FoundNumber extends BracketedNumber {
  readonly prose: Prose;
  /** In the prose, with the white space behind it. */
  readonly at: TextRange;
  readonly start: number;
}

/** Numbers that count on from 1, two or more. */
export function enumerationsIn(report: Report): readonly (readonly BracketedNumber[])[] {
  const all: FoundNumber[][] = [];
  const keyOf = keysOf(report);
  const begun = formsBegunIn(report, keyOf);
  /** One series at a time for headings of each level, for paragraphs and for sentences. */
  const open = new Map<string, FoundNumber[]>();
  let paragraph = 0;
  /** The last paragraph that the series in sentences has reached. */
  let reached = 0;
  const continueIn = (key: string, it: FoundNumber): void => {
    const series = open.get(key);
    const last = series?.at(-1);
    // `1）` has its own series where it begins one, and may be a slip in one of `(1)` where it does not.
    const isOther = last && isHalfOpen(last) !== isHalfOpen(it) && begun.has(formKey(key, it));
    if (series && it.value === last!.value + 1 && !isOther) series.push(it);
    else if (it.value !== 1) open.delete(key);
    else {
      const begun = [it];
      open.set(key, begun);
      all.push(begun);
    }
  };
  for (const { block, start } of report.blocks) {
    const numbers = numbersIn(block);
    if (block.kind === 'heading') {
      const own = keyOf(block, start);
      for (const key of [...open.keys()]) {
        if (!key.startsWith('#') || key.length > own.length) open.delete(key);
      }
      for (const it of numbers) continueIn(own, placed(it, start));
      continue;
    }
    if (block.kind !== 'paragraph' && block.kind !== 'list') continue;
    paragraph++;
    if (numbers.length === 0) continue;
    // A page end may cut a sentence; farther away, a number begins something else.
    if (paragraph > reached + 1) open.delete('sentence');
    reached = paragraph;
    for (const it of numbers) {
      const here = placed(it, start);
      if (here.place === 'opening') continueIn('opening', here);
      const isFirst = here.place === 'opening' && here.value === 1 && !isHalfOpen(here);
      if (here.place === 'sentence' || isFirst) continueIn('sentence', here);
    }
  }
  return all.filter((it) => it.length > 1);
}

type KeyOf = (block: Block, start: number) => string;

/** `##` for the headings of the second level; one whose number belongs to another level counts there. */
function keysOf(report: Report): KeyOf {
  const levels = new Map(misleveledHeadings(report).map((it) => [it.heading.range.start, it.level]));
  return ({ headings }, start) => '#'.repeat(levels.get(start) ?? headings[0]!.level);
}

/** Where a `1）` or a `(1)` stands: on which level of headings, or at the head of paragraphs. */
function formsBegunIn({ blocks }: Report, keyOf: KeyOf): ReadonlySet<string> {
  const begun = new Set<string>();
  for (const { block, start } of blocks) {
    for (const it of numbersIn(block)) {
      if (it.value === 1) begun.add(formKey(it.place === 'heading' ? keyOf(block, start) : it.place, it));
    }
  }
  return begun;
}

const isHalfOpen = ({ open }: BracketedNumber): boolean => open === '';
const formKey = (key: string, it: BracketedNumber): string => `${key}${isHalfOpen(it) ? '' : '('}`;

/** The edits that print a number between other brackets; empty where a mark or a link stands in the way. */
export function rebracketed(
  number: BracketedNumber,
  {
    open,
    close,
    spaces,
  }: { readonly open: string; readonly close: string; readonly spaces: 'kept' | 'dropped' },
): readonly TextEdit[] {
  const { prose, at, start, open: oldOpen } = number as FoundNumber;
  const written = prose.text.slice(at.start, at.end);
  const digits = /[0-9０-９]+/.exec(written)!;
  const behind = digits.index + digits[0].length;
  const space = /\s*$/.exec(written)![0];
  const wanted = [
    { from: 0, to: oldOpen.length, text: open },
    { from: behind, to: written.length, text: close + (spaces === 'kept' ? space : '') },
  ].filter(({ from, to, text }) => written.slice(from, to) !== text);
  const edits = wanted.map(({ from, to, text }) => {
    // An insertion has no place of its own in prose: the digit takes it along.
    const end = from === to ? to + 1 : to;
    const newText = from === to ? text + written.slice(from, end) : text;
    return prose.edit(rangeOf(at.start + from, at.start + end), newText);
  });
  if (edits.some((it) => !it)) return [];
  return edits.flatMap((it) => (it ? { range: shifted(it.range, start), newText: it.newText } : []));
}

const placed = (it: FoundNumber, by: number): FoundNumber => ({
  ...it,
  range: shifted(it.range, by),
  start: by,
});

const asker = {};
const numbersIn = rememberedByBlock<object, readonly FoundNumber[]>(numbersOf)(asker);

const number = new RegExp(
  `(?<=^[\\s\\u3000]*|[\\s\\u3000、。，．・：:；;！？—–]|[ぁ-ん])([(（])([0-9０-９]{1,2})([)）])(?!${refersBack}|[)）」』。.,:：]|$)[\\t \\u3000]*`,
  'g',
);
const halfOpen = new RegExp(
  `^()([0-9０-９]{1,2})([)）])(?!${refersBack}|[)）」』。.,:：]|$)[\\t \\u3000]*`,
  'g',
);
const mayHave = /[0-9０-９]\\?[)）]/;

function numbersOf(block: Block): readonly FoundNumber[] {
  if (!mayHave.test(block.text)) return [];
  return block.prose.flatMap((prose) => (prose.kind === 'table-cell' ? [] : [...numbersInProse(prose)]));
}

function* numbersInProse(prose: Prose): Iterable<FoundNumber> {
  const { text, kind } = prose;
  for (const match of [...text.matchAll(halfOpen), ...text.matchAll(number)]) {
    const [whole, open = '', digits = '', close = ''] = match;
    const isFirst = text.slice(0, match.index).trim() === '';
    if ((kind === 'heading' && !isFirst) || isQuotation(prose, match.index)) continue;
    const end = match.index + whole.length;
    const bare = rangeOf(match.index, match.index + whole.trimEnd().length);
    yield {
      value: Number(digits.normalize('NFKC')),
      range: prose.toSource(bare),
      open,
      close,
      isSpaced: /\s$/.test(whole),
      place: kind === 'heading' ? 'heading' : isFirst ? 'opening' : 'sentence',
      prose,
      at: rangeOf(match.index, end),
      start: 0,
    };
  }
}
