/** The other tools, from tools/bench/peers: as functions in this process, and as commands. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InventedName } from './names.js';

export const peersFolder = path.resolve('tools/bench/peers');
const modules = path.join(peersFolder, 'node_modules');
const require = createRequire(path.join(peersFolder, 'package.json'));

/** Checks a whole text and tells how many findings there are. */
export type Check = (text: string) => Promise<number> | number;

export type TextlintPreset = 'ja-technical-writing' | 'jtf-style';

interface Textlint {
  loadTextlintrc(options: { configFilePath: string; node_modulesDir: string }): Promise<unknown>;
  createLinter(options: { descriptor: unknown }): {
    lintText(
      text: string,
      path: string,
    ): Promise<{ readonly messages: readonly { readonly range: readonly [number, number] }[] }>;
  };
}

/** Writes textlint's settings for a preset, and gives their path. */
export function presetSettings(folder: string, preset: TextlintPreset): string {
  const file = path.join(folder, `textlintrc-${preset}.json`);
  writeFileSync(file, JSON.stringify({ rules: { [`preset-${preset}`]: true } }));
  return file;
}

/**
 * prh with one entry for each of `names`: each knows one way to misspell it, as prh must be told.
 * One more entry finds something in every text, so that a dictionary that is not read is noticed.
 */
export function prhSettings(folder: string, names: readonly InventedName[]): string {
  const dictionary = path.join(folder, `prh-${names.length}.yml`);
  const always = '  - expected: 油送船\n    pattern: タンカー\n';
  const rules = names.map(({ name, variants }) => {
    const pattern = variants[0] ?? `${name.slice(0, 2)}ー${name.slice(2)}`;
    return `  - expected: ${name}\n    pattern: ${pattern}\n`;
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(dictionary, `version: 1\nrules:\n${always}${rules.join('')}`);
  const file = path.join(folder, `textlintrc-prh-${names.length}.json`);
  writeFileSync(file, JSON.stringify({ rules: { prh: { rulePaths: [dictionary] } } }));
  return file;
}

export async function textlint(settings: string): Promise<Check> {
  const places = await textlintPlaces(settings);
  return async (text) => (await places(text)).length;
}

/** Start and end of each finding, in UTF-16 units of the text. */
export async function textlintPlaces(
  settings: string,
): Promise<(text: string) => Promise<readonly (readonly [start: number, end: number])[]>> {
  const { createLinter, loadTextlintrc } = require('textlint') as Textlint;
  const descriptor = await loadTextlintrc({ configFilePath: settings, node_modulesDir: modules });
  const linter = createLinter({ descriptor });
  return async (text) => (await linter.lintText(text, 'report.md')).messages.map((it) => it.range);
}

interface Kuromoji {
  builder(options: { dicPath: string }): {
    build(done: (error: unknown, tokenizer: { tokenize(text: string): readonly unknown[] }) => void): void;
  };
}

/** The analyser under textlint's rules on Japanese. */
export function kuromoji(): Promise<Check> {
  const { builder } = require('kuromoji') as Kuromoji;
  return new Promise((resolve, reject) => {
    builder({ dicPath: path.join(modules, 'kuromoji/dict') }).build((error, tokenizer) => {
      if (error) reject(error);
      else resolve((text) => tokenizer.tokenize(text).length);
    });
  });
}

export async function markdownlint(): Promise<Check> {
  const { lint } = (await importPeer('markdownlint/lib/exports-sync.mjs')) as {
    lint(options: { strings: Record<string, string> }): Record<string, readonly unknown[]>;
  };
  return (text) => lint({ strings: { report: text } })['report']!.length;
}

interface CspellDocument {
  readonly uri: string;
  readonly text: string;
  readonly languageId: string;
  readonly locale: string;
}

export async function cspell(): Promise<Check> {
  const { spellCheckDocument } = (await importPeer('cspell-lib/dist/index.js')) as {
    spellCheckDocument(
      document: CspellDocument,
      options: object,
      settings: object,
    ): Promise<{ readonly issues: readonly unknown[] }>;
  };
  const options = { generateSuggestions: false, noConfigSearch: true };
  return async (text) => {
    const document = { uri: 'file:///report.md', text, languageId: 'markdown', locale: 'en' };
    return (await spellCheckDocument(document, options, {})).issues.length;
  };
}

const importPeer = (file: string): Promise<unknown> => import(pathToFileURL(path.join(modules, file)).href);

export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
}

/** textlint finds its rules from where it runs. */
export const textlintCommand = (settings: string, file: string): Command => ({
  args: [path.join(modules, 'textlint/bin/textlint.js'), '--config', settings, file],
  cwd: peersFolder,
});

export const markdownlintCommand = (file: string): Command => ({
  args: [path.join(modules, 'markdownlint-cli2/markdownlint-cli2-bin.mjs'), path.basename(file)],
  cwd: path.dirname(file),
});

export const cspellCommand = (file: string): Command => ({
  args: [path.join(modules, 'cspell/bin.mjs'), 'lint', '--no-progress', path.basename(file)],
  cwd: path.dirname(file),
});
