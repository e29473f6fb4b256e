/** The reports among the paths on the command line, one by one: of thousands none is kept. */

import { createLanguageService } from '../core/createLanguageService.js';
import type { Message } from '../core/finding.js';
import type { LanguageService } from '../core/languageService.js';
import { SourceText } from '../core/text/sourceText.js';
import { pathOfUri } from '../node/files.js';
import { loadResources } from '../node/resources.js';
import type { Request } from './arguments.js';
import { filesToCheck, textOf } from './files.js';
import type { World } from './world.js';

export interface NamedReport {
  readonly name: string;
  readonly source: SourceText;
  readonly service: LanguageService;
}

/** `onProblem` hears of the files that are not there or cannot be read. */
export function* reportsAmong(
  { paths }: Request,
  { folder }: World,
  onProblem: (name: string, problem: Message) => void,
): Iterable<NamedReport> {
  const { files, missing } = filesToCheck(paths, loadResources(folder));
  for (const it of missing) onProblem(it, { ja: 'ありません。', en: 'There is no such file.' });
  for (const { name, uri, workspace, isNamed } of files) {
    const text = textOf(pathOfUri(uri)!);
    if (typeof text !== 'string') {
      onProblem(name, text.problem);
      continue;
    }
    const source = new SourceText(uri, text);
    const asReport = new Set(isNamed ? [uri] : []);
    const service = createLanguageService(workspace.with({ kind: 'file', source }), asReport);
    if (service.role(uri).kind === 'report') yield { name, source, service };
  }
}
