import { wordPairs } from '../notation/wordPairs.js';
import { defineNotationRule } from './rule.js';

/** Kana behind these letters make another word of them. */
const otherWord = '(?!その|それ|これ|この|いずれ|すべて|より)[ぁ-ん]';

export const inconsistentConjunction = defineNotationRule({
  id: 'conjunction',
  name: { ja: '接続詞のかなと漢字', en: 'Conjunctions in kana or kanji' },
  source: 'JTF 2.2.1、公用文 Ⅰ-2',
  styles: { newsroom: 'kana', jtf: 'kana', koyobun: 'kanji' },
  safe: true,
  ...wordPairs([
    // 「被害は10人に及び」 and 「およびする」 are verbs.
    { kana: 'および', kanji: '及び', notAfter: '[にもはがへでお]', notBefore: `腰|${otherWord}` },
    // 「歯並びに」, 「列に並びに行く」.
    { kana: 'ならびに', kanji: '並びに', notAfter: '[歯毛軒縦横をがにで]', notBefore: otherWord },
    // 「またはじめる」 is また and another word.
    { kana: 'または', kanji: '又は', notAfter: '[あま]', notBefore: otherWord },
    { kana: 'もしくは', kanji: '若しくは', notBefore: otherWord },
  ]),
});
