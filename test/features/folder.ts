/** A folder in memory with a caret in one of its files, as the tests of features write it down. */

import { createLanguageService } from '../../server/src/core/createLanguageService.js';
import { noResources, type Resources } from '../../server/src/core/knowledge/resources.js';
import type { LanguageService } from '../../server/src/core/languageService.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { pathIn, uriIn } from '../../server/src/core/text/uri.js';
import { createWorkspace } from '../../server/src/core/workspace.js';
import { files, marked } from '../fixture.js';

const root = 'file:///folder';

export interface Folder {
  readonly service: LanguageService;
  /** The file with the caret. */
  readonly source: SourceText;
  readonly offset: number;
  readonly sources: readonly SourceText[];
}

/** `text` is in txtar form. @throws Error when no file has a caret. */
export function folderFrom(text: string, resources: Resources = noResources): Folder {
  const parts = [...files(text)].map(([path, content]) => ({ uri: uriIn(root, path), ...marked(content) }));
  const sources = parts.map((it) => new SourceText(it.uri, it.text));
  const at = parts.findIndex((it) => it.caret !== undefined);
  if (at < 0) throw new Error('no ‸ in any file');
  const service = createLanguageService(createWorkspace(root, sources, resources));
  return { service, source: sources[at]!, offset: parts[at]!.caret!, sources };
}

export const pathOf = (uri: string): string => pathIn(root, uri) ?? uri;
