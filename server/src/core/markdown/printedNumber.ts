/** The numbers that Japanese reports print at the head of headings: 1.　１．　第1章　(1)　1）　①　一、　Ⅰ.　1.2 */
import { rangeOf, type TextRange } from '../text/textRange.js';

export interface PrintedNumber {
  /** `(2)`, `3.`, `第2章`: without the white space behind it. Ranges count as those of the text that was read. */
  readonly range: TextRange;
  /** `2`, `３`, `二`: of `1.2` the `2`. */
  readonly digits: TextRange;
  readonly value: number;
  /**
   * What it shares with the numbers of its series: `.`, `第章`, `()`, `)`, `①`; of `1.2` also the `1.`.
   * Width is no matter of style: `1.` and `１．` count on.
   */
  readonly style: string;
  /** `5.2026年の海`, `二、三の例外`: it may be no number of the heading. It is one where it counts on. */
  readonly doubtful: boolean;
}

const digit = '[0-9０-９]';
const arabic = `${digit}{1,2}`;
const kanji = '[一二三四五六七八九]?十?[一二三四五六七八九]|[一二三四五六七八九]?十';
const blank = '[ \\t\\u3000]';
/** `(1)で述べた` speaks of a number and has none. */
export const refersBack = '(?:で|の|は|が|を|に|と|へ|も|や|及び|および|又は|または|から|まで|以|、|，|・)';
const dot = '\\\\?[.．]';

interface Form {
  /** Its group `n` is the number. */
  readonly pattern: RegExp;
  readonly style: (groups: Readonly<Record<string, string | undefined>>) => string;
  readonly doubtful?: true;
}

const form = (pattern: string, style: Form['style'] | string, doubtful?: true): Form => ({
  pattern: new RegExp(`^(?:${pattern})`, 'd'),
  style: typeof style === 'string' ? () => style : style,
  ...(doubtful && { doubtful }),
});

const inKanji = (n: string | undefined): string => (/[一-龠]/.test(n ?? '') ? '一' : '');

const forms: readonly Form[] = [
  // 「第2章まとめ」 is a heading about the chapter.
  form(
    `第${blank}?(?<n>${arabic}|${kanji})${blank}?(?<unit>[章節部編項])(?=$|[\\s\\u3000：:．.、「『（(—–-])`,
    ({ n, unit }) => `第${inKanji(n)}${unit}`,
  ),
  form(`第(?<n>${arabic}|${kanji})(?=\\u3000)`, ({ n }) => `第${inKanji(n)}`),
  form(`\\\\?[(（](?<n>${arabic}|${kanji})\\\\?[)）](?!${refersBack})`, ({ n }) => `(${inKanji(n)})`),
  form(`(?<n>${arabic})\\\\?[)）](?!${refersBack})`, ')'),
  form('(?<n>[①-⑳㉑-㉟㊱-㊿])', '①'),
  form('(?<n>[Ⅰ-Ⅻ])(?=[.．、\\s\\u3000])[.．、]?', 'Ⅰ'),
  form(`(?<path>(?:${arabic}[.．・－‐-]){1,3})(?<n>${arabic})(?:${dot})?(?=[\\s\\u3000])`, ({ path }) =>
    path!.normalize('NFKC'),
  ),
  form(`(?<n>${arabic})${dot}(?!${digit})`, '.'),
  form(`(?<n>${arabic})${dot}(?=${digit})`, '.', true),
  form(`(?<n>${arabic})[:：](?!${digit})`, ':'),
  form(`(?<n>${arabic}|${kanji})、(?!${digit}|[一二三四五六七八九十数])`, ({ n }) => `${inKanji(n)}、`),
  form(`(?<n>${arabic}|${kanji})、`, ({ n }) => `${inKanji(n)}、`, true),
  form(`(?<n>${kanji})(?:[.．]|(?=\\u3000))`, '一.'),
  form(`(?<n>${arabic})(?=\\u3000\\S)`, '1'),
];

const opening = /^[*_]{0,3}/;

/** The number at the head of a heading's content, which counts from `offset`. */
export function printedNumberIn(content: string, offset: number): PrintedNumber | undefined {
  const marks = opening.exec(content)![0].length;
  const text = marks === 0 ? content : content.slice(marks);
  // Nearly every heading begins otherwise.
  if (!/^[\\0-9０-９(（第①-⑳㉑-㉟㊱-㊿Ⅰ-Ⅻ一二三四五六七八九十]/.test(text)) return undefined;
  for (const { pattern, style, doubtful = false } of forms) {
    const match = pattern.exec(text);
    const [start, end] = match?.indices?.groups?.['n'] ?? [];
    if (!match?.groups || start === undefined || end === undefined) continue;
    const at = offset + marks;
    return {
      range: rangeOf(at, at + match[0].length),
      digits: rangeOf(at + start, at + end),
      value: numberFrom(text.slice(start, end)),
      style: style(match.groups),
      doubtful,
    };
  }
  return undefined;
}

const kanjiDigits = '〇一二三四五六七八九';
const series = (first: number, last: number): string =>
  String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, at) => first + at));
const circled = series(0x2460, 0x2473) + series(0x3251, 0x325f) + series(0x32b1, 0x32bf);
const roman = series(0x2160, 0x216b);

function numberFrom(digits: string): number {
  if (circled.includes(digits)) return circled.indexOf(digits) + 1;
  if (roman.includes(digits)) return roman.indexOf(digits) + 1;
  const ten = digits.indexOf('十');
  if (ten >= 0) {
    const tens = ten === 0 ? 1 : kanjiDigits.indexOf(digits[0]!);
    return 10 * tens + Math.max(0, kanjiDigits.indexOf(digits[ten + 1] ?? '〇'));
  }
  return kanjiDigits.includes(digits) ? kanjiDigits.indexOf(digits) : Number(digits.normalize('NFKC'));
}

/** `value` in the writing of `like`: `３` for `２`, `三` for `二`; undefined where that has no such number. */
export function writtenLike(value: number, like: string): string | undefined {
  if (circled.includes(like)) return circled[value - 1];
  if (roman.includes(like)) return roman[value - 1];
  if (/[一-龠]/.test(like)) {
    const tens = Math.floor(value / 10);
    const ones = value % 10;
    return `${tens > 1 ? kanjiDigits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? kanjiDigits[ones] : ''}`;
  }
  const written = String(value);
  return /[０-９]/.test(like)
    ? written.replace(/[0-9]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0))
    : written;
}
