import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const written =
  /[かカヵヶケ箇](?<=[0-9０-９一二三四五六七八九十百千数].)(?=[所国]|月(?![曜日])|年(?:計画|$|[、。にでのをはも])|言語)/g;
const forms: Readonly<Record<string, string>> = {
  か: 'ka',
  カ: 'katakana',
  ヶ: 'ke',
  ヵ: 'small-ka',
  ケ: 'large-ke',
  箇: 'kanji',
};

export const inconsistentCounterKa = defineNotationRule({
  id: 'counter-ka',
  name: { ja: '「3か国」「5か所」の「か」', en: 'The “か” of “3か国”' },
  source: 'JTF 2.2.3、公用文 Ⅰ-4',
  forms: {
    ka: { ja: '「か」', en: '“か”' },
    katakana: { ja: '「カ」', en: '“カ”' },
    ke: { ja: '「ヶ」', en: '“ヶ”' },
    'small-ka': { ja: '「ヵ」', en: '“ヵ”' },
    'large-ke': { ja: '「ケ」', en: '“ケ”' },
    kanji: { ja: '「箇」', en: '“箇”' },
  },
  styles: { newsroom: 'katakana', jtf: 'ka', koyobun: 'ka' },
  safe: true,

  *read({ text }) {
    for (const { 0: letter, index } of text.matchAll(written)) {
      yield { form: forms[letter]!, places: [rangeOf(index, index + 1)], subject: '' };
    }
  },
  write: (written, form) => Object.keys(forms).find((it) => forms[it] === form) ?? written,
});
