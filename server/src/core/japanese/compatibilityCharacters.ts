/**
 * Characters that look like the ones meant and have another code: radicals and ligatures out of PDFs, ideographs that
 * Unicode keeps for old character sets, sound marks beside their kana.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';
import { formsOf } from './foreignCharacters.js';

export interface CompatibilityCharacters {
  readonly range: TextRange;
  readonly expected: string;
  /** A form that names of people are registered with: 神 in a surname. */
  readonly mayBeName: boolean;
}

const pattern = /[\u2E80-\u2FD5\uF900-\uFAD9\uFB00-\uFB06]+|[うか-とは-ほウカ-トハ-ホ]゛|[は-ほハ-ホ]゜/g;

/** What Unicode does not decompose, or decomposes to a form that Japanese does not print. */
const shapes = formsOf(
  '⺟母⺠民⺢氺⺥爫⺩王⺫目⺬示⺮竹⺰糸⺲罒⺵网⺶羊⺷羊⺹老⺻聿⺼月⺽臼⻁虎⻃覀⻄西⻅見⻆角⻉貝⻋車⻑長⻓長⻔門⻗雨⻘青⻙韋⻚頁⻛風⻜飛⻝食⻟食⻡首⻢馬⻣骨⻤鬼⻥魚⻦鳥⻧鹵⻨麦⻩黄⻫斉⻭歯⻯竜⻲亀⻳亀戶戸黑黒黃黄靑青',
);

/** Forms of the list of kanji for names (JIS X 0213), and of the names in the sets of IBM. */
const nameForm = /[\uF91D\uF928\uF929\uF936\uF970\uF9D0\uF9DC\uFA0E-\uFA2D\uFA30-\uFA6A]/;

export function compatibilityCharactersIn(text: string): readonly CompatibilityCharacters[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: written, index }) => {
    const expected = expectedFor(written);
    return expected === written
      ? []
      : [
          {
            range: rangeOf(index, index + written.length),
            expected,
            mayBeName: nameForm.test(written),
          },
        ];
  });
}

function expectedFor(written: string): string {
  if (/[゛゜]$/.test(written))
    return written.replace('゛', '\u3099').replace('゜', '\u309A').normalize('NFC');
  return [...written]
    .map((it) => shapes.get(it) ?? it.normalize('NFKC'))
    .map((it) => shapes.get(it) ?? it)
    .join('');
}
