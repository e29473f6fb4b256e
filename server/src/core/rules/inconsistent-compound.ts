import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

/** Words of katakana that ・ joins, or one long enough to be two. */
const word = /[ァ-ヺー]{2,}(?:・[ァ-ヺー]{2,})+|[ァ-ヺー]{5,}/g;

export const inconsistentCompound = defineNotationRule({
  id: 'compound',
  name: { ja: '外来語の複合語の「・」', en: 'The “・” in compounds of loanwords' },
  source: 'JTF 2.1.7',
  isOfWords: true,
  forms: {},
  hallmark: /[ァ-ヺー]{2}・[ァ-ヺー]{2}/,
  styles: {},
  safe: false,

  *read({ text }) {
    for (const { 0: written, index } of text.matchAll(word)) {
      const end = index + written.length;
      // Part of a name that ＝ joins, or a list of many.
      if (/[・＝=]/.test(text[index - 1] ?? '') || /[・＝=]/.test(text[end] ?? '')) continue;
      yield { form: written, places: [rangeOf(index, end)], subject: written.replaceAll('・', '') };
    }
  },
  write: (_, form) => form,
});
