import { eraOf, eras, eraYear } from '../notation/eras.js';
import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const year =
  /(?:(?:令和|平成|昭和)(?:元|[0-9０-９]{1,2})|(?<![0-9０-９])(?:19|20)[0-9]{2})年(?![代度]|[^。、]{0,3}(?:法律|政令|省令|府令|告示|条例|規則|訓令|閣議決定|最高裁|判決)|生まれ)/g;
/** 「2025年（令和7年）」, 「令和7（2025）年」: both are wanted. */
const paired = /^(?:[0-9０-９]{1,2}月[0-9０-９]{0,2}日?)?[（(](?:令和|平成|昭和|[0-9]{4})/;
const pairing = /(?:令和|平成|昭和|[0-9０-９]{1,4}|年|月|日)[（(]$/;

export const inconsistentEra = defineNotationRule({
  id: 'era',
  name: { ja: '西暦と元号', en: 'Western years and eras' },
  source: '記者ハンドブック',
  forms: { western: { ja: '西暦', en: 'Western years' }, era: { ja: '元号', en: 'eras' } },
  signs: { western: /[0-9]{4}年/, era: /令和|平成|昭和/ },
  styles: { newsroom: 'western' },
  safe: false,

  *read({ text }) {
    for (const { 0: written, index } of text.matchAll(year)) {
      const end = index + written.length;
      if (paired.test(text.slice(end, end + 14)) || pairing.test(text.slice(Math.max(0, index - 6), index)))
        continue;
      const form = /^[0-9]/.test(written) ? 'western' : 'era';
      // In the year in which an era begins, the month decides.
      if (form === 'western' && eras.some(([, first]) => first === Number(written.slice(0, 4)))) continue;
      yield { form, places: [rangeOf(index, end)], subject: '' };
    }
  },
  write(written, form) {
    const plain = written.normalize('NFKC').replace('元', '1');
    const count = Number(/[0-9]+/.exec(plain)![0]);
    if (form === 'western') {
      const [, first] = eras.find(([name]) => plain.startsWith(name)) ?? ['', 1];
      return `${first + count - 1}年`;
    }
    return plain.startsWith(eraOf(count)) ? written : eraYear(count);
  },
});
