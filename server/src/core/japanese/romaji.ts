/**
 * How a name sounds when its letters are typed: one key for kana and for every usual way to spell them in Latin
 * letters. ウィトコフ, うぃとこふ, `witokofu` and `uitokohu` are all `uitokohu`.
 * Invariant: the key of a beginning is a beginning of the key, but for the half of a letter that is written with
 * two (キ of キャ, the `c` of `chi`). So it can be looked up while it is being typed.
 */

const table = `
アa イi ウu エe オo カka キki クku ケke コko ガga ギgi グgu ゲge ゴgo サsa シsi スsu セse ソso
ザza ジzi ズzu ゼze ゾzo タta チti ツtu テte トto ダda ヂzi ヅzu デde ドdo ナna ニni ヌnu ネne ノno
ハha ヒhi フhu ヘhe ホho バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo マma ミmi ムmu メme モmo
ヤya ユyu ヨyo ラra リri ルru レre ロro ワua ヲuo ンn ヴbu ァa ィi ゥu ェe ォo ャya ュyu ョyo ヮua ヵka ヶke`;

const letters: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split(/\s+/)
    .map((it) => [it[0]!, it.slice(1)]),
);

const smallLetters = 'ァィゥェォャュョヮ';

/** The key of a text in kana, in Latin letters, or in both; other letters are left out. */
export function soundOf(text: string): string {
  const sound = romanised(withKatakana(text.normalize('NFKC')));
  return contracted(latin.test(text) ? respelled(sound) : sound);
}

const latin = /[\p{Script=Latin}\p{N}]/u;

/** うぃと as ウィト. */
export const withKatakana = (text: string): string =>
  text.replace(/[ぁ-ゖ]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0x60));

/** Kana → Latin letters, one spelling for each sound; ー and ッ, which are often left out, are nothing. */
function romanised(text: string): string {
  let result = '';
  for (const letter of text) {
    const sound = letters.get(letter) ?? (letter < '\u0250' ? letter : '');
    // ファ is `ha` and チェ `te`, but クァ `kua` and ウィ `ui`: those are typed `kwa` and `wi`.
    const isMerged = smallLetters.includes(letter) && /(?:[^kgaiueo][aiueo]|[kg]i)$/.test(result);
    result = (isMerged ? result.slice(0, -1) : result) + sound;
  }
  return result;
}

/** Hepburn, kunrei and what ears of other languages write, all to one spelling, one after the other. */
const respellings: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''],
  // Of `ch` only half is typed yet.
  [/c$/, ''],
  [/cch/g, 'tt'],
  [/ch|ts|th/g, 't'],
  [/([sdw])h/g, '$1'],
  [/j/g, 'z'],
  [/f/g, 'h'],
  [/l/g, 'r'],
  [/v/g, 'b'],
  [/w/g, 'u'],
  [/[cq]/g, 'k'],
  [/m(?=[bpm])/g, 'n'],
];

const respelled = (text: string): string =>
  respellings.reduce((result, [from, to]) => result.replace(from, to), text.normalize('NFD').toLowerCase());

/** シャ is no more than サ, and a long vowel or a doubled consonant no more than a short or single one. */
const contracted = (sound: string): string =>
  sound
    .replace(/([stzd])y/g, '$1')
    .replace(/ou/g, 'o')
    .replace(/(.)\1+/g, '$1');
