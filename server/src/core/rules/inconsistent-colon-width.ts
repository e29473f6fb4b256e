import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const colon = /(?<=[\u3041-\u30FF\u3005\u4E00-\u9FFF）」』])(?:：|:[ \u00A0]*)(?![/0-9:])/g;

export const inconsistentColonWidth = defineNotationRule({
  id: 'colon-width',
  name: { ja: '和文のコロン', en: 'Colons in Japanese' },
  source: 'JTF 4.2.7',
  forms: { full: { ja: '全角', en: 'full-width' }, half: { ja: '半角', en: 'half-width' } },
  signs: { full: /：/, half: /:/ },
  styles: { newsroom: 'full', jtf: 'full', koyobun: 'full' },
  safe: true,

  *read({ text, kind }) {
    if (!/[:：]/.test(text)) return;
    for (const { 0: mark, index } of text.matchAll(colon)) {
      const form = mark === '：' ? 'full' : 'half';
      // Many write a title as 「中東情勢：停戦の行方」 and their labels as 「概要:」.
      yield { form, places: [rangeOf(index, index + mark.length)], subject: kind };
    }
  },
  // A full-width colon brings its own space.
  write: (_, form) => (form === 'full' ? '：' : ': '),
});
