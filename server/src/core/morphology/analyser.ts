/**
 * Text → its likeliest reading as a row of words: the cheapest path through all words that it may be made of
 * (Viterbi), by the costs of a dictionary.
 * No objects are made on the way: the nodes of the lattice are numbers in arrays that are used again and again.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { Dictionary } from './dictionary.js';
import type { PartOfSpeech } from './partOfSpeech.js';

export interface Morpheme {
  /** UTF-16 offsets in the text analysed. */
  readonly range: TextRange;
  readonly surface: string;
  readonly partOfSpeech: PartOfSpeech;
  /** Stands for the part of speech where costs are asked for. */
  readonly context: number;
  /** Whether the dictionary has the word. */
  readonly isKnown: boolean;
  /** What the word and its place behind the word before it cost. */
  readonly cost: number;
}

export interface Analyser {
  readonly dictionary: Dictionary;
  /** The words of a text, all of it. It may stand between two contexts; 0 is the edge of a text. */
  analyse(text: string, before?: number, after?: number): readonly Morpheme[];
  /** The cost of the cheapest reading. */
  cost(text: string, before: number, after: number): number;
}

/** A sentence of a report needs some hundred nodes. */
const fewNodes = 1 << 12;
const noNode = -1;

export function analyserOf(dictionary: Dictionary): Analyser {
  const { words, contexts, costs, connections, contextCount, letterClasses, unknownWords } = dictionary;
  const { letters, base, check, names } = words;

  // The nodes: what ends at the same offset is a chain from `ending` on.
  let capacity = fewNodes;
  let [nodeContext, nodeCost, nodeBefore, nodeStart, nodeNext, nodeIsKnown] = nodesOf(capacity);
  let ending = new Int32Array(256);
  let count = 0;

  // For one offset: the nodes that end there, and what it costs at least to put a context behind one of them.
  const cheapest = new Int32Array(contextCount);
  const cheapestNode = new Int32Array(contextCount);
  const cheapestRound = new Uint32Array(contextCount);
  let round = 0;

  function add(start: number, end: number, context: number, cost: number, isKnown: number): void {
    if (cheapestRound[context] !== round) {
      const row = context * contextCount;
      let least = 0x7fffffff;
      let leastNode = noNode;
      for (let node = ending[start]!; node >= 0; node = nodeNext[node]!) {
        const sum = nodeCost[node]! + connections[row + nodeContext[node]!]!;
        if (sum < least) {
          least = sum;
          leastNode = node;
        }
      }
      cheapestRound[context] = round;
      cheapest[context] = least;
      cheapestNode[context] = leastNode;
    }
    if (count === capacity) grow();
    nodeContext[count] = context;
    nodeCost[count] = cheapest[context]! + cost;
    nodeBefore[count] = cheapestNode[context]!;
    nodeStart[count] = start;
    nodeIsKnown[count] = isKnown;
    nodeNext[count] = ending[end]!;
    ending[end] = count++;
  }

  function grow(): void {
    const old = [nodeContext, nodeCost, nodeBefore, nodeStart, nodeNext, nodeIsKnown] as const;
    capacity *= 2;
    const grown = nodesOf(capacity);
    grown.forEach((it, index) => {
      it.set(old[index]!);
    });
    [nodeContext, nodeCost, nodeBefore, nodeStart, nodeNext, nodeIsKnown] = grown;
  }

  /** Fills the lattice; gives the last node of the cheapest path and what the path costs. */
  function read(
    text: string,
    before: number,
    after: number,
  ): { readonly node: number; readonly cost: number } {
    const { length } = text;
    if (ending.length <= length) ending = new Int32Array(2 * length);
    ending.fill(noNode, 0, length + 1);
    nodeContext[0] = before;
    nodeCost[0] = 0;
    nodeBefore[0] = noNode;
    nodeStart[0] = noNode;
    nodeNext[0] = noNode;
    ending[0] = 0;
    count = 1;
    for (let start = 0; start < length; start++) {
      if (ending[start]! < 0) continue;
      round++;
      const isFound = addWords(text, start);
      const letterClass = letterClasses[text.charCodeAt(start)]!;
      const unknown = unknownWords[letterClass]!;
      if (isFound && !unknown.isAlways) continue;
      let end = start + 1;
      while (unknown.isRun && end < length && letterClasses[text.charCodeAt(end)] === letterClass) end++;
      for (const { context, cost } of unknown.readings) add(start, end, context, cost, 0);
    }
    let least = 0x7fffffff;
    let leastNode = noNode;
    for (let node = ending[length]!; node >= 0; node = nodeNext[node]!) {
      const sum = nodeCost[node]! + connections[after * contextCount + nodeContext[node]!]!;
      if (sum < least) {
        least = sum;
        leastNode = node;
      }
    }
    return { node: leastNode, cost: least };
  }

  /** The walk of `eachNameFrom`, written out: every letter of every sentence begins one. */
  function addWords(text: string, start: number): boolean {
    let isFound = false;
    let state = 0;
    for (let at = start; at < text.length; at++) {
      const letter = letters[text.charCodeAt(at)]!;
      const next = base[state]! + letter;
      if (letter === 0 || check[next] !== state || next === 0) break;
      state = next;
      let entry = names[state]!;
      if (entry < 0) continue;
      isFound = true;
      for (; contexts[entry]! >= 0; entry++) add(start, at + 1, contexts[entry]!, costs[entry]!, 1);
      add(start, at + 1, ~contexts[entry]!, costs[entry]!, 1);
    }
    return isFound;
  }

  return {
    dictionary,
    cost: (text, before, after) => read(text, before, after).cost,
    analyse(text, before = 0, after = 0) {
      const morphemes: Morpheme[] = [];
      let end = text.length;
      for (let { node } = read(text, before, after); node > 0; node = nodeBefore[node]!) {
        const start = nodeStart[node]!;
        const context = nodeContext[node]!;
        morphemes.push({
          range: rangeOf(start, end),
          surface: text.slice(start, end),
          partOfSpeech: dictionary.partOfSpeech(context),
          context,
          isKnown: nodeIsKnown[node] === 1,
          cost: nodeCost[node]! - nodeCost[nodeBefore[node]!]!,
        });
        end = start;
      }
      return morphemes.reverse();
    },
  };
}

const nodesOf = (capacity: number) =>
  [
    new Int16Array(capacity),
    new Int32Array(capacity),
    new Int32Array(capacity),
    new Int32Array(capacity),
    new Int32Array(capacity),
    new Uint8Array(capacity),
  ] as const;
