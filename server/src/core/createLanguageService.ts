import { checkReport, readsSentences } from './check.js';
import { acceptedList, acceptingEdit, movingEdit, withdrawingEdit } from './features/acceptedList.js';
import { actionsFor, type RuleFixes, ruleFixesIn } from './features/actions.js';
import { completionsAt } from './features/completion.js';
import { definitionAt } from './features/definition.js';
import { highlightsAt } from './features/highlight.js';
import { hoverAt, shownEntity } from './features/hover.js';
import { knowledgeCompletionsAt } from './features/knowledgeCompletion.js';
import { knowledgeHoverAt } from './features/knowledgeHover.js';
import { nameListOf } from './features/nameList.js';
import { nameTokensIn } from './features/nameTokens.js';
import { noteCompletionsAt } from './features/noteCompletion.js';
import { noteActionsAt, noteEditFor } from './features/noteEdits.js';
import { noteLinksIn } from './features/noteLinks.js';
import { openLinksOf } from './features/openLinks.js';
import { foldsIn, notesOutline, partsWithoutHeading, structureOf } from './features/outline.js';
import { soughtAt } from './features/references.js';
import { renameAt, renameTargetAt } from './features/rename.js';
import { entityIn, type NamingFile, symbolAt } from './features/symbol.js';
import { countsIn, countsOf, countsOfSentenceAt } from './features/textCounts.js';
import { type FileRole, fileRoleOf } from './fileRole.js';
import { type Finding, type Message, type Problem, refused, safeFix } from './finding.js';
import { type FindingIdentity, identitiesOf } from './findingIdentity.js';
import { fixAll } from './fixing.js';
import { namesIn } from './knowledge/blockNames.js';
import type { Edits } from './knowledge/knowledgeEdits.js';
import { entitiesNear } from './knowledge/nearEntities.js';
import { editFor, inSomeFile } from './knowledgeAddition.js';
import { checkKnowledge } from './knowledgeCheck.js';
import type { LanguageService } from './languageService.js';
import { type Report, reportOf } from './markdown/report.js';
import { missingKnowledge } from './missingKnowledge.js';
import { newFolder } from './newFolder.js';
import { newReport } from './newReport.js';
import { checkAcceptances } from './publishing/acceptanceCheck.js';
import { type Judged, judged } from './publishing/accepted.js';
import { publishCheckOf } from './publishing/publishCheck.js';
import { renderedReport } from './rendering/markedReport.js';
import { picturesIn } from './rendering/pictures.js';
import { reportHtml } from './rendering/reportHtml.js';
import { pageBreakFix } from './rules/broken-paragraph.js';
import { ruleNamed, rules } from './rules/index.js';
import { webLinksOf } from './surroundings.js';
import type { SourceText } from './text/sourceText.js';
import { type FileEdit, overlaps, shifted, touches } from './text/textRange.js';
import { pathIn, uriIn } from './text/uri.js';
import type { Workspace } from './workspace.js';

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
