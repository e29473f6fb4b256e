import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

/** Behind Japanese and not between digits, where it groups them. */
const comma = /(?<=[\u3041-\u30FF\u3005\u4E00-\u9FFF）」』])[、，]/g;

export const inconsistentComma = defineNotationRule({
  id: 'comma',
  name: { ja: '読点', en: 'Commas' },
  source: 'JTF 1.2.1、公用文 Ⅰ-5',
  forms: { ten: { ja: '「、」', en: '“、”' }, comma: { ja: '「，」', en: '“，”' } },
  signs: { ten: /、/, comma: /，/ },
  styles: { newsroom: 'ten', jtf: 'ten', koyobun: 'ten' },
  safe: true,

  *read({ text }) {
    if (!/[、，]/.test(text)) return;
    for (const { 0: mark, index } of text.matchAll(comma)) {
      yield { form: mark === '、' ? 'ten' : 'comma', places: [rangeOf(index, index + 1)], subject: '' };
    }
  },
  write: (_, form) => (form === 'ten' ? '、' : '，'),
});
