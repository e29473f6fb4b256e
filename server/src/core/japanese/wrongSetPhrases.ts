/** Where a text miswrites a fixed expression. */
import { phraseMatcher } from './phraseMatcher.js';
import { correctLookalikes, type SetPhrase, setPhrases } from './setPhrases.js';
import { inflectedSlip, type Slip } from './slip.js';

export interface WrongSetPhrase extends Slip {
  readonly isPermitted: boolean;
}

const phrases = phraseMatcher<SetPhrase | undefined>([
  ...setPhrases.map((it) => [it.wrong, it] as const),
  ...correctLookalikes.map((it) => [it, undefined] as const),
]);

export function wrongSetPhrasesIn(text: string): readonly WrongSetPhrase[] {
  const found: WrongSetPhrase[] = [];
  let done = 0;
  for (const { start, end, value } of phrases(text)) {
    if (start < done || isInsideWord(text, start, end)) continue;
    done = end;
    if (value)
      found.push({ ...inflectedSlip(text, start, end, value.right), isPermitted: value.isPermitted });
  }
  return found;
}

/** 人手不足の事態, ビックバンク: the phrase is part of another word. */
function isInsideWord(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? '';
  if (/\p{sc=Han}/u.test(text[start]!)) return /[\p{sc=Han}々]/u.test(before);
  if (!/[ァ-ヺ]/.test(text[start]!)) return false;
  return /[ァ-ヺー]/.test(before) || /[ァ-ヺー]/.test(text[end] ?? '');
}
