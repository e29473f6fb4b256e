/** Which part of a person's name a form uses: ネタニヤフ of ネタニヤフ首相, ムハンマド of ムハンマド皇太子. */
import { isConnector, isKatakana } from '../japanese/characters.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { Entity } from './entity.js';
import { titleBehind } from './titles.js';

export interface NameInForm {
  /** The name without titles, in UTF-16 offsets of the form. */
  readonly range: TextRange;
  /** Given name and surname stand: ベンヤミン・ネタニヤフ, and JD・バンス of J・D・バンス. */
  readonly isFull: boolean;
  /** It stands so in the full name, which may then take its place. */
  readonly isPart: boolean;
}

const partsByPerson = new WeakMap<Entity, readonly string[]>();

/** Undefined where no name can be told from the rest: MBS, 石破政権. */
export function nameInForm(form: string, person: Entity): NameInForm | undefined {
  for (const part of partsOf(person)) {
    const start = form.indexOf(part);
    if (start < 0 || !/^\p{sc=Han}*$/u.test(form.slice(0, start))) continue;
    const end = start + part.length;
    if (isNameLetter(form.charCodeAt(end)) || !isBounded(form, end, part)) continue;
    return { range: rangeOf(start, end), isFull: part === person.name || part.includes('・'), isPart: true };
  }
  const other = /^[A-Za-z. ・＝ァ-ヺー]+/.exec(form)?.[0] ?? '';
  if (other === '' || /^[A-Z]+$/.test(other)) return undefined;
  if (other !== form && titleBehind(form, other.length)?.range.end !== form.length) return undefined;
  const isFull = /[・ ]/.test(other) || partsOf(person).some((it) => other.endsWith(it));
  return { range: rangeOf(0, other.length), isFull, isPart: false };
}

/** What follows a surname in kanji must tell where it ends: 石破首相, but not 石破派. */
const isBounded = (form: string, end: number, part: string): boolean =>
  end === form.length || isKatakana(part.charCodeAt(0)) || titleBehind(form, end)?.range.end === form.length;

const isNameLetter = (code: number): boolean => isKatakana(code) || isConnector(code);

/**
 * The part of a katakana name by which a person is called once he is known; undefined where that cannot be told.
 * Names in kanji are Chinese or Korean and stay whole, or Japanese and known by their forms.
 */
export function surnameOf(person: Entity): string | undefined {
  const { name, short } = person;
  if (!name.includes('・')) return undefined;
  for (const form of short) {
    const found = nameInForm(form, person);
    if (found?.isPart && !found.isFull) return form.slice(found.range.start, found.range.end);
  }
  // サルマン in ムハンマド・ビン・サルマン is the father.
  return /・(?:ビン|ビント|イブン)・/.test(name) ? undefined : name.slice(name.lastIndexOf('・') + 1);
}

/** The name and what stands in it, longest first: of アリ・アル＝アサド also アル＝アサド, アサド, アリ, アル. */
function partsOf(person: Entity): readonly string[] {
  let parts = partsByPerson.get(person);
  if (!parts) {
    parts = partsIn(person.name);
    partsByPerson.set(person, parts);
  }
  return parts;
}

function partsIn(name: string): readonly string[] {
  const words = name.split('・');
  const parts = new Set([name]);
  words.forEach((word, from) => {
    for (let to = from + 1; to <= words.length; to++) parts.add(words.slice(from, to).join('・'));
    for (const each of word.split('＝')) parts.add(each);
  });
  if (/^\p{sc=Han}+$/u.test(name)) for (let end = 1; end < name.length; end++) parts.add(name.slice(0, end));
  return [...parts].sort((a, b) => b.length - a.length);
}
