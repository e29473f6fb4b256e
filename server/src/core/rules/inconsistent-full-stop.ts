import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

/** 「第３．」 numbers an item. */
const stop = /(?<=[\u3041-\u30FF\u3005\u4E00-\u9FFF）」』])[。．](?![0-9０-９])/g;

export const inconsistentFullStop = defineNotationRule({
  id: 'full-stop',
  name: { ja: '句点', en: 'Full stops' },
  source: 'JTF 1.2.2、公用文 Ⅰ-5',
  forms: { maru: { ja: '「。」', en: '“。”' }, period: { ja: '「．」', en: '“．”' } },
  signs: { maru: /。/, period: /．/ },
  styles: { newsroom: 'maru', jtf: 'maru', koyobun: 'maru' },
  safe: true,

  *read({ text }) {
    if (!/[。．]/.test(text)) return;
    for (const { 0: mark, index } of text.matchAll(stop)) {
      // 「ア．概要」
      if (mark === '．' && index < 3) continue;
      yield { form: mark === '。' ? 'maru' : 'period', places: [rangeOf(index, index + 1)], subject: '' };
    }
  },
  write: (_, form) => (form === 'maru' ? '。' : '．'),
});
