/** One settings file → what it says, with the place of every value. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Message, Problem, Severity } from './finding.js';
import type { FootnoteDialect } from './markdown/block.js';
import type { NotePlace } from './markdown/footnotePlace.js';
import type { NotationStyle } from './notation/notationChoice.js';
import type { ReportPartId } from './reportParts.js';
import { settingsShape } from './settingsShape/settingsShape.js';
import type { Shape } from './settingsShape/shape.js';
import type { SourceText } from './text/sourceText.js';
import { rangeOf, type TextRange } from './text/textRange.js';
import { firstProblems, unreadable, yamlProblem } from './yamlProblem.js';

/** A file, as it is written. What is missing or faulty is absent. */
export interface Written {
  readonly extends?: readonly string[];
  readonly reports?: readonly string[];
  readonly knowledge?: readonly string[];
  readonly packs?: readonly string[];
  readonly rules?: WrittenRules;
  readonly house?: WrittenHouse;
  readonly publish?: { readonly blocks?: readonly string[] };
  readonly overrides?: readonly { readonly files?: readonly string[]; readonly rules?: WrittenRules }[];
}

export type WrittenRules = Readonly<
  Record<string, { readonly severity?: Severity | 'off' } & Record<string, unknown>>
>;

export interface WrittenHouse {
  readonly office?: string;
  readonly disclaimer?: readonly WrittenText[];
  readonly contact?: WrittenText;
  readonly byline?: WrittenText;
  readonly footnotes?: FootnoteDialect;
  readonly footnoteMark?: 'before' | 'after';
  readonly footnotePlace?: NotePlace;
  readonly linkLabel?: string;
  readonly parts?: readonly ReportPartId[];
  readonly sections?: readonly string[];
  readonly length?: number;
  readonly template?: string;
  readonly styleSheet?: string;
  readonly style?: NotationStyle;
  readonly notation?: Readonly<Record<string, string>>;
  readonly terms?: readonly string[];
}

export interface WrittenText {
  readonly file?: string;
  readonly text?: string;
  readonly version?: string;
  readonly from?: string;
}

export interface SettingsFile {
  readonly written: Written;
  readonly problems: readonly Problem[];
}

const files = new WeakMap<SourceText, SettingsFile>();

export function settingsFileOf(source: SourceText): SettingsFile {
  let file = files.get(source);
  if (!file) {
    file = read(source.text);
    files.set(source, file);
  }
  return file;
}

function read(text: string): SettingsFile {
  const { value = {}, problems } = readAs(settingsShape, text);
  return { written: value as Written, problems: firstProblems(problems) };
}

/** A YAML text as a shape wants it. What is missing or faulty is absent. */
export function readAs(
  shape: Shape,
  text: string,
): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const document = parseDocument(text, { prettyErrors: false, version: '1.2' });
  const strange = unreadable(text);
  const problems = [...(strange ? [strange] : []), ...document.errors.map((it) => yamlProblem(it, text))];
  const value = new Reader(document, text, problems).value(document.contents, shape);
  return { value, problems };
}

/** The places of the items of a list and of the values of a map, by index or key. */
const places = new WeakMap<object, ReadonlyMap<number | string, TextRange>>();

/** Where the file has an item or a value of a list or map that was read from it. */
export const placeOf = (written: object, key: number | string): TextRange =>
  places.get(written)?.get(key) ?? rangeOf(0, 0);

/** YAML nodes → values of a shape. */
class Reader {
  constructor(
    readonly document: Document,
    readonly text: string,
    readonly problems: Problem[],
  ) {}

