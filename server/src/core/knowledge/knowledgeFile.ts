/**
 * One knowledge file (YAML) → records.
 * Invariant: it never throws. Every fault is a problem at its place, and every healthy entry is a record.
 */
import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Problem } from '../finding.js';
import type { SourceText } from '../text/sourceText.js';
import { rangeOf, shifted } from '../text/textRange.js';
import { firstProblems, tabIndent, unreadable, yamlProblem } from '../yamlProblem.js';
import { type EntryReadings, entryReadingsIn, movedTo } from './entryReadings.js';
import { entriesIn, excerptOf, plainLayoutOf, type Section, sectionsOf } from './knowledgeLayout.js';
import { type KnowledgeRecord, recordOf } from './knowledgeRecord.js';
import { keyOf, YamlValues } from './yamlValues.js';

export interface KnowledgeFile {
  /** Words that are no misspelled name, though they look like one. */
  readonly words: readonly string[];
  readonly records: readonly KnowledgeRecord[];
  readonly problems: readonly Problem[];
}

const files = new WeakMap<SourceText, KnowledgeFile>();

/** Of an edited file only the entries are read that are new. */
export function knowledgeFileOf(source: SourceText): KnowledgeFile {
  let file = files.get(source);
  if (!file) {
    const basis = source.takeBasis()?.source;
    const before = basis && files.get(basis);
    const known = before && entryReadingsIn(basis.text, before);
    file = (known && readerOf(source.text).reread(known)) ?? readerOf(source.text).read();
    files.set(source, file);
  }
  return file;
}

/** A byte order mark is no part of the text; YAML lists behind one are read wrong. */
const readerOf = (text: string): Reader =>
  text.startsWith('\uFEFF') ? new Reader(text.slice(1), 1) : new Reader(text, 0);

const parsed = (text: string): Document => parseDocument(text, { prettyErrors: false, version: '1.2' });

/** The list of a file whose lines at the left edge make no sense. */
function listIn(text: string): readonly Section[] {
  const line = /^(?:(entities)[ \t]*:|-[ \t])/m.exec(text);
  return line ? [{ key: line[1] ?? '', start: line.index, end: text.length }] : [];
}

class Reader {
  readonly #problems: Problem[] = [];
  readonly #records: KnowledgeRecord[] = [];
  #words: readonly string[] = [];

  /** `shift` is what stands before the text in its file. */
  constructor(
    readonly text: string,
    readonly shift: number,
  ) {}

  read(): KnowledgeFile {
    const strange = unreadable(this.text);
    if (strange) this.#problems.push({ ...strange, range: shifted(strange.range, this.shift) });
    const document = parsed(this.text);
    if (document.errors.length === 0 || !this.#readParts(document)) {
      this.#sayErrors(document, this.text, 0);
      this.#readRoot(document.contents, new YamlValues(document, this.#problems, this.shift));
    }
    return this.#file;
  }

  /** The same for a file whose entries can be read apart, some of which are known; undefined for any other. */
  reread(known: EntryReadings): KnowledgeFile | undefined {
    const layout = plainLayoutOf(this.text);
    if (!layout || unreadable(this.text)) return undefined;
    const { starts, column, end: last } = layout.list;
    for (const [index, start] of starts.entries()) {
      const end = starts[index + 1] ?? last;
      const reading = known.get(this.text.slice(start, end));
      if (reading) {
        const { records, problems } = movedTo(start, reading);
        this.#records.push(...records);
        this.#problems.push(...problems);
      } else this.#readPart(start + column, end, (contents, yaml) => this.#readList(contents, yaml));
    }
    const { words } = layout;
    if (words) this.#readPart(words.start, words.end, (contents, yaml) => this.#readRoot(contents, yaml));
    return this.#file;
  }

  get #file(): KnowledgeFile {
    const problems = [...this.#problems].sort((a, b) => a.range.start - b.range.start);
    return { words: this.#words, records: this.#records, problems: firstProblems(problems) };
  }

  /** Reads each entry of a faulty file on its own, so that a fault stays in its entry. False if there is no list. */
  #readParts(whole: Document): boolean {
    const sections = sectionsOf(this.text) ?? listIn(this.text);
    // A list that is begun twice is a fault, but what is in it is none.
    const lists = sections
      .filter((it) => it.key === 'entities' || it.key === '')
      .flatMap((it) => entriesIn(this.text, it) ?? []);
    if (lists.length === 0) return false;
    const said = this.#problems.length;
    for (const { starts, column, end: last } of lists) {
      for (const [index, start] of starts.entries()) {
        const end = starts[index + 1] ?? last;
        this.#readPart(start + column, end, (contents, yaml) => this.#readList(contents, yaml));
      }
    }
    const words = sections.find((it) => it.key === 'words');
    if (words) this.#readPart(words.start, words.end, (contents, yaml) => this.#readRoot(contents, yaml));
    // What is wrong outside the entries is wrong with none of them.
    if (this.#problems.length === said) this.#sayErrors(whole, this.text, 0);
    return true;
  }

  #readPart(start: number, end: number, use: (contents: Node | null, yaml: YamlValues) => void): void {
    const { document, shift } = excerptOf(this.text, start, end);
    const tab = document.errors.length > 0 && /^ *\t(?=[ \t]*[^ \t\r\n])/m.exec(this.text.slice(start, end));
    if (tab) {
      // One fault, of which the library makes several; what stands before it may be sound.
      const line = start + tab.index;
      const range = rangeOf(line, line + tab[0].length);
      this.#problems.push({ range: shifted(range, this.shift), message: tabIndent, severity: 'error' });
      this.#readPart(start, line, use);
      return;
    }
    this.#sayErrors(document, ' '.repeat(start - shift) + this.text.slice(start, end), shift);
    if (document.errors.length > 0) return;
    use(document.contents, new YamlValues(document, this.#problems, shift + this.shift));
  }

  #sayErrors({ errors }: Document, text: string, start: number): void {
    for (const error of errors) {
      const problem = yamlProblem(error, text);
      this.#problems.push({ ...problem, range: shifted(problem.range, start + this.shift) });
    }
  }

  #readRoot(root: Node | null, yaml: YamlValues): void {
    if (root === null || (isScalar(root) && root.value === null)) return;
    if (isSeq(root)) {
      this.#readList(root, yaml);
      return;
    }
    if (!isMap(root)) {
      yaml.say(root, {
        ja: '知識ベースのファイルは `entities:` で始まる一覧です。',
        en: 'A knowledge file is a list under `entities:`.',
      });
      return;
    }
    for (const pair of root.items) {
      const key = keyOf(pair);
      const value = yaml.resolved(pair.value as Node | null);
      if (key === 'entities') this.#readList(value, yaml);
      else if (key === 'words') this.#words = yaml.texts(value, () => true) ?? [];
      else {
        yaml.say(
          pair.key as Node,
          {
            ja: `「${key}」という項目はありません。名称の一覧は \`entities:\` の下に書きます。`,
            en: `There is no key "${key}". Names are listed under \`entities:\`.`,
          },
          'warning',
        );
      }
    }
  }

  #readList(node: Node | null, yaml: YamlValues): void {
    const list = yaml.resolved(node);
    if (list === null || (isScalar(list) && list.value === null)) return;
    if (!isSeq(list)) {
      yaml.say(list, {
        ja: '`entities` は `- name: …` の一覧にします。',
        en: '`entities` is a list of `- name: …`.',
      });
      return;
    }
    for (const item of list.items) {
      const record = recordOf(item as Node | null, list, yaml);
      if (record) this.#records.push(record);
    }
  }
}
