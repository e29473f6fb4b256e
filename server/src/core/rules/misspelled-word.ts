import { faultProblems } from '../faultProblems.js';
import { isConnector } from '../japanese/characters.js';
import { nameAffix } from '../knowledge/affixes.js';
import { wordProfileOf } from '../knowledge/wordProfile.js';
import type { TextRange } from '../text/textRange.js';
import { defineReadingRule } from './rule.js';

export const misspelledWord = defineReadingRule({
  id: 'misspelled-word',
  scope: 'reading',
  summary: {
    ja: '辞書にない語です。漢字の変換違いか、カタカナ語の打ち間違いと思われます。',
    en: 'No dictionary has this word: a kanji seems to be the wrong one, or a loanword is misspelled.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  check: (input) =>
    faultProblems(
      input,
      'word',
      (written, meant) => ({
        ja: `「${written}」という語は辞書にありません。「${meant}」の誤りと思われます。`,
        en: `No dictionary has the word “${written}”. It seems to be a slip for “${meant}”.`,
      }),
      (text, place) => {
        if (mayBeName(text, place)) return true;
        const { word, isWord, isCompound } = wordProfileOf(
          text.slice(place.start, place.end),
          input.knowledge,
        );
        return word >= 0 || isWord || isCompound;
      },
    ),
});

/** 関志敏氏, アル・ファーシル, ファシェル市: names are more than any dictionary has. */
const mayBeName = (text: string, { start, end }: TextRange): boolean =>
  nameAffix(text, end) > 0 ||
  /[市州県郡区町村島川湖湾港山]/.test(text[end] ?? '') ||
  isConnector(text.charCodeAt(start - 1)) ||
  isConnector(text.charCodeAt(end));
