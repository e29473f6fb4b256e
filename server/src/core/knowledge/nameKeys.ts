/**
 * By what a name can be found while it is being typed: its spelling, each later word of it, its English name, and
 * the sound of its kana or of its reading.
 * The keys of one initial are computed and sorted when the first of them is asked for, so that a knowledge base of
 * a hundred thousand names costs one quick pass.
 */
import { isConnector, isHiragana, isKatakana } from '../japanese/characters.js';
import { soundOf } from '../japanese/romaji.js';
import type { KnowledgeBase } from './knowledgeBase.js';

/** One key of one entity. */
export interface NameKey {
  readonly key: string;
  /** Index of the entity. */
  readonly entity: number;
  /** The form whose key it is; undefined for an English name or a reading, which stand for every form. */
  readonly form: number | undefined;
  /** It begins where the name begins, and not at a later word of it. */
  readonly isFirst: boolean;
}

export interface NameKeys {
  /** The keys that begin as `beginning`, which is spelled as `plainSpelling` has it, in order. */
  spelled(beginning: string): readonly NameKey[];
  /** Those that sound so; `beginning` is a `soundOf` something. */
  sounding(beginning: string): readonly NameKey[];
}

const remembered = new WeakMap<KnowledgeBase, NameKeys>();

export function nameKeysOf(knowledge: KnowledgeBase): NameKeys {
  let known = remembered.get(knowledge);
  if (!known) remembered.set(knowledge, (known = read(knowledge)));
  return known;
}

/** In half width and small letters, without the accents that nobody types. */
export function plainSpelling(text: string): string {
  return asTyped(text).toLowerCase();
}

const asTyped = (text: string): string =>
  needsNoWork.test(text)
    ? text
    : text
        .normalize('NFKC')
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC');

/** Most names have no other letters, and there are very many names. */
const needsNoWork = /^[ -~\u3005\u3041-\u3094\u30a1-\u30fe\u4e00-\u9fff]*$/;

function read(knowledge: KnowledgeBase): NameKeys {
  const { names } = knowledge;
  const forms = names.size;
  /** The forms, then the English name and the reading of each entity. */
  const textOf = (text: number): string => {
    if (text < forms) return names.surface(text);
    const { english = '', reading = '' } = knowledge.entity((text - forms) >> 1);
    return (text - forms) % 2 === 0 ? english : reading;
  };
  const keyAt = (key: string, text: number, start: number): NameKey => ({
    key,
    entity: text < forms ? names.entity(text) : (text - forms) >> 1,
    form: text < forms ? text : undefined,
    isFirst: start === 0,
  });
  const spelled = new KeyTable(textOf, plainSpelling, keyAt);
  const sounding = new KeyTable(textOf, (rest) => soundOf(leadingKana.exec(rest)![0]), keyAt);
  for (let text = 0; text < forms + 2 * knowledge.size; text++) {
    // A surname that follows from a full name is a later word of that.
    if (text < forms && names.kind(text) === 'derived') continue;
    const plain = asTyped(textOf(text));
    for (const start of wordStarts(plain)) {
      const rest = plain.slice(start);
      spelled.add(text, start, rest);
      if (isKana(rest.charCodeAt(0)) && isKana(rest.charCodeAt(1))) sounding.add(text, start, rest);
    }
  }
  return {
    spelled: (beginning) => spelled.beginningWith(beginning),
    sounding: (beginning) => sounding.beginningWith(beginning),
  };
}

const isKana = (code: number): boolean => isKatakana(code) || isHiragana(code);
const leadingKana = /^[ぁ-ゖァ-ヺーヽヾ・=゠]*/;

/** バッシャール・アル＝アサド begins at バ, アル and アサド; `Port of Duqm` at its two great letters. */
function wordStarts(plain: string): readonly number[] {
  if (plain === '') return [];
  const starts = [0];
  for (let at = 1; at < Math.min(plain.length - 1, mostOffset); at++) {
    if (!isJoint(plain.charCodeAt(at - 1))) continue;
    const code = plain.charCodeAt(at);
    if (!isJoint(code) && !isSmall(code)) starts.push(at);
  }
  return starts;
}

/** A connector, a space or a hyphen. */
const isJoint = (code: number): boolean => isConnector(code) || code === 0x20 || code === 0x2d;

const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** A place in a text is kept as one number. */
const mostOffset = 256;

/** Keys by their initials; those of one initial are made and sorted when they are first asked for. */
class KeyTable {
  readonly #textOf: (text: number) => string;
  readonly #keyOf: (rest: string) => string;
  readonly #keyAt: (key: string, text: number, start: number) => NameKey;
  readonly #places = new Map<string, number[]>();
  readonly #sorted = new Map<string, readonly NameKey[]>();
  /** By the codes of a text's first two letters. */
  readonly #initials = new Map<number, string>();

  constructor(
    textOf: (text: number) => string,
    keyOf: (rest: string) => string,
    keyAt: (key: string, text: number, start: number) => NameKey,
  ) {
    this.#textOf = textOf;
    this.#keyOf = keyOf;
    this.#keyAt = keyAt;
  }

  add(text: number, start: number, rest: string): void {
    const initial = this.#initialOf(rest);
    const place = text * mostOffset + start;
    if (!this.#places.get(initial)?.push(place)) this.#places.set(initial, [place]);
  }

  beginningWith(beginning: string): readonly NameKey[] {
    const keys = this.#keysOf(beginning.slice(0, 1));
    const from = firstFrom(keys, beginning);
    let to = from;
    while (keys[to]?.key.startsWith(beginning)) to++;
    return keys.slice(from, to);
  }

  #initialOf(rest: string): string {
    const head = rest.charCodeAt(0) * 0x10000 + (rest.charCodeAt(1) || 0);
    let initial = this.#initials.get(head);
    if (initial === undefined)
      this.#initials.set(head, (initial = this.#keyOf(rest.slice(0, 2)).slice(0, 1)));
    return initial;
  }

  #keysOf(initial: string): readonly NameKey[] {
    let keys = this.#sorted.get(initial);
    if (!keys) this.#sorted.set(initial, (keys = this.#read(this.#places.get(initial) ?? [])));
    return keys;
  }

  #read(places: readonly number[]): readonly NameKey[] {
    const keys = places.map((place) => {
      const text = Math.floor(place / mostOffset);
      const start = place % mostOffset;
      return this.#keyAt(this.#keyOf(asTyped(this.#textOf(text)).slice(start)), text, start);
    });
    return keys.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  }
}

function firstFrom(keys: readonly NameKey[], beginning: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]!.key < beginning) low = middle + 1;
    else high = middle;
  }
  return low;
}
