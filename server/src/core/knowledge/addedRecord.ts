import type { TextEdit } from '../text/textRange.js';
import { yamlScalar } from './yamlScalar.js';

/** The knowledge file that takes new names: an existing one, or one to be made. */
export interface NameStore {
  readonly uri: string;
  readonly text: string | undefined;
}

/**
 * The edit that adds a record to a knowledge file: an insertion behind the last entry of its list, in the list's
 * indentation. Comments, order and everything else stay as they are.
 * Undefined where the file is not a list of entries in the usual form, so that nothing is put in a wrong place.
 */
export function addedRecord(text: string, name: string): TextEdit | undefined {
  const value = yamlScalar(name);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (/^(?:\s|#.*$)*$/m.test(text) && text.replace(/^\uFEFF?(?:[ \t]*(?:#.*)?(?:\r?\n|$))*/, '') === '') {
    const gap = text === '' || text.endsWith('\n') ? '' : newline;
    return insertion(text.length, `${gap}entities:${newline}  - name: ${value}${newline}`);
  }
  const empty = /^entities[ \t]*:[ \t]*(\[[ \t]*\])?[ \t]*(?=\r?$)/m.exec(text);
  const lines = [...text.matchAll(/^([ \t]*)-[ \t]+\S/gm)];
  const indents = lines.map((it) => it[1]!.length);
  const indent = Math.min(...indents);
  if (lines.length === 0) {
    if (!empty) return undefined;
    const start = empty.index;
    return {
      range: { start, end: start + empty[0].length },
      newText: `entities:${newline}  - name: ${value}`,
    };
  }
  const entry = lines.filter((it) => it[1]!.length === indent);
  const last = entry.at(-1)!;
  const end = endOfEntry(text, last.index, indent);
  const before =
    entry.length > 1 && /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, last.index + indent)) ? newline : '';
  const gap = end > 0 && text[end - 1] !== '\n' ? newline : '';
  return insertion(end, `${gap}${before}${last[1]}- name: ${value}${newline}`);
}

const insertion = (at: number, newText: string): TextEdit => ({ range: { start: at, end: at }, newText });

/** Behind the last line that is indented more than the entry's dash. */
function endOfEntry(text: string, start: number, indent: number): number {
  let end = lineEnd(text, start);
  for (let at = end; at < text.length; ) {
    const next = lineEnd(text, at);
    const line = text.slice(at, next);
    const depth = line.length - line.trimStart().length;
    if (line.trim() !== '') {
      if (depth <= indent) break;
      end = next;
    }
    at = next;
  }
  return end;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}
