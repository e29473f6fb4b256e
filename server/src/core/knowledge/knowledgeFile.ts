/**
 * One knowledge file (YAML) → records.
 * Invariant: it never throws. Every fault is a problem at its place, and every healthy entry is a record.
 */
import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Problem } from '../finding.js';
import type { SourceText } from '../text/sourceText.js';
import { shifted } from '../text/textRange.js';
import { yamlProblem } from '../yamlProblem.js';
import { type KnowledgeRecord, recordOf } from './knowledgeRecord.js';
import { keyOf, YamlValues } from './yamlValues.js';

export interface KnowledgeFile {
  /** Words that are no misspelled name, though they look like one. */
  readonly words: readonly string[];
  readonly records: readonly KnowledgeRecord[];
  readonly problems: readonly Problem[];
}

const files = new WeakMap<SourceText, KnowledgeFile>();

export function knowledgeFileOf(source: SourceText): KnowledgeFile {
  let file = files.get(source);
  if (!file) {
    file = readerOf(source.text).read();
    files.set(source, file);
  }
  return file;
}

/** A byte order mark is no part of the text; YAML lists behind one are read wrong. */
const readerOf = (text: string): Reader =>
  text.startsWith('\uFEFF') ? new Reader(text.slice(1), 1) : new Reader(text, 0);

const parsed = (text: string): Document => parseDocument(text, { prettyErrors: false, version: '1.2' });

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
    const document = parsed(this.text);
    if (document.errors.length === 0 || !this.#readEntries()) {
      this.#sayErrors(document, this.text, 0);
      this.#readRoot(document.contents, new YamlValues(document, this.#problems, this.shift));
    }
    return { words: this.#words, records: this.#records, problems: this.#problems };
  }

  /** Reads each entry of a faulty file on its own, so that a fault stays in its entry. False if there is no list. */
  #readEntries(): boolean {
    const list = /^(?:entities[ \t]*:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*)?([ \t]*)-[ \t]/m.exec(
      this.text,
    );
    if (!list) return false;
    const indent = list[1]!;
    const entry = new RegExp(`^${indent}-[ \\t]`, 'gm');
    const starts = [...this.text.matchAll(entry)].map((it) => it.index);
    for (const [index, start] of starts.entries()) {
      const text = this.text.slice(start, starts[index + 1] ?? this.text.length);
      const document = parsed(text);
      this.#sayErrors(document, text, start);
      if (document.errors.length > 0) continue;
      this.#readList(document.contents, new YamlValues(document, this.#problems, start + this.shift));
    }
    return true;
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
