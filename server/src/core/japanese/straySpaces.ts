/** Spaces that a Japanese sentence has no use for. */
import { rangeOf, type TextRange } from '../text/textRange.js';
import { sentencesOf } from './sentences.js';

export interface StraySpace {
  readonly range: TextRange;
  /** It stands before 、 or 。, where nobody puts one on purpose. */
  readonly isBeforeMark: boolean;
}

const letter = '[\u3041-\u3096\u30A1-\u30FA\u30FC\u3005\u4E00-\u9FFF]';
const kana = '[\u3041-\u3096]';
const stray = new RegExp(
  `(?<mark>(?<=${letter}|[）」』])[ \u3000]+(?=[、。，．]))|` +
    `(?<=${letter})[ 　]+(?=${kana})(?!${kana}{2,5}(?:氏|さん|様|議員|選手|代表|教授|記者))|(?<=${kana}|、)[ \u3000]+(?=${letter})`,
  'g',
);

/** In sentences alone: items, captions and headings divide with spaces what is short. */
export function straySpacesIn(text: string): readonly StraySpace[] {
  if (!/[ \u3000]/.test(text)) return [];
  const sentences = sentencesOf(text).filter((it) => text[it.end - 1] === '。' && it.end - it.start >= 15);
  const found: StraySpace[] = [];
  let next = 0;
  for (const { 0: spaces, index, groups } of text.matchAll(stray)) {
    while (next < sentences.length && sentences[next]!.end <= index) next++;
    const isBeforeMark = groups!['mark'] !== undefined;
    if (!isBeforeMark && (sentences[next]?.start ?? text.length) >= index) continue;
    found.push({ range: rangeOf(index, index + spaces.length), isBeforeMark });
  }
  return found;
}
