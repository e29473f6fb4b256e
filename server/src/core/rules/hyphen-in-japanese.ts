import { lookalikeLettersIn } from '../japanese/lookalikeLetters.js';
import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { overlaps, rangeOf } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

/**
 * Between two Japanese words, or between one and a number that it counts: 覚書-2. Before an amount it is a sign
 * (前年比-3%), and with a space on both sides of it it parts a label from its text, which is no sentence's business.
 */
const hyphen =
  /(?<=[\p{sc=Han}ぁ-んァ-ヺー）」』])[-‐‑–−－](?=[\p{sc=Han}ぁ-んァ-ヺ「『（])|(?<=[\p{sc=Han}](?<![比差度率増減額価益数均値幅は]))[-‐‑](?=[0-9０-９]{1,4}(?![0-9０-９.．,，%％億万円ドル度℃点人件分年月-]))/gu;

export const hyphenInJapanese = defineBlockRule({
  id: 'hyphen-in-japanese',
  scope: 'block',
  summary: {
    ja: '和文の言葉を、ハイフンでつないでいます。',
    en: 'A hyphen joins Japanese words.',
  },
  severity: 'hint',
  fixable: 'never',
  options: {},

  *check({ block, knowledge }) {
    for (const prose of block.prose) {
      if (prose.isBlockQuote || prose.kind !== 'paragraph') continue;
      for (const { 0: mark, index } of prose.text.matchAll(hyphen)) {
        const place = rangeOf(index, index + mark.length);
        if (isQuotation(prose, index) || isNamed(namesIn(knowledge)(block).mentions, prose, place)) continue;
        // サ-バー: a letter in disguise joins nothing.
        if (lookalikeLettersIn(prose.text, knowledge.lexicon).some((it) => overlaps(it.range, place)))
          continue;
        yield {
          range: prose.toSource(place),
          message: {
            ja: '和文では、ハイフンで言葉をつなぎません。「・」「と」「第○号」などで書きます。',
            en: 'Japanese joins words by ・, と or 第○号, not by a hyphen.',
          },
        };
      }
    }
  },
});
