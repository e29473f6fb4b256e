import { type Document, isAlias, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Message, Problem } from '../finding.js';
import { rangeOf, type TextRange } from '../text/textRange.js';

const dateForm = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/**
 * Reads the values of one YAML document as what a knowledge file means by them.
 * Invariant: it never throws. What cannot be used is undefined, and a problem at its place.
 */
export class YamlValues {
  readonly #document: Document;
  readonly #problems: Problem[];
  /** What to add to a node's offset: the document may be a part of the file. */
  readonly #shift: number;

  constructor(document: Document, problems: Problem[], shift: number) {
    this.#document = document;
    this.#problems = problems;
    this.#shift = shift;
  }

  text(node: Node | null | undefined): string | undefined {
    if (!isPresent(node)) return undefined;
    if (isScalar(node) && node.value !== null && typeof node.value !== 'object') {
      // `asOf: 2025` and `name: 42` are numbers to YAML; what is meant is what is written.
      const text = (typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))).trim();
      if (text !== '') return text;
    }
    this.say(node, { ja: 'ここには文字列を書きます。', en: 'A text is expected here.' });
    return undefined;
  }

  date(node: Node | null | undefined): string | undefined {
    const text = this.text(node);
    if (text === undefined || dateForm.test(text)) return text;
    this.say(
      node!,
      {
        ja: `日付「${text}」は 2025、2025-04、2025-04-12 のどれかの形で書きます。`,
        en: `Write the date "${text}" as 2025, 2025-04 or 2025-04-12.`,
      },
      'warning',
    );
    return undefined;
  }

  /** The texts of a list that `accept` takes; one value without a list counts as a list of one. */
  texts(
    node: Node | null | undefined,
    accept: (text: string, at: Node) => boolean,
  ): readonly string[] | undefined {
    if (!isPresent(node)) return undefined;
    const texts: string[] = [];
    for (const item of this.items(node)) {
      const text = this.text(item);
      if (text !== undefined && accept(text, item)) texts.push(text);
    }
    return texts;
  }

  /** The items of a list; one value without a list counts as a list of one. */
  items(node: Node): readonly Node[] {
    if (!isSeq(node)) return [node];
    const items: Node[] = [];
    for (const item of node.items) {
      const resolved = this.resolved(item as Node | null);
      if (isPresent(resolved)) items.push(resolved);
    }
    return items;
  }

  /** The value of a key, with aliases resolved; null where it is absent. */
  valueIn(map: YAMLMap, key: string): Node | null {
    return this.resolved(map.get(key, true) as Node | null);
  }

  resolved(node: Node | null | undefined): Node | null {
    if (isAlias(node)) return node.resolve(this.#document) ?? null;
    return node ?? null;
  }

  rangeOf(node: Node): TextRange {
    const [start, end] = node.range ?? [0, 0];
    return rangeOf(start + this.#shift, Math.max(start, end) + this.#shift);
  }

  say(node: Node, message: Message, severity: Problem['severity'] = 'error'): void {
    this.#problems.push({ range: this.rangeOf(node), message, severity });
  }
}

export const isPresent = (node: Node | null | undefined): node is Node =>
  node !== null && node !== undefined && !(isScalar(node) && node.value === null);

export const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');
