/**
 * Words as letters of one byte: katakana by their place in the block, which is never 0; what is no katakana has a
 * number of its own above them.
 */

/** Katakana are the letters below. */
export const katakanaCount = 0x60;
export const letterCount = 0x100;
const before = 0x30a0;

/** The letter of a UTF-16 code unit; 0 for one that is no katakana. */
export const letterOf = (code: number): number =>
  code > before && code < before + katakanaCount ? code - before : 0;

/** The code unit of a letter; 0 for one that is no katakana. */
export const codeOf = (letter: number): number =>
  letter > 0 && letter < katakanaCount ? before + letter : 0;

/** The letters of words that are to be compared: the same characters are the same letters in all of them. */
export function lettersOf(...words: readonly string[]): readonly Uint8Array[] {
  const others: string[] = [];
  return words.map((word) =>
    Uint8Array.from(word.split(''), (character) => {
      const letter = letterOf(character.charCodeAt(0));
      if (letter > 0) return letter;
      const known = others.indexOf(character);
      return katakanaCount + (known >= 0 ? known : others.push(character) - 1);
    }),
  );
}

/** The word of katakana `letters[start, end)`. */
export function wordOf(letters: Uint8Array, start: number, end: number): string {
  let word = '';
  for (let at = start; at < end; at++) word += String.fromCharCode(codeOf(letters[at]!));
  return word;
}
