/**
 * The façade: every question that a door may ask, answered from one immutable workspace.
 * Everything is synchronous and total; offsets count UTF-16 code units.
 * Making one is free: all that is derived is remembered with the values it is derived from.
 */

import { checkReport, readsSentences } from './check.js';
import {
  type Approval,
  acceptedList,
  acceptingEdit,
  type ListedAcceptance,
  movingEdit,
  withdrawingEdit,
} from './features/acceptedList.js';
import { type Action, actionsFor, type RuleFixes, ruleFixesIn } from './features/actions.js';
import { type Completion, completionsAt } from './features/completion.js';
import { definitionAt } from './features/definition.js';
import { highlightsAt } from './features/highlight.js';
import { type Hover, hoverAt, type Memory, shownEntity } from './features/hover.js';
import { type KnowledgeCompletion, knowledgeCompletionsAt } from './features/knowledgeCompletion.js';
import { knowledgeHoverAt } from './features/knowledgeHover.js';
import { type NameGroup, nameListOf } from './features/nameList.js';
import { type NameToken, nameTokensIn } from './features/nameTokens.js';
import { type NoteCompletion, noteCompletionsAt } from './features/noteCompletion.js';
import { type NoteAction, noteActionsAt, noteEditFor } from './features/noteEdits.js';
import { type NoteLink, noteLinksIn } from './features/noteLinks.js';
import { type OpenLink, openLinksOf } from './features/openLinks.js';
import {
  foldsIn,
  notesOutline,
  type OutlineItem,
  partsWithoutHeading,
  structureOf,
} from './features/outline.js';
import { type Sought, soughtAt } from './features/references.js';
import { type Rename, type RenameTarget, renameAt, renameTargetAt } from './features/rename.js';
import { entityIn, type NamingFile, type Occurrence, symbolAt } from './features/symbol.js';
import { countsIn, countsOf, countsOfSentenceAt, type TextCounts } from './features/textCounts.js';
import { type FileRole, fileRoleOf } from './fileRole.js';
import {
  type Addition,
  type Finding,
  type Message,
  type Problem,
  type Refusal,
  refused,
  safeFix,
} from './finding.js';
import { type FindingIdentity, identitiesOf } from './findingIdentity.js';
import { fixAll } from './fixing.js';
import { namesIn } from './knowledge/blockNames.js';
import type { Entity } from './knowledge/entity.js';
import type { Edits } from './knowledge/knowledgeEdits.js';
import { entitiesNear } from './knowledge/nearEntities.js';
import { editFor, inSomeFile } from './knowledgeAddition.js';
import { checkKnowledge } from './knowledgeCheck.js';
import type { Block } from './markdown/block.js';
import { type Report, reportOf } from './markdown/report.js';
import { missingKnowledge } from './missingKnowledge.js';
import { type NewFolder, newFolder } from './newFolder.js';
import { type NewReport, type NewReportRequest, newReport } from './newReport.js';
import type { NoteCommand } from './noteCommands.js';
import { checkAcceptances } from './publishing/acceptanceCheck.js';
import { type Judged, judged } from './publishing/accepted.js';
import { type PublishCheck, publishCheckOf } from './publishing/publishCheck.js';
import { renderedReport } from './rendering/markedReport.js';
import { type Picture, picturesIn } from './rendering/pictures.js';
import type { Rendered } from './rendering/rendered.js';
import { type Pictures, reportHtml } from './rendering/reportHtml.js';
import { pageBreakFix } from './rules/broken-paragraph.js';
import { ruleNamed, rules } from './rules/index.js';
import { webLinksOf } from './surroundings.js';
import type { SourceText } from './text/sourceText.js';
import {
  type FileEdit,
  type Location,
  overlaps,
  shifted,
  type TextEdit,
  type TextRange,
  touches,
} from './text/textRange.js';
import { pathIn, uriIn } from './text/uri.js';
import type { Workspace } from './workspace.js';

export type { Approval, ListedAcceptance } from './features/acceptedList.js';
export type { Action } from './features/actions.js';
export type { Completion } from './features/completion.js';
export { entitiesFor, type FoundEntity } from './features/entitySearch.js';
export type { Hover, Memory } from './features/hover.js';
export type { KnowledgeCompletion } from './features/knowledgeCompletion.js';
export type { NameGroup } from './features/nameList.js';
export type { NameToken } from './features/nameTokens.js';
export type { NoteCompletion } from './features/noteCompletion.js';
export type { NoteAction } from './features/noteEdits.js';
export type { NoteLink } from './features/noteLinks.js';
export type { OpenLink } from './features/openLinks.js';
export type { OutlineItem } from './features/outline.js';
export { type RenamedMention, type RenamedMentions, renamedMentions } from './features/rename.js';
export { mentionsOf, type Occurrence } from './features/symbol.js';
export type { TextCounts } from './features/textCounts.js';
export type { FileRole } from './fileRole.js';
export type { NewFolder } from './newFolder.js';
export type { NewReport, NewReportRequest } from './newReport.js';
export type { Picture } from './rendering/pictures.js';
export type { Rendered } from './rendering/rendered.js';

