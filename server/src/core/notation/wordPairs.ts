/** Words that may be written in kana or in kanji. */
import { rangeOf } from '../text/textRange.js';
import type { NotationChoice, Occurrence } from './notationChoice.js';

export interface WordPair {
  readonly kana: string;
  readonly kanji: string;
  /** What may not stand before and behind the word, as sources of regular expressions: 及び腰 is another word. */
  readonly notAfter?: string;
  readonly notBefore?: string;
}

/** What a choice on these words is made of. Each word is counted on its own. */
export function wordPairs(
  pairs: readonly WordPair[],
): Pick<NotationChoice, 'isOfWords' | 'forms' | 'read' | 'write'> {
  const sources = pairs.flatMap(({ kana, kanji, notAfter, notBefore }) =>
    [kana, kanji].map(
      // What stands before is asked of the words that are found, not of every letter.
      (it) => `${it}${notAfter ? `(?<!${notAfter}${it})` : ''}${notBefore ? `(?!${notBefore})` : ''}`,
    ),
  );
  const any = new RegExp(sources.join('|'), 'g');
  const byWord = new Map(pairs.flatMap((it) => [it.kana, it.kanji].map((word) => [word, it] as const)));
  return {
    isOfWords: true,
    forms: { kana: { ja: 'かな', en: 'kana' }, kanji: { ja: '漢字', en: 'kanji' } },
    *read({ text }): Iterable<Occurrence> {
      for (const { 0: word, index } of text.matchAll(any)) {
        const { kana, kanji } = byWord.get(word)!;
        yield {
          form: word === kana ? 'kana' : 'kanji',
          places: [rangeOf(index, index + word.length)],
          subject: kana,
          words: { kana, kanji },
        };
      }
    },
    write: (_, form, { words }) => words![form]!,
  };
}
