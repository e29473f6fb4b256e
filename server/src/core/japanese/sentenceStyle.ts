/** 常体 (である) and 敬体 (です・ます): the style of a sentence, as far as its end tells. */
import { rangeOf, type TextRange } from '../text/textRange.js';

export type SentenceStyle = 'plain' | 'polite';

export interface StyledEnd {
  readonly style: SentenceStyle;
  /** The letters that tell, with the full stop, in the sentence. */
  readonly range: TextRange;
}

const particles = '(?:か|ね|よ|よね|が)?';
const polite = new RegExp(
  `(?:ませんでした|でした|です|ました|ません|ます|でしょう|ましょう|ください|下さい)${particles}[。！？!?]+$`,
);
/**
 * Endings that no noun has: 「違い。」「一つ。」「近く。」 end a sentence in a noun. A question may be a title or a thought
 * in polite text too.
 */
const plain = new RegExp(
  '(?:であった|である|であろう|だった|だろう|だ|(?:た|な|らし|し|多|高|大き|小さ|少な|強|弱|低|近|遠|よ|良|早|速|深|広|かもしれな)い|' +
    `[一-鿿ぁ-ん]る|(?<!か|こな|ふ|あな)た|(?<![近多遠全早])(?<=[一-鿿])く|(?<![一二三四五六七八九])(?<=[一-鿿])つ|(?<=[一-鿿])[うすぬぶむぐ]|しまう|いう|よう(?<!のよう))(?:か|のか)?[。！!]+$`,
);

/** No ending is longer, so that no more of a sentence need be looked at. */
const longest = 16;

/** Undefined where a sentence ends in a noun, a quotation or in brackets, or is not finished. */
export function sentenceStyleOf(text: string): StyledEnd | undefined {
  const start = Math.max(0, text.length - longest);
  const end = text.slice(start);
  const match = polite.exec(end);
  if (match) return { style: 'polite', range: rangeOf(start + match.index, text.length) };
  const other = plain.exec(end);
  return other ? { style: 'plain', range: rangeOf(start + other.index, text.length) } : undefined;
}
