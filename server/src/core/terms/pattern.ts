/**
 * One pattern of a dictionary: letters, or a regular expression between slashes.
 * Invariant: whole words only, unless the dictionary says `wordBoundary: false`. What ends in a letter of its own is
 * not found inside a longer word of the same script: シリヤ is not in シリヤライズ.
 */
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { Message } from '../finding.js';
import { isHiragana, isKanji } from '../japanese/characters.js';
import { beginsInsideKana, isInsideWord } from '../knowledge/mentions.js';
import { composedKana } from '../markdown/prose.js';
import { isBounded, longestPiece } from './patternCost.js';

export interface PatternOptions {
  /** Found inside longer words too: the dictionary says so. */
  readonly isAnywhere: boolean;
  /** The group of a regular expression that must match nothing (`regexpMustEmpty: $1`). */
  readonly emptyGroup: number | undefined;
}

export type Pattern =
  /** Found as it is written. */
  | { readonly kind: 'text'; readonly text: string; readonly isAnywhere: boolean }
  /** Found in any case and width of its Latin letters; `text` is folded. */
  | { readonly kind: 'folded'; readonly text: string; readonly isAnywhere: boolean }
  | {
      readonly kind: 'expression';
      readonly expression: RegExp;
      /** One of these stands in all that it matches; undefined: nobody knows. */
      readonly required: readonly string[] | undefined;
      readonly isStartGuarded: boolean;
      readonly isEndGuarded: boolean;
      readonly emptyGroup: number | undefined;
    };

export interface Match {
  readonly start: number;
  readonly end: number;
  /** What the groups of a regular expression have matched, the whole first. */
  readonly groups: readonly (string | undefined)[];
}

/** What is written as a pattern; a message where it cannot be used. */
export function patternOf(written: string, { isAnywhere, emptyGroup }: PatternOptions): Pattern | Message {
  const slashes = /^\/(.*)\/([a-z]*)$/s.exec(written);
  if (!slashes) return { kind: 'text', text: composedKana(written), isAnywhere };
  const flags = slashes[2]!.replace(/[^is]/g, '');
  const parsed = parsedExpression(composedKana(slashes[1]!), flags);
  if (!parsed) return malformed;
  const { alternatives } = parsed.pattern;
  if (!isBounded(parsed)) return unbounded;
  return {
    kind: 'expression',
    expression: new RegExp(parsed.pattern.raw, parsed.flags.raw),
    required: flags.includes('i') ? undefined : requiredTexts(alternatives),
    isStartGuarded: !isAnywhere && emptyGroup === undefined && hasOwnEdge(alternatives, 0),
    isEndGuarded: !isAnywhere && emptyGroup === undefined && hasOwnEdge(alternatives, -1),
    emptyGroup,
  };
}

/** The pattern of an entry that has none: what is expected, in any case and width of its Latin letters. */
export const patternOfExpected = (expected: string, { isAnywhere }: PatternOptions): Pattern => ({
  kind: 'folded',
  text: folded(expected),
  isAnywhere,
});

/** Latin letters and digits in half width and lower case. Nothing moves. */
export const folded = (text: string): string =>
  text.replace(/[Ａ-Ｚａ-ｚ０-９A-Z]/g, (it) =>
    (it > '\u00ff' ? String.fromCharCode(it.charCodeAt(0) - 0xfee0) : it).toLowerCase(),
  );

/** Where a pattern matches a text, from left to right. */
export function matchesOf(pattern: Pattern, text: string): readonly Match[] {
  if (pattern.kind === 'expression') return expressionMatches(pattern, text);
  const sought = pattern.kind === 'folded' ? folded(text) : text;
  const length = pattern.text.length;
  const found: Match[] = [];
  for (
    let at = sought.indexOf(pattern.text);
    at >= 0 && length > 0;
    at = sought.indexOf(pattern.text, at + 1)
  ) {
    const match = textMatch(pattern, text, at);
    if (match) found.push(match);
  }
  return found;
}

/** The match of letters that stand at `start`, if they are a word. */
export function textMatch(
  { text: { length }, isAnywhere }: Exclude<Pattern, { kind: 'expression' }>,
  text: string,
  start: number,
): Match | undefined {
  const end = start + length;
  return isAnywhere || isWord(text, start, end)
    ? { start, end, groups: [text.slice(start, end)] }
    : undefined;
}

