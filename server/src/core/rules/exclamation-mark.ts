import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { rangeOf } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

export const exclamationMark = defineBlockRule({
  id: 'exclamation-mark',
  scope: 'block',
  summary: {
    ja: '地の文に感嘆符があります。',
    en: 'An exclamation mark stands in the author’s own words.',
  },
  severity: 'off',
  fixable: 'never',
  options: {},

  *check({ block, knowledge }) {
    for (const prose of block.prose) {
      for (const { 0: marks, index } of prose.text.matchAll(
        /(?<=[\u3041-\u30FF\u3005\u4E00-\u9FFF）！？])[！!]+/g,
      )) {
        const place = rangeOf(index, index + marks.length);
        if (isQuotation(prose, index) || isNamed(namesIn(knowledge)(block).mentions, prose, place)) continue;
        // ハロー！プロジェクト: a name.
        if (/^[ァ-ヺー][！!][ァ-ヺ]/.test(prose.text.slice(index - 1, place.end + 1))) continue;
        yield {
          range: prose.toSource(place),
          message: {
            ja: '地の文の感嘆符は控え、言葉で伝えます。',
            en: 'Leave the exclamation mark out and let the words say it.',
          },
        };
      }
    }
  },
});
