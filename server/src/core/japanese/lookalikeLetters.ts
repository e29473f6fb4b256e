/**
 * Letters that look like another script's: 二 in 二ュース, ヘ in 学校ヘ.
 * Invariant: the letters on both sides decide. A number, a list イロハ or a word of another script is never changed.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';
import { formsOf } from './foreignCharacters.js';
import type { Lexicon } from './lexicon.js';

export interface LookalikeLetters {
  readonly range: TextRange;
  readonly expected: string;
  /** The word in which they stand, as it should be. */
  readonly word: string;
}

/** Kanji and hiragana in katakana words, each before the katakana that it passes for. */
const katakanaFor = formsOf('力カ口ロ工エ卜ト八ハ二ニ夕タ丿ノ三ミ千チ才オ厶ム一ーへヘべベぺペりリ');
const disguised = '力口工卜八二夕丿三千才厶一へべぺり';
const numbers = '一二三八千';
const run = new RegExp(`[ァ-ヺー${disguised}]+`, 'g');
const isMixed = new RegExp(`[ァ-ヺー][${disguised}]|[${disguised}][ァ-ヺー]`);

/** Katakana and ー in the place of kanji and hiragana, decided by the letters around them. */
const misplaced: readonly (readonly [letter: string, place: RegExp, expected: string])[] = [
  ['ヘ', /ヘ(?<=[\p{sc=Han}ぁ-ん].)(?<![号項条第].)(?=[\p{sc=Han}ぁ-ん、。])(?![長短音調])/gu, 'へ'],
  ['ベ', /ベ(?<=[\p{sc=Han}ぁ-ん].)(?=[ぁ-ん])/gu, 'べ'],
  ['リ', /リ(?<=[ぁ-ん].)(?=[ぁ-ん])/gu, 'り'],
  ['ロ', /ロ(?<=[入出窓河火銃蛇悪戸].|(?<!\p{sc=Han})人.)(?![ァ-ヺー])/gu, '口'],
  ['エ', /エ(?<![ァ-ヺー].)(?=[場業程具]|事[がをはのに中現費])/gu, '工'],
  ['カ', /カ(?<=[協能努圧武権勢電暴効魅威].)(?![ァ-ヺー国月年所条])/gu, '力'],
  ['タ', /タ(?<![ァ-ヺー].)(?=方[にのまは、]|刊|暮れ|食[をのは])/gu, '夕'],
  ['ニ', /ニ(?<=第.)(?![ァ-ヺー])|ニ(?<![ァ-ヺー].)(?=国間|酸化)/gu, '二'],
  ['ー', /ー(?<=[唯統第].)(?![ァ-ヺー])|ー(?<=(?:^|[、。]).)(?=[方部般]|人ひ)/gu, '一'],
];

export function lookalikeLettersIn(text: string, lexicon: Lexicon): readonly LookalikeLetters[] {
  const found: LookalikeLetters[] = [];
  if (isMixed.test(text)) {
    for (const { 0: written, index } of text.matchAll(run)) {
      if (/[ァ-ヺ]/.test(written) && mayHide.test(written))
        found.push(...inKatakana(text, written, index, lexicon));
    }
  }
  found.push(...particlesBehindKatakana(text, lexicon), ...dashesInKatakana(text, lexicon));
  for (const [letter, place, expected] of misplaced) {
    if (!text.includes(letter)) continue;
    for (const { index } of text.matchAll(place))
      found.push({ range: rangeOf(index, index + 1), expected, word: expected });
  }
  return found;
}

/** イランヘの: a word that ends in ヘ is no word, and the one before it is. */
function particlesBehindKatakana(text: string, lexicon: Lexicon): readonly LookalikeLetters[] {
  if (!text.includes('ヘ')) return [];
  return [...text.matchAll(/[ァ-ヺー]{2,}ヘ(?=[\p{sc=Han}ぁ-ん、。])/gu)]
    .filter(({ 0: word }) => lexicon.has(word.slice(0, -1)) && !lexicon.has(word))
    .map(({ 0: word, index }) => {
      const end = index + word.length;
      return { range: rangeOf(end - 1, end), expected: 'へ', word: 'へ' };
    });
}

