import { wordPairs } from '../notation/wordPairs.js';
import { defineNotationRule } from './rule.js';

export const inconsistentKanaWord = defineNotationRule({
  id: 'kana-word',
  name: { ja: 'かなにも漢字にも書く語', en: 'Words in kana or kanji' },
  source: 'JTF 2.2.1、記者ハンドブック',
  styles: {},
  safe: false,
  ...wordPairs([
    // 「もっとも、」 at the head of a sentence is another word, and so are 「もっともな」 and 「もっともらしい」.
    { kana: 'もっとも', kanji: '最も', notAfter: '(?:^|[。．])', notBefore: '[、，なだでらとのに]' },
    // 「見きわめて」 and 「頂点をきわめて」 are verbs.
    { kana: 'きわめて', kanji: '極めて', notAfter: '[見を]' },
    { kana: 'といえる', kanji: 'と言える' },
    { kana: 'といえよう', kanji: 'と言えよう' },
    { kana: 'さまざま', kanji: '様々' },
    { kana: 'すでに', kanji: '既に' },
    { kana: 'すべて', kanji: '全て' },
    { kana: 'たとえば', kanji: '例えば', notAfter: 'に' },
    { kana: 'あらためて', kanji: '改めて', notAfter: '[をに]' },
    { kana: 'ふたたび', kanji: '再び' },
    // 「いまさらに」, 「なおさらに」, 「ことさらに」.
    { kana: 'さらに', kanji: '更に', notAfter: '[まおと]' },
    { kana: 'もちろん', kanji: '勿論' },
    // 「ただしい」, 「ただして」.
    { kana: 'ただし', kanji: '但し', notBefore: '[いくさきてた]' },
    { kana: 'なぜ', kanji: '何故' },
    { kana: 'おおむね', kanji: '概ね' },
    { kana: 'おそらく', kanji: '恐らく' },
    { kana: 'いまだに', kanji: '未だに' },
    { kana: 'ほとんど', kanji: '殆ど' },
  ]),
});
