/**
 * koetsu.yaml and the files it extends → the settings in force.
 * Invariant: it never throws. What cannot be used is a problem at its place, and everything else counts.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Message, Problem, Severity } from './finding.js';
import { type ApprovedText, type House, noHouse } from './house.js';
import type { FootnoteDialect } from './markdown/block.js';
import { frontMatterOf } from './markdown/frontMatter.js';
import { defaultSettings, type Override, type RuleSetting, type Settings } from './settings.js';
import { type Shape, settingsShape } from './settingsShape.js';
import type { SourceText } from './text/sourceText.js';
import { rangeOf, type TextRange } from './text/textRange.js';
import { uriIn } from './text/uri.js';
import { firstProblems, yamlProblem } from './yamlProblem.js';

export interface LoadedSettings {
  readonly settings: Settings;
  /** By file: koetsu.yaml and every file it extends. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** The files whose text the settings depend on, whether they exist or not. */
  readonly files: ReadonlySet<string>;
}

export const settingsName = 'koetsu.yaml';
const defaultDisclaimer = 'house/disclaimer.md';

/** `textOf` gives the files that are at hand. Without a root there are only the defaults. */
export function loadSettings(
  root: string | undefined,
  textOf: (uri: string) => SourceText | undefined,
): LoadedSettings {
  if (root === undefined) return { settings: defaultSettings, problems: new Map(), files: new Set() };
  const loader = new Loader(root, textOf);
  const main = uriIn(root, settingsName);
  loader.load(main, []);
  const { problems, files } = loader;
  return { settings: settingsOf(loader, root), problems, files };
}

/** A file, as it is written. What is missing or faulty is absent. */
interface Written {
  readonly extends?: readonly string[];
  readonly reports?: readonly string[];
  readonly knowledge?: readonly string[];
  readonly packs?: readonly string[];
  readonly rules?: WrittenRules;
  readonly house?: WrittenHouse;
  readonly overrides?: readonly { readonly files?: readonly string[]; readonly rules?: WrittenRules }[];
}

type WrittenRules = Readonly<
  Record<string, { readonly severity?: Severity | 'off' } & Record<string, unknown>>
>;

interface WrittenHouse {
  readonly office?: string;
  readonly disclaimer?: readonly WrittenText[];
  readonly contact?: WrittenText;
  readonly byline?: WrittenText;
  readonly footnotes?: FootnoteDialect;
  readonly linkLabel?: string;
}

interface WrittenText {
  readonly file?: string;
  readonly text?: string;
  readonly version?: string;
  readonly from?: string;
}

interface SettingsFile {
  readonly written: Written;
  readonly problems: readonly Problem[];
}

class Loader {
  /** The files that count, the ones built on first. */
  readonly layers: Layer[] = [];
  readonly problems = new Map<string, Problem[]>();
  readonly files = new Set<string>();

  constructor(
    readonly root: string,
    readonly textOf: (uri: string) => SourceText | undefined,
  ) {}

  /** False where there is no such file. */
  load(uri: string, chain: readonly string[]): boolean {
    this.files.add(uri);
    const source = this.textOf(uri);
    if (!source) return false;
    const file = settingsFileOf(source);
    const problems = [...file.problems];
    this.problems.set(uri, problems);
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    for (const path of file.written.extends ?? []) {
      const base = uriIn(folder, path);
      const range = rangeOfText(source, path);
      if (base === uri || chain.includes(base)) {
        problems.push({ range, message: circular(path) });
      } else if (!this.layers.some((it) => it.uri === base) && !this.load(base, [...chain, uri])) {
        problems.push({ range, message: absent(path) });
      }
    }
    this.layers.push({ uri, folder, source, written: file.written });
    return true;
  }

