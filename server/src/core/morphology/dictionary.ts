/**
 * A dictionary of word forms, each with its part of speech and with what it costs to read it and to have it stand
 * behind another: typed arrays over one buffer, so that it is loaded and not built.
 * Its content is IPADIC's (see `NOTICE.md`); `tools/morphology.ts` makes the bytes.
 */
import { type NameTrie, nameIn } from '../knowledge/nameTrie.js';
import { type PartOfSpeech, partOfSpeechOf } from './partOfSpeech.js';

export interface Dictionary {
  /** Leads from a word's letters to its first entry. */
  readonly words: NameTrie;
  /** Entry → context, as its complement in the last entry of a word. */
  readonly contexts: Int16Array;
  /** Entry → cost. */
  readonly costs: Int16Array;
  readonly contextCount: number;
  /** The cost of `left` before `right` is at `right * contextCount + left`. Context 0 is the edge of a text. */
  readonly connections: Int16Array;
  partOfSpeech(context: number): PartOfSpeech;
  /** UTF-16 code unit → class of letters. */
  readonly letterClasses: Uint8Array;
  readonly unknownWords: readonly UnknownWords[];
  /** The kanji that words are read alike with: 行校公… for 攻, since 専攻 and 専行 sound alike. */
  homophonesOf(kanji: string): string;
}

/**
 * What the likeliest reading of `word` as a common noun costs; undefined where it is none, or one that nobody uses: to
 * all nouns that its training texts lack IPADIC gives one cost by their part of speech.
 */
export function usedNounCost(
  { words, contexts, costs, partOfSpeech }: Dictionary,
  word: string,
): number | undefined {
  let entry = nameIn(words, word);
  if (entry < 0) return undefined;
  let least: number | undefined;
  for (let isLast = false; !isLast; entry++) {
    const context = contexts[entry]!;
    isLast = context < 0;
    const { kind, sub } = partOfSpeech(isLast ? ~context : context);
    const unused = kind === '名詞' ? unusedCosts[sub] : undefined;
    const cost = costs[entry]!;
    if (unused === undefined || cost === unused) continue;
    least = Math.min(least ?? cost, cost);
  }
  return least;
}

const unusedCosts: Readonly<Record<string, number>> = {
  一般: 5622,
  サ変接続: 4467,
  形容動詞語幹: 4845,
  副詞可能: 5221,
};

/** How words are read that no dictionary has, by the class of their first letter. */
export interface UnknownWords {
  /** Also where the dictionary has a word. */
  readonly isAlways: boolean;
  /** All letters of the class that follow are one word; otherwise a letter is one. */
  readonly isRun: boolean;
  readonly readings: readonly { readonly context: number; readonly cost: number }[];
}

/** What a dictionary is made of. */
export interface DictionarySource {
  readonly words: NameTrie;
  readonly contexts: Int16Array;
  readonly costs: Int16Array;
  readonly connections: Int16Array;
  /** Context → IPADIC's features, joined by commas. */
  readonly features: readonly string[];
  readonly letterClasses: Uint8Array;
  readonly unknownWords: readonly UnknownWords[];
  readonly homophones: ReadonlyMap<string, string>;
}

/** The binary form: the lengths of the parts in bytes, then the parts, each from a multiple of four. */
export function dictionaryBytes(source: DictionarySource): Uint8Array {
  const { words, contexts, costs, connections, letterClasses } = source;
  const features = unitsOf(source.features);
  const homophones = unitsOf([...source.homophones].map(([letter, others]) => letter + others));
  const unknown = source.unknownWords.flatMap(({ isAlways, isRun, readings }) => [
    Number(isAlways),
    Number(isRun),
    readings.length,
    ...readings.flatMap(({ context, cost }) => [context, cost]),
  ]);
  const parts = [
    ...[words.letters, words.base, words.check, words.names],
    ...[contexts, costs, connections, features, letterClasses, Int16Array.from(unknown), homophones],
  ].map((it) => new Uint8Array(it.buffer, it.byteOffset, it.byteLength));
  const starts: number[] = [];
  let size = 4 * partCount;
  for (const part of parts) {
    starts.push(size);
    size += aligned(part.length);
  }
  const bytes = new Uint8Array(size);
  bytes.set(new Uint8Array(Uint32Array.from(parts, (it) => it.length).buffer));
  parts.forEach((part, index) => {
    bytes.set(part, starts[index]!);
  });
  return bytes;
}

const partCount = 11;
const unitsOf = (lines: readonly string[]): Uint16Array =>
  Uint16Array.from(lines.join('\n'), (it) => it.charCodeAt(0));
const aligned = (length: number): number => (length + 3) & ~3;

/** Reads what `dictionaryBytes` wrote; `bytes` must start at a multiple of four of its buffer. */
export function dictionaryOf({ buffer, byteOffset }: Uint8Array): Dictionary {
  const lengths = new Uint32Array(buffer, byteOffset, partCount);
  let next = byteOffset + 4 * partCount;
  const places = [...lengths].map((length) => {
    const start = next;
    next += aligned(length);
    return { start, length };
  });
  const [letters, base, check, names, contexts, costs, connections, features, classes, unknown, alike] =
    places;
  const int16 = ({ start, length }: Place): Int16Array => new Int16Array(buffer, start, length / 2);
  const uint16 = ({ start, length }: Place): Uint16Array => new Uint16Array(buffer, start, length / 2);
  const int32 = ({ start, length }: Place): Int32Array => new Int32Array(buffer, start, length / 4);
  const featureLines = uint16(features!);
  const starts = startsOfLines(featureLines);
  const partsOfSpeech: PartOfSpeech[] = [];
  let homophones: ReadonlyMap<string, string> | undefined;
  return {
    words: { letters: uint16(letters!), base: int32(base!), check: int32(check!), names: int32(names!) },
    contexts: int16(contexts!),
    costs: int16(costs!),
    connections: int16(connections!),
    contextCount: starts.length,
    // A report meets a tenth of them.
    partOfSpeech: (context) =>
      (partsOfSpeech[context] ??= partOfSpeechOf(
        String.fromCharCode(
          ...featureLines.subarray(starts[context], (starts[context + 1] ?? featureLines.length + 1) - 1),
        ),
      )),
    letterClasses: new Uint8Array(buffer, classes!.start, classes!.length),
    unknownWords: unknownWordsOf(int16(unknown!)),
    homophonesOf(kanji) {
      homophones ??= new Map(
        textOf(uint16(alike!))
          .split('\n')
          .map((it) => [it[0]!, it.slice(1)] as const),
      );
      return homophones.get(kanji) ?? '';
    },
  };
}

interface Place {
  readonly start: number;
  readonly length: number;
}

function startsOfLines(units: Uint16Array): readonly number[] {
  const starts = [0];
  for (let at = units.indexOf(lineFeed); at >= 0; at = units.indexOf(lineFeed, at + 1)) starts.push(at + 1);
  return starts;
}

const lineFeed = 10;

/** In pieces, since a function takes only so many arguments. */
function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 4096)
    text += String.fromCharCode(...units.subarray(at, at + 4096));
  return text;
}

function unknownWordsOf(values: Int16Array): readonly UnknownWords[] {
  const words: UnknownWords[] = [];
  for (let at = 0; at < values.length; ) {
    const [isAlways, isRun, count] = values.subarray(at, at + 3);
    at += 3;
    const readings: { context: number; cost: number }[] = [];
    for (const end = at + 2 * count!; at < end; at += 2)
      readings.push({ context: values[at]!, cost: values[at + 1]! });
    words.push({ isAlways: isAlways === 1, isRun: isRun === 1, readings });
  }
  return words;
}
