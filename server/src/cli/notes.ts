/** `koetsu notes`: the editor's commands on notes, for files. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createLanguageService } from '../core/createLanguageService.js';
import type { Message } from '../core/finding.js';
import type { NoteCommand } from '../core/noteCommands.js';
import { unifiedDiff } from '../core/text/difference.js';
import { SourceText } from '../core/text/sourceText.js';
import { applyEdits } from '../core/text/textRange.js';
import { pathOfUri, uriOfPath } from '../node/files.js';
import { loadResources } from '../node/resources.js';
import { rootFor, workspaceOnDisk } from '../node/workspaceOnDisk.js';
import type { Request } from './arguments.js';
import { type FileToCheck, filesToCheck, textOf } from './files.js';
import type { ExitCode, World } from './world.js';

/** The words of the command line for what may be done without a caret. */
export const noteActions: ReadonlyMap<string, NoteCommand> = new Map([
  ['renumber', 'renumberNotes'],
  ['to-end', 'moveNotesToEnd'],
  ['to-sections', 'moveNotesToSections'],
  ['to-sup', 'convertNotesToSup'],
  ['to-caret', 'convertNotesToCaret'],
]);

const actionNames = [...noteActions.keys()].join(' | ');

/** 1 where something is not done, with the reason on stderr. A report in which it is the case already is done. */
export function editNotes({ paths, language, dryRun }: Request, world: World): ExitCode {
  const [action = '', ...named] = paths;
  const command = noteActions.get(action);
  const tell = (problem: Message): void => void world.stderr.write(`${problem[language]}\n`);
  if (!command || named.length === 0) {
    tell({
      ja: `koetsu: koetsu notes ${actionNames} のどれかと、報告書のファイルを書きます。`,
      en: `koetsu: write koetsu notes with one of ${actionNames}, and the files of the reports.`,
    });
    return 2;
  }
  const resources = loadResources(world.folder);
  const onDisk = named.filter((it) => it !== '-');
  const { files, missing } = onDisk.length > 0 ? filesToCheck(onDisk, resources) : { files: [], missing: [] };
  let code: ExitCode = 0;
  const hinder = (name: string, problem: Message, exit: ExitCode): void => {
    tell({ ja: `${name}: ${problem.ja}`, en: `${name}: ${problem.en}` });
    if (exit > code) code = exit;
  };
  const edit = (file: FileToCheck, text: string | { readonly problem: Message }): string | undefined => {
    if (typeof text !== 'string') {
      hinder(file.name, text.problem, 2);
      return undefined;
    }
    const { uri, workspace } = file;
    const here = workspace.with({ kind: 'file', source: new SourceText(uri, text) });
    const service = createLanguageService(here, new Set(file.isNamed ? [uri] : []));
    if (service.role(uri).kind !== 'report') return undefined;
    const edited = service.noteEdit(uri, command, 0);
    if (edited.kind !== 'refused') return applyEdits(text, edited.edits);
    if (!edited.isDone) hinder(file.name, edited.reason, 1);
    return text;
  };
  if (named.includes('-')) {
    const uri = uriOfPath(path.join(process.cwd(), 'stdin.md'));
    const workspace = workspaceOnDisk(rootFor(pathOfUri(uri)!), resources);
    const text = textOf(0);
    const edited = edit({ name: '-', uri, workspace, isNamed: true }, text);
    if (edited !== undefined)
      world.stdout.write(dryRun ? unifiedDiff(String(text), edited, 'stdin') : edited);
  }
  for (const it of missing) hinder(it, { ja: 'ありません。', en: 'There is no such file.' }, 2);
  for (const file of files) {
    const filePath = pathOfUri(file.uri)!;
    const text = textOf(filePath);
    const edited = edit(file, text);
    if (edited === undefined || edited === text) continue;
    if (dryRun) {
      world.stdout.write(unifiedDiff(String(text), edited, file.name));
      continue;
    }
    try {
      writeFileSync(filePath, edited);
      world.stdout.write(`${file.name}: ${{ ja: '脚注を直しました。', en: 'notes edited.' }[language]}\n`);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      hinder(file.name, { ja: `書き込めません（${reason}）。`, en: `It cannot be written (${reason}).` }, 2);
    }
  }
  return code;
}
