import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const pair = /[ \u00A0]*([(（])([^()（）]*)([)）])[ \u00A0]*/g;
const japanese = /[\u3041-\u30FF\u3005\u3006\u4E00-\u9FFF]/;
/** `(1)`, `（ア）`, `(iii)`: the number of an item. */
const itemNumber = /^(?:[0-9０-９]{1,2}|[a-zA-Z]|[ivxIVX]{1,4}|[ア-ンぁ-ん一二三四五六七八九十])$/;

export const inconsistentBracketWidth = defineNotationRule({
  id: 'bracket-width',
  name: { ja: '和文の丸括弧', en: 'Round brackets in Japanese' },
  source: 'JTF 4.3.1、公用文 Ⅰ-5',
  forms: { full: { ja: '全角（ ）', en: 'full-width' }, half: { ja: '半角( )', en: 'half-width' } },
  signs: { full: /（/, half: /[()]/ },
  styles: { newsroom: 'full', jtf: 'full', koyobun: 'full' },
  safe: true,

  *read(prose, block) {
    const { text } = prose;
    if (!/[(（]/.test(text)) return;
    for (const match of text.matchAll(pair)) {
      const [whole, open, content, close] = match as unknown as [string, string, string, string];
      const end = match.index + whole.length;
      const opens = match.index + whole.indexOf(open);
      const closes = opens + content.length + 1;
      const isJapanese =
        japanese.test(content) ||
        japanese.test(text[match.index - 1] ?? '') ||
        japanese.test(text[end] ?? '');
      if (!isJapanese || itemNumber.test(content.trim())) continue;
      const inside = prose.toSource(rangeOf(opens + 1, closes));
      // How a link is bracketed is a matter of the links.
      if (block.links.some((it) => it.range.start <= inside.start && inside.end <= it.range.end)) continue;
      const form = open === '（' && close === '）' ? 'full' : 'half';
      const places =
        form === 'half'
          ? [rangeOf(match.index, opens + 1), rangeOf(closes, end)]
          : [rangeOf(opens, opens + 1), rangeOf(closes, closes + 1)];
      yield { form, places, subject: '' };
    }
  },
  // A full-width bracket brings its own space.
  write(written, form) {
    if (form === 'full') return /[(（]/.test(written) ? '（' : '）';
    return /[(（]/.test(written) ? '(' : ')';
  },
});
