/** Findings as values that a language model reads, with the words at their places instead of offsets. */

import { createLanguageService } from '../createLanguageService.js';
import { type Finding, type Fix, type Message, type Severity, severities } from '../finding.js';
import { fixToFixedPoint } from '../fixing.js';
import type { LanguageService } from '../languageService.js';
import { editsBetween } from '../text/difference.js';
import { SourceText } from '../text/sourceText.js';
import type { TextEdit, TextRange } from '../text/textRange.js';
import { type Extent, findingsWithin } from './extent.js';

/** A text that somebody asks about, as a file of the workspace. */
export interface Draft {
  readonly service: LanguageService;
  readonly uri: string;
  /** As whoever asked names the file; undefined for a text that lies in none. */
  readonly name: string | undefined;
}

/** A fix of the whole report is told by its title alone. */
const mostEdits = 3;
const most = 100;

export function judged(
  draft: Draft,
  extent: Extent,
  limit: number | undefined,
  least: Severity | undefined,
  language: keyof Message,
): object {
  const { service, uri, name } = draft;
  const source = service.workspace.files.get(uri)!;
  const all = findingsWithin(service.check(uri), extent);
  const wanted = least === undefined ? all : all.filter((it) => isAtLeast(it, least));
  const shown = wanted.slice(0, limit ?? most);
  const publish = extent === 'report' ? service.publishCheck(uri) : undefined;
  const { kind } = service.role(uri);
  return {
    ...(name !== undefined && { file: name }),
    role: kind === 'report' ? extent : kind,
    ...(publish && { canBePublished: publish.canGoOut }),
    counts: countsOf(all),
    findings: shown.map((it) => findingOf(it, source, language)),
    ...(shown.length < wanted.length && { leftOut: wanted.length - shown.length }),
  };
}

const isAtLeast = ({ severity }: Finding, least: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(least);

const countsOf = (findings: readonly Finding[]): object =>
  Object.fromEntries(
    severities.map((severity) => [severity, findings.filter((it) => it.severity === severity).length]),
  );

const findingOf = (
  { range, severity, rule, message, fixes = [] }: Finding,
  source: SourceText,
  language: keyof Message,
): object => ({
  ...placeOf(range, source),
  text: source.slice(range),
  severity,
  rule,
  message: message[language],
  ...(fixes.length > 0 && { fixes: fixes.map((it) => fixOf(it, source, language)) }),
});

const fixOf = ({ title, safe, edits }: Fix, source: SourceText, language: keyof Message): object => ({
  title: title[language],
  safe,
  ...(edits.length > mostEdits
    ? { places: edits.length }
    : {
        edits: edits.map((it) => changeOf(it, source)),
      }),
});

const changeOf = ({ range, newText }: TextEdit, source: SourceText): object => ({
  ...placeOf(range, source),
  old: source.slice(range),
  new: newText,
});

/** Counted from 1, as editors show them; columns in UTF-16 code units. */
function placeOf({ start }: TextRange, source: SourceText): object {
  const { line, character } = source.positionAt(start);
  return { line: line + 1, column: character + 1 };
}

/** A text after all that is safe to mend, and what is left for a person. */
export interface Mended {
  readonly text: string;
  readonly told: object;
}

export function mended({ service, uri, name }: Draft, extent: Extent): Mended {
  const source = service.workspace.files.get(uri)!;
  const before = source.text;
  const serviceFor = (text: string): LanguageService => {
    const { workspace } = service;
    if (workspace.files.get(uri)!.text === text) return service;
    return createLanguageService(
      workspace.with({ kind: 'file', source: new SourceText(uri, text) }),
      new Set([uri]),
    );
  };
  const findingsIn = (text: string): readonly Finding[] =>
    findingsWithin(serviceFor(text).check(uri), extent);
  const isReport = service.role(uri).kind === 'report';
  const { text } = isReport ? fixToFixedPoint(before, findingsIn) : { text: before };
  return {
    text,
    told: {
      ...(name !== undefined && { file: name }),
      changes: editsBetween(before, text).map((it) => changeOf(it, source)),
      left: countsOf(findingsIn(text)),
    },
  };
}
