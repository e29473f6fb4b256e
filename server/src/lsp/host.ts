/** What the server needs from its world: a disk with Node, the client's file system in a browser. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Resources } from '../core/knowledge/resources.js';
import type { WebAnswer } from '../core/surroundings.js';
import type { LiveLinkPlan } from './protocol.js';
import type { Faults } from './sentenceReader.js';

/** Files by URI, wherever they are. */
export interface Files {
  /** The text of a file; undefined where it cannot be read. */
  readText(uri: string): Promise<string | undefined>;
  /** Canonical URIs of the files under `root` whose path relative to it matches one of `globs`. */
  findFiles(root: string, globs: readonly string[]): Promise<readonly string[]>;
  /** Tells one state of a file from another; undefined where there is no such file. */
  stampOf(uri: string): Promise<string | undefined>;
  /** Whether there is a file or a folder; undefined where nobody can say, as on another machine. */
  exists(uri: string): Promise<boolean | undefined>;
}

export interface Host extends Files {
  /** Of the product, for `serverInfo`. */
  readonly version: string;
  /** How many of the URLs, and how many hosts, would have to be asked: the others have an answer already. */
  plannedRequests(urls: readonly string[]): Promise<LiveLinkPlan>;
  /** Asks servers for the URLs and answers with what was said up to the end or up to `cancel`. */
  askServers(
    urls: readonly string[],
    cancel: CancellationToken,
    onAnswer: (done: number, total: number) => void,
  ): Promise<ReadonlyMap<string, WebAnswer>>;
  loadResources(): Promise<Resources>;
  /** What a morphological analysis finds in sentences; undefined where there is no dictionary. */
  readSentences(sentences: readonly string[]): Promise<Faults | undefined>;
  /** The URI of a rule's page. */
  pageOf(rule: string): string;
  /** What was kept under `key` in an earlier session. */
  recall(key: string): Promise<string | undefined>;
  /** Keeps a text for later sessions; what cannot be kept is lost without harm. */
  keep(key: string, text: string): Promise<void>;
  /** Who works in the folder that a URI is, or lies in, as far as its world knows. */
  authorAt(uri: string): Promise<string | undefined>;
  /** What the textlint of a folder says of a text that its file may not have yet; absent where no program can be run. */
  lint?(root: string, uri: string, text: string): Promise<LintAnswer>;
  /** Ends what `lint` has started. */
  stopLinting?(): void;
}

export type LintAnswer =
  | { readonly kind: 'messages'; readonly messages: readonly LintMessage[] }
  /** There is none, it is too old, it has no rules. */
  | { readonly kind: 'missing' | 'outdated' | 'unconfigured' }
  | { readonly kind: 'failed'; readonly reason: string };

/** A message of textlint, whose offsets count UTF-16 code units. Old versions know no `range`. */
export interface LintMessage {
  readonly ruleId: string;
  readonly message: string;
  /** 1 warning, 2 error, 3 information. */
  readonly severity: number;
  readonly index?: number;
  readonly range?: readonly [number, number];
  readonly fix?: { readonly range: readonly [number, number]; readonly text: string };
}
