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

const byFirst = new Map<number, string[]>();
for (const title of [...titles, ...appendages].sort((a, b) => b.length - a.length)) {
  const code = title.charCodeAt(0);
  const list = byFirst.get(code);
  if (list) list.push(title);
  else byFirst.set(code, [title]);
}

/** Whether a person's title or honorific stands at `at`. */
export const isTitled = (text: string, at: number): boolean => titles.some((it) => text.startsWith(it, at));

/** The length in UTF-16 code units of the longest such word at `at`, or 0. */
export function nameAffix(text: string, at: number): number {
  const candidates = byFirst.get(text.charCodeAt(at));
  if (!candidates) return 0;
  for (const title of candidates) if (text.startsWith(title, at)) return title.length;
  return 0;
}
