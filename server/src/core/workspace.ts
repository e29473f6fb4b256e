/**
 * Everything the engine may know, at one instant.
 * Invariant: immutable. Typing in one report replaces that report's text only; settings, knowledge base and
 * every other report keep their identity, and with it all that is remembered about them.
 */
import type { Problem } from './finding.js';
import type { KnowledgeBase } from './knowledge/knowledgeBase.js';
import type { Settings } from './settings.js';
import type { SourceText } from './text/sourceText.js';

export interface Workspace {
  /** URI of the folder, without a slash at its end; undefined for files opened on their own. */
  readonly root: string | undefined;
  /** Reports, knowledge files, koetsu.yaml and what it refers to, by URI. */
  readonly files: ReadonlyMap<string, SourceText>;
  readonly settings: Settings;
  /** What is wrong with koetsu.yaml and the files it extends, by URI. */
  readonly settingsProblems: ReadonlyMap<string, readonly Problem[]>;
  readonly knowledge: KnowledgeBase;
  with(...changes: readonly Change[]): Workspace;
}

export type Change =
  | { readonly kind: 'file'; readonly source: SourceText }
  | { readonly kind: 'deleted'; readonly uri: string };
