/**
 * The façade: every question that a door may ask, answered from one immutable workspace.
 * Everything is synchronous and total; offsets count UTF-16 code units.
 * Making one is free: all that is derived is remembered with the values it is derived from.
 */
import { checkReport, fixAll } from './check.js';
import { type Action, actionsFor } from './features/actions.js';
import { type Completion, completionsAt } from './features/completion.js';
import { definitionAt } from './features/definition.js';
import { highlightsAt } from './features/highlight.js';
import { type Hover, hoverAt, shownEntity } from './features/hover.js';
import { type Sought, soughtAt } from './features/references.js';
import { type Rename, type RenameTarget, renameAt, renameTargetAt } from './features/rename.js';
import type { NamingFile, Occurrence } from './features/symbol.js';
import { type FileRole, fileRoleOf } from './fileRole.js';
import type { Finding, Message, Problem, Refusal } from './finding.js';
import type { NameStore } from './knowledge/addedRecord.js';
import { type Report, reportOf } from './markdown/report.js';
import { ruleNamed } from './rules/index.js';
import type { SourceText } from './text/sourceText.js';
import { type Location, overlaps, type TextEdit, type TextRange, touches } from './text/textRange.js';
import { pathIn } from './text/uri.js';
import type { Workspace } from './workspace.js';

export type { Action } from './features/actions.js';
export type { Completion } from './features/completion.js';
export { entitiesFor, type FoundEntity } from './features/entitySearch.js';
export type { Hover } from './features/hover.js';
export { type RenamedMention, renamedMentions } from './features/rename.js';
export { mentionsOf, type Occurrence } from './features/symbol.js';
export type { FileRole } from './fileRole.js';

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
  /** Names for what is typed before an offset of a report, the best first. */
  completions(uri: string, offset: number): readonly Completion[];
  /** What is known about an entity, as of a report's date. */
  about(uri: string, entity: number): Message | undefined;
  /** Where the report has what is at an offset of it. */
  highlights(uri: string, offset: number): readonly Occurrence[];
  /** What is at an offset of a report or a knowledge file, to be looked for. */
  sought(uri: string, offset: number): Sought | undefined;
  renameTarget(uri: string, offset: number): RenameTarget | Refusal;
  rename(uri: string, offset: number, newName: string): Rename | Refusal;
}

/** `asReport` names files to be checked as reports whatever they look like: somebody asked for them by name. */
export function createLanguageService(
  workspace: Workspace,
  asReport: ReadonlySet<string> = new Set(),
): LanguageService {
  const sourceOf = (uri: string): SourceText | undefined => workspace.files.get(uri);

  const role = (uri: string): FileRole => {
    const found = fileRoleOf(uri, sourceOf(uri)?.text ?? '', workspace);
    if (found.kind !== 'none' || !asReport.has(uri)) return found;
    return { kind: 'report', reason: { ja: '名前を挙げて指定されたため', en: 'It was named explicitly' } };
  };

  const reportAt = (uri: string): Report | undefined => {
    const source = sourceOf(uri);
    return source && role(uri).kind === 'report' ? reportOf(source) : undefined;
  };

  const namingFileAt = (uri: string): NamingFile | undefined => {
    const source = sourceOf(uri);
    const { kind } = role(uri);
    if (!source || (kind !== 'report' && kind !== 'knowledge')) return undefined;
    return { source, report: kind === 'report' ? reportOf(source) : undefined };
  };

  const check = (uri: string): readonly Finding[] => {
    switch (role(uri).kind) {
      case 'report': {
        const report = reportOf(sourceOf(uri)!);
        const { knowledge, settings } = workspace;
        return checkReport(report, knowledge, settings, settings.house, pathOf(workspace, uri));
      }
      case 'knowledge':
        return findingsOf(workspace.knowledge.problems.get(uri), 'invalid-knowledge');
      case 'settings':
        return findingsOf(workspace.settingsProblems.get(uri), 'invalid-settings');
      case 'none':
        return [];
    }
  };

  return {
    workspace,
    role,
    check,
    fixAll: (uri) => fixAll(check(uri)),
    hover(uri, offset) {
      const report = reportAt(uri);
      return (
        report && hoverAt(report, workspace.knowledge, check(uri), (id) => ruleNamed(id)?.summary, offset)
      );
    },
    actions(uri, range) {
      const report = reportAt(uri);
      const store = nameStoreOf(workspace);
      return check(uri)
        .filter(
          (it) => overlaps(it.range, range) || touches(it.range, range.start) || touches(it.range, range.end),
        )
        .flatMap((it) => actionsFor(uri, report, it, store));
    },
    definition(uri, offset) {
      const report = reportAt(uri);
      return report ? definitionAt(report, workspace.knowledge, offset) : [];
    },
    completions(uri, offset) {
      const report = reportAt(uri);
      return report ? completionsAt(report, workspace.knowledge, offset) : [];
    },
    about(uri, entity) {
      const report = reportAt(uri);
      return report && shownEntity(entity, report, workspace.knowledge);
    },
    highlights(uri, offset) {
      const report = reportAt(uri);
      return report ? highlightsAt(report, workspace.knowledge, offset) : [];
    },
    sought(uri, offset) {
      const file = namingFileAt(uri);
      return file && soughtAt(file, workspace.knowledge, offset);
    },
    renameTarget: (uri, offset) =>
      renameTargetAt(namingFileAt(uri), workspace.knowledge, offset, nameStoreOf(workspace)),
    rename: (uri, offset, newName) =>
      renameAt(namingFileAt(uri), workspace.knowledge, offset, newName, sourceOf, nameStoreOf(workspace)),
  };
}

/** Relative to the root; the file's name where it lies elsewhere. */
const pathOf = ({ root }: Workspace, uri: string): string =>
  (root === undefined ? undefined : pathIn(root, uri)) ?? uri.slice(uri.lastIndexOf('/') + 1);

const findingsOf = (problems: readonly Problem[] | undefined, rule: string): readonly Finding[] =>
  (problems ?? []).map((it) => ({ ...it, rule, severity: it.severity ?? 'error' }));

/** The first knowledge file takes new names; a workspace without one gets `knowledge/names.yaml`. */
function nameStoreOf({ root, files, settings, knowledge }: Workspace): NameStore | undefined {
  const [first] = [...knowledge.problems.keys()].sort();
  if (first !== undefined) return { uri: first, text: files.get(first)?.text };
  if (root === undefined || settings.knowledge.length === 0) return undefined;
  return { uri: `${root}/knowledge/names.yaml`, text: undefined };
}
