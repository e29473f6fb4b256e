/**
 * One prh dictionary (YAML) → its entries. The form is prh's: https://github.com/prh/prh.
 * Invariant: it never throws. Every fault is a problem at its place, and every healthy entry counts.
 */
import { isMap, isScalar, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Message, Problem } from '../finding.js';
import { entriesIn, excerptOf, sectionsOf } from '../knowledge/knowledgeLayout.js';
import { isPresent, YamlValues } from '../knowledge/yamlValues.js';
import type { SourceText } from '../text/sourceText.js';
import { shifted, type TextRange } from '../text/textRange.js';
import { firstProblems, yamlProblem } from '../yamlProblem.js';
import { type Pattern, type PatternOptions, patternOf, patternOfExpected } from './pattern.js';
import { corrected } from './termUse.js';

export interface DictionaryFile {
  readonly imports: readonly DictionaryImport[];
  readonly entries: readonly DictionaryEntry[];
  readonly problems: readonly Problem[];
}

export interface DictionaryImport {
  readonly path: string;
  readonly range: TextRange;
  /** What the imported file imports is left out. */
  readonly isLast: boolean;
  /** The patterns and expected texts of entries that are left out, as they are written. */
  readonly ignored: ReadonlySet<string>;
}

export interface DictionaryEntry {
  readonly expected: string;
  /** The patterns as they are written. */
  readonly written: readonly string[];
  readonly patterns: readonly Pattern[];
  /** Why, in the words of the dictionary (`prh`). */
  readonly note: string | undefined;
  /** Of the expected text. */
  readonly range: TextRange;
}

const files = new WeakMap<SourceText, DictionaryFile>();

export function dictionaryFileOf(source: SourceText): DictionaryFile {
  let file = files.get(source);
  if (!file) files.set(source, (file = new Reader(source.text).read()));
  return file;
}

class Reader {
  readonly #problems: Problem[] = [];
  readonly #entries: DictionaryEntry[] = [];
  #imports: readonly DictionaryImport[] = [];

  constructor(readonly text: string) {}

  read(): DictionaryFile {
    const document = parseDocument(this.text, { prettyErrors: false, version: '1.2' });
    if (document.errors.length === 0 || !this.#readParts()) {
      this.#problems.push(...document.errors.map((it) => yamlProblem(it, this.text)));
      this.#readRoot(document.contents, new YamlValues(document, this.#problems, 0));
    }
    return { imports: this.#imports, entries: this.#entries, problems: firstProblems(this.#problems) };
  }

  /** Reads each entry of a faulty file on its own, so that a fault stays in its entry. False if there is no list. */
  #readParts(): boolean {
    const sections = sectionsOf(this.text);
    const rules = sections?.find((it) => it.key === 'rules');
    const list = rules && entriesIn(this.text, rules);
    if (!sections || !list) return false;
    for (const [index, start] of list.starts.entries()) {
      this.#readPart(start + list.column, list.starts[index + 1] ?? list.end, (contents, yaml) => {
        for (const item of contents ? yaml.items(contents) : []) this.#readEntry(item, yaml);
      });
    }
    for (const { key, start, end } of sections) {
      if (key !== 'rules') this.#readPart(start, end, (contents, yaml) => this.#readRoot(contents, yaml));
    }
    return true;
  }

  #readPart(start: number, end: number, use: (contents: Node | null, yaml: YamlValues) => void): void {
    const { document, shift } = excerptOf(this.text, start, end);
    const text = ' '.repeat(start - shift) + this.text.slice(start, end);
    for (const error of document.errors) {
      const problem = yamlProblem(error, text);
      this.#problems.push({ ...problem, range: shifted(problem.range, shift) });
    }
    if (document.errors.length === 0) use(document.contents, new YamlValues(document, this.#problems, shift));
  }

  #readRoot(root: Node | null, yaml: YamlValues): void {
    if (!isPresent(root)) return;
    if (!isMap(root)) {
      yaml.say(root, {
        ja: 'prhの用語集は、`rules:` の下に `- expected: …` を並べたファイルです。',
        en: 'A prh dictionary is a list of `- expected: …` under `rules:`.',
      });
      return;
    }
    const rules = yaml.valueIn(root, 'rules');
    const imports = yaml.valueIn(root, 'imports');
    if (isPresent(imports)) this.#imports = yaml.items(imports).flatMap((it) => importOf(it, yaml) ?? []);
    if (isPresent(rules)) for (const item of yaml.items(rules)) this.#readEntry(item, yaml);
  }

  #readEntry(node: Node, yaml: YamlValues): void {
    if (!isMap(node)) {
      const expected = yaml.text(node);
      if (expected !== undefined) this.#add(expected, [], noOptions, undefined, yaml.rangeOf(node));
      return;
    }
    const expectedNode = yaml.valueIn(node, 'expected');
    const expected = textOf(expectedNode);
    if (expected === undefined) {
      yaml.say(isPresent(expectedNode) ? expectedNode : ((node.items[0]?.key as Node | undefined) ?? node), {
        ja: '正しい書き方を `expected: …` に書きます。',
        en: 'Write the right form as `expected: …`.',
      });
      return;
    }
    const written = yaml.valueIn(node, 'pattern') ?? yaml.valueIn(node, 'patterns');
    const patterns = isPresent(written) ? yaml.items(written) : [];
    const options = optionsOf(node, yaml);
    const note = yaml.valueIn(node, 'prh');
    const used = patterns.flatMap((it) => {
      const text = textOf(it);
      if (text === undefined || text === '') {
        yaml.say(it, { ja: 'ここには探す言葉を書きます。', en: 'The words to look for are expected here.' });
        return [];
      }
      const pattern = patternOf(text, options);
      if ('kind' in pattern) return [{ text, pattern }];
      yaml.say(it, pattern, 'warning');
      return [];
    });
    if (patterns.length > 0 && used.length === 0) return;
    const range = yaml.rangeOf(expectedNode!);
    const entry = this.#add(expected, used, options, isPresent(note) ? yaml.text(note) : undefined, range);
    const specs = yaml.valueIn(node, 'specs');
    if (isPresent(specs)) for (const spec of yaml.items(specs)) verify(entry, spec, yaml);
  }

  #add(
    expected: string,
    used: readonly { readonly text: string; readonly pattern: Pattern }[],
    options: PatternOptions,
    note: string | undefined,
    range: TextRange,
  ): DictionaryEntry {
    const entry: DictionaryEntry = {
      expected,
      written: used.map((it) => it.text),
      patterns: used.length > 0 ? used.map((it) => it.pattern) : [patternOfExpected(expected, options)],
      note,
      range,
    };
    this.#entries.push(entry);
    return entry;
  }
}

