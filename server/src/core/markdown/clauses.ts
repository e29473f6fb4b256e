/** The clauses (項) and sentences of a printed text, word by word, for comparison with an approved one. */

import { wordsOf } from '../text/difference.js';
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import type { Block } from './block.js';
import { objectReplacement, type Prose } from './prose.js';
import type { PlacedBlock, Report } from './report.js';

export interface Word {
  /** As a reader sees it; for code and URLs, which prose leaves out, as it is written. */
  readonly text: string;
  /** In the report. */
  readonly range: TextRange;
}

export interface Sentence {
  /** The words joined, without white space. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly range: TextRange;
  /** The number of its clause, from 0. */
  readonly clause: number;
}

/** `・`, `1.`, `（1）`, `①`: the marker of a clause where it is printed and no list of Markdown's. */
const marker =
  /^[\s\u3000]*(?:[・•●○■□◆◇※*＊–—-]|[0-9０-９]{1,2}[.．、)）]|[(（][0-9０-９一二三四五六七八九十]{1,2}[)）]|[①-⑳])[\s\u3000]*/;

/**
 * The sentences of what stands in `within`. List items and paragraphs are clauses, and so is each line of a
 * paragraph that opens with a marker. With `lines: 'separate'` every line is a clause, as in an address.
 */
export function sentencesIn(
  report: Report,
  within: TextRange,
  { lines }: { readonly lines: 'joined' | 'separate' } = { lines: 'joined' },
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let clause = -1;
  const { blocks } = report;
  for (let at = firstEndingAfter(blocks, within.start); at < blocks.length; at++) {
    const { block, start, end } = blocks[at]!;
    if (start >= within.end) break;
    if (block.kind === 'thematic-break') continue;
    const inBlock = rangeOf(Math.max(0, within.start - start), Math.min(end, within.end) - start);
    let item = -1;
    for (const prose of block.prose) {
      const itemHere = outermostItem(block, prose);
      if (itemHere < 0 || itemHere !== item) clause++;
      item = itemHere;
      for (const [index, { from, to }] of linesOf(block, prose, inBlock, lines === 'separate').entries()) {
        if (index > 0) clause++;
        for (const words of bySentence(wordsIn(block, prose, from, to, start))) {
          sentences.push({
            text: words
              .map((it) => it.text)
              .join('')
              .normalize('NFC'),
            words,
            range: rangeOf(words[0]!.range.start, words.at(-1)!.range.end),
            clause,
          });
        }
      }
    }
  }
  return numberedFromZero(sentences);
}

function firstEndingAfter(blocks: readonly PlacedBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function outermostItem(block: Block, prose: Prose): number {
  const at = prose.toSource(rangeOf(0, prose.text.length)).start;
  return block.listItems.findIndex((it) => it.depth === 1 && it.range.start <= at && at < it.range.end);
}

/** The ranges of `prose.text` that are clauses of their own, without their markers. */
function linesOf(
  block: Block,
  prose: Prose,
  within: TextRange,
  all: boolean,
): readonly { from: number; to: number }[] {
  const source = prose.toSource(rangeOf(0, prose.text.length));
  if (within.end <= source.start || within.start >= source.end) return [];
  let opening = Math.max(source.start, within.start);
  while (opening < source.end && prose.fromSource(opening) === undefined) opening++;
  const starts = [prose.fromSource(opening) ?? 0];
  for (const { index } of block.text.slice(source.start, source.end).matchAll(/(?<=\n[ \t>]*)[^\s>]/g)) {
    const at = prose.fromSource(source.start + index);
    const opens = all || marker.test(block.text.slice(source.start + index, source.end));
    if (opens && at !== undefined && at > starts.at(-1)!) starts.push(at);
  }
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? prose.text.length;
    return { from: from + (marker.exec(prose.text.slice(from, to))?.[0].length ?? 0), to };
  });
}

function wordsIn(block: Block, prose: Prose, from: number, to: number, blockStart: number): readonly Word[] {
  const words: Word[] = [];
  let at = from;
  for (const text of wordsOf(prose.text.slice(from, to))) {
    const range = prose.toSource(rangeOf(at, at + text.length));
    at += text.length;
    if (text.trim() === '') continue;
    const shown =
      text === objectReplacement ? block.text.slice(range.start, range.end).replace(/^<|>$/g, '') : text;
    words.push({ text: shown, range: shifted(range, blockStart) });
  }
  return words;
}

function bySentence(words: readonly Word[]): readonly (readonly Word[])[] {
  const sentences: Word[][] = [];
  let current: Word[] = [];
  for (const word of words) {
    current.push(word);
    if (word.text !== '。') continue;
    sentences.push(current);
    current = [];
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
}

/** Proses without a word, such as one of an image, leave gaps in the numbers. */
function numberedFromZero(sentences: readonly Sentence[]): readonly Sentence[] {
  let number = -1;
  let last = -1;
  return sentences.map((it) => {
    if (it.clause !== last) {
      last = it.clause;
      number++;
    }
    return { ...it, clause: number };
  });
}
