import { isConnector } from '../japanese/characters.js';
import { soundKey } from '../japanese/katakana.js';
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
      const group = lexicon.group(written);
      if (group === 0) continue;
      const end = index + written.length;
      // Part of a name: people spell their own as they like.
      if (isConnector(text.charCodeAt(index - 1)) || isConnector(text.charCodeAt(end))) continue;
      // Variants that sound different may be two words: ストライク, ストライキ.
      yield { form: written, places: [rangeOf(index, end)], subject: `${group} ${soundKey(written)}` };
    }
  },
  write: (_, form) => form,
});
