import { possible } from '../finding.js';
import { lookalikeLettersIn } from '../japanese/lookalikeLetters.js';
import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { replacementOf } from '../knowledge/replacement.js';
import { defineBlockRule } from './rule.js';

export const lookalikeCharacter = defineBlockRule({
  id: 'lookalike-character',
  scope: 'block',
  summary: {
    ja: '形のよく似た、別の種類の文字が使われています。',
    en: 'A letter of another kind, which looks the same, stands in this word.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    for (const prose of block.prose) {
      if (prose.isBlockQuote) continue;
      for (const { range, expected, word } of lookalikeLettersIn(prose.text, knowledge.lexicon)) {
        if (isQuotation(prose, range.start)) continue;
        const { mentions, suspects } = namesIn(knowledge)(block);
        if (isNamed(mentions, prose, range)) continue;
        // Names that look so are misspelled names; イランヘ is one with a particle behind it.
        if (expected !== 'へ' && isNamed(suspects, prose, range)) continue;
        const written = prose.text.slice(range.start, range.end);
        const [from, to] = [scriptOf(written), scriptOf(expected)];
        yield {
          range: prose.toSource(range),
          message: {
            ja: `「${written}」は${from.ja}です。ここは${to.ja}の「${expected}」${word === expected ? '' : `（${word}）`}と思われます。`,
            en: `“${written}” is ${from.en}. What is meant looks like ${to.en} “${expected}”${word === expected ? '' : ` (${word})`}.`,
          },
          fixes: possible([
            {
              title: { ja: `${to.ja}の「${expected}」に直す`, en: `Change to ${to.en} “${expected}”` },
              edits: replacementOf({ prose, ...range, blockStart: 0 }, expected),
              safe: false,
            },
          ]),
        };
      }
    }
  },
});

function scriptOf(letter: string): { readonly ja: string; readonly en: string } {
  if (letter === 'ー') return { ja: '長音符', en: 'the long vowel mark' };
  if (/[-‐‑–−－―—─]/.test(letter)) return { ja: 'ハイフンかダッシュ', en: 'a hyphen or a dash' };
  if (/[ァ-ヺ]/.test(letter)) return { ja: '片仮名', en: 'katakana' };
  return /[ぁ-ん]/.test(letter) ? { ja: '平仮名', en: 'hiragana' } : { ja: '漢字', en: 'the kanji' };
}