export interface LanguageService {
  readonly workspace: Workspace;
  /** Why the file is or is not treated as a report. */
  role(uri: string): FileRole;
  /** The findings in a report, a knowledge file or koetsu.yaml, in order of their place. */
  check(uri: string): readonly Finding[];
  /** What makes each finding of a file the same after edits around it. `findings` are those of `check`. */
  identities(uri: string, findings: readonly Finding[]): ReadonlyMap<Finding, FindingIdentity>;
  /** Whether a report can go out; undefined for anything else. */
  publishCheck(uri: string): PublishCheck | undefined;
  /** Records that a finding of a report may stand. */
  accept(uri: string, identity: FindingIdentity, approval: Approval): FileEdit | undefined;
  withdraw(acceptance: FindingIdentity & { readonly report: string }): FileEdit | undefined;
  /** Takes the acceptances along with reports and folders that are renamed. */
  moved(moves: readonly { readonly from: string; readonly to: string }[]): FileEdit | undefined;
  acceptedList(): readonly ListedAcceptance[];
  /** One round of safe, disjoint edits; repeat on the edited text until it is empty. */
  fixAll(uri: string): readonly TextEdit[];
  /** The same for paragraphs that are cut by page ends: for a person to review. */
  mendPageBreaks(uri: string): readonly TextEdit[];
  /** Whether a fix of somebody else's at this range would change a name that the knowledge base knows. */
  touchesName(uri: string, range: TextRange): boolean;
  /** The index of the entity that is named, or all but named, at an offset. */
  entityAt(uri: string, offset: number): number | undefined;
  /** `memory` is what earlier reports say of the entity at the offset. */
  hover(uri: string, offset: number, memory?: Memory): Hover | undefined;
  /** What may be written at the caret in a knowledge file. */
  knowledgeCompletions(uri: string, offset: number): readonly KnowledgeCompletion[];
  /** The actions on findings that touch `range`, in a fixed order, preferred first. */
  actions(uri: string, range: TextRange): readonly Action[];
  definition(uri: string, offset: number): readonly Location[];
  /** The edit that writes something to a knowledge file; undefined where none takes it without a risk. */
  added(addition: Addition): FileEdit | undefined;
  /** The entities of which a name that nobody knows may be a spelling, nearest first. */
  entitiesNear(name: string): readonly Entity[];
  /** The names of a report, what is doubtful first; empty for any other file. */
  nameList(uri: string): readonly NameGroup[];
  /** Where a report names what it names, in order; of the blocks that touch `within` where it is given. */
  nameTokens(uri: string, within?: TextRange): readonly NameToken[];
  /** Names for what is typed before an offset of a report, the best first. */
  completions(uri: string, offset: number): readonly Completion[];
  /** What is known about an entity, as of a report's date. */
  about(uri: string, entity: number): Message | undefined;
  /** Where the report has what is at an offset of it. */
  highlights(uri: string, offset: number): readonly Occurrence[];
  /** What is at an offset of a report or a knowledge file, to be looked for. */
  sought(uri: string, offset: number): Sought | undefined;
  /** Notes for what is typed of a mark before an offset of a report. */
  noteCompletions(uri: string, offset: number): readonly NoteCompletion[];
  /** What may be done to the notes at an offset of a report. */
  noteActions(uri: string, offset: number): readonly NoteAction[];
  /** The edit of a command on notes, or why there is none. */
  noteEdit(uri: string, command: NoteCommand, offset: number): NoteAction['edit'] | Refusal;
  /** What a preview shows of a report, with what is known about its names; undefined for anything else. */
  rendered(uri: string, language: keyof Message): Rendered | undefined;
  /** The pictures beside a report. */
  pictures(uri: string): readonly Picture[];
  /** A report as a page to print; undefined for anything else. */
  page(uri: string, pictures: Pictures): string | undefined;
  /** The text of a new report and where it belongs. */
  newReport(request: NewReportRequest): NewReport;
  /** What a folder without settings lacks, and its first report; undefined without a folder. */
  newFolder(request: NewReportRequest): NewFolder | undefined;
  noteLinks(uri: string): readonly NoteLink[];
  /** The blocks of a report whose sentences are to be read; none where no rule asks for it. */
  blocksToRead(uri: string): readonly Block[];
  /** The URLs to which a report leads, each once. */
  webLinks(uri: string): readonly string[];
  /** What of a report may be folded away besides its sections. */
  folds(uri: string): readonly TextRange[];
  /** The links of a report whose target is still to come. */
  openLinks(uri: string): readonly OpenLink[];
  /** Of what its author writes in a report; undefined for any other file. */
  counts(uri: string): TextCounts | undefined;
  /** Of a range of a report; where that is empty, of the sentence around it. */
  countsIn(uri: string, range: TextRange): TextCounts | undefined;
  /** The headings of a report as a tree, with its parts in their places. */
  structure(uri: string): readonly OutlineItem[];
  /** The parts that no heading stands for. */
  partsWithoutHeading(uri: string): readonly OutlineItem[];
  notes(uri: string): readonly OutlineItem[];
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

