/**
 * Every form of every entity, ready to be found in text, exactly and nearly.
 * All of it is typed arrays and one long string, so that an index of a hundred thousand names is loaded, not built.
 */
import { isKatakana } from '../japanese/characters.js';
import { letterOf, wordOf } from '../japanese/letters.js';
import { type NameTrie, nameIn, nameTrieOf } from './nameTrie.js';
import { type NearName, type NearNames, nearNames, nearNamesOf } from './nearNames.js';

/** `derived` is a surname that the record does not list but its full name gives; `former` an earlier name. */
export const formKinds = ['name', 'short', 'variant', 'derived', 'former'] as const;
export type FormKind = (typeof formKinds)[number];

/** One surface form (表層形) of one entity. */
export interface Form {
  readonly surface: string;
  /** Index of the entity. */
  readonly entity: number;
  readonly kind: FormKind;
  /** What replaces a `variant`; the surface itself for the others. */
  readonly to: string;
}

export interface NameIndexData {
  /** All surfaces one after the other, then the replacements of the variants. */
  readonly strings: string;
  readonly surfaceStarts: Uint32Array;
  readonly entities: Uint32Array;
  readonly kinds: Uint8Array;
  readonly replacementStarts: Uint32Array;
  /** Its katakana words. */
  readonly wordLetters: Uint8Array;
  readonly wordStarts: Uint32Array;
  /** Word → its first posting. */
  readonly wordPostings: Uint32Array;
  /** A form in which the word stands, and at which UTF-16 offset. */
  readonly postingForms: Uint32Array;
  readonly postingOffsets: Uint8Array;
  readonly trie: NameTrie;
  readonly words: NameTrie;
  readonly near: NearNames;
}

/** A place where a katakana word stands in a form. */
export interface WordPlace {
  readonly form: number;
  /** UTF-16 offset in the surface, or `joined` where the word is the whole form without its connectors. */
  readonly offset: number;
}

/** ドナルドトランプ: the form is there, but its ・ is not. */
export const joined = 255;

export class NameIndex {
  constructor(readonly data: NameIndexData) {}

  get size(): number {
    return this.data.entities.length;
  }

  get trie(): NameTrie {
    return this.data.trie;
  }

  surface(form: number): string {
    const { strings, surfaceStarts } = this.data;
    return strings.slice(surfaceStarts[form], surfaceStarts[form + 1]);
  }

  entity(form: number): number {
    return this.data.entities[form]!;
  }

  kind(form: number): FormKind {
    return formKinds[this.data.kinds[form]!]!;
  }

  /** What replaces a discouraged form. */
  replacement(form: number): string {
    const { strings, replacementStarts } = this.data;
    return strings.slice(replacementStarts[form], replacementStarts[form + 1]);
  }

  /** The form that is exactly `surface`, or -1. */
  formOf(surface: string): number {
    return nameIn(this.data.trie, surface);
  }

  /** The katakana word that is exactly `word`, or -1. */
  wordOf(word: string): number {
    return nameIn(this.data.words, word);
  }

  word(index: number): string {
    const { wordLetters, wordStarts } = this.data;
    return wordOf(wordLetters, wordStarts[index]!, wordStarts[index + 1]!);
  }

  placesOf(word: number): readonly WordPlace[] {
    const { wordPostings, postingForms, postingOffsets } = this.data;
    const places: WordPlace[] = [];
    for (let at = wordPostings[word]!; at < wordPostings[word + 1]!; at++) {
      places.push({ form: postingForms[at]!, offset: postingOffsets[at]! });
    }
    return places;
  }

  /** The words of names near `word`, nearest first. `limit` gives the greatest distance allowed for a name. */
  wordsNear(word: string, limit: (length: number) => number): readonly NearName[] {
    const { near, wordLetters, wordStarts } = this.data;
    return nearNames(near, word, { letters: wordLetters, starts: wordStarts }, limit);
  }
}

/** Builds the index. Of forms with the same surface the first counts. */
export function nameIndexOf(forms: readonly Form[]): NameIndex {
  const surfaces = new Map<string, number>();
  const kept: Form[] = [];
  for (const form of forms) {
    if (form.surface === '' || surfaces.has(form.surface)) continue;
    surfaces.set(form.surface, kept.length);
    kept.push(form);
  }
  const words = new Map<string, WordPlace[]>();
  const place = (word: string, at: WordPlace): void => {
    const places = words.get(word);
    if (places) places.push(at);
    else words.set(word, [at]);
  };
  kept.forEach(({ surface, kind }, form) => {
    if (kind === 'variant') return;
    const parts = katakanaWords(surface);
    for (const { word, offset } of parts) if (offset < joined) place(word, { form, offset });
    if (parts.length > 1 && connectedKatakana.test(surface)) {
      place(surface.replace(/[・＝]/g, ''), { form, offset: joined });
    }
  });
  const strings: string[] = [];
  let length = 0;
  const startsOf = (texts: Iterable<string>, count: number): Uint32Array => {
    const starts = new Uint32Array(count + 1);
    let index = 0;
    for (const text of texts) {
      starts[index++] = length;
      strings.push(text);
      length += text.length;
    }
    starts[count] = length;
    return starts;
  };
  const wordList = [...words.keys()];
  const placeLists = [...words.values()];
  const places = placeLists.flat();
  const wordPostings = new Uint32Array(wordList.length + 1);
  placeLists.forEach((it, index) => {
    wordPostings[index + 1] = wordPostings[index]! + it.length;
  });
  return new NameIndex({
    surfaceStarts: startsOf(
      kept.map((it) => it.surface),
      kept.length,
    ),
    replacementStarts: startsOf(
      kept.map((it) => (it.kind === 'variant' ? it.to : '')),
      kept.length,
    ),
    ...wordsOf(wordList),
    strings: strings.join(''),
    entities: Uint32Array.from(kept, (it) => it.entity),
    kinds: Uint8Array.from(kept, (it) => formKinds.indexOf(it.kind)),
    wordPostings,
    postingForms: Uint32Array.from(places, (it) => it.form),
    postingOffsets: Uint8Array.from(places, (it) => it.offset),
    trie: nameTrieOf(kept.map((it) => it.surface)),
    words: nameTrieOf(wordList),
    near: nearNamesOf(
      wordList.map((it, word) =>
        it.length >= 3 && placeLists[word]!.some((at) => at.offset !== joined) ? it : '',
      ),
    ),
  });
}

function wordsOf(words: readonly string[]): Pick<NameIndexData, 'wordLetters' | 'wordStarts'> {
  const wordStarts = new Uint32Array(words.length + 1);
  for (const [word, { length }] of words.entries()) wordStarts[word + 1] = wordStarts[word]! + length;
  const wordLetters = new Uint8Array(wordStarts[words.length]!);
  for (const [word, letters] of words.entries()) {
    for (let at = 0; at < letters.length; at++) {
      wordLetters[wordStarts[word]! + at] = letterOf(letters.charCodeAt(at));
    }
  }
  return { wordLetters, wordStarts };
}

const connectedKatakana = /^[ァ-ヺー]+(?:[・＝][ァ-ヺー]+)+$/;

/** The maximal katakana runs of a text: カタール, and アル and アサド of アル＝アサド. */
export function katakanaWords(text: string): readonly { readonly word: string; readonly offset: number }[] {
  const words: { word: string; offset: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isKatakana(text.charCodeAt(at))) continue;
    const offset = at;
    while (at < text.length && isKatakana(text.charCodeAt(at))) at++;
    words.push({ word: text.slice(offset, at), offset });
  }
  return words;
}
