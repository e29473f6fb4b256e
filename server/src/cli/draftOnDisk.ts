/** What an assistant names → a text with all by which it is judged. Invariant: nothing outside of the folder is read. */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Draft } from '../core/assistant/judgement.js';
import { createLanguageService } from '../core/createLanguageService.js';
import { isMarkdown } from '../core/fileRole.js';
import { type Refusal, refused } from '../core/finding.js';
import type { Resources } from '../core/knowledge/resources.js';
import type { LanguageService } from '../core/languageService.js';
import { SourceText } from '../core/text/sourceText.js';
import { withSentencesRead } from '../node/analyser.js';
import { uriOfPath } from '../node/files.js';
import { withLinkedFiles } from '../node/linkedFiles.js';
import { rootFor, workspaceOnDisk } from '../node/workspaceOnDisk.js';
import { textOf } from './files.js';

export interface DraftOnDisk extends Draft {
  /** Where it lies, or would. */
  readonly file: string;
}

/** `folder` is a real path, `shipped` the folder of the dictionary. Everything is read anew: a person edits settings and knowledge while an assistant works. */
export function draftOnDisk(
  folder: string,
  { path: given, text }: { readonly path: string | undefined; readonly text: string | undefined },
  resources: Resources,
  shipped: string,
): DraftOnDisk | Refusal {
  const file = given === undefined ? path.join(folder, 'draft.md') : fileWithin(folder, given);
  if (typeof file !== 'string') return file;
  const content = text ?? textOf(file);
  if (typeof content !== 'string') return refused(content.problem.ja, content.problem.en);
  const uri = uriOfPath(file);
  const source = new SourceText(uri, content);
  const workspace = workspaceOnDisk(rootFor(file, folder), resources).with({ kind: 'file', source });
  const isReport = isMarkdown(file);
  const asReport = new Set(isReport ? [uri] : []);
  const unread = createLanguageService(isReport ? withLinkedFiles(workspace, source) : workspace, asReport);
  const service = createLanguageService(withSentencesRead(unread, uri, shipped), asReport);
  if (service.role(uri).kind === 'none') {
    return refused(
      `「${given}」は報告書（Markdown）でも、知識ベースや設定のファイルでもありません。`,
      `“${given}” is neither a report (Markdown) nor a knowledge or settings file.`,
    );
  }
  const name = given === undefined ? undefined : path.relative(folder, file).split(path.sep).join('/');
  return { service, uri, name, file };
}

export const folderOnDisk = (folder: string, resources: Resources): LanguageService =>
  createLanguageService(workspaceOnDisk(rootFor(path.join(folder, 'draft.md'), folder), resources));

/** The real path of a file in the folder, which need not exist where only its text is asked about. */
function fileWithin(folder: string, given: string): string | Refusal {
  const file = realPathOf(path.resolve(folder, given));
  if (file === undefined || !isWithin(folder, file)) {
    return refused(
      `「${given}」は、開いているフォルダー（${folder}）の外にあります。中のファイルだけを読み書きします。`,
      `“${given}” lies outside of the folder ${folder}. Only files inside it are read and written.`,
    );
  }
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder
    ? refused(
        `「${given}」はフォルダーです。ファイルを一つ挙げてください。`,
        `“${given}” is a folder. Name one file.`,
      )
    : file;
}

function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** Links followed, as far as the path exists. */
function realPathOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch (error) {
    const folder = path.dirname(file);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || folder === file) return undefined;
    const real = realPathOf(folder);
    return real && path.join(real, path.basename(file));
  }
}
