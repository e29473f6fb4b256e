/**
 * Everything the engine may know, at one instant.
 * Invariant: immutable. Typing in one report replaces that report's text only; settings, knowledge base and
 * every other report keep their identity, and with it all that is remembered about them.
 */

import type { Problem } from './finding.js';
import type { KnowledgeBase } from './knowledge/knowledgeBase.js';
import { knowledgeBaseOf } from './knowledge/knowledgeBaseOf.js';
import type { Resources } from './knowledge/resources.js';
import { type Acceptances, acceptancesName, loadAcceptances } from './publishing/acceptances.js';
import { noReadings, type Readings } from './readings.js';
import { defaultKnowledgeGlobs, type Settings } from './settings.js';
import { type LoadedSettings, loadSettings } from './settingsFile.js';
import { noSurroundings, type Surroundings } from './surroundings.js';
import { type Globs, globsOf, pathMatcher } from './text/globs.js';
import type { SourceText } from './text/sourceText.js';
import { pathIn } from './text/uri.js';

export interface Workspace {
  /** URI of the folder, without a slash at its end; undefined for files opened on their own. */
  readonly root: string | undefined;
  /** Reports, knowledge files, koetsu.yaml and what it refers to, by URI. */
  readonly files: ReadonlyMap<string, SourceText>;
  readonly settings: Settings;
  /** What is wrong with koetsu.yaml and the files it extends, by URI. */
  readonly settingsProblems: ReadonlyMap<string, readonly Problem[]>;
  /** koetsu.yaml and every file that it refers to, whether it exists or not. */
  readonly settingsFiles: ReadonlySet<string>;
  readonly knowledge: KnowledgeBase;
  /** The files that it is made of, in the order of their names. */
  readonly knowledgeFiles: readonly SourceText[];
  readonly acceptances: Acceptances;
  /** What is known of the places to which the links of reports lead. */
  readonly surroundings: Surroundings;
  /** What is known of the sentences of reports. */
  readonly readings: Readings;
  with(...changes: readonly Change[]): Workspace;
  withSurroundings(surroundings: Surroundings): Workspace;
  withReadings(readings: Readings): Workspace;
}

export type Change =
  | { readonly kind: 'file'; readonly source: SourceText }
  | { readonly kind: 'deleted'; readonly uri: string };

export function createWorkspace(
  root: string | undefined,
  sources: readonly SourceText[],
  resources: Resources,
): Workspace {
  const files = new Map(sources.map((it) => [it.uri, it]));
  const loaded = loadSettings(root, (uri) => files.get(uri));
  const knowledgeFiles = knowledgeFilesOf(root, files, loaded.settings);
  const knowledge = knowledgeBaseOf(knowledgeFiles, loaded.settings.packs, resources);
  const acceptances = loadAcceptances(root, (uri) => files.get(uri));
  const found = { surroundings: noSurroundings, readings: noReadings };
  return workspaceOf(root, files, loaded, knowledgeFiles, knowledge, acceptances, found, resources);
}

/** What doors have found. */
type Found = Pick<Workspace, 'surroundings' | 'readings'>;

function workspaceOf(
  root: string | undefined,
  files: ReadonlyMap<string, SourceText>,
  loaded: LoadedSettings,
  knowledgeFiles: readonly SourceText[],
  knowledge: KnowledgeBase,
  acceptances: Acceptances,
  found: Found,
  resources: Resources,
): Workspace {
  const withFound = (it: Found): Workspace =>
    workspaceOf(root, files, loaded, knowledgeFiles, knowledge, acceptances, it, resources);
  return {
    root,
    files,
    settings: loaded.settings,
    settingsProblems: loaded.problems,
    settingsFiles: loaded.files,
    knowledge,
    knowledgeFiles,
    acceptances,
    ...found,
    with(...changes) {
      const next = new Map(files);
      for (const it of changes) {
        if (it.kind === 'file') next.set(it.source.uri, it.source);
        else next.delete(it.uri);
      }
      const uris = changes.map((it) => (it.kind === 'file' ? it.source.uri : it.uri));
      const isAccepted = uris.some(
        (it) => it === acceptances.uri || (acceptances.reports.has(it) && files.has(it) !== next.has(it)),
      );
      const nextAcceptances = isAccepted ? loadAcceptances(root, (uri) => next.get(uri)) : acceptances;
      const newSettings = uris.some((it) => loaded.files.has(it));
      const nextLoaded = newSettings ? loadSettings(root, (uri) => next.get(uri)) : loaded;
      const { settings } = nextLoaded;
      if (!newSettings && !uris.some((it) => isKnowledge(it, root, settings))) {
        return workspaceOf(root, next, loaded, knowledgeFiles, knowledge, nextAcceptances, found, resources);
      }
      const nextFiles = knowledgeFilesOf(root, next, settings);
      const isSame = sameItems(nextFiles, knowledgeFiles) && sameItems(settings.packs, loaded.settings.packs);
      const nextKnowledge = isSame ? knowledge : knowledgeBaseOf(nextFiles, settings.packs, resources);
      return workspaceOf(root, next, nextLoaded, nextFiles, nextKnowledge, nextAcceptances, found, resources);
    },
    withSurroundings: (surroundings) => withFound({ ...found, surroundings }),
    withReadings: (readings) => withFound({ ...found, readings }),
  };
}

const markdownGlobs = ['**/*.{md,markdown,mdown,mkd}'];

/** Where reports may lie; what a file is, its role says. */
export const reportGlobs = ({ settings }: Workspace): readonly string[] =>
  globsOf(settings.reports ?? markdownGlobs, markdownGlobs).wanted;

/** What the settings list under `knowledge`; exclusions alone leave out of the usual place. */
export const knowledgeGlobs = ({ knowledge }: Settings): Globs => globsOf(knowledge, defaultKnowledgeGlobs);

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((it, index) => it === b[index]);

const matchers = new WeakMap<Settings, (path: string) => boolean>();

/** Whether the settings name this file as a knowledge file. */
export function isKnowledge(uri: string, root: string | undefined, settings: Settings): boolean {
  const path = root === undefined ? undefined : pathIn(root, uri);
  if (path === undefined || settings.knowledge.length === 0) return false;
  let matches = matchers.get(settings);
  if (!matches) {
    matches = pathMatcher(knowledgeGlobs(settings));
    matchers.set(settings, matches);
  }
  return matches(path);
}

/** In the order of their names, so that the same files always make the same knowledge base. */
function knowledgeFilesOf(
  root: string | undefined,
  files: ReadonlyMap<string, SourceText>,
  settings: Settings,
): readonly SourceText[] {
  return [...files.values()]
    .filter((it) => !settingsLike(it.uri) && isKnowledge(it.uri, root, settings))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

const settingsLike = (uri: string): boolean =>
  uri.endsWith('/koetsu.yaml') || uri.endsWith(`/${acceptancesName}`);

/** The files that a door must have read: these, and the files below the root whose paths match the globs. */
export function filesOf({ settings, settingsFiles, acceptances }: Workspace): {
  readonly uris: readonly string[];
  readonly globs: readonly string[];
} {
  const accepted = acceptances.uri === undefined ? [] : [acceptances.uri, ...acceptances.reports];
  return { uris: [...settingsFiles, ...accepted], globs: knowledgeGlobs(settings).wanted };
}