  const knowledgeSourceAt = (uri: string): SourceText | undefined =>
    role(uri).kind === 'knowledge' ? sourceOf(uri) : undefined;
  const namingFileAt = (uri: string): NamingFile | undefined => {
    const source = sourceOf(uri);
    const { kind } = role(uri);
    if (!source || (kind !== 'report' && kind !== 'knowledge')) return undefined;
    return { source, report: kind === 'report' ? reportOf(source) : undefined };
  };

  /** All findings of a report. */
  const foundIn = (report: Report, path: string): readonly Finding[] => {
    const { knowledge, settings, surroundings, readings } = workspace;
    return checkReport(report, knowledge, settings, settings.house, path, { surroundings, readings });
  };

  const judge = (report: Report): Judged => {
    const path = pathOf(workspace, report.source.uri);
    return judged(foundIn(report, path), report, path, workspace.acceptances);
  };

  const judgedIn = (path: string): Judged | undefined => {
    const report = reportAt(uriIn(workspace.root!, path));
    return report && judge(report);
  };

  const check = (uri: string): readonly Finding[] => {
    const source = sourceOf(uri);
    const { knowledge, acceptances } = workspace;
    if (!source) return [];
    if (uri === acceptances.uri) return checkAcceptances(acceptances, judgedIn);
    switch (role(uri).kind) {
      case 'report':
        return judge(reportOf(source)).open;
      case 'knowledge':
        return checkKnowledge(source, knowledge);
      case 'settings':
        return [...(workspace.settingsProblems.get(uri) ?? []), ...missingKnowledge(source, workspace)].map(
          settingsFinding,
        );
      case 'none':
        return [];
    }
  };

  /** Undefined where there is no folder to record the finding in. */
  const identityIn = (report: Report | undefined, finding: Finding): FindingIdentity | undefined => {
    if (!report || workspace.acceptances.uri === undefined) return undefined;
    const path = pathOf(workspace, report.source.uri);
    return identitiesOf(foundIn(report, path), report.source, report).get(finding);
  };

  const toSomeFile = (edit: (text: string) => Edits): FileEdit | undefined => inSomeFile(workspace, edit);

