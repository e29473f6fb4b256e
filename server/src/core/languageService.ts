/**
 * The façade: every question that a door may ask, answered from one immutable workspace.
 * Everything is synchronous and total; offsets count UTF-16 code units.
 */
import type { Finding, Message } from './finding.js';
import type { Location, TextEdit, TextRange } from './text/textRange.js';
import type { Workspace } from './workspace.js';

export interface LanguageService {
  readonly workspace: Workspace;
  /** Why the file is or is not treated as a report. */
  role(uri: string): FileRole;
  /** The findings in a report, a knowledge file or koetsu.yaml, in order of their place. */
  check(uri: string): readonly Finding[];
  /** One round of safe, disjoint edits; repeat on the edited text until it is empty. */
  fixAll(uri: string): readonly TextEdit[];
  hover(uri: string, offset: number): Hover | undefined;
  /** The actions on findings that touch `range`, in a fixed order, preferred first. */
  actions(uri: string, range: TextRange): readonly Action[];
  definition(uri: string, offset: number): readonly Location[];
}

export interface FileRole {
  readonly kind: 'report' | 'knowledge' | 'settings' | 'none';
  readonly reason: Message;
}

/** Markdown whose data cannot carry HTML or command links. */
export interface Hover {
  readonly range: TextRange;
  readonly markdown: Message;
}

/** One entry of the light-bulb menu. */
export type Action = {
  readonly title: Message;
  readonly finding: Finding;
  readonly preferred: boolean;
} & (
  | { readonly kind: 'edit'; readonly edits: readonly FileEdit[] }
  | { readonly kind: 'insert-link'; readonly range: TextRange }
  | { readonly kind: 'go-to'; readonly target: TextRange }
  | { readonly kind: 'open-rule'; readonly rule: string }
);

/** Edits of one file; `create` where the file does not exist yet. */
export interface FileEdit {
  readonly uri: string;
  readonly create?: boolean;
  readonly edits: readonly TextEdit[];
}