const noOptions: PatternOptions = { isAnywhere: false, emptyGroup: undefined };

function optionsOf(entry: YAMLMap, yaml: YamlValues): PatternOptions {
  const options = yaml.valueIn(entry, 'options');
  const boundary = isMap(options) ? yaml.valueIn(options, 'wordBoundary') : null;
  const group = /^\$(\d+)$/.exec(textOf(yaml.valueIn(entry, 'regexpMustEmpty')) ?? '');
  return {
    isAnywhere: isScalar(boundary) && boundary.value === false,
    emptyGroup: group ? Number(group[1]) : undefined,
  };
}

/** As it is written: spaces count, and 1 is a text. */
function textOf(node: Node | null): string | undefined {
  if (!isScalar(node) || node.value === null || typeof node.value === 'object') return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function importOf(node: Node, yaml: YamlValues): DictionaryImport | undefined {
  const pathNode = isMap(node) ? yaml.valueIn(node, 'path') : node;
  if (!isPresent(pathNode)) {
    yaml.say(node, { ja: '読み込むファイルを `path: …` に書きます。', en: 'Name the file as `path: …`.' });
    return undefined;
  }
  const path = yaml.text(pathNode);
  if (path === undefined) return undefined;
  const last = isMap(node) ? yaml.valueIn(node, 'disableImports') : null;
  const ignored = isMap(node) ? yaml.valueIn(node, 'ignoreRules') : null;
  const isIgnored = new Set<string>();
  for (const item of isPresent(ignored) ? yaml.items(ignored) : []) {
    const texts = isMap(item)
      ? ['pattern', 'expected'].map((it) => textOf(yaml.valueIn(item, it)))
      : [textOf(item)];
    for (const text of texts) if (text !== undefined) isIgnored.add(plainPattern(text));
  }
  return {
    path,
    range: yaml.rangeOf(pathNode),
    isLast: isScalar(last) && last.value === true,
    ignored: isIgnored,
  };
}

/** `/テスト/gm`, as prh prints the pattern `テスト`, names that pattern. */
export const plainPattern = (written: string): string => /^\/(.*)\/[a-z]*$/s.exec(written)?.[1] ?? written;

/** An example of the dictionary's own that does not come out as it says. */
function verify(entry: DictionaryEntry, spec: Node, yaml: YamlValues): void {
  const fromNode = isMap(spec) ? yaml.valueIn(spec, 'from') : null;
  const toNode = isMap(spec) ? yaml.valueIn(spec, 'to') : null;
  const [from, to] = [textOf(fromNode), textOf(toNode)];
  if (from === undefined || to === undefined) {
    yaml.say(spec, {
      ja: '例は `from: …` と `to: …` で書きます。',
      en: 'An example is `from: …` and `to: …`.',
    });
    return;
  }
  const result = corrected(entry, from);
  if (result !== to) yaml.say(toNode!, failed(from, to, result), 'warning');
}

const failed = (from: string, to: string, result: string): Message =>
  result === from
    ? {
        ja: `「${from}」は「${to}」に直りません。どのパターンにも当たらないか、長い語の一部です。語の一部も直すなら \`options: { wordBoundary: false }\` と書きます。`,
        en: `“${from}” does not become “${to}”: no pattern matches, or only inside a longer word. \`options: { wordBoundary: false }\` finds those too.`,
      }
    : {
        ja: `「${from}」は「${to}」ではなく「${result}」に直ります。`,
        en: `“${from}” becomes “${result}” and not “${to}”.`,
      };
