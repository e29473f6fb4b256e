/**
 * Words that sound like the one that was meant: 責任を追求する for 責任を追及する. What stands around a word decides, by the
 * collocations of `homophones/`.
 */
import { rangeOf } from '../text/textRange.js';
import { homophonesOfAffairs } from './homophones/affairs.js';
import { homophonesOfEconomy } from './homophones/economy.js';
import type { HomophoneGroup } from './homophones/homophoneGroup.js';
import { homophonesOfSociety } from './homophones/society.js';
import type { Slip } from './slip.js';

/** What stands around a word, and which words it takes. */
interface Collocation {
  readonly before: string;
  readonly after: string;
  readonly words: readonly string[];
}

/** Word → the collocations in which it is wrong. All words have as many letters. */
export type Homophones = ReadonlyMap<string, readonly Collocation[]>;

const wordLength = 2;

/** @throws where a word has not two letters or a collocation not one place for it. */
export function homophonesOf(groups: readonly HomophoneGroup[]): Homophones {
  const homophones = new Map<string, readonly Collocation[]>();
  for (const group of groups) {
    const words = Object.keys(group);
    const takers = new Map<string, string[]>();
    for (const [word, collocations] of Object.entries(group))
      for (const it of collocations.split(' ').filter(Boolean))
        takers.set(it, [...(takers.get(it) ?? []), word]);
    const all = [...takers].map(([it, taken]) => {
      const [before, after, ...more] = it.split('_');
      if (before === undefined || after === undefined || more.length > 0 || it === '_')
        throw new Error(`“${it}” is no collocation`);
      return { before, after, words: taken };
    });
    for (const word of words) {
      if (word.length !== wordLength || homophones.has(word)) throw new Error(`“${word}” is listed wrongly`);
      homophones.set(
        word,
        all.filter((it) => !it.words.includes(word)),
      );
    }
  }
  return homophones;
}

export const homophoneGroups: readonly HomophoneGroup[] = [
  ...homophonesOfAffairs,
  ...homophonesOfEconomy,
  ...homophonesOfSociety,
];

const homophones = homophonesOf(homophoneGroups);
const beginnings = new Uint8Array(1 << 16);
for (const word of homophones.keys()) beginnings[word.charCodeAt(0)] = 1;

export function wrongHomophonesIn(text: string): readonly Slip[] {
  const found: Slip[] = [];
  for (let at = 0; at + wordLength <= text.length; at++) {
    if (beginnings[text.charCodeAt(at)] === 0) continue;
    const end = at + wordLength;
    const collocations = homophones.get(text.slice(at, end));
    const fitting = collocations?.find((it) => fits(text, at, end, it));
    if (fitting) found.push({ range: rangeOf(at, end), expected: fitting.words });
  }
  return found;
}

function fits(text: string, start: number, end: number, { before, after }: Collocation): boolean {
  if (!text.startsWith(after, end)) return false;
  // With nothing before it, a word may be the end of a longer one: 同時期首相.
  if (before === '') return !isKanji.test(text[start - 1] ?? '');
  const stem = text.slice(Math.max(0, start - before.length - longestAdverb), start);
  return stem.endsWith(before) || (/[をがに]$/.test(before) && stem.replace(adverb, '').endsWith(before));
}

const isKanji = /[\p{sc=Han}々]/u;
/** 責任を厳しく追及する, 条約が来月発効する: what may stand between a particle and its verb. */
const adverb =
  /(?<=[をがに])(?:\p{sc=Han}{1,3}(?:[しきなか]?く|[的かた]?に)|(?:[今来先翌昨]|同じ)?[年月週日](?:末|中)?に?|(?:[0-9０-９]{1,4}[年月日])+に?)$/u;
const longestAdverb = 12;
