/**
 * Characters that have strayed into Japanese from elsewhere: kanji in Chinese and old forms, letters of other scripts.
 * Invariant: passages, names and words of another language are left alone.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';
import { isHiragana, isKanji, isKatakana } from './characters.js';
import { oldForms, simplifiedForms } from './foreignForms.js';
import { isOrdinaryWord } from './oldForms.js';

export interface ForeignCharacter {
  /** `word` is one of another language that stands untranslated in a Japanese sentence. */
  readonly kind: 'simplified' | 'old' | 'script' | 'word';
  readonly range: TextRange;
  /** How Japanese, or the Latin word around it, writes it; the likeliest first, none where nothing tells. */
  readonly expected: readonly string[];
}

/** `'步歩经経'`: each character before the one that it stands for. */
export const formsOf = (pairs: string): ReadonlyMap<string, string> => {
  const letters = [...pairs];
  const map = new Map<string, string>();
  for (let at = 0; at < letters.length; at += 2) map.set(letters[at]!, letters[at + 1]!);
  return map;
};
const simplified = formsOf(simplifiedForms);
const old = formsOf(oldForms);

/** Simplified characters that stand for several Japanese ones. */
const alternatives = formsOf('发髪复複历暦获穫汇彙尽儘纤縴苏甦脏髒须鬚饥饑钟鍾签籤');

const scripts =
  '\\p{sc=Cyrillic}\\p{sc=Hangul}\\p{sc=Arabic}\\p{sc=Hebrew}\\p{sc=Thai}\\p{sc=Armenian}\\p{sc=Georgian}\\p{sc=Devanagari}';
const scriptRun = new RegExp(`(?:[${scripts}]\\p{M}*)+`, 'gu');
/** By code unit, whether it may be foreign. Nearly every text holds none, and is done with at that. */
const suspicious = new Uint8Array(0x10000);
for (const letter of [...simplified.keys(), ...old.keys()]) suspicious[letter.charCodeAt(0)] = 1;
// Cyrillic to Georgian, Hangul, presentation forms: all that `scripts` names, and their neighbours.
for (const [from, to] of [
  [0x0400, 0x2000],
  [0x2d00, 0x2e00],
  [0x3130, 0x3190],
  [0xa640, 0xa980],
  [0xac00, 0xdc00],
  [0xfb13, 0xff00],
  [0xffa0, 0xffdd],
] as const) {
  suspicious.fill(1, from, to);
}

function mayBeForeign(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (suspicious[text.charCodeAt(at)] === 1) return true;
  return false;
}

const isJapaneseLetter = (code: number): boolean => isHiragana(code) || isKatakana(code) || isKanji(code);

/** What has strayed into `text`, kanji first. */
export function foreignCharactersIn(text: string): readonly ForeignCharacter[] {
  const found: ForeignCharacter[] = [];
  if (!mayBeForeign(text)) return found;
  for (const { 0: sentence, index: from } of text.matchAll(/[^。]+/g)) {
    // Without kana it may be Chinese, or the name of a Chinese source.
    if (!/[ぁ-んァ-ヶ]/.test(sentence)) continue;
    for (const { 0: run, index } of sentence.matchAll(/\p{sc=Han}+/gu))
      formsIn(text, run, from + index, found);
  }
  for (const { 0: run, index } of text.matchAll(scriptRun)) {
    const expected = latinFor(text, index, run);
    const isStray = expected !== undefined || isIntrusion(text, index, run);
    if (!isStray && !isUntranslated(text, index, run)) continue;
    const range = rangeOf(index, index + run.length);
    found.push({
      kind: isStray ? 'script' : 'word',
      range,
      expected: expected === undefined ? [] : [expected],
    });
  }
  return found;
}

