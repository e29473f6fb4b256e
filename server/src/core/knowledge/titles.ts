/**
 * The titles and honorifics around a person's name: ネタニヤフ首相, 中東担当特使ウィトコフ, ハメネイ師.
 * Invariant: a title stands beside its name without a particle between, and is no part of a longer word: 大使館 and
 * 大統領令 are no titles.
 */
import { isKanji } from '../japanese/characters.js';
import type { TextRange } from '../text/textRange.js';

/** What is put behind anybody's name. */
export const honorifics: readonly string[] = ['氏', '師', '様', 'さん', '容疑者', '被告', '殿下', '陛下'];

/** What offices and professions end in. The names of ministers are made with 相 and not listed one by one. */
export const offices: readonly string[] = [
  '大統領',
  '副大統領',
  '前大統領',
  '元大統領',
  '首相',
  '前首相',
  '元首相',
  '副首相',
  '外相',
  '前外相',
  '元外相',
  '国防相',
  '財務相',
  '経済相',
  '石油相',
  '内相',
  '法相',
  '蔵相',
  '大臣',
  '長官',
  '国務長官',
  '国防長官',
  '財務長官',
  '商務長官',
  '国家情報長官',
  '次官',
  '補佐官',
  '報道官',
  '特使',
  '大使',
  '公使',
  '総領事',
  '議長',
  '委員長',
  '書記長',
  '総書記',
  '事務局長',
  '政治局長',
  '事務総長',
  '参謀総長',
  '院内総務',
  '総裁',
  '副総裁',
  '頭取',
  '会長',
  '社長',
  '最高経営責任者',
  '皇太子',
  '国王',
  '首長',
  '司令官',
  '将軍',
  '元帥',
  '大将',
  '中将',
  '少将',
  '大佐',
  '国家主席',
  '主席',
  '知事',
  '市長',
  '議員',
  '上院議員',
  '下院議員',
  '教授',
  '博士',
  '記者',
  '顧問',
  '最高指導者',
  '指導者',
  '最高幹部',
  '代表',
  '党首',
  '幹事長',
];

/** `前米大統領` of バイデン前米大統領. */
export interface Title {
  readonly kind: 'office' | 'honorific';
  /** In the text beside which the name stands. */
  readonly range: TextRange;
  readonly text: string;
  /** `大統領`: without the nation and without the word for its time. */
  readonly office: string;
  /** `前`, `元`, `故`, `次期` …; empty where the office is said to be held. */
  readonly time: string;
}

const minister = '[\\p{sc=Han}]{1,6}相(?![場互当手談違対性])';
const heads = `(?:(?:${offices.filter((it) => !/[前元]|相$/.test(it)).join('|')}|${minister}|元帥)(?:代行|代理)?)`;
/** What makes another word of a title: 大使館, 大統領府, 大統領令, 首相官邸, 代表団, 大統領候補. */
const notWithin = '(?![館府選令邸官職団部室国候]|夫[人妻])';
/** What follows a name and is no title, even where a title follows in its turn: トランプ政権高官, トランプ派議員. */
const appendage =
  '(?:[米英仏独露]|[新前旧]|次期|第.次)*(?:政権|政府|陣営|体制|一族|支持|関税|時代|[派側家系流])';
const letters = '[\\p{sc=Han}\\p{sc=Katakana}ーA-Za-z0-9]';
const behind = new RegExp(
  `(?:(${honorifics.join('|')})(?![族名団匠子])|(?!${appendage})${letters}{0,12}${heads}${notWithin})`,
  'uy',
);
const before = new RegExp(`${letters}{0,16}${heads}$`, 'u');

const nationForm = '(?:米国(?![務防家土])|米|英国?|仏|独|露|伊|韓国?)?';
const timeForm = '(?:前々|前(?!線)|元(?!帥|首(?![相長]))|故|旧|次期|新|現)?';
const parts = new RegExp(`^${nationForm}(${timeForm})${nationForm}(.+)$`, 'u');

/** The title whose first letter is at `at`: `中東担当特使` behind ウィトコフ. */
export function titleBehind(text: string, at: number): Title | undefined {
  behind.lastIndex = at;
  const match = behind.exec(text);
  return match ? titleOf(match[0], at, match[1] === undefined ? 'office' : 'honorific') : undefined;
}

/** The title that ends at `at`: `中東担当特使` before スティーブ・ウィトコフ. */
export function titleBefore(text: string, at: number): Title | undefined {
  // All of them end in kanji, and most names stand behind a particle or a comma.
  if (!isKanji(text.charCodeAt(at - 1))) return undefined;
  const match = before.exec(text.slice(Math.max(0, at - 20), at));
  return match ? titleOf(match[0], at - match[0].length, 'office') : undefined;
}

function titleOf(text: string, start: number, kind: Title['kind']): Title {
  const range = { start, end: start + text.length };
  if (kind === 'honorific') return { kind, range, text, office: '', time: '' };
  const [, time = '', office = text] = parts.exec(text) ?? [];
  return { kind, range, text, office, time };
}

/**
 * Whether a record's `role` (米国大統領, 米大統領補佐官（国家安全保障担当）) is what a text calls `office`.
 * 大統領 is no 副大統領.
 */
export function isOffice(role: string, office: string): boolean {
  const plain = role.replace(/（.*）$/, '');
  if (office === '' || !plain.endsWith(office)) return false;
  return !/[副前元次準]$/.test(plain.slice(0, -office.length));
}
