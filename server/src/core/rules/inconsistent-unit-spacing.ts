import { rangeOf } from '../text/textRange.js';
import { defineNotationRule } from './rule.js';

const units = [
  ...['km', 'cm', 'mm', 'nm', 'kg', 'mg', 'ml', 'ha', 'bbl', 'hPa', 'MPa', 'dB', 'Bq', 'mSv'],
  ...['kWh', 'MWh', 'GWh', 'TWh', 'kW', 'MW', 'GW', 'TW', 'kV', 'Hz', 'kHz', 'MHz', 'GHz'],
  ...['KB', 'MB', 'GB', 'TB', 'kbps', 'Mbps', 'Gbps', '%', '％', '℃', '°C'],
];
const written = new RegExp(`(?<=[0-9０-９])[ \\u00A0]*(?=(?:${units.join('|')})(?![A-Za-z]))`, 'g');

export const inconsistentUnitSpacing = defineNotationRule({
  id: 'unit-spacing',
  name: { ja: '数字と単位の間', en: 'Space between numbers and units' },
  source: 'JTF 3.1.1、5（単位の表記）',
  forms: { none: { ja: '空白なし', en: 'no space' }, space: { ja: '空白あり', en: 'a space' } },
  signs: { none: /[0-9０-９][a-zA-Z%％℃°]/, space: /[0-9０-９][ \u00A0]+[a-zA-Z%％℃°]/ },
  styles: { newsroom: 'none', jtf: 'none', koyobun: 'none' },
  safe: true,

  *read({ text }) {
    if (!/[0-9０-９]/.test(text)) return;
    for (const { 0: space, index } of text.matchAll(written)) {
      const end = index + space.length;
      // Many write 「274.8 kg」 beside 「60%」.
      const subject = /[%％℃°]/.test(text[end]!) ? 'signs' : 'letters';
      yield { form: space === '' ? 'none' : 'space', places: [rangeOf(index, end)], subject };
    }
  },
  write: (_, form) => (form === 'none' ? '' : ' '),
});
