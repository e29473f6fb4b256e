import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const units =
  '[万億兆]|人|名|円|ドル|ユーロ|ポンド|元|ウォン|件|発|基|機|社|台|戸|世帯|票|回|便|隻|両|頭|本|枚|冊|トン|バレル|キロ|メートル|平方|立方|[かカヵヶケ箇]所|時間|km|kg|ha|MW|GW|kW';
/** With a unit behind it a number counts something; 2025年 and 決議2231号 do not. */
const number = new RegExp(
  `(?<![0-9A-Za-z.,/:－‐-])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{4,9})(?=(?:\\.[0-9]+)?[ 余]?(?:${units}))`,
  'g',
);

export const inconsistentThousandsSeparator = defineNotationRule({
  id: 'thousands-separator',
  name: { ja: '桁の区切り', en: 'Separators of thousands' },
  source: 'JTF 2.1.10',
  forms: { comma: { ja: 'コンマあり', en: 'with commas' }, none: { ja: 'コンマなし', en: 'without commas' } },
  signs: { comma: /[0-9],[0-9]{3}/, none: /[0-9]{4}/ },
  styles: { jtf: 'comma', koyobun: 'comma', newsroom: 'none' },
  safe: true,

  *read({ text }) {
    if (!/[0-9]{4}|[0-9],[0-9]{3}/.test(text)) return;
    for (const { 0: digits, index } of text.matchAll(number)) {
      const form = digits.includes(',') ? 'comma' : 'none';
      // 「7万2000人」: what stands behind 万 keeps its own form in many texts.
      const subject = /[万億兆]/.test(text[index - 1] ?? '') ? 'rest' : 'whole';
      yield { form, places: [rangeOf(index, index + digits.length)], subject };
    }
  },
  write: (written, form) =>
    form === 'none' ? written.replaceAll(',', '') : written.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ','),
});