  /** Undefined where nothing is written or nothing can be used. */
  value(written: Node | null | undefined, shape: Shape): unknown {
    const node = isAlias(written) ? written.resolve(this.document) : written;
    if (!node || (isScalar(node) && node.value === null)) return undefined;
    if (shape.type === 'list') {
      const list: unknown[] = [];
      const own = new Map<number, TextRange>();
      for (const item of isSeq(node) ? (node.items as Node[]) : [node]) {
        const value = this.value(item, shape.of);
        if (value !== undefined) own.set(list.push(value) - 1, this.#placeOf(item));
      }
      places.set(list, own);
      return list;
    }
    if (shape.type === 'map') return this.#map(node, shape);
    return isScalar(node) ? this.#scalar(node, node.value, shape) : this.#refuse(node, expected[shape.type]);
  }

  #map(node: Node, shape: Extract<Shape, { type: 'map' }>): unknown {
    if (!isMap(node)) {
      const { shorthand, shorthandKey } = shape;
      if (!shorthand || !shorthandKey || !isScalar(node)) return this.#refuse(node, expected.map);
      const value = this.value(node, shorthand);
      if (value === undefined) return undefined;
      const short = { [shorthandKey]: value };
      places.set(short, new Map([[shorthandKey, this.#placeOf(node)]]));
      return short;
    }
    const result: Record<string, unknown> = {};
    const own = new Map<string, TextRange>();
    places.set(result, own);
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const known = Object.hasOwn(shape.keys, name) ? shape.keys[name] : undefined;
      if (!known) {
        this.#refuse(key as Node, unknownKey(name, Object.keys(shape.keys)), 'warning');
        continue;
      }
      const read = this.value(value as Node | null, known);
      if (read === undefined) continue;
      result[name] = read;
      own.set(name, this.#placeOf(value as Node));
    }
    return result;
  }

  #scalar(node: Node, value: unknown, shape: Exclude<Shape, { type: 'list' | 'map' }>): unknown {
    switch (shape.type) {
      case 'flag':
        return typeof value === 'boolean' ? value : this.#refuse(node, expected.flag);
      case 'number':
        return typeof value === 'number' && Number.isFinite(value)
          ? value
          : this.#refuse(node, expected.number);
      case 'choice':
        return shape.values.includes(String(value))
          ? String(value)
          : this.#refuse(node, noChoice(String(value), shape.values));
      case 'text': {
        const text =
          typeof value === 'string' ? value : ((node as { source?: string }).source ?? String(value));
        return shape.form && !shape.form.pattern.test(text) ? this.#refuse(node, shape.form.said) : text;
      }
    }
  }

  #refuse(node: Node, message: Message, severity: Severity = 'error'): undefined {
    this.problems.push({ range: this.#rangeOf(node), message, severity });
    return undefined;
  }

  #rangeOf(node: Node): TextRange {
    const [start, end] = node.range ?? [0, 0];
    return rangeOf(start, Math.min(Math.max(end, start), this.text.length));
  }

  /** Without quotation marks. */
  #placeOf(node: Node): TextRange {
    const { start, end } = this.#rangeOf(node);
    const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
    return isQuoted ? rangeOf(start + 1, end - 1) : rangeOf(start, end);
  }
}

const expected: Readonly<Record<Shape['type'], Message>> = {
  text: { ja: 'ここには文字列を書きます。', en: 'A text is expected here.' },
  flag: { ja: 'ここには true か false を書きます。', en: 'true or false is expected here.' },
  number: { ja: 'ここには数を書きます。', en: 'A number is expected here.' },
  choice: { ja: 'ここには決まった言葉を一つ書きます。', en: 'One of a few words is expected here.' },
  list: { ja: 'ここには「- 」で始まる一覧を書きます。', en: 'A list of “- ” lines is expected here.' },
  map: { ja: 'ここには「項目: 値」を書きます。', en: '“key: value” lines are expected here.' },
};

/** A long list of keys tells nobody anything; the nearest few do. */
function unknownKey(name: string, keys: readonly string[]): Message {
  const near = keys.length <= 8 ? keys : keys.filter((it) => sharesWord(it, name));
  const known = near.join('、');
  return {
    ja: `「${name}」という項目はありません。${known ? `使えるのは ${known} です。` : ''}`,
    en: `There is no key “${name}”.${known ? ` Known: ${near.join(', ')}.` : ''}`,
  };
}

const sharesWord = (key: string, name: string): boolean =>
  name.split(/[^a-z]+/i).some((word) => word.length > 3 && key.includes(word.slice(0, -1)));

const noChoice = (value: string, values: readonly string[]): Message => ({
  ja: `「${value}」は使えません。${values.join('、')} のどれかにします。`,
  en: `“${value}” cannot be used here. Choose one of ${values.join(', ')}.`,
});
