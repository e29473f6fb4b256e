/** The settings in force for a workspace, as koetsu.yaml and the files it extends declare them. */
import type { Severity } from './finding.js';
import { type House, noHouse } from './house.js';

export interface Settings {
  /** Globs relative to the workspace root; undefined: every Markdown file that is not plainly something else. */
  readonly reports: readonly string[] | undefined;
  readonly knowledge: readonly string[];
  /** Built-in packs in force, by name. */
  readonly packs: readonly string[];
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly house: House;
  readonly overrides: readonly Override[];
  readonly publish: { readonly blocks: readonly string[] };
}

/** Of the groups of the publish check, those that keep a report from going out. A warning is mended or accepted. */
export const defaultPublishBlocks = ['error', 'disclaimer', 'placeholder', 'todo', 'warning'] as const;

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Other rule settings for the reports that `files` (globs relative to the workspace root) match. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

export const defaultKnowledgeGlobs: readonly string[] = ['knowledge/**/*.{yaml,yml}'];
export const builtInPacks: readonly string[] = ['countries', 'us-middle-east'];

export const defaultSettings: Settings = {
  reports: undefined,
  knowledge: defaultKnowledgeGlobs,
  packs: builtInPacks,
  rules: new Map(),
  house: noHouse,
  overrides: [],
  publish: { blocks: defaultPublishBlocks },
};
