import { wordPairs } from '../notation/wordPairs.js';
import { defineNotationRule } from './rule.js';

const digits = '[0-9０-９一二三四五六七八九十百千万数何第]';

export const inconsistentNumberWord = defineNotationRule({
  id: 'number-word',
  name: { ja: '「ひとつ」「ひとり」のかなと漢字', en: '“ひとつ” and “ひとり” in kana or kanji' },
  source: 'JTF 2.2.2、記者ハンドブック',
  styles: { koyobun: 'kanji' },
  safe: false,
  ...wordPairs([
    // 「一つ一つ」, 「今一つ」, 「ひとつ屋根の下」 and 「一つ目」 are written in their own way.
    {
      kana: 'ひとつ',
      kanji: '一つ',
      notAfter: `(?:ひとつ|一つ|いま|今|唯|${digits})`,
      notBefore: 'ひとつ|一つ|屋根|目|家|つ[づな]',
    },
    { kana: 'ふたつ', kanji: '二つ', notAfter: digits, notBefore: '返事|折り|目|名' },
    {
      kana: 'ひとり',
      kanji: '一人',
      notAfter: `(?:ひとり|一人|${digits})`,
      notBefore:
        'ひとり|一人|親|暮らし|旅|息子|娘|っ子|っきり|きり|ぼっち|称|前|芝居|歩き|言|ごと|占め|勝ち|相撲|当たり|あたり|につき|でに|よがり|目|区|者|気',
    },
    {
      kana: 'ふたり',
      kanji: '二人',
      notAfter: `(?:ふたり|二人|${digits})`,
      notBefore: 'ふたり|二人|きり|三脚|組|称|目|羽織',
    },
  ]),
});