  return {
    workspace,
    role,
    check,
    identities(uri, findings) {
      const source = sourceOf(uri);
      const report = reportAt(uri);
      if (!source) return new Map();
      return identitiesOf(report ? foundIn(report, pathOf(workspace, uri)) : findings, source, report);
    },
    publishCheck(uri) {
      const report = reportAt(uri);
      if (!report) return undefined;
      const { knowledge, settings } = workspace;
      const { house, publish } = settings;
      const names = nameListOf(report, knowledge, []).find((it) => it.kind === 'unknown')?.names ?? [];
      const unverified = names.map((it) => ({ name: it.label, places: it.places }));
      return publishCheckOf(report, judge(report), unverified, house, publish.blocks);
    },
    accept: (uri, identity, approval) => acceptingEdit(workspace, uri, identity, approval),
    withdraw: (acceptance) => withdrawingEdit(workspace, acceptance),
    moved: (moves) => movingEdit(workspace, moves),
    acceptedList: () => acceptedList(workspace, judgedIn),
    fixAll: (uri) => fixAll(check(uri)),
    mendPageBreaks: (uri) => fixAll(check(uri), pageBreakFix),
    touchesName(uri, range) {
      const names = namesIn(workspace.knowledge);
      return (reportAt(uri)?.printedBlocks ?? []).some(
        ({ block, start }) =>
          start <= range.end &&
          range.start <= start + block.text.length &&
          names(block).mentions.some((it) => overlaps(shifted(it.range, start), range)),
      );
    },
    entityAt(uri, offset) {
      const report = reportAt(uri);
      const symbol = report && symbolAt(report, workspace.knowledge, offset);
      return symbol && entityIn(symbol, workspace.knowledge);
    },
    hover(uri, offset, memory) {
      const { knowledge } = workspace;
      const summaryOf = (id: string): Message | undefined => ruleNamed(id)?.summary;
      const source = knowledgeSourceAt(uri);
      if (source) return knowledgeHoverAt(source, knowledge, summaryOf, offset);
      const report = reportAt(uri);
      return report && hoverAt(report, knowledge, check(uri), summaryOf, offset, memory);
    },
    knowledgeCompletions(uri, offset) {
      const source = knowledgeSourceAt(uri);
      return source ? knowledgeCompletionsAt(source, rules, offset) : [];
    },
    actions(uri, range) {
      const report = reportAt(uri);
      const findings = check(uri);
      const asked = new Set<string>();
      /** Once for each rule, with the first of its findings that can be mended. */
      const alikeOf = (finding: Finding): RuleFixes | undefined => {
        if (asked.has(finding.rule) || !safeFix(finding)) return undefined;
        asked.add(finding.rule);
        return ruleFixesIn(findings, finding.rule);
      };
      return (
        findings
          .filter(
            (it) =>
              overlaps(it.range, range) || touches(it.range, range.start) || touches(it.range, range.end),
          )
          .flatMap((it) => actionsFor(uri, report, it, identityIn(report, it), alikeOf(it), workspace))
          // Where findings meet, what mends comes before what explains.
          .sort((a, b) => Number(b.preferred) - Number(a.preferred))
      );
    },
    definition(uri, offset) {
      const report = reportAt(uri);
      return report ? definitionAt(report, workspace.knowledge, offset) : [];
    },
    added: (addition) => editFor(addition, workspace),
    entitiesNear: (name) => entitiesNear(name, workspace.knowledge),
    nameList(uri) {
      const report = reportAt(uri);
      return report ? nameListOf(report, workspace.knowledge, check(uri)) : [];
    },
    nameTokens: (uri, within) => listOf(reportAt(uri), (it) => nameTokensIn(it, workspace.knowledge, within)),
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
    noteCompletions(uri, offset) {
      const report = reportAt(uri);
      return report ? noteCompletionsAt(report, offset) : [];
    },
    noteActions(uri, offset) {
      const report = reportAt(uri);
      return report ? noteActionsAt(report, workspace.settings.house, offset) : [];
    },
    noteEdit(uri, command, offset) {
      const report = reportAt(uri);
      return report ? noteEditFor(command, report, workspace.settings.house, offset) : noReport;
    },
    rendered(uri, language) {
      const report = reportAt(uri);
      const { knowledge, settings } = workspace;
      return report && renderedReport(report, { house: settings.house, language, knowledge });
    },
    pictures: (uri) => listOf(reportAt(uri), picturesIn),
    page(uri, pictures) {
      const report = reportAt(uri);
      return report && reportHtml(report, workspace.settings.house, pictures);
    },
    newReport: (request) => newReport(workspace, request),
    newFolder: (request) => newFolder(workspace, request),
    blocksToRead: (uri) =>
      readsSentences(workspace.settings, pathOf(workspace, uri))
        ? listOf(reportAt(uri), (it) => it.printedBlocks.map(({ block }) => block))
        : [],
    noteLinks: (uri) => listOf(reportAt(uri), noteLinksIn),
    openLinks: (uri) => listOf(reportAt(uri), (it) => openLinksOf(it, check(uri))),
    webLinks: (uri) => listOf(reportAt(uri), webLinksOf),
    folds: (uri) => listOf(reportAt(uri), foldsIn),
    counts(uri) {
      const report = reportAt(uri);
      return report && countsOf(report, workspace.settings.house);
    },
    countsIn(uri, range) {
      const report = reportAt(uri);
      if (!report) return undefined;
      return range.start < range.end ? countsIn(report, range) : countsOfSentenceAt(report, range.start);
    },
    structure: (uri) => listOf(reportAt(uri), structureOf),
    partsWithoutHeading: (uri) => listOf(reportAt(uri), partsWithoutHeading),
    notes: (uri) => listOf(reportAt(uri), notesOutline),
    renameTarget: (uri, offset) => renameTargetAt(namingFileAt(uri), workspace.knowledge, offset, toSomeFile),
    rename: (uri, offset, newName) =>
      renameAt(namingFileAt(uri), workspace.knowledge, offset, newName, sourceOf, toSomeFile),
  };
}

const noReport = refused(
  'このファイルは報告書として校閲していません。',
  'This file is not checked as a report.',
);

const listOf = <T>(report: Report | undefined, of: (report: Report) => readonly T[]): readonly T[] =>
  report ? of(report) : [];

/** Relative to the root; the file's name where it lies elsewhere. */
const pathOf = ({ root }: Workspace, uri: string): string =>
  (root === undefined ? undefined : pathIn(root, uri)) ?? uri.slice(uri.lastIndexOf('/') + 1);

const settingsFinding = (it: Problem): Finding => ({
  ...it,
  rule: 'invalid-settings',
  severity: it.severity ?? 'error',
});
