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

/** The collocations in which a word is wrong, by the letter beside it: the one behind it, or where nothing stands there, the one before it. */
interface Company {
  readonly behind: ReadonlyMap<string, readonly Collocation[]>;
  readonly before: ReadonlyMap<string, readonly Collocation[]>;
}

/** By word. All have as many letters. */
export type Homophones = ReadonlyMap<string, Company>;

const wordLength = 2;

/** @throws where a word has not two letters or a collocation not one place for it. */
export function homophonesOf(groups: readonly HomophoneGroup[]): Homophones {
  const homophones = new Map<string, Company>();
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
      const wrong = all.filter((it) => !it.words.includes(word));
      homophones.set(word, {
        behind: grouped(
          wrong.filter((it) => it.after !== ''),
          (it) => it.after[0]!,
        ),
        before: grouped(
          wrong.filter((it) => it.after === ''),
          (it) => it.before.at(-1)!,
        ),
      });
    }
  }
  return homophones;
}

function grouped(
  collocations: readonly Collocation[],
  keyOf: (it: Collocation) => string,
): ReadonlyMap<string, readonly Collocation[]> {
  const groups = new Map<string, Collocation[]>();
  for (const it of collocations) {
    const group = groups.get(keyOf(it));
    if (group) group.push(it);
    else groups.set(keyOf(it), [it]);
  }
  return groups;
}

export const homophoneGroups: readonly HomophoneGroup[] = [
  ...homophonesOfAffairs,
  ...homophonesOfEconomy,
  ...homophonesOfSociety,
];

const groups = new Map(homophoneGroups.flatMap((group) => Object.keys(group).map((word) => [word, group])));
const beginnings = new Uint8Array(1 << 16);
for (const word of groups.keys()) beginnings[word.charCodeAt(0)] = 1;

/** Of the groups that texts have had words of: a text has few of them. */
const met = new Map<HomophoneGroup, Homophones>();

function companyOf(word: string): Company | undefined {
  const group = groups.get(word);
  if (!group) return undefined;
  let homophones = met.get(group);
  if (!homophones) met.set(group, (homophones = homophonesOf([group])));
  return homophones.get(word);
}

export function wrongHomophonesIn(text: string): readonly Slip[] {
  const found: Slip[] = [];
  for (let at = 0; at + wordLength <= text.length; at++) {
    if (beginnings[text.charCodeAt(at)] === 0) continue;
    const end = at + wordLength;
    const company = companyOf(text.slice(at, end));
    const fitting = company && fittingIn(company, text, at, end);
    if (fitting) found.push({ range: rangeOf(at, end), expected: fitting.words });
  }
  return found;
}

function fittingIn(company: Company, text: string, start: number, end: number): Collocation | undefined {
  const behind = company.behind.get(text[end] ?? '');
  const fitting = behind?.find(
    ({ before, after }) =>
      text.startsWith(after, end) &&
      // With nothing before it, a word may be the end of a longer one: 同時期首相.
      (before === '' ? !isKanji.test(text[start - 1] ?? '') : text.endsWith(before, start)),
  );
  if (fitting || company.before.size === 0) return fitting;
  const stem = text.slice(Math.max(0, start - longestBefore), start);
  return (
    endingIn(company, stem) ??
    (mayBeAdverb.test(stem) ? endingIn(company, stem.replace(adverb, '')) : undefined)
  );
}

const endingIn = ({ before }: Company, stem: string): Collocation | undefined =>
  before.get(stem.at(-1) ?? '')?.find((it) => stem.endsWith(it.before));

const isKanji = /[\p{sc=Han}々]/u;
/** 責任を厳しく追及する, 条約が来月発効する: what may stand between a particle and its verb. */
const adverb =
  /(?<=[をがに])(?:\p{sc=Han}{1,3}(?:[しきなか]?く|[的かた]?に)|(?:[今来先翌昨]|同じ)?[年月週日](?:末|中)?に?|(?:[0-9０-９]{1,4}[年月日])+に?)$/u;
const mayBeAdverb = /[くに年月週日末中]$/;
/** The longest collocation and the longest adverb. */
const longestBefore = 24;
