import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const outside = /(?<=[^\s。、，．（「『])[ \u00A0]*(?=（)|(?<=）)[ \u00A0]*(?=[^\s。、，．）」』])/g;

export const inconsistentBracketSpacing = defineNotationRule({
  id: 'bracket-spacing',
  name: { ja: '全角括弧の外側', en: 'Space outside full-width brackets' },
  source: 'JTF 3.3',
  forms: { none: { ja: '空白なし', en: 'no space' }, space: { ja: '空白あり', en: 'a space' } },
  signs: { none: /[^\s。、，．（「『]（|）[^\s。、，．）」』]/, space: /[ \u00A0]（|）[ \u00A0]/ },
  styles: { newsroom: 'none', jtf: 'none', koyobun: 'none' },
  safe: true,

  *read({ text }) {
    if (!/[（）]/.test(text)) return;
    for (const { 0: space, index } of text.matchAll(outside)) {
      // 「（1） 通常戦力」: the space divides the number of an item from its text.
      if (space !== '' && /^[\s　]*（?[^（）]{1,3}）$/.test(text.slice(0, index))) continue;
      const places = [rangeOf(index, index + space.length)];
      yield { form: space === '' ? 'none' : 'space', places, subject: '' };
    }
  },
  write: (_, form) => (form === 'none' ? '' : ' '),
});