const dash = '[-‐‑–−－―—─]';
const dashed = new RegExp(
  `(?<![ァ-ヺー])([ァ-ヺー]+)${dash}(?!${dash})(?:([ァ-ヺー]+)|(?=[\\p{sc=Han}ぁ-ん、。]))`,
  'gu',
);

/** サ-バー: what is no word with a dash in it is one with ー. ロンドン-パリ is two. */
function dashesInKatakana(text: string, lexicon: Lexicon): readonly LookalikeLetters[] {
  if (!/[-‐‑–−－―—─]/.test(text)) return [];
  return [...text.matchAll(dashed)].flatMap(({ 1: first = '', 2: second = '', index }) => {
    const word = `${first}ー${second}`;
    const areWords =
      lexicon.has(first) && (second === '' ? !isSpelling(first, word, lexicon) : lexicon.has(second));
    if (word.length < 3 || areWords || !lexicon.has(word)) return [];
    const at = index + first.length;
    return [{ range: rangeOf(at, at + 1), expected: 'ー', word }];
  });
}

const mayHide = new RegExp(`[${disguised}]`);

/** The letters to change in a run of katakana and letters that look like it; none unless a word comes out. */
function inKatakana(text: string, run: string, start: number, lexicon: Lexicon): readonly LookalikeLetters[] {
  // Numbers and particles at the ends are tried with and without.
  for (const [from, to] of spansOf(run)) {
    const written = run.slice(from, to);
    if (!mayHide.test(written)) continue;
    const word = [...written].map((it) => katakanaFor.get(it) ?? it).join('');
    if (!isDisguised(written, word, text, start + from, lexicon)) continue;
    return [...written].flatMap((letter, at) => {
      const expected = katakanaFor.get(letter);
      return expected === undefined
        ? []
        : [{ range: rangeOf(start + from + at, start + from + at + 1), expected, word }];
    });
  }
  return [];
}

function spansOf(run: string): readonly (readonly [number, number])[] {
  const from = run.search(/[ァ-ヺー]/);
  const to =
    run.length -
    [...run]
      .reverse()
      .join('')
      .search(/[ァ-ヺー]/);
  return [
    [0, run.length],
    [0, to],
    [from, run.length],
    [from, to],
  ];
}

function isDisguised(written: string, word: string, text: string, start: number, lexicon: Lexicon): boolean {
  if (word.length < 3) return false;
  const before = text[start - 1] ?? '';
  const parts = written.split(mayHide);
  const isLeading = parts[0] === '';
  // No kanji stands before a small kana: 二ュース. ヶ and ッ may: 二ヶ月, 三ッ沢.
  if (isLeading && /^.[ァィゥェォャュョ]/.test(written) && !/[\p{sc=Han}ぁ-ん]/u.test(before)) return true;
  if (!lexicon.has(word)) return false;
  if (
    isLeading &&
    (/[\p{sc=Han}0-9０-９]/u.test(before) || (/[へべぺり]/.test(written[0]!) && before !== ''))
  )
    return false;
  const last = written.at(-1)!;
  if (/[へり]/.test(last)) return false;
  if (numbers.includes(last) && /[\p{sc=Han}ァ-ヺ]/u.test(text[start + written.length] ?? '')) return false;
  // 口コミ and カレー一パック are what they look like.
  return parts.filter(Boolean).some((it) => !lexicon.has(it) || isSpelling(it, word, lexicon));
}

/** メンバ is メンバー, and so メンバ一 is no one member. */
const isSpelling = (stem: string, word: string, lexicon: Lexicon): boolean =>
  word === `${stem}ー` && lexicon.group(word) !== 0 && lexicon.group(stem) === lexicon.group(word);
