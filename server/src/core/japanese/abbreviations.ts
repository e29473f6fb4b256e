/**
 * Where a text gives the abbreviation of a name, and where it uses one.
 * Invariant: what may be something else is no definition and needs none: English, sources, tickers, quotations.
 */
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { abbreviationGivenIn, expansionIn } from './abbreviationBracket.js';
import { type AbbreviationKind, abbreviates, abbreviationKind, halfWidthLetters } from './capitals.js';
import { nameBefore } from './nameBefore.js';
import { isQuoted } from './quotation.js';

/** A word in capitals, with its UTF-16 offsets in the text. */
export interface Capitals extends TextRange {
  /** In half-width letters. */
  readonly short: string;
  readonly kind: AbbreviationKind;
}

/** `包括的共同作業計画（JCPOA）` or, the other way round, `JCPOA（包括的共同作業計画）`. */
export interface AbbreviationDefinition {
  readonly short: string;
  readonly order: 'name-first' | 'short-first';
  /** All of it, as far as it can be told. */
  readonly range: TextRange;
  /** `包括的共同作業計画`; undefined where its beginning cannot be told. */
  readonly name: TextRange | undefined;
  /** Where a name that stands first ends, whether or not its beginning is known. */
  readonly nameEnd: number;
  /** `（JCPOA）`. */
  readonly brackets: TextRange;
  /** Nothing else stands in the brackets, neither English nor 以下. */
  readonly isPlain: boolean;
  /** The brackets tell more than an abbreviation, and nobody need use it again. */
  readonly isGlossed: boolean;
}

export interface AbbreviationUse extends Capitals {
  /** Needs no definition where it stands: quoted, a source, a part of a brand. */
  readonly isAside: boolean;
}

export interface Abbreviations {
  readonly definitions: readonly AbbreviationDefinition[];
  readonly uses: readonly AbbreviationUse[];
  /** What the text explains in another way: `JCPOA：包括的共同作業計画`, `略してJCPOA`. */
  readonly explained: readonly string[];
}

const none: Abbreviations = { definitions: [], uses: [], explained: [] };

