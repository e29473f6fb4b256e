import { isConnector } from '../japanese/characters.js';
import { soundKey } from '../japanese/katakana.js';
import type { Lexicon } from '../japanese/lexicon.js';
import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const word = /[ァ-ヺー]{3,}/g;

export const inconsistentLoanword = defineNotationRule({
  id: 'loanword',
  name: { ja: '外来語', en: 'Loanwords' },
  source: '外来語の表記（1991年内閣告示）、JTF 2.1.5',
  isOfWords: true,
  forms: {},
  styles: {},
  safe: false,

  *read({ text }, _block, lexicon) {
    for (const { 0: written, index } of text.matchAll(word)) {
      const end = index + written.length;
      // Part of a name: people spell their own as they like.
      if (isConnector(text.charCodeAt(index - 1)) || isConnector(text.charCodeAt(end))) continue;
      for (const [start, spelling] of spellingsIn(written, lexicon)) {
        const from = index + start;
        yield {
          form: spelling,
          places: [rangeOf(from, from + spelling.length)],
          // Variants that sound different may be two words: ストライク, ストライキ.
          subject: `${lexicon.group(spelling)} ${soundKey(spelling)}`,
        };
      }
    }
  },
  write: (_, form) => form,
});

/** The words of a run of katakana that have another spelling, with where they begin in it. */
function spellingsIn(written: string, lexicon: Lexicon): readonly (readonly [number, string])[] {
  if (lexicon.group(written) !== 0) return [[0, written]];
  return partsOf(written, lexicon).filter(([, part]) => lexicon.group(part) !== 0);
}

const shortestPart = 3;
/** A shorter word that the dictionary has need not be a compound: モニタリング is no モニタ. */
const shortestKnownCompound = 7;

/** The two words of a compound: ユーザ and インタフェース. None where it may be parted in two ways. */
function partsOf(written: string, lexicon: Lexicon): readonly (readonly [number, string])[] {
  if (written.length < 2 * shortestPart) return [];
  if (written.length < shortestKnownCompound && lexicon.has(written)) return [];
  let found: readonly (readonly [number, string])[] = [];
  for (let at = shortestPart; at <= written.length - shortestPart; at++) {
    const first = written.slice(0, at);
    const second = written.slice(at);
    if (noBeginning.test(second) || !lexicon.has(first) || !lexicon.has(second)) continue;
    if (found.length > 0) return [];
    found = [
      [0, first],
      [at, second],
    ];
  }
  return found;
}

const noBeginning = /^[ーァィゥェォャュョッン]/;
