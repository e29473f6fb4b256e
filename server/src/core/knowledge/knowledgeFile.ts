/**
 * One knowledge file (YAML) → records.
 * Invariant: it never throws. Every fault is a problem at its place, and every healthy entry is a record.
 */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { type Message, type Problem, type Severity, severities, type Weights } from '../finding.js';
import type { SourceText } from '../text/sourceText.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { yamlProblem } from '../yamlProblem.js';
import {
  type Entity,
  type EntityKind,
  entityKinds,
  type FormerName,
  type Role,
  type Variant,
} from './entity.js';

/** One entry of a file. What the entry leaves out is undefined, so that another record may fill it in. */
export interface KnowledgeRecord {
  readonly name: string;
  readonly id: string | undefined;
  readonly kind: EntityKind | undefined;
  readonly english: string | undefined;
  readonly short: readonly string[] | undefined;
  readonly variants: readonly Variant[] | undefined;
  readonly bio: string | undefined;
  readonly asOf: string | undefined;
  readonly roles: readonly Role[] | undefined;
  readonly former: readonly FormerName[] | undefined;
  readonly honorific: string | undefined;
  readonly reading: string | undefined;
  readonly rules: Weights | undefined;
  readonly sources: readonly string[] | undefined;
  /** The whole entry. */
  readonly range: TextRange;
  /** Sentences in which the entity must be found, and in which it must not. */
  readonly examples: readonly Example[];
  /** Where each form is written, in the order name, short, variants, former. */
  readonly forms: readonly FormPlace[];
}

export interface FormPlace {
  readonly surface: string;
  readonly kind: 'name' | 'short' | 'variant' | 'former';
  readonly range: TextRange;
}

export interface Example {
  readonly text: string;
  readonly isFound: boolean;
  readonly range: TextRange;
}

export interface KnowledgeFile {
  /** Words that are no misspelled name, though they look like one. */
  readonly words: readonly string[];
  readonly records: readonly KnowledgeRecord[];
  readonly problems: readonly Problem[];
}

/** The keys of an entry, in the order in which people write them, and what each is for. */
export const recordKeys = {
  name: { ja: '正式な表記。必須。', en: 'The canonical form. Required.' },
  kind: { ja: '種類。', en: 'What it is.' },
  english: { ja: '英語の名称。', en: 'Its name in English.' },
  short: { ja: '使ってよいほかの表記。略称や「氏」付きの形。', en: 'Other forms that may stand.' },
  variants: {
    ja: '使わない表記。`name` に直されます。別の形に直すときや重さを変えるときは {form, to, severity}。',
    en: 'Discouraged forms, changed to `name`; as {form, to, severity} to another form or with another weight.',
  },
  bio: { ja: '一つか二つの文の紹介。ホバーに出ます。', en: 'One or two sentences, shown on hover.' },
  asOf: { ja: '紹介が正しかった年月（2025-04）。', en: 'When the bio was true (2025-04).' },
  roles: { ja: '役職とその任期。', en: 'Offices with their terms.' },
  former: {
    ja: '以前の名称。{form, until}。報告書の日付より前に改まっていれば指摘します。',
    en: 'Earlier names, as {form, until}; marked where the report is later than the change.',
  },
  honorific: {
    ja: 'この人に付ける敬称（師）。省くと「氏」。',
    en: 'The honorific of this person (師); 氏 by default.',
  },
  reading: {
    ja: '漢字の名称の読み（かな）。入力の候補に使います。',
    en: 'How a name in kanji is read, in kana; completion uses it.',
  },
  rules: {
    ja: 'この項目だけの規則の重さ。`misspelled-name: off` のように書きます。',
    en: 'Severities of rules for this entry alone, such as `misspelled-name: off`.',
  },
  examples: {
    ja: 'この名称が見つかるはずの文。読み込むたびに確かめます。',
    en: 'Sentences in which the name must be found; tried whenever the file is read.',
  },
  counterexamples: {
    ja: 'この名称が見つかってはならない文。読み込むたびに確かめます。',
    en: 'Sentences in which the name must not be found; tried whenever the file is read.',
  },
  sources: { ja: '出典の URL。', en: 'Web addresses of sources.' },
  id: {
    ja: '変わらない識別子。省くと英語名から作られます。',
    en: 'A stable identifier; made from the English name by default.',
  },
} as const satisfies Readonly<Record<string, Message>>;

