/** What stands behind a name and still belongs to it: honorifics, titles, and words such as 政権. */
import { honorifics, offices } from './titles.js';

/** Words that belong to a name and are no title of a person. */
const appendages = [
  '政権',
  '陣営',
  '一族',
  '家',
  '派',
  '側',
  '政府',
  '軍',
  '両国',
  '当局',
  '国内',
  '領内',
  '情勢',
  '問題',
  '産',
  '製',
  '製品',
  '人',
  '語',
  '系',
  '社',
  '国営',
  '現地',
  '中央銀行',
  '外務省',
  '議会',
  '大使館',
];

const titles = [...honorifics, ...offices];

/** By the first letter, the longest first. */
function byFirst(words: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const lists = new Map<number, string[]>();
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const code = word.charCodeAt(0);
    const list = lists.get(code);
    if (list) list.push(word);
    else lists.set(code, [word]);
  }
  return lists;
}

const titlesByFirst = byFirst(titles);
const affixesByFirst = byFirst([...titles, ...appendages]);

function lengthAt(words: ReadonlyMap<number, readonly string[]>, text: string, at: number): number {
  return words.get(text.charCodeAt(at))?.find((it) => text.startsWith(it, at))?.length ?? 0;
}

/** Whether a person's title or honorific stands at `at`. */
export const isTitled = (text: string, at: number): boolean => lengthAt(titlesByFirst, text, at) > 0;

/** The length in UTF-16 code units of the longest such word at `at`, or 0. */
export const nameAffix = (text: string, at: number): number => lengthAt(affixesByFirst, text, at);
