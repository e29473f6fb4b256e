/** Powers and isotopes: raised numbers that look just like the marks of notes. `before` and `after` stand beside one. */

/** How much of what stands before a raised number tells what it is. */
export const exponentContext = 40;

/** `10<sup>6</sup>`, `km<sup>2</sup>`: never a note. */
export const isPower = (before: string, label: string): boolean =>
  /(?:^|[^0-9０-９.．])(?:10|１０)$/.test(before) ||
  (/(?:^|[^A-Za-z])[kcdmμn]?m$/.test(before) && /^[23２３]$/.test(label));

/** `<sup>235</sup>U`, `R<sup>2</sup>`, `2024<sup>3</sup>`: a power or an isotope perhaps, a note perhaps. */
export function isDoubtful(before: string, after: string, label: string): boolean {
  if (/[A-Z]/.test(after)) return true;
  // Emphasis, a tag and a space may stand between the sign and its exponent: `*x*<sup>2</sup>`, `10 <sup>6</sup>`.
  const base = before.replace(/(?:[ \u00a0*_]|<\/(?:i|em|b|strong|var)>)+$/i, '');
  if (/[0-9０-９]$/.test(base)) return true;
  // Nobody writes the first power.
  if (/^[1１]$/.test(label)) return false;
  return (
    variable.test(base) ||
    formula.test(base) ||
    /<\/sub>$/i.test(base) ||
    (/^[2-4２-４]$/.test(label) && (shortSymbol.test(base) || unitWord.test(base)))
  );
}

const letter = '[\\p{Script=Latin}\\p{Script=Greek}µ]';
/** `x`, `σ`, `U`, `Å`: any number may be raised on it. */
const variable = new RegExp(`(?<!${letter})${letter}$`, 'u');
/** `mc`, `sin`, `ft`, `Nm`: powers of these are small, and `kg<sup>5</sup>` is a note. */
const shortSymbol = new RegExp(`(?<!${letter})${letter}{2,3}$`, 'u');
const unitWord = /(?:メートル|センチ|ミリ|キロ|フィート|インチ|ヤード|マイル|[\u3371-\u33df])$/;
/** `(a+b)` and `f(x)`, but neither `(NSPM-2)` nor `(Reuters)`: letters of a formula stand alone or are short names. */
const formula =
  /\((?:[^\p{L}()（）]|(?<!\p{L})(?:[\p{Script=Latin}\p{Script=Greek}]|[a-z]{2,3})(?!\p{L}))+\)$/u;