/** The keys of the file itself. */
export const fileKeys = {
  entities: { ja: '名称の一覧。', en: 'The names.' },
  words: {
    ja: '名称に似ていても誤りではない語の一覧。',
    en: 'Words that are no misspelling, though they look like a name.',
  },
} as const satisfies Readonly<Record<string, Message>>;

const keyList = Object.keys(recordKeys);

const files = new WeakMap<SourceText, KnowledgeFile>();

export function knowledgeFileOf(source: SourceText): KnowledgeFile {
  let file = files.get(source);
  if (!file) {
    file = new Reader(source.text).read();
    files.set(source, file);
  }
  return file;
}

const dateForm = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const kindNames: Readonly<Record<string, EntityKind>> = {
  organization: 'organisation',
  region: 'country',
  city: 'place',
};

class Reader {
  readonly #problems: Problem[] = [];
  readonly #records: KnowledgeRecord[] = [];
  #words: readonly string[] = [];
  #document: Document | undefined;
  /** What to add to a node's offset: an entry read on its own starts at 0. */
  #shift = 0;

  constructor(readonly text: string) {}

  read(): KnowledgeFile {
    const document = parseDocument(this.text, { prettyErrors: false, version: '1.2' });
    if (document.errors.length > 0 && this.#readEntries()) return this.#file();
    for (const error of document.errors) this.#problems.push(yamlProblem(error, this.text));
    this.#readRoot(document);
    return this.#file();
  }

  #file(): KnowledgeFile {
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
      const end = starts[index + 1] ?? this.text.length;
      const document = parseDocument(this.text.slice(start, end), { prettyErrors: false, version: '1.2' });
      this.#shift = start;
      for (const error of document.errors) {
        const problem = yamlProblem(error, this.text.slice(start, end));
        this.#problems.push({
          ...problem,
          range: rangeOf(problem.range.start + start, problem.range.end + start),
        });
      }
      if (document.errors.length > 0) continue;
      this.#document = document;
      this.#readList(document.contents);
    }
    return true;
  }

  #readRoot(document: Document): void {
    this.#document = document;
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null)) return;
    if (isSeq(root)) {
      this.#readList(root);
      return;
    }
    if (!isMap(root)) {
      this.#say(root, {
        ja: '知識ベースのファイルは `entities:` で始まる一覧です。',
        en: 'A knowledge file is a list under `entities:`.',
      });
      return;
    }
    for (const pair of root.items) {
      const key = keyOf(pair);
      if (key === 'entities') this.#readList(pair.value as Node | null);
      else if (key === 'words') {
        this.#words = this.#textList(this.#resolved(pair.value as Node | null), () => true) ?? [];
      } else {
        this.#say(
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

  #readList(node: Node | null): void {
    const list = this.#resolved(node);
    if (list === null || (isScalar(list) && list.value === null)) return;
    if (!isSeq(list)) {
      this.#say(list, {
        ja: '`entities` は `- name: …` の一覧にします。',
        en: '`entities` is a list of `- name: …`.',
      });
      return;
    }
    for (const item of list.items) this.#readEntry(item as Node | null, list);
  }

  #readEntry(item: Node | null, list: Node): void {
    const node = this.#resolved(item);
    if (!isMap(node)) {
      this.#say(node ?? list, {
        ja: '項目は `name: 正式な表記` の形で書きます。',
        en: 'An entry is written as `name: canonical form`.',
      });
      return;
    }
    const values = new Map<string, Node | null>();
    for (const pair of node.items) {
      const key = keyOf(pair);
      if (!keyList.includes(key)) {
        this.#say(
          pair.key as Node,
          {
            ja: `「${key}」という項目はありません。使えるのは ${keyList.join('、')} です。`,
            en: `There is no key "${key}". Known keys: ${keyList.join(', ')}.`,
          },
          'warning',
        );
      }
      values.set(key, this.#resolved(pair.value as Node | null));
    }
    this.#readRecord(node, values);
  }

  #readRecord(node: YAMLMap, values: ReadonlyMap<string, Node | null>): void {
    const name = this.#text(values.get('name'));
    if (name === undefined) {
      if (!values.get('name')) {
        this.#say(node, {
          ja: '`name`（正式な表記）がありません。',
          en: '`name`, the canonical form, is missing.',
        });
      }
      return;
    }
    const forms: FormPlace[] = [];
    if (!this.#addForm(forms, name, 'name', values.get('name')!)) return;
    const short = this.#textList(values.get('short'), (surface, at) =>
      this.#addForm(forms, surface, 'short', at),
    );
    const variants = this.#variants(values.get('variants'), name, forms);
    const former = this.#former(values.get('former'), forms);
    this.#records.push({
      name,
      id: this.#text(values.get('id')),
      kind: this.#kind(values.get('kind')),
      english: this.#text(values.get('english')),
      short,
      variants,
      bio: this.#text(values.get('bio')),
      asOf: this.#date(values.get('asOf')),
      roles: this.#roles(values.get('roles')),
      former,
      honorific: this.#text(values.get('honorific')),
      reading: this.#text(values.get('reading')),
      rules: this.#rules(values.get('rules')),
      sources: this.#sources(values.get('sources')),
      examples: [
        ...this.#examples(values.get('examples'), true),
        ...this.#examples(values.get('counterexamples'), false),
      ],
      range: this.#rangeOf(node),
      forms,
    });
  }

  #examples(node: Node | null | undefined, isFound: boolean): readonly Example[] {
    const examples: Example[] = [];
    this.#textList(node, (text, at) => examples.push({ text, isFound, range: this.#rangeOf(at) }) > 0);
    return examples;
  }

  #former(node: Node | null | undefined, forms: FormPlace[]): readonly FormerName[] | undefined {
    if (!isPresent(node)) return undefined;
    const former: FormerName[] = [];
    for (const item of this.#items(node)) {
      const inMap = (key: string): Node | null =>
        isMap(item) ? this.#resolved(item.get(key, true) as Node | null) : null;
      const form = this.#text(isMap(item) ? inMap('form') : item);
      if (form !== undefined && this.#addForm(forms, form, 'former', item))
        former.push({ form, until: this.#date(inMap('until')) });
    }
    return former;
  }

  /** Ids are not looked up here: the knowledge of names knows no rules. */
  #rules(node: Node | null | undefined): Weights | undefined {
    if (!isPresent(node)) return undefined;
    if (!isMap(node)) {
      this.#say(node, {
        ja: '`rules` は「規則の名前: 重さ」の形で書きます。',
        en: '`rules` is written as rule: severity.',
      });
      return undefined;
    }
    const rules: Record<string, Severity | 'off'> = {};
    for (const pair of node.items) {
      const value = this.#resolved(pair.value as Node | null);
      const severity = isScalar(value) && value.value === 'off' ? 'off' : this.#severity(value);
      if (severity !== undefined) rules[keyOf(pair)] = severity;
    }
    return rules;
  }

  #addForm(forms: FormPlace[], surface: string, kind: FormPlace['kind'], at: Node): boolean {
    if (surface.length > 80 || /[\n\r]/.test(surface)) {
      this.#say(at, {
        ja: '表記が長すぎるか改行を含むため、本文の中で見つかりません。1行80字までにします。',
        en: 'This form is too long or spans lines and can never match. Use one line of up to 80 characters.',
      });
      return false;
    }
    const same = forms.find((it) => it.surface === surface);
    if (same) {
      const clash = same.kind !== kind && kind === 'variant';
      this.#say(
        at,
        clash
          ? {
              ja: `「${surface}」は使ってよい表記としても書かれています。どちらかを消します。`,
              en: `"${surface}" is listed as an accepted form too. Remove one of them.`,
            }
          : {
              ja: `「${surface}」が同じ項目に2度書かれています。`,
              en: `"${surface}" is listed twice in this entry.`,
            },
        clash ? 'error' : 'information',
      );
      return false;
    }
    forms.push({ surface, kind, range: this.#rangeOf(at) });
    return true;
  }

  #variants(node: Node | null | undefined, name: string, forms: FormPlace[]): readonly Variant[] | undefined {
    if (!isPresent(node)) return undefined;
    const variants: Variant[] = [];
    for (const item of this.#items(node)) {
      if (isMap(item)) {
        const form = this.#text(this.#resolved(item.get('form', true) as Node | null));
        const to = this.#text(this.#resolved(item.get('to', true) as Node | null));
        if (form === undefined) {
          this.#say(item, {
            ja: '`form`（使わない表記）がありません。',
            en: '`form`, the discouraged form, is missing.',
          });
        } else if (this.#addForm(forms, form, 'variant', item)) {
          const severity = this.#severity(this.#resolved(item.get('severity', true) as Node | null));
          variants.push({ form, to: to ?? name, ...(severity && { severity }) });
        }
        continue;
      }
      const form = this.#text(item);
      if (form !== undefined && this.#addForm(forms, form, 'variant', item))
        variants.push({ form, to: name });
    }
    return variants;
  }

  #severity(node: Node | null): Severity | undefined {
    const text = this.#text(node);
    if (text === undefined || severities.includes(text as Severity)) return text as Severity | undefined;
    this.#say(
      node!,
      {
        ja: `「${text}」という重さはありません。使えるのは ${severities.join('、')} です。`,
        en: `There is no severity "${text}". Known severities: ${severities.join(', ')}.`,
      },
      'warning',
    );
    return undefined;
  }

  #kind(node: Node | null | undefined): EntityKind | undefined {
    const text = this.#text(node);
    if (text === undefined) return undefined;
    const kind = kindNames[text] ?? text;
    if (kind in entityKinds) return kind as EntityKind;
    this.#say(
      node!,
      {
        ja: `「${text}」という種類はありません。使えるのは ${Object.keys(entityKinds).join('、')} です。`,
        en: `There is no kind "${text}". Known kinds: ${Object.keys(entityKinds).join(', ')}.`,
      },
      'warning',
    );
    return undefined;
  }

  #roles(node: Node | null | undefined): readonly Role[] | undefined {
    if (!isPresent(node)) return undefined;
    const roles: Role[] = [];
    for (const item of this.#items(node)) {
      if (!isMap(item)) {
        const title = this.#text(item);
        if (title !== undefined) roles.push({ title, from: undefined, to: undefined });
        continue;
      }
      const title = this.#text(this.#resolved(item.get('title', true) as Node | null));
      const from = this.#date(this.#resolved(item.get('from', true) as Node | null));
      const to = this.#date(this.#resolved(item.get('to', true) as Node | null));
      if (title === undefined) {
        this.#say(item, {
          ja: '役職名（`title`）がありません。',
          en: 'The `title` of this role is missing.',
        });
        continue;
      }
      if (from !== undefined && to !== undefined && to < from && !from.startsWith(to)) {
        this.#say(
          item,
          {
            ja: `任期の終わり（${to}）が始まり（${from}）より前です。`,
            en: `This term ends (${to}) before it begins (${from}).`,
          },
          'warning',
        );
      }
      roles.push({ title, from, to });
    }
    return roles;
  }

  #sources(node: Node | null | undefined): readonly string[] | undefined {
    if (!isPresent(node)) return undefined;
    const sources: string[] = [];
    for (const item of this.#items(node)) {
      const url = this.#text(item);
      if (url === undefined) continue;
      if (/^https?:\/\/[^\s<>"]+$/.test(url)) sources.push(url);
      else {
        this.#say(
          item,
          {
            ja: '出典は http:// か https:// で始まる URL にします。',
            en: 'A source is a URL that begins with http:// or https://.',
          },
          'warning',
        );
      }
    }
    return sources;
  }

  #date(node: Node | null | undefined): string | undefined {
    const text = this.#text(node);
    if (text === undefined) return undefined;
    if (dateForm.test(text)) return text;
    this.#say(
      node!,
      {
        ja: `日付「${text}」は 2025、2025-04、2025-04-12 のどれかの形で書きます。`,
        en: `Write the date "${text}" as 2025, 2025-04 or 2025-04-12.`,
      },
      'warning',
    );
    return undefined;
  }

  #textList(
    node: Node | null | undefined,
    accept: (text: string, at: Node) => boolean,
  ): readonly string[] | undefined {
    if (!isPresent(node)) return undefined;
    const texts: string[] = [];
    for (const item of this.#items(node)) {
      const text = this.#text(item);
      if (text !== undefined && accept(text, item)) texts.push(text);
    }
    return texts;
  }

  /** The items of a list; one value without a list counts as a list of one. */
  #items(node: Node): readonly Node[] {
    if (!isSeq(node)) return [node];
    const items: Node[] = [];
    for (const item of node.items) {
      const resolved = this.#resolved(item as Node | null);
      if (isPresent(resolved)) items.push(resolved);
    }
    return items;
  }

  #text(node: Node | null | undefined): string | undefined {
    if (!isPresent(node)) return undefined;
    if (isScalar(node) && node.value !== null && typeof node.value !== 'object') {
      // `asOf: 2025` and `name: 42` are numbers to YAML; what is meant is what is written.
      const text = (typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))).trim();
      if (text !== '') return text;
    }
    this.#say(node, { ja: 'ここには文字列を書きます。', en: 'A text is expected here.' });
    return undefined;
  }

  #resolved(node: Node | null | undefined): Node | null {
    if (isAlias(node)) return (this.#document && node.resolve(this.#document)) ?? null;
    return node ?? null;
  }

  #rangeOf(node: Node): TextRange {
    const [start, end] = node.range ?? [0, 0];
    return rangeOf(start + this.#shift, Math.max(start, Math.min(end, this.text.length)) + this.#shift);
  }

  #say(node: Node, message: Message, severity: Problem['severity'] = 'error'): void {
    this.#problems.push({ range: this.#rangeOf(node), message, severity });
  }
}

