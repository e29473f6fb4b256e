/** What a folder's workspace must have read: how it differs from the disk. */
import { type Change, filesOf, type Workspace } from '../core/workspace.js';
import { sourceOf } from './fromProto.js';
import type { Host } from './host.js';

/** Files that the workspace names and has not read, `stale` ones that read otherwise now, and those that are gone. */
export async function changesOnDisk(
  workspace: Workspace,
  stale: ReadonlySet<string>,
  host: Host,
): Promise<readonly Change[]> {
  const { root, files } = workspace;
  const { uris, globs } = filesOf(workspace);
  const found = root === undefined ? [] : await host.findFiles(root, globs);
  const wanted = new Set([...uris, ...found]);
  const read = [...wanted].filter((it) => stale.has(it) || !files.has(it));
  const texts = await Promise.all(read.map((it) => host.readText(it)));
  const changes: Change[] = [];
  for (const [at, uri] of read.entries()) {
    const text = texts[at];
    if (text === undefined) {
      if (files.has(uri)) changes.push({ kind: 'deleted', uri });
    } else if (text !== files.get(uri)?.text) {
      changes.push({ kind: 'file', source: sourceOf({ uri, text, version: 0, languageId: '' }) });
    }
  }
  for (const uri of files.keys()) if (!wanted.has(uri)) changes.push({ kind: 'deleted', uri });
  return changes;
}
