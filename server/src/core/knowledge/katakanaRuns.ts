import { beginsAddress } from '../japanese/address.js';
import { isConnector, isHalfWidthKatakana, isKatakana } from '../japanese/characters.js';

/** A maximal run of katakana, half or full width, in UTF-16 offsets of the text. */
export interface KatakanaRun {
  readonly start: number;
  readonly end: number;
}

/** No name has more parts; a longer chain is a list, of which each stretch is read for itself. */
const mostParts = 16;

const isRunLetter = (code: number): boolean => isKatakana(code) || isHalfWidthKatakana(code);

/** The katakana runs of a text in order, those that one connector joins together: バッシャール・アル＝アサド. Those of addresses are no words. */
export function katakanaChains(text: string): readonly (readonly KatakanaRun[])[] {
  const chains: KatakanaRun[][] = [];
  let last: KatakanaRun[] | undefined;
  let lastEnd = -2;
  for (let at = 0; at < text.length; at++) {
    if (!isRunLetter(text.charCodeAt(at))) continue;
    const start = at;
    while (at < text.length && isRunLetter(text.charCodeAt(at))) at++;
    const goesOn = lastEnd === start - 1 && isConnector(text.charCodeAt(lastEnd));
    if (last && goesOn && last.length < mostParts) last.push({ start, end: at });
    else chains.push((last = [{ start, end: at }]));
    lastEnd = at;
    // The connector behind a run is looked at again with the next one.
    at--;
  }
  return chains.filter((it) => !beginsAddress(text, it.at(-1)!.end));
}