/** A run of kanji that brackets enclose glosses a name, and a long one in foreign forms is a foreign phrase. */
function formsIn(text: string, run: string, start: number, found: ForeignCharacter[]): void {
  const letters = [...run];
  const foreign = letters.filter((it) => simplified.has(it) || old.has(it)).length;
  if (foreign === 0 || (foreign >= 3 && letters.length >= 6)) return;
  if (/[（(《〈]/.test(text[start - 1] ?? '') && /[）)》〉、，,]/.test(text[start + run.length] ?? ''))
    return;
  let at = start;
  let previous: { kind: ForeignCharacter['kind']; start: number; end: number; expected: string } | undefined;
  const close = (): void => {
    if (!previous) return;
    const { kind, start: from, end, expected } = previous;
    const other = kind === 'simplified' ? alternatives.get(text.slice(from, end)) : undefined;
    found.push({
      kind,
      range: rangeOf(from, end),
      expected: other === undefined ? [expected] : [expected, other],
    });
    previous = undefined;
  };
  for (const letter of letters) {
    const modern = simplified.get(letter);
    const form = modern ?? (isOrdinaryWord(text, at) ? old.get(letter) : undefined);
    const kind = modern === undefined ? 'old' : 'simplified';
    if (form === undefined || previous?.kind !== kind) close();
    if (form !== undefined) {
      previous = {
        kind,
        start: previous?.start ?? at,
        end: at + letter.length,
        expected: (previous?.expected ?? '') + form,
      };
    }
    at += letter.length;
  }
  close();
}

/** Whether one of several readings is possible, so that no fix may be made unasked. */
export const isAmbiguous = (written: string): boolean => [...written].some((it) => alternatives.has(it));

/** `рeport` with a Cyrillic р: letters that look like those of the Latin word in which they stand. */
const cyrillicTwins = formsOf('аaеeоoрpсcхxуyіiјjѕsАAВBЕEКKМMНHОOРPСCТTХXІIЅSЈJ');

function latinFor(text: string, start: number, run: string): string | undefined {
  const isLatin = (letter: string | undefined): boolean => letter !== undefined && /[A-Za-z]/.test(letter);
  if (!isLatin(text[start - 1]) && !isLatin(text[start + run.length])) return undefined;
  const letters = [...run].map((it) => cyrillicTwins.get(it));
  return letters.includes(undefined) ? undefined : letters.join('');
}

/** A letter or two inside a Japanese word. Three and more may be a word that is spoken of, and so may a letter. */
function isIntrusion(text: string, start: number, run: string): boolean {
  if ([...run].length > 2) return false;
  const before = isJapaneseLetter(text.charCodeAt(start - 1));
  const after = text.charCodeAt(start + run.length);
  if (/(?:語|字|文字|発音)の?$/.test(text.slice(Math.max(0, start - 4), start))) return false;
  if (before && isJapaneseLetter(after)) return true;
  return before && /^[、。]/.test(text.slice(start + run.length));
}

/** What a word is followed by where a Japanese sentence goes on with it: 「한국の船が」, 「Путин氏は」. */
const goesOn = /^(?:[のはがをにへも、]|で(?![すあ])|と(?!いう|は|呼|書|読|表記|訳|名)|氏|大統領|首相|外相)/;
const speaksOfWords = /[語字]|表記|発音|つづり|綴り|原題|題名/;

/** A single word of another script that is neither glossed nor quoted nor spoken of. */
function isUntranslated(text: string, start: number, run: string): boolean {
  const length = [...run].length;
  if (length < 2 || length > 12 || !goesOn.test(text.slice(start + run.length, start + run.length + 3)))
    return false;
  const before = /[^。]{0,10}。?$/.exec(text.slice(Math.max(0, start - 11), start))![0];
  if (!/(?:^|[、。」）\u3040-\u30FF\u4E00-\u9FFF])$/.test(before)) return false;
  const after = /^[^。]{0,10}/.exec(text.slice(start + run.length))![0];
  return /[ぁ-ん]/.test(after) && !speaksOfWords.test(before) && !speaksOfWords.test(after);
}