const isPresent = (node: Node | null | undefined): node is Node =>
  node !== null && node !== undefined && !(isScalar(node) && node.value === null);

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

/** Lower-case kebab from the English name, else the name itself. */
export function idOf(record: KnowledgeRecord): string {
  if (record.id !== undefined) return record.id;
  const ascii = (record.english ?? '')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return ascii === '' ? record.name : ascii;
}

export const declarationOf = ({ range }: KnowledgeRecord, source: SourceText): Entity['declaredAt'] => ({
  uri: source.uri,
  range,
  line: source.positionAt(range.start).line,
});

/** The record as an entity, with what it leaves out taken from `other`, a pack's record of the same thing. */
export function entityOf(
  record: KnowledgeRecord,
  declaredAt: Entity['declaredAt'],
  pack?: string,
  other?: Entity,
): Entity {
  return {
    id: record.id ?? other?.id ?? idOf(record),
    name: record.name,
    kind: record.kind ?? other?.kind,
    english: record.english ?? other?.english,
    short: record.short ?? other?.short ?? [],
    variants:
      pack === undefined
        ? (record.variants ?? other?.variants.map((it) => redirected(it, other.name, record.name)) ?? [])
        : // What other publishers write is no mistake where the house itself has not decided.
          (record.variants ?? []).map((it) => ({ severity: 'information', ...it })),
    bio: record.bio ?? other?.bio,
    asOf: record.asOf ?? (record.bio === undefined ? other?.asOf : undefined),
    roles: record.roles ?? other?.roles ?? [],
    former: record.former ?? other?.former ?? [],
    honorific: record.honorific ?? other?.honorific,
    reading: record.reading ?? other?.reading,
    rules: record.rules ?? other?.rules ?? {},
    sources: record.sources ?? other?.sources ?? [],
    declaredAt,
    pack,
  };
}

/** What a pack replaces by its own name is replaced by the name that the house has given the entity. */
const redirected = (variant: Variant, from: string, to: string): Variant =>
  variant.to === from ? { ...variant, to } : variant;
