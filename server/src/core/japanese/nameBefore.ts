/**
 * The name that ends at a place of a text, such as 包括的共同作業計画 before （JCPOA）.
 * Invariant: where its beginning cannot be told, the name is left out rather than guessed: 国境なき医師団 is not
 * the 医師団, and 核兵器の不拡散に関する条約 not the 条約.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';
import { isConnector, isHalfWidthKatakana, isKanji, isKatakana, isLatin } from './characters.js';

export interface NameBefore {
  /** Where the words that are surely part of it begin, its quotation mark included. */
  readonly start: number;
  /** All of it, without quotation marks; undefined where it may begin further left. */
  readonly name: TextRange | undefined;
  /** A title, a brand, a transcription: what follows in brackets says more than that it abbreviates it. */
  readonly isGlossed: boolean;
}

const offices =
  '長官|次官|大臣|[外財内法防]相|首相|大統領|総裁|議長|委員長|事務局長|事務総長|会長|社長|補佐官|報道官|司令官|特使|大使|代表';
/** `グロッシ事務局長（IAEA）`: the brackets tell where somebody works. */
const affiliated = new RegExp(
  `(?:氏|さん|様|教授|議員|研究員|記者|選手|容疑者|弁護士|(?<!事務)局長|部長|課長|所長|室長|理事長)$|^[ァ-ヶー・＝]+(?:${offices})$`,
);
/** `国家情報長官（DNI）`, `ムハンマド皇太子（MBS）`, `検索大手（ABC）`, `アップル（AAPL）`. */
const glossed = new RegExp(
  `(?:${offices}|責任者|皇太子|国王|首長|大手|メーカー|ブランド|アプリ|サイト|空港)$|^[ァ-ヶｦ-ﾟー・＝=･]+$`,
);
/** What a name may follow, a date included. Behind る or な it may go on: 関する条約, 可能な開発目標. */
const boundary =
  /(?:である|による|における|した|った|された|[年月日期のはがをにでともやへか、。，．・：；:;!?！？…「『（(【［〔〈《“”」』）)】］〕〉》\s])$/;
/** `2025年国際原子力機関`. */
const dateInFront = /^(?:[0-9]+[年月日期])+/;

/** Undefined where no name ends at `end`. */
export function nameBefore(text: string, end: number): NameBefore | undefined {
  const closing = '」』'.indexOf(text[end - 1]!);
  if (closing >= 0) return quotedName(text, end, '「『'[closing]!);
  let start = end;
  while (start > 0 && isNameLetter(text, start - 1)) start--;
  start += dateInFront.exec(text.slice(start, end))?.[0].length ?? 0;
  const words = text.slice(start, end);
  if (!/[^\x20-\x7e]|[A-Za-z] [A-Za-z]/.test(words) || affiliated.test(words)) return undefined;
  // 「モノのインターネット」 is one name.
  const isTail = text[start - 1] === 'の' && /^[ァ-ヶｦ-ﾟー]+$/.test(words);
  const isWhole =
    words.length >= 4 && !isTail && (start === 0 || boundary.test(text.slice(Math.max(0, start - 4), start)));
  return { start, name: isWhole ? rangeOf(start, end) : undefined, isGlossed: glossed.test(words) };
}

function quotedName(text: string, end: number, opener: string): NameBefore | undefined {
  const start = text.lastIndexOf(opener, end - 1);
  const words = text.slice(start + 1, end - 1);
  if (start < 0 || words.length < 2 || words.length > 30 || /[、。\n]|[ぁ-ん]$/.test(words)) return undefined;
  return { start, name: rangeOf(start + 1, end - 1), isGlossed: glossed.test(words) };
}

function isNameLetter(text: string, at: number): boolean {
  if (isWordLetter(text.charCodeAt(at))) return true;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  // Between kanji ・ parts the items of a list.
  if (isConnector(text.charCodeAt(at))) return isForeign(before) && isForeign(after);
  switch (text[at]) {
    case '-':
      return isWordLetter(before) && isLatin(after);
    case ' ':
    case '&':
    case "'":
    case '’':
      return isLatin(before) && isLatin(after);
    default:
      return false;
  }
}

const isForeign = (code: number): boolean => isKatakana(code) || isHalfWidthKatakana(code);

const isWordLetter = (code: number): boolean => isKanji(code) || isForeign(code) || isLatin(code);
