/**
 * Where the name that is being typed may begin. Nothing parts words in Japanese, so there is more than one answer:
 * before the caret in 米国のイラ it may be 米国のイラ, 国のイラ or イラ.
 */
import { isConnector, isHiragana, isKanji, isKatakana, isLatin } from '../japanese/characters.js';
import { isInsideWord } from './mentions.js';

/** No name is typed so far before it is found. */
const longest = 40;

/** The offsets in `text` at which a name that ends at `caret` may begin, the longest name first. */
export function* typedBeginnings(text: string, caret: number): Iterable<number> {
  // What stands behind the caret would be left over.
  if (isInsideWord(text, caret)) return;
  let from = caret;
  while (from > Math.max(0, caret - longest) && isNameLetter(text, from - 1)) from--;
  for (let start = from; start < caret; start++) {
    if (mayBegin(text, start) && isEnough(text.slice(start, caret)) && isOwnWord(text, start)) yield start;
  }
}

function isNameLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isWordLetter(code) || isConnector(code)) return true;
  // One space, hyphen or apostrophe stands inside a name: `steve wit`, 水野 葉月.
  return /[ '’–-]/.test(text[at]!) && isWordLetter(text.charCodeAt(at - 1));
}

const isWordLetter = (code: number): boolean =>
  isHiragana(code) || isKatakana(code) || isKanji(code) || isLatin(code) || isRareKanji(code);

/** Half of a kanji beyond the basic plane: the 𠮷 of 𠮷野. */
const isRareKanji = (code: number): boolean => (code >= 0xd840 && code <= 0xd8bf) || isSecondHalf(code);

const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

function mayBegin(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  if (!isWordLetter(code) || isSecondHalf(code) || isInsideWord(text, start)) return false;
  // A word in hiragana begins behind another script or a particle: うぃと in 米国のうぃと, but not いら in はいら.
  return !isHiragana(code) || !isHiragana(text.charCodeAt(start - 1)) || particles.includes(text[start - 1]!);
}

const particles = 'のはがをにでともやへ';

/** Fewer letters say too little, and hiragana is mostly grammar. */
function isEnough(typed: string): boolean {
  if (/^[\p{Script=Latin}\p{N}\p{P}\s]*$/u.test(typed)) return /\p{L}.*\p{L}/u.test(typed);
  return [...typed].length >= (/^[ぁ-ゖー]*$/.test(typed) ? 3 : 2);
}

/**
 * A Latin word behind another or behind an English quotation mark is part of an English sentence; behind `/`, `@`
 * or `<` it is no prose.
 */
function isOwnWord(text: string, start: number): boolean {
  if (!isLatin(text.charCodeAt(start))) return true;
  const before = text.slice(Math.max(0, start - 2), start);
  return !/[/@#<&=^_~\\.:"“'‘-]$|[\p{Script=Latin}\p{N},;'’)]\s$/u.test(before);
}
