/**
 * koetsu.yaml and the files it extends → the settings in force.
 * Invariant: it never throws. What cannot be used is a problem at its place, and everything else counts.
 */
import type { Message, Problem } from './finding.js';
import { type ApprovedText, type House, noHouse } from './house.js';
import { frontMatterOf } from './markdown/frontMatter.js';
import { defaultSettings, type Override, type RuleSetting, type Settings } from './settings.js';
import { termsFrom } from './terms/dictionaries.js';
import { noTerms, type Terms } from './terms/terms.js';
import type { SourceText } from './text/sourceText.js';
import type { TextRange } from './text/textRange.js';
import { uriIn } from './text/uri.js';
import {
  placeOf,
  settingsFileOf,
  type Written,
  type WrittenHouse,
  type WrittenRules,
  type WrittenText,
} from './writtenSettings.js';

export interface LoadedSettings {
  readonly settings: Settings;
  /** By file: koetsu.yaml, every file it extends, and every dictionary. */
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
    const paths = file.written.extends ?? [];
    for (const [index, path] of paths.entries()) {
      const base = uriIn(folder, path);
      const range = placeOf(paths, index);
      if (base === uri || chain.includes(base)) {
        problems.push({ range, message: circular(path) });
      } else if (!this.layers.some((it) => it.uri === base) && !this.load(base, [...chain, uri])) {
        problems.push({ range, message: absent(path) });
      }
    }
    this.layers.push({ uri, folder, written: file.written });
    return true;
  }

  /** The text as approved; undefined, and a problem, where its file is not there. */
  approved(written: WrittenText, layer: Layer): ApprovedText | undefined {
    const { file, text, version, from } = written;
    const named = file ?? (text !== undefined && isFileName(text) ? text : undefined);
    if (named === undefined) return approvedOf(text ?? '', version, from);
    const found = this.named(named, placeOf(written, file === undefined ? 'text' : 'file'), layer);
    return found && approvedOf(found.text, version, from);
  }

  /** The terms of the dictionaries that a settings file names, with what they import. */
  terms(paths: readonly string[], layer: Layer): Terms {
    const sources = paths.flatMap((path, index) => this.named(path, placeOf(paths, index), layer) ?? []);
    return termsFrom(sources, {
      named: (path, range, uri) =>
        this.named(path, range, { uri, folder: uri.slice(0, uri.lastIndexOf('/')), home: layer.folder }),
      say: (uri, problems) => {
        this.problems.set(uri, [...(this.problems.get(uri) ?? []), ...problems]);
      },
    });
  }

  /**
   * A file that a value at `range` of the file `uri` names. What lies outside is not even read: it would be inserted
   * into reports.
   */
  named(path: string, range: TextRange, { uri, folder, home = folder }: Naming): SourceText | undefined {
    const address = uriIn(folder, path);
    if (![this.root, home].some((it) => address.startsWith(`${it}/`))) {
      this.problems.get(uri)!.push({ range, message: outside(path) });
      return undefined;
    }
    this.files.add(address);
    const found = this.textOf(address);
    if (!found) this.problems.get(uri)!.push({ range, message: absent(path) });
    return found;
  }
}

/** A file that names others, relative to its folder. `home` is the folder in which they may lie. */
interface Naming {
  readonly uri: string;
  readonly folder: string;
  readonly home?: string;
}

interface Layer extends Naming {
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
    publish: { blocks: last('publish')?.blocks ?? defaultSettings.publish.blocks },
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
  const fileOf = (key: 'template' | 'styleSheet'): string | undefined => {
    const layer = declaring(key);
    const house = layer?.written.house;
    if (!layer || house?.[key] === undefined) return undefined;
    return loader.named(house[key], placeOf(house, key), layer)?.text.replace(/^\uFEFF/, '');
  };
  return {
    ...noHouse,
    office: value('office'),
    footnotes: value('footnotes'),
    footnoteMark: value('footnoteMark'),
    footnotePlace: value('footnotePlace'),
    length: value('length'),
    linkLabel: value('linkLabel'),
    parts: value('parts'),
    sections: value('sections') ?? [],
    template: fileOf('template'),
    styleSheet: fileOf('styleSheet'),
    style: value('style'),
    notation: Object.assign({}, ...loader.layers.map((it) => it.written.house?.notation)),
    disclaimers: disclaimersOf(loader, root, declaring('disclaimer')),
    contact: text('contact'),
    byline: text('byline'),
    terms: termsOf(loader, declaring('terms')),
  };
}

function termsOf(loader: Loader, layer: Layer | undefined): Terms {
  const paths = layer?.written.house?.terms;
  return layer && paths ? loader.terms(paths, layer) : noTerms;
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
