/** Paths on the command line → files to check, each with the workspace that judges it. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMarkdown } from '../core/fileRole.js';
import type { Message } from '../core/finding.js';
import type { Resources } from '../core/knowledge/resources.js';
import type { Workspace } from '../core/workspace.js';
import { findFiles, pathOfUri, uriOfPath } from '../node/files.js';
import { rootFor, workspaceOnDisk } from '../node/workspaceOnDisk.js';

export interface FileToCheck {
  /** As it is printed: relative to the working directory unless it was given as an absolute path. */
  readonly name: string;
  readonly uri: string;
  readonly workspace: Workspace;
  /** Somebody asked for this very file: it is checked whatever it looks like. */
  readonly isNamed: boolean;
}

export interface FilesToCheck {
  readonly files: readonly FileToCheck[];
  readonly workspaces: readonly Workspace[];
  /** The paths that lead nowhere. */
  readonly missing: readonly string[];
}

export function filesToCheck(paths: readonly string[], resources: Resources): FilesToCheck {
  const workspaces = new Map<string, Workspace>();
  const workspaceFor = (file: string): Workspace => {
    const root = rootFor(file);
    let workspace = workspaces.get(root);
    if (!workspace) workspaces.set(root, (workspace = workspaceOnDisk(root, resources)));
    return workspace;
  };
  const files = new Map<string, FileToCheck>();
  const missing: string[] = [];
  const add = (file: string, isAbsolute: boolean, isNamed: boolean): void => {
    const uri = uriOfPath(file);
    if (files.get(uri)?.isNamed) return;
    const name = isAbsolute ? file : path.relative(process.cwd(), file).split(path.sep).join('/');
    files.set(uri, { name, uri, workspace: workspaceFor(file), isNamed });
  };
  for (const given of paths.length > 0 ? paths : ['.']) {
    const isAbsolute = path.isAbsolute(given);
    const kind = kindOf(given);
    if (kind === 'file') add(path.resolve(given), isAbsolute, true);
    else if (kind === 'folder') {
      workspaceFor(path.join(path.resolve(given), 'x'));
      for (const file of filesIn(given, '**').filter(isMarkdown)) add(file, isAbsolute, false);
    } else {
      const found = /[*?[{]/.test(given) ? filesIn('.', given.replace(/^\.\//, '')) : [];
      if (found.length === 0) missing.push(given);
      for (const file of found) add(file, isAbsolute, true);
    }
  }
  return { files: [...files.values()], workspaces: [...workspaces.values()], missing };
}

const filesIn = (folder: string, glob: string): readonly string[] =>
  findFiles(uriOfPath(folder), [glob]).map((it) => pathOfUri(it)!);

function kindOf(given: string): 'file' | 'folder' | undefined {
  try {
    return statSync(given).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** The text of a file, or of a descriptor such as stdin's, or why it cannot be checked. */
export function textOf(file: string | number): string | { readonly problem: Message } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return { problem: { ja: `読み込めません（${reason}）。`, en: `It cannot be read (${reason}).` } };
  }
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const encoding = encodingOf(bytes);
  return {
    problem: {
      ja: `文字コードがUTF-8ではありません${encoding ? `（${encoding}のようです）` : ''}。UTF-8で保存し直してください。`,
      en: `It is not encoded in UTF-8${encoding ? ` but apparently in ${encoding}` : ''}. Save it as UTF-8.`,
    },
  };
}

/** What Japanese text that is not UTF-8 is written in. EUC-JP comes first: most of it could be Shift_JIS too. */
function encodingOf(bytes: Buffer): string | undefined {
  const mark = bytes.toString('latin1', 0, 2);
  if (mark === '\xFF\xFE' || mark === '\xFE\xFF') return 'UTF-16';
  return ['EUC-JP', 'Shift_JIS'].find((it) => {
    try {
      return /[ぁ-んァ-ヶ一-龠]/.test(new TextDecoder(it, { fatal: true }).decode(bytes));
    } catch {
      return false;
    }
  });
}
