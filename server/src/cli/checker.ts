/** Judges texts as if they stood in a file. */

import { createLanguageService } from '../core/createLanguageService.js';
import type { Finding } from '../core/finding.js';
import type { FindingIdentity } from '../core/findingIdentity.js';
import type { FileRole, LanguageService } from '../core/languageService.js';
import type { PublishCheck } from '../core/publishing/publishCheck.js';
import { withAnswers } from '../core/surroundings.js';
import { SourceText } from '../core/text/sourceText.js';
import { withSentencesRead } from '../node/analyser.js';
import { withLinkedFiles } from '../node/linkedFiles.js';
import type { Answers } from '../node/liveLinks.js';
import type { FileToCheck } from './files.js';

export interface Checker {
  role(text: string): FileRole['kind'];
  findings(text: string): readonly Finding[];
  /** Of what `findings` gave for the same text. */
  identities(text: string, findings: readonly Finding[]): ReadonlyMap<Finding, FindingIdentity>;
  publishCheck(text: string): PublishCheck | undefined;
}

/**
 * `folder` holds the dictionary by which sentences are read; `answers` is what servers have said of the URLs in the
 * reports.
 */
export function checkerOf(
  { uri, workspace, isNamed }: FileToCheck,
  folder: string,
  answers: Answers = new Map(),
): Checker {
  const surroundings = withAnswers(workspace.surroundings, answers);
  const asReport = new Set(isNamed ? [uri] : []);
  let last: { readonly text: string; readonly service: LanguageService } | undefined;
  const serviceFor = (text: string): LanguageService => {
    if (last?.text !== text) {
      const source = new SourceText(uri, text);
      const here = workspace.with({ kind: 'file', source }).withSurroundings(surroundings);
      last = { text, service: informed(createLanguageService(here, asReport), source) };
    }
    return last.service;
  };
  /** A report is held against what its links lead to and what its sentences hold. */
  const informed = (service: LanguageService, source: SourceText): LanguageService => {
    if (service.role(uri).kind !== 'report') return service;
    const unread = createLanguageService(withLinkedFiles(service.workspace, source), asReport);
    return createLanguageService(withSentencesRead(unread, uri, folder), asReport);
  };
  return {
    role: (text) => serviceFor(text).role(uri).kind,
    findings: (text) => serviceFor(text).check(uri),
    identities: (text, findings) => serviceFor(text).identities(uri, findings),
    publishCheck: (text) => serviceFor(text).publishCheck(uri),
  };
}
