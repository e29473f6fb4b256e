import { isConnector, isHalfWidthKatakana, isKatakana } from '../japanese/characters.js';

/** A maximal run of katakana, half or full width, in UTF-16 offsets of the text. */
export interface KatakanaRun {
  readonly start: number;
  readonly end: number;
}

const isRunLetter = (code: number): boolean => isKatakana(code) || isHalfWidthKatakana(code);

/** The katakana runs of a text, in order. */
export function katakanaRuns(text: string): readonly KatakanaRun[] {
  const runs: KatakanaRun[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isRunLetter(text.charCodeAt(at))) continue;
    const start = at;
    while (at < text.length && isRunLetter(text.charCodeAt(at))) at++;
    runs.push({ start, end: at });
  }
  return runs;
}

/** The runs that connectors join to a run, with itself, in order: the parts of バッシャール・アル＝アサド. */
export function chainOf(text: string, run: KatakanaRun): readonly KatakanaRun[] {
  const chain: KatakanaRun[] = [run];
  for (let at = run.start; isConnector(text.charCodeAt(at - 1)) && isRunLetter(text.charCodeAt(at - 2)); ) {
    const end = at - 1;
    at = end;
    while (isRunLetter(text.charCodeAt(at - 1))) at--;
    chain.unshift({ start: at, end });
  }
  for (let at = run.end; isConnector(text.charCodeAt(at)) && isRunLetter(text.charCodeAt(at + 1)); ) {
    const start = at + 1;
    at = start;
    while (isRunLetter(text.charCodeAt(at))) at++;
    chain.push({ start, end: at });
  }
  return chain;
}