const capitals =
  /(?<![A-Za-z0-9À-ɏ.@_#$/\\&'’+-])[A-Za-z]*[A-Z][A-Za-z0-9]*(?:[-&][A-Za-z0-9]+)*\+?(?![A-Za-z0-9À-ɏ_@+/\\-]|[.'’][A-Za-z])/g;
/** `出所：`, `図表3 `: sources and captions, which have no room for a definition. */
const sourceLine = /^[\s（(［[*]*(?:出所|出典|資料|参照|参考|注|(?:図表?|表)\s*[0-9]+)[：:）)．.\s\u3000]/;
const bracketed = /[（(]([^（）()\n]{1,120})[）)]/g;

export function abbreviationsIn(text: string): Abbreviations {
  if (!/[A-ZＡ-Ｚ]/.test(text)) return none;
  const plain = halfWidthLetters(text);
  const words = capitalsIn(plain);
  if (words.length === 0) return none;
  const definitions: AbbreviationDefinition[] = [];
  const explained: string[] = [];
  /** What the brackets say of their own words: these are no uses. */
  const told: TextRange[] = [];
  const asides: TextRange[] = [];
  for (const match of plain.matchAll(bracketed)) {
    const brackets = rangeOf(match.index, match.index + match[0].length);
    const definition = nameFirst(plain, brackets) ?? shortFirst(plain, brackets, words);
    if (definition === undefined) {
      if (/^[A-Z0-9 ,、;；:：/・＝=.-]+$/.test(match[1]!)) asides.push(brackets);
      continue;
    }
    if (definition.isSure) definitions.push(definition);
    else explained.push(definition.short);
    told.push(definition.order === 'name-first' ? brackets : definition.range);
  }
  const isSource = sourceLine.test(plain);
  const uses: AbbreviationUse[] = [];
  for (const word of words) {
    if (told.some((it) => it.start <= word.start && word.end <= it.end)) continue;
    if (isExplained(plain, word)) {
      explained.push(word.short);
      continue;
    }
    if (isEnglish(plain, word)) continue;
    const isAside =
      isSource ||
      asides.some((it) => it.start < word.start && word.end < it.end) ||
      /^(?:社|誌|紙|株|製)/.test(plain.slice(word.end, word.end + 1)) ||
      isQuoted(text, word.start);
    uses.push({ ...word, isAside });
  }
  return { definitions, uses, explained };
}

function capitalsIn(plain: string): readonly Capitals[] {
  const words: Capitals[] = [];
  for (const { 0: short, index } of plain.matchAll(capitals)) {
    const kind = abbreviationKind(short);
    if (kind !== undefined) words.push({ short, kind, start: index, end: index + short.length });
  }
  return words;
}

/** Latin letters, digits and what is typed between them: all that an English passage is made of. */
const passageLetter = /[\x20-\x7eÀ-ɏ‘’“”–—]/;

/** A definition, and whether it is surely one and no remark in brackets. */
type Reading = AbbreviationDefinition & { readonly isSure: boolean };

/** `規制を強化（AFP）`: agencies that sign their news so, and the names that they may abbreviate all the same. */
const agencies = /^(?:AFP|AP|BBC|CNN|DW|NHK|NBC|CBS|ABC|NYT|WSJ|FT|UPI|TBS|RFI)$/;
const agencyName = /(?:通信|通信社|放送|放送協会|テレビ|新聞|ジャーナル|タイムズ|社)[」』]?$/;

function nameFirst(plain: string, brackets: TextRange): Reading | undefined {
  const given = abbreviationGivenIn(plain.slice(brackets.start + 1, brackets.end - 1));
  if (given === undefined) return undefined;
  const { short, isPlain } = given;
  const end = brackets.start - (plain[brackets.start - 1] === ' ' ? 1 : 0);
  const before = nameBefore(plain, end);
  if (before === undefined) return undefined;
  if (agencies.test(short) && !agencyName.test(plain.slice(before.start, end))) return undefined;
  // `衝突が続く首都 (US)`: a country's code closes the line.
  if (short.length === 2 && plain[brackets.start] === '(' && /^[\s。]*$/.test(plain.slice(brackets.end)))
    return undefined;
  const range = rangeOf(before.start, brackets.end);
  if (plain[brackets.start] === '(' && isEnglish(plain, range)) return undefined;
  const name = plain.slice(before.start, end);
  const isEnglishName = ![...name].some((it) => !passageLetter.test(it));
  if (isEnglishName && (plain[brackets.start] === '(' || !abbreviates(short, name))) return undefined;
  return {
    short,
    order: 'name-first',
    range,
    name: before.name,
    nameEnd: end,
    brackets,
    isPlain,
    isGlossed: before.isGlossed,
    isSure: true,
  };
}

function shortFirst(plain: string, brackets: TextRange, words: readonly Capitals[]): Reading | undefined {
  const end = brackets.start - (plain[brackets.start - 1] === ' ' ? 1 : 0);
  const word = words.find((it) => it.end === end);
  if (word === undefined) return undefined;
  const { short, start } = word;
  const expansion = expansionIn(plain.slice(brackets.start + 1, brackets.end - 1), short);
  const range = rangeOf(start, brackets.end);
  if (expansion === undefined || isEnglish(plain, range)) return undefined;
  const { name, isSure } = expansion;
  return {
    short,
    order: 'short-first',
    range,
    name: name && shifted(name, brackets.start + 1),
    nameEnd: brackets.end - 1,
    brackets,
    isPlain: name !== undefined,
    isGlossed: false,
    isSure,
  };
}

/** `JCPOA：包括…` at the head of an entry, `JCPOAとは…`, `JCPOA＝包括…`, `略してJCPOA`, `以下JCPOA`. */
function isExplained(plain: string, { start, end }: TextRange): boolean {
  const before = plain.slice(Math.max(0, start - 10), start);
  const after = plain.slice(end, end + 40);
  return (
    (/^[\s「『・]*$/.test(plain.slice(0, start)) && /^[」』]?\s*[：:＝=—–―]/.test(after)) ||
    /^[」』]?(?:\s?＝\s?[^\x00-\xff]|とは|、?(?:すなわち|つまり)|は[^。]*(?:の略(?![奪式歴図])|略称|略語|頭文字))/.test(
      after,
    ) ||
    /(?:以下、?|略して|略称は?、?|通称は?、?|頭文字を[取と]って|[一-龠ァ-ヶー]＝)[「『]?$/.test(before)
  );
}

/** Whether what lies there stands in English: beside a word in small letters, or in a line of capitals. */
function isEnglish(plain: string, { start, end }: TextRange): boolean {
  if (/[A-Z]{2} $/.test(plain.slice(Math.max(0, start - 3), start))) return true;
  if (/^ [A-Z]{2}/.test(plain.slice(end, end + 3))) return true;
  const before = passageAt(plain, start);
  const behind = passageAt(plain, end);
  return before.firstWord < start || behind.lastWord >= end;
}

/** A stretch of passage letters, and where the first and the last of its words in small letters begin. */
interface Passage extends TextRange {
  readonly firstWord: number;
  readonly lastWord: number;
}

/** The passage that was asked about last: a long one is asked about at each of its words. */
let read: { readonly plain: string; readonly passage: Passage } | undefined;

function passageAt(plain: string, at: number): Passage {
  if (read?.plain === plain && read.passage.start <= at && at <= read.passage.end) return read.passage;
  let start = at;
  let end = at;
  while (start > 0 && passageLetter.test(plain[start - 1]!)) start--;
  while (end < plain.length && passageLetter.test(plain[end]!)) end++;
  let firstWord = Number.POSITIVE_INFINITY;
  let lastWord = -1;
  for (const { 0: word, index } of plain.slice(start, end).matchAll(/[A-Za-zÀ-ɏ]{2,}/g)) {
    if (!/[a-zß-ɏ]/.test(word) || abbreviationKind(word) !== undefined) continue;
    firstWord = Math.min(firstWord, start + index);
    lastWord = start + index;
  }
  const passage = { start, end, firstWord, lastWord };
  read = { plain, passage };
  return passage;
}
