/** How much has been written: characters, sentences and commas of the report, of a passage, of one sentence. */
import { ownBlocks } from '../approvedText.js';
import type { House } from '../house.js';
import { sentenceAt, sentencesOf } from '../japanese/sentences.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import { objectReplacement, type Prose } from '../markdown/prose.js';
import type { PlacedBlock, Report } from '../markdown/report.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { blockAt } from './symbol.js';

export interface TextCounts {
  /** As a reader counts them (字): without white space, marks of Markdown and code. */
  readonly characters: number;
  readonly sentences: number;
  /** 読点. */
  readonly commas: number;
}

/** Of what the author writes: without byline, notes, contact block, disclaimer and the title. */
export function countsOf(report: Report, house: House): TextCounts {
  const [first] = report.blocks;
  const isTitle = (it: PlacedBlock): boolean => it === first && it.block.headings[0]?.level === 1;
  return sum(ownBlocks(report, house).map((it) => (isTitle(it) ? none : countsOfBlock(it.block))));
}

/** Of all that a reader sees in a range. */
export const countsIn = ({ blocks }: Report, range: TextRange): TextCounts =>
  sum(
    blocks
      .filter(({ start, end }) => start < range.end && end > range.start)
      .flatMap(({ block, start }) => {
        const here = rangeOf(range.start - start, range.end - start);
        return block.prose.map((prose) =>
          countsOfText(
            prose.text.slice(offsetFrom(prose, here.start), offsetFrom(prose, here.end)),
            prose.kind,
          ),
        );
      }),
  );

/** Of the sentence of running text in which an offset lies, or that ends at it. */
export function countsOfSentenceAt(report: Report, offset: number): TextCounts | undefined {
  const placed = blockAt(report, offset);
  for (const prose of placed?.block.prose ?? []) {
    const { start, end } = prose.toSource(rangeOf(0, prose.text.length));
    const at = offset - placed!.start;
    if (prose.kind !== 'paragraph' || at < start || at > end) continue;
    const within = Math.min(offsetFrom(prose, at), Math.max(0, prose.text.length - 1));
    const { start: from, end: to } = sentenceAt(prose.text, within);
    return countsOfText(prose.text.slice(from, to), prose.kind);
  }
  return undefined;
}

const none: TextCounts = { characters: 0, sentences: 0, commas: 0 };

const sum = (counts: readonly TextCounts[]): TextCounts =>
  counts.reduce(
    (all, it) => ({
      characters: all.characters + it.characters,
      sentences: all.sentences + it.sentences,
      commas: all.commas + it.commas,
    }),
    none,
  );

/** A note may be a paragraph that opens with its mark. */
const isNote = ({ kind, footnoteDefinitions }: Block): boolean =>
  kind === 'footnote-definition' || footnoteDefinitions.length > 0;

const countsOfBlock = rememberedByBlock(
  (block: Block): TextCounts =>
    isNote(block) ? none : sum(block.prose.map((it) => countsOfText(it.text, it.kind))),
)({});

function countsOfText(text: string, kind: Prose['kind']): TextCounts {
  const shown = text.replaceAll(objectReplacement, '').replace(/\s+/g, '');
  return {
    characters: [...shown].length,
    sentences: kind === 'paragraph' ? sentencesOf(text).filter((it) => isSentence(text, it)).length : 0,
    commas: shown.split('、').length - 1,
  };
}

const isSentence = (text: string, { start, end }: TextRange): boolean =>
  /[\p{L}\p{N}]/u.test(text.slice(start, end));

/** The offset in a prose of the first character that stands at an offset of its block or behind it. */
function offsetFrom(prose: Prose, offset: number): number {
  let low = 0;
  let high = prose.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (prose.toSource(rangeOf(middle, middle)).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
