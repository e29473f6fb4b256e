/** A folder on disk → its workspace: settings, approved texts and knowledge, without the reports. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Resources } from '../core/knowledge/resources.js';
import { settingsName } from '../core/settingsFile.js';
import { SourceText } from '../core/text/sourceText.js';
import { type Change, createWorkspace, filesOf, type Workspace } from '../core/workspace.js';
import { findFiles, readText, uriOfPath } from './files.js';

/** Settings name further files, so this reads on until nothing new turns up. */
export function workspaceOnDisk(folder: string, resources: Resources): Workspace {
  const root = uriOfPath(folder);
  const asked = new Set<string>();
  let workspace = createWorkspace(root, [], resources);
  for (;;) {
    const { uris, globs } = filesOf(workspace);
    const found = new Set([...uris, ...findFiles(root, globs)]);
    const fresh = [...found].filter((it) => !asked.has(it));
    if (fresh.length === 0) return workspace;
    const changes: Change[] = [];
    for (const uri of fresh) {
      asked.add(uri);
      const text = readText(uri);
      if (text !== undefined) changes.push({ kind: 'file', source: new SourceText(uri, text) });
    }
    if (changes.length > 0) workspace = workspace.with(...changes);
  }
}

/**
 * The folder whose settings hold for a file: the nearest one above it with a koetsu.yaml, else the working
 * directory `here` where the file lies in it, else the file's own folder.
 */
export function rootFor(file: string, here = process.cwd()): string {
  const own = path.dirname(path.resolve(file));
  for (let folder = own; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, settingsName))) return folder;
    if (folder === path.dirname(folder)) break;
  }
  return own === here || own.startsWith(here + path.sep) ? here : own;
}
