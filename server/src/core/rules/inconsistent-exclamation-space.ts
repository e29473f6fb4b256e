import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const mark = /[！？][！？!?]*/g;
/** Another sentence begins: neither a bracket that closes nor a particle by which the same sentence goes on. */
const nextSentence =
  /^[ \u3000]?(?:[\p{sc=Han}ァ-ヺA-Za-z0-9０-９「『（]|(?!と|って|の|は|を|が|も|に|で|や|な|か|へ|だ|ね|よ)[ぁ-ん]|でも|だが|だから|では|なぜ|なお|かつて|もし|もちろん|はい)/u;

export const inconsistentExclamationSpace = defineNotationRule({
  id: 'exclamation-space',
  name: { ja: '「！」「？」の後ろの空白', en: 'The space behind “！” and “？”' },
  source: 'JTF 4.2.1、4.2.2、公用文 Ⅰ-5',
  forms: {
    full: { ja: '全角の空白', en: 'a full-width space' },
    half: { ja: '半角の空白', en: 'a half-width space' },
    none: { ja: '空白なし', en: 'no space' },
  },
  signs: { full: /[！？]\u3000/, half: /[！？] /, none: /[！？][^ \u3000]/ },
  styles: { newsroom: 'full', jtf: 'full', koyobun: 'full' },
  safe: false,
  isOfQuotations: true,

  *read({ text }) {
    for (const { 0: marks, index } of text.matchAll(mark)) {
      const end = index + marks.length;
      // ハロー！プロジェクト, ヤフー！: a name.
      if (index === 0 || /^[ァ-ヺー]！[ァ-ヺ]/.test(text.slice(index - 1, end + 1))) continue;
      if (!nextSentence.test(text.slice(end, end + 8))) continue;
      const space = text[end]!;
      const form = space === '\u3000' ? 'full' : space === ' ' ? 'half' : 'none';
      yield { form, places: [rangeOf(end, form === 'none' ? end : end + 1)], subject: '' };
    }
  },
  write: (_, form) => (form === 'full' ? '\u3000' : form === 'half' ? ' ' : ''),
});
