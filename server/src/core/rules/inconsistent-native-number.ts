import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const kanji = '〇一二三四五六七八九';
/** 「二つ」 and 「2つ」. 一つ is as often an idiom (一つには), and so are 二つ返事, 三つどもえ and 四つ角. */
const native =
  /(?<![0-9０-９.．,，〇一二三四五六七八九十百千万数])[2-9２-９二三四五六七八九]つ(?!返事|折|とも|ども|巴|子|葉|角|星|指|つ|い|く|か[らむま]|け|当たり|あたり|裂|割|ん)/g;

export const inconsistentNativeNumber = defineNotationRule({
  id: 'native-number',
  name: { ja: '「二つ」「三つ」の数字', en: 'The numerals of “二つ” and “三つ”' },
  source: 'JTF 2.2.2、公用文 Ⅰ-4',
  forms: {
    digit: { ja: '算用数字（2つ）', en: 'digits (“2つ”)' },
    kanji: { ja: '漢数字（二つ）', en: 'kanji (“二つ”)' },
  },
  signs: { digit: /[2-9２-９]つ/, kanji: /[二三四五六七八九]つ/ },
  styles: { newsroom: 'kanji', jtf: 'digit', koyobun: 'kanji' },
  safe: false,

  *read({ text }) {
    for (const { 0: written, index } of text.matchAll(native)) {
      yield {
        form: kanji.includes(written[0]!) ? 'kanji' : 'digit',
        places: [rangeOf(index, index + 1)],
        subject: '',
      };
    }
  },
  write(written, form) {
    const value = kanji.includes(written) ? kanji.indexOf(written) : Number(written.normalize('NFKC'));
    return form === 'kanji' ? kanji[value] : String(value);
  },
});
