/**
 * A knowledge base as bytes, so that one of a hundred thousand names is loaded and not built again.
 * The typed arrays of the index are used where they lie; records are parsed when they are asked for.
 */
import { type Lexicon, withWords } from '../japanese/lexicon.js';
import type { Entity } from './entity.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import type { LatinNames } from './latinNames.js';
import { NameIndex, type NameIndexData } from './nameIndex.js';
import type { NameTrie } from './nameTrie.js';

/** Changes whenever bytes written before can no longer be read. */
const version = 0x4b4f450a;

type Numbers = Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** How a platform makes bytes of strings and strings of bytes: each has a fast way of its own. */
export interface TextCodec {
  fromUtf16(units: Uint16Array): string;
  fromUtf8(bytes: Uint8Array): string;
  toUtf8(text: string): Uint8Array;
}

export function knowledgeImageOf(knowledge: KnowledgeBase, { toUtf8 }: TextCodec): Uint8Array {
  const records = Array.from({ length: knowledge.size }, (_, index) =>
    toUtf8(JSON.stringify(knowledge.entity(index), unlessEmpty)),
  );
  const recordStarts = new Uint32Array(knowledge.size + 1);
  for (const [index, record] of records.entries())
    recordStarts[index + 1] = recordStarts[index]! + record.length;
  const { latin, names } = knowledge;
  const { data } = names;
  const parts: readonly Numbers[] = [
    joined(records),
    recordStarts,
    unitsOf(data.strings),
    data.surfaceStarts,
    data.entities,
    data.kinds,
    data.replacementStarts,
    data.wordLetters,
    data.wordStarts,
    data.wordPostings,
    data.postingForms,
    data.postingOffsets,
    ...trieParts(data.trie),
    ...trieParts(data.words),
    data.near.buckets,
    data.near.postings,
    data.near.tags,
    ...trieParts(latin.trie),
    latin.entities,
    unitsOf(latin.strings),
    latin.starts,
    unitsOf(knowledge.words.join('\n')),
  ];
  const header = Uint32Array.of(version, parts.length, 0, ...parts.map((it) => it.length));
  const total = parts.reduce((sum, it) => sum + aligned(it.byteLength), header.byteLength);
  header[2] = total;
  const bytes = new Uint8Array(total);
  bytes.set(new Uint8Array(header.buffer));
  let at = header.byteLength;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  }
  return bytes;
}

/**
 * Reads what `knowledgeImageOf` wrote; undefined for bytes of another version or none of ours.
 * `bytes` starts at a multiple of four of its buffer.
 */
export function knowledgeOfImage(
  bytes: Uint8Array,
  lexicon: Lexicon,
  { fromUtf16, fromUtf8 }: TextCodec,
): KnowledgeBase | undefined {
  if (bytes.byteLength < 12) return undefined;
  const [found, count, total] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3);
  // A disk that was full has kept a part of it.
  if (found !== version || count !== 31 || total !== bytes.byteLength) return undefined;
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset + 12, count);
  let at = 12 + 4 * count;
  let part = 0;
  const next = <T extends Numbers>(type: NumbersType<T>): T => {
    const numbers = new type(bytes.buffer, bytes.byteOffset + at, lengths[part++]);
    at += aligned(numbers.byteLength);
    return numbers;
  };
  const trie = (): NameTrie => ({
    letters: next(Uint16Array),
    base: next(Int32Array),
    check: next(Int32Array),
    names: next(Int32Array),
  });
  const records = next(Uint8Array);
  const recordStarts = next(Uint32Array);
  const data: NameIndexData = {
    strings: fromUtf16(next(Uint16Array)),
    surfaceStarts: next(Uint32Array),
    entities: next(Uint32Array),
    kinds: next(Uint8Array),
    replacementStarts: next(Uint32Array),
    wordLetters: next(Uint8Array),
    wordStarts: next(Uint32Array),
    wordPostings: next(Uint32Array),
    postingForms: next(Uint32Array),
    postingOffsets: next(Uint8Array),
    trie: trie(),
    words: trie(),
    near: { buckets: next(Uint32Array), postings: next(Uint32Array), tags: next(Uint16Array) },
  };
  const latin: LatinNames = {
    trie: trie(),
    entities: next(Uint32Array),
    strings: fromUtf16(next(Uint16Array)),
    starts: next(Uint32Array),
  };
  const wordText = fromUtf16(next(Uint16Array));
  const words = wordText === '' ? [] : wordText.split('\n');
  const size = recordStarts.length - 1;
  const entities: Entity[] = new Array(size);
  const entity = (index: number): Entity =>
    (entities[index] ??= entityOf(
      JSON.parse(fromUtf8(records.subarray(recordStarts[index], recordStarts[index + 1]))),
    ));
  let byId: Map<string, number> | undefined;
  return {
    size,
    entity,
    indexOf: (id) => {
      byId ??= new Map(Array.from({ length: size }, (_, index) => [entity(index).id, index]));
      return byId.get(id) ?? -1;
    },
    names: new NameIndex(data),
    latin,
    words,
    lexicon: withWords(lexicon, words),
    problems: new Map(),
  };
}

interface NumbersType<T extends Numbers> {
  new (buffer: ArrayBufferLike, offset: number, length: number | undefined): T;
}

const trieParts = (trie: NameTrie): readonly Numbers[] => [trie.letters, trie.base, trie.check, trie.names];

/** Most records have little to say, and are a third as long without what they do not say. */
const unlessEmpty = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value;

type Stored = Pick<Entity, 'id' | 'name' | 'declaredAt'> & Partial<Entity>;

const none: readonly never[] = [];
const noRules: Entity['rules'] = {};

/** All with the same keys in the same order, which engines read faster. */
const entityOf = (it: Stored): Entity => ({
  id: it.id,
  name: it.name,
  kind: it.kind,
  english: it.english,
  short: it.short ?? none,
  variants: it.variants ?? none,
  bio: it.bio,
  asOf: it.asOf,
  roles: it.roles ?? none,
  former: it.former ?? none,
  honorific: it.honorific,
  reading: it.reading,
  rules: it.rules ?? noRules,
  sources: it.sources ?? none,
  declaredAt: it.declaredAt,
  pack: it.pack,
});

const aligned = (length: number): number => (length + 3) & ~3;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}
