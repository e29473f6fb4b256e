/**
 * Codes that show the reader nothing, as PDFs and web pages leave them behind.
 * Invariant: what a script or an emoji needs is left alone: ZWJ in 👨‍👩‍👧, ZWNJ in Persian, selectors behind kanji.
 */

/** Codes without a glyph, by what people call them. Tab and line feed are white space, not among them. */
const names: readonly (readonly [RegExp, string, string])[] = [
  [/[\u034F\u180E\u200B\u2060]/, 'ゼロ幅の空白', 'a zero-width space'],
  [/[\u200C\u200D]/, 'ゼロ幅の接合子', 'a zero-width joiner'],
  [/\uFEFF/, 'BOM（ファイルの先頭の印）', 'a byte order mark'],
  [/\u00AD/, '見えないハイフン', 'a soft hyphen'],
  [/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/, '文字の向きを変える記号', 'a mark of text direction'],
  [/[\u115F\u1160\u3164\uFFA0]/, 'ハングルの埋め草', 'a Hangul filler'],
  [/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u, '字形を選ぶ記号', 'a variation selector'],
  [/[\u2028\u2029]/, '見えない改行', 'a line separator'],
];

export const invisible =
  /[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]|\u034F|[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\xAD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060\u2066-\u2069\u3164\uFEFF\uFFA0]/gu;

/** What to call an invisible code. */
export function invisibleName(code: string): readonly [ja: string, en: string] {
  const known = names.find(([pattern]) => pattern.test(code));
  return known ? [known[1], known[2]] : ['制御文字', 'a control character'];
}

const joinedScript =
  /[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Hebrew}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gujarati}\p{sc=Gurmukhi}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Oriya}\p{sc=Sinhala}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Mongolian}\p{sc=Tibetan}]/u;
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}0-9#*]|\u20E3/u;

/** Whether an invisible code does its work where it stands. */
export function isNeeded(text: string, start: number, end: number): boolean {
  const code = text.slice(start, end);
  const before = lastCharacter(text, start);
  const after = String.fromCodePoint(text.codePointAt(end) ?? 0x20);
  if (/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u.test(code))
    return /[\p{sc=Han}\p{S}\p{P}\p{L}]/u.test(before) || pictograph.test(before);
  if (code === '\u200D' && (pictograph.test(before) || before === '\uFE0F')) return pictograph.test(after);
  // Where a script is written from right to left or joins its letters, nobody here can judge.
  return /[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069]/.test(code) && joinedScript.test(text);
}

/** The character before `end`, a space where there is none. A lone half of one stands for itself. */
const lastCharacter = (text: string, end: number): string =>
  [...text.slice(Math.max(0, end - 2), end)].at(-1) ?? ' ';
