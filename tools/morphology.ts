/**
 * IPADIC as the npm package @patdx/kuromoji ships it → the bytes of the morphological dictionary.
 * Its files are gzipped little-endian arrays: entries of ten bytes (contexts to the left and to the right, cost,
 * place of the features), features as strings that end in NUL, the matrix of connection costs, and the classes of
 * letters by which unknown words are read.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nameTrieOf } from '../server/src/core/knowledge/nameTrie.js';
import {
  type DictionarySource,
  dictionaryBytes,
  type UnknownWords,
} from '../server/src/core/morphology/dictionary.js';

/** Words that IPADIC lacks, each with one that is used in the same way. */
const missingWords: ReadonlyMap<string, string> = new Map([
  ['ひらがな', 'カタカナ'],
  ['がてら', 'ながら'],
]);

interface Entry {
  readonly context: number;
  readonly cost: number;
}

/** `folder` holds the `.dat.gz` files. */
export function morphologicalDictionary(folder: string): Uint8Array {
  const read = (name: string): Buffer => gunzipSync(readFileSync(path.join(folder, `${name}.dat.gz`)));
  const features: string[] = [];
  const entries = entriesOf(read('tid'), read('tid_pos'), features);
  for (const [word, like] of missingWords) entries.set(word, entries.get(like)!);
  const surfaces = [...entries.keys()];
  const contexts: number[] = [];
  const costs: number[] = [];
  const firsts = surfaces.map((surface) => {
    const first = contexts.length;
    const readings = [...entries.get(surface)!];
    readings.forEach(([context, cost], index) => {
      contexts.push(index === readings.length - 1 ? ~context : context);
      costs.push(cost);
    });
    return first;
  });
  const trie = nameTrieOf(surfaces);
  const source: DictionarySource = {
    words: { ...trie, names: trie.names.map((it) => (it < 0 ? it : firsts[it]!)) },
    contexts: Int16Array.from(contexts),
    costs: Int16Array.from(costs),
    connections: transposed(read('cc')),
    features: Array.from(features, (it) => it ?? ''),
    letterClasses: new Uint8Array(read('unk_char').subarray(0, 0x10000)),
    unknownWords: unknownWordsOf(read('unk'), read('unk_pos'), read('unk_invoke')),
  };
  return dictionaryBytes(source);
}

/** Surface → context → the least cost. In IPADIC the contexts to both sides are the same, and have one part of speech. */
function entriesOf(ids: Buffer, texts: Buffer, features: string[]): Map<string, ReadonlyMap<number, number>> {
  const entries = new Map<string, Map<number, number>>();
  eachEntry(ids, texts, (text, { context, cost }) => {
    const comma = surfaceEnd(text);
    const surface = text.slice(0, comma);
    features[context] ??= text
      .slice(comma + 1)
      .split(',')
      .slice(0, 6)
      .join(',');
    let readings = entries.get(surface);
    if (!readings) {
      readings = new Map();
      entries.set(surface, readings);
    }
    readings.set(context, Math.min(cost, readings.get(context) ?? cost));
  });
  return entries;
}

/** The comma behind the surface, which may be a comma itself. */
const surfaceEnd = (text: string): number => text.indexOf(',', 1);

/** The files are blown up with zeros behind their content. */
function eachEntry(ids: Buffer, texts: Buffer, visit: (text: string, entry: Entry) => void): void {
  for (let at = 0; at + 10 <= ids.length; at += 10) {
    const [left, right, cost] = [0, 2, 4].map((it) => ids.readInt16LE(at + it));
    const start = ids.readInt32LE(at + 6);
    if (at > 0 && start === 0) return;
    if (left !== right) throw new Error(`entry ${at / 10} has two contexts, ${left} and ${right}`);
    visit(texts.toString('utf8', start, texts.indexOf(0, start)), { context: left!, cost: cost! });
  }
}

/** The file has the context on the left first; a look-up asks for one on the right and tries all on the left. */
function transposed(file: Buffer): Int16Array {
  const size = file.readInt16LE(0);
  const matrix = new Int16Array(size * size);
  for (let left = 0; left < size; left++) {
    for (let right = 0; right < size; right++) {
      matrix[right * size + left] = file.readInt16LE(2 * (2 + left * size + right));
    }
  }
  return matrix;
}

function unknownWordsOf(ids: Buffer, texts: Buffer, definitions: Buffer): readonly UnknownWords[] {
  const readings = new Map<string, Entry[]>();
  eachEntry(ids, texts, (text, entry) => {
    const name = text.slice(0, surfaceEnd(text));
    readings.set(name, [...(readings.get(name) ?? []), entry]);
  });
  const classes: UnknownWords[] = [];
  // Two flags, the greatest length (which kuromoji does not use either), the name and NUL.
  for (let at = 0; definitions[at + 6] !== 0; ) {
    const end = definitions.indexOf(0, at + 6);
    const name = definitions.toString('utf8', at + 6, end);
    classes.push({
      isAlways: definitions[at] === 1,
      isRun: definitions[at + 1] === 1,
      readings: readings.get(name) ?? [],
    });
    at = end + 1;
  }
  return classes;
}
