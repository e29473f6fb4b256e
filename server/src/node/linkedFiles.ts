/** Looks on the disk whether the files are there to which the links of a report lead. */
import { isMarkdown } from '../core/fileRole.js';
import { reportOf } from '../core/markdown/report.js';
import { type LinkedFile, linkedFilesOf, withFiles } from '../core/surroundings.js';
import { SourceText } from '../core/text/sourceText.js';
import type { Workspace } from '../core/workspace.js';
import { exists, readText } from './files.js';

/** The workspace that knows what `source` leads to, as far as it did not before. */
export function withLinkedFiles(workspace: Workspace, source: SourceText): Workspace {
  const { surroundings } = workspace;
  const unseen = linkedFilesOf(reportOf(source)).filter((it) => !surroundings.files.has(it));
  const seen = unseen.flatMap((uri): (readonly [string, LinkedFile])[] => {
    const isThere = exists(uri);
    if (isThere === undefined) return [];
    const text = isThere && isMarkdown(uri) ? readText(uri) : undefined;
    return [[uri, !isThere ? 'missing' : text === undefined ? 'present' : new SourceText(uri, text)]];
  });
  return seen.length === 0 ? workspace : workspace.withSurroundings(withFiles(surroundings, seen));
}