  /**
   * The text as approved; undefined, and a problem, where its file is not there. What lies outside is not even read:
   * it would be inserted into reports.
   */
  approved(
    { file, text, version, from }: WrittenText,
    { uri, folder, source }: Layer,
  ): ApprovedText | undefined {
    const named = file ?? (text !== undefined && isFileName(text) ? text : undefined);
    if (named === undefined) return approvedOf(text ?? '', version, from);
    const address = uriIn(folder, named);
    if (![this.root, folder].some((it) => address.startsWith(`${it}/`))) {
      this.problems.get(uri)!.push({ range: rangeOfText(source, named), message: outside(named) });
      return undefined;
    }
    this.files.add(address);
    const found = this.textOf(address);
    if (found) return approvedOf(found.text, version, from);
    this.problems.get(uri)!.push({ range: rangeOfText(source, named), message: absent(named) });
    return undefined;
  }
}

interface Layer {
  readonly uri: string;
  readonly folder: string;
  readonly source: SourceText;
  readonly written: Written;
}

const isFileName = (text: string): boolean => /^[^\n]+\.(?:md|markdown|txt)$/i.test(text);

function settingsOf(loader: Loader, root: string): Settings {
  const { layers } = loader;
  const last = <K extends keyof Written>(key: K): Written[K] | undefined =>
    layers.filter((it) => it.written[key] !== undefined).at(-1)?.written[key];
  return {
    reports: last('reports') ?? defaultSettings.reports,
    knowledge: last('knowledge') ?? defaultSettings.knowledge,
    packs: last('packs') ?? defaultSettings.packs,
    rules: layers.reduce(
      (rules, it) => merged(rules, rulesOf(it.written.rules)),
      new Map<string, RuleSetting>(),
    ),
    house: houseOf(loader, root),
    overrides: layers.flatMap((it) => (it.written.overrides ?? []).flatMap(overrideOf)),
  };
}

function overrideOf({ files = [], rules }: NonNullable<Written['overrides']>[number]): readonly Override[] {
  return files.length === 0 ? [] : [{ files, rules: rulesOf(rules) }];
}

const rulesOf = (rules: WrittenRules = {}): ReadonlyMap<string, RuleSetting> =>
  new Map(
    Object.entries(rules).map(([id, { severity, ...options }]) => [
      id,
      { ...(severity !== undefined && { severity }), options },
    ]),
  );

function merged(
  below: ReadonlyMap<string, RuleSetting>,
  above: ReadonlyMap<string, RuleSetting>,
): Map<string, RuleSetting> {
  const result = new Map(below);
  for (const [id, setting] of above) {
    const other = result.get(id);
    result.set(id, { ...other, ...setting, options: { ...other?.options, ...setting.options } });
  }
  return result;
}

function houseOf(loader: Loader, root: string): House {
  const declaring = <K extends keyof WrittenHouse>(key: K): Layer | undefined =>
    loader.layers.filter((it) => it.written.house?.[key] !== undefined).at(-1);
  const value = <K extends keyof WrittenHouse>(key: K): WrittenHouse[K] | undefined =>
    declaring(key)?.written.house?.[key];
  const text = (key: 'contact' | 'byline'): ApprovedText | undefined => {
    const layer = declaring(key);
    return layer && loader.approved(layer.written.house![key]!, layer);
  };
  return {
    ...noHouse,
    office: value('office'),
    footnotes: value('footnotes'),
    linkLabel: value('linkLabel'),
    disclaimers: disclaimersOf(loader, root, declaring('disclaimer')),
    contact: text('contact'),
    byline: text('byline'),
  };
}

function disclaimersOf(loader: Loader, root: string, layer: Layer | undefined): readonly ApprovedText[] {
  if (!layer) {
    const address = uriIn(root, defaultDisclaimer);
    loader.files.add(address);
    const source = loader.textOf(address);
    return source ? [approvedOf(source.text, undefined, undefined)].filter(isWritten) : [];
  }
  const texts = layer.written
    .house!.disclaimer!.flatMap((it) => loader.approved(it, layer) ?? [])
    .filter(isWritten);
  // Those without a date stay where their author put them.
  return texts.sort((a, b) => (a.from && b.from ? (a.from < b.from ? 1 : a.from > b.from ? -1 : 0) : 0));
}