function expressionMatches(
  { expression, isStartGuarded, isEndGuarded, emptyGroup }: Extract<Pattern, { kind: 'expression' }>,
  text: string,
): readonly Match[] {
  const found: Match[] = [];
  for (const { start: shift, text: piece } of piecesOf(text)) {
    for (const groups of piece.matchAll(expression)) {
      const start = groups.index + shift;
      const end = start + groups[0].length;
      if (start === end || (emptyGroup !== undefined && groups[emptyGroup])) continue;
      if ((isStartGuarded && isInsideWord(text, start)) || (isEndGuarded && isInsideWord(text, end)))
        continue;
      found.push({ start, end, groups });
    }
  }
  return found;
}

/** A long text in pieces that end with a sentence where they can, so that the time grows with its length alone. */
function piecesOf(text: string): readonly { readonly start: number; readonly text: string }[] {
  const pieces: { start: number; text: string }[] = [];
  for (let start = 0; start < text.length; ) {
    const limit = start + longestPiece;
    const stop = limit < text.length ? text.lastIndexOf('。', limit - 1) + 1 : text.length;
    const end = stop > start ? stop : limit;
    pieces.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return pieces;
}

/**
 * 事 is not in 事業, のち not in のちょう. Several kanji may be a part of a compound, 障碍 in 障碍者; and the stem of a
 * verb goes on in hiragana, 結びつ in 結びつく.
 */
function isWord(text: string, start: number, end: number): boolean {
  if (isInsideWord(text, start) || isInsideWord(text, end)) return false;
  const code = (at: number): number => text.charCodeAt(at);
  if (end - start === 1 && isKanji(code(start))) return !isKanji(code(start - 1)) && !isKanji(code(end));
  const isKana = isHiragana(code(start)) && /^\p{sc=Hiragana}+$/u.test(text.slice(start, end));
  return !isKana || (!beginsInsideKana(text, start) && !beginsNothing.test(text[end] ?? ''));
}

/** With these no syllable begins, so the word goes on. */
const beginsNothing = /[ぁぃぅぇぉっゃゅょゎんー]/;

const parser = new RegExpParser();

/** Most dictionaries are written for the strict reading, some escape what needs none. */
function parsedExpression(source: string, flags: string): AST.RegExpLiteral | undefined {
  for (const all of [`gmu${flags}`, `gm${flags}`]) {
    try {
      return parser.parseLiteral(`/${source.replace(/(?<!\\)((?:\\\\)*)\//g, '$1\\/')}/${all}`);
    } catch {}
  }
  return undefined;
}

/** Whether a pattern begins or ends with letters of its own; a class or an assertion there has thought of the neighbour. */
function hasOwnEdge(alternatives: readonly AST.Alternative[], edge: 0 | -1): boolean {
  return alternatives.some(({ elements }) => {
    let element = elements.at(edge);
    while (element?.type === 'Quantifier') element = element.element;
    if (element?.type === 'Group' || element?.type === 'CapturingGroup')
      return hasOwnEdge(element.alternatives, edge);
    return element?.type === 'Character';
  });
}

/** Of each alternative the longest row of letters that it cannot do without. */
function requiredTexts(alternatives: readonly AST.Alternative[]): readonly string[] | undefined {
  const texts = alternatives.map(({ elements }) => {
    let [longest, row] = ['', ''];
    for (const element of elements) {
      row = element.type === 'Character' ? row + String.fromCodePoint(element.value) : '';
      if (row.length > longest.length) longest = row;
    }
    return longest;
  });
  return texts.includes('') ? undefined : texts;
}

const malformed: Message = {
  ja: 'この正規表現は正しくないので使いません。括弧や記号の対応を確かめてください。',
  en: 'This regular expression is not valid and is not used. Check its brackets.',
};

const unbounded: Message = {
  ja: 'この正規表現は、文章によってはいつまでも終わらないので使いません。「*」や「+」を重ねない形にしてください。',
  en: 'This regular expression may take forever on some texts and is not used. Avoid “*” and “+” one inside or behind another.',
};