/** An empty text is none: nothing could be asked for. */
const isWritten = ({ markdown }: ApprovedText): boolean => markdown !== '';

/** Front matter may name the version; koetsu.yaml wins. */
function approvedOf(text: string, version: string | undefined, from: string | undefined): ApprovedText {
  const front = frontMatterOf(text);
  const entry = (key: string): string | undefined => front?.entries.get(key)?.value;
  return {
    markdown: text
      .slice(front?.range.end ?? 0)
      .replace(/^\uFEFF/, '')
      .trim(),
    version: version ?? entry('version'),
    from: from ?? entry('from'),
  };
}

const circular = (path: string): Message => ({
  ja: `「${path}」をたどると、このファイルに戻ります。\`extends\` から消してください。`,
  en: `“${path}” leads back to this file. Remove it from \`extends\`.`,
});

const absent = (path: string): Message => ({
  ja: `「${path}」というファイルがありません。綴りと置き場所を確かめてください。`,
  en: `There is no file “${path}”. Check its spelling and its place.`,
});

const outside = (path: string): Message => ({
  ja: `「${path}」はフォルダーの外にあります。ワークスペースのフォルダーか、この設定ファイルのフォルダーの中に置きます。`,
  en: `“${path}” lies outside. Put it into the workspace folder or the folder of this settings file.`,
});

/** Where a value of a settings file stands. */
export function rangeOfText(source: SourceText, text: string): TextRange {
  const start = Math.max(0, source.text.indexOf(text));
  return rangeOf(start, Math.min(source.text.length, start + text.length));
}

/** What the file itself lists under `knowledge`, if it does. */
export const writtenKnowledge = (source: SourceText): readonly string[] | undefined =>
  settingsFileOf(source).written.knowledge;

// One file.

const files = new WeakMap<SourceText, SettingsFile>();

function settingsFileOf(source: SourceText): SettingsFile {
  let file = files.get(source);
  if (!file) {
    file = read(source.text);
    files.set(source, file);
  }
  return file;
}

function read(text: string): SettingsFile {
  const document = parseDocument(text, { prettyErrors: false, version: '1.2' });
  const problems = document.errors.map((it) => yamlProblem(it, text));
  const reader = new Reader(document, text, problems);
  const written = (reader.value(document.contents, settingsShape) ?? {}) as Written;
  return { written, problems: firstProblems(problems) };
}

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
      const items = isSeq(node) ? (node.items as Node[]) : [node];
      return items.map((it) => this.value(it, shape.of)).filter((it) => it !== undefined);
    }
    if (shape.type === 'map') return this.#map(node, shape);
    return isScalar(node) ? this.#scalar(node, node.value, shape) : this.#refuse(node, expected[shape.type]);
  }

  #map(node: Node, shape: Extract<Shape, { type: 'map' }>): unknown {
    if (!isMap(node)) {
      const { shorthand, shorthandKey } = shape;
      if (!shorthand || !shorthandKey || !isScalar(node)) return this.#refuse(node, expected.map);
      const value = this.value(node, shorthand);
      return value === undefined ? undefined : { [shorthandKey]: value };
    }
    const result: Record<string, unknown> = {};
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const known = Object.hasOwn(shape.keys, name) ? shape.keys[name] : undefined;
      if (!known) {
        this.#refuse(key as Node, unknownKey(name, Object.keys(shape.keys)), 'warning');
        continue;
      }
      const read = this.value(value as Node | null, known);
      if (read !== undefined) result[name] = read;
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
    const [start, end] = node.range ?? [0, 0];
    this.problems.push({
      range: rangeOf(start, Math.min(Math.max(end, start), this.text.length)),
      message,
      severity,
    });
    return undefined;
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
