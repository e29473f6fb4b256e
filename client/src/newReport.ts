/** The command for a new report: its title, its file, and the caret where the writing begins. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type NewReport, type NewReportParams, newReportRequest } from '../../server/src/lsp/protocol.js';

/** Asks for a title, which may stay empty. `given` is that of a program, which is not asked. */
export async function newReport(
  client: BaseLanguageClient,
  memory: vscode.Memento,
  given?: string,
): Promise<void> {
  if (!client.isRunning()) return;
  const folder = await folderForReport();
  if (folder === 'none chosen') return;
  const isAsked = given === undefined && !memory.get(reportAloneKey) && !(await isPrepared(folder));
  if (isAsked) {
    const start = await askStart();
    // Whoever does without settings in this folder is not asked again.
    if (start === 'report' && folder) await memory.update(reportAloneKey, true);
    if (start === 'folder') await vscode.commands.executeCommand('koetsu.newFolder', folder);
    if (start !== 'report') return;
  }
  const title = given ?? (await askTitle());
  if (title === undefined) return;
  const params: NewReportParams = {
    uri: folder ? client.code2ProtocolConverter.asUri(folder) : 'untitled:',
    date: today(),
    title,
  };
  const { text, uris, caret } = await client.sendRequest<NewReport>(newReportRequest, params);
  const document = await documentWith(text, await firstFree(uris));
  const selection = client.protocol2CodeConverter.asRange(caret);
  await vscode.window.showTextDocument(document, { selection });
}

export const askTitle = (): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title: vscode.l10n.t('New report'),
    prompt: vscode.l10n.t('The title, which may be written later'),
  });

/** Whether the folder has settings of the house. */
export const isPrepared = async (folder: vscode.Uri | undefined): Promise<boolean> =>
  folder !== undefined && (await exists(vscode.Uri.joinPath(folder, 'koetsu.yaml')));

const reportAloneKey = 'koetsu.reportAlone';

/** Where nothing is prepared yet, a folder may be, or the report is written without one. */
async function askStart(): Promise<'folder' | 'report' | undefined> {
  const items = [
    {
      label: vscode.l10n.t('Prepare a folder, with the report in it'),
      detail: vscode.l10n.t('Settings, names and the disclaimer of the house get their places.'),
      start: 'folder' as const,
    },
    { label: vscode.l10n.t('The report alone'), start: 'report' as const },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('New report') }))?.start;
}

/** That of the active editor, else the one there is. */
async function folderForReport(): Promise<vscode.Uri | undefined | 'none chosen'> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (own || folders.length < 2) return (own ?? folders[0])?.uri;
  return (await vscode.window.showWorkspaceFolderPick())?.uri ?? 'none chosen';
}

/** By the clock of the person, not by that of Greenwich. */
export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export async function firstFree(uris: readonly string[]): Promise<vscode.Uri | undefined> {
  for (const it of uris) {
    const uri = vscode.Uri.parse(it);
    if (!(await exists(uri))) return uri;
  }
  return undefined;
}

const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

/** A file of its own, or a document without one. */
async function documentWith(text: string, uri: vscode.Uri | undefined): Promise<vscode.TextDocument> {
  if (uri) {
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(text) });
    if (await vscode.workspace.applyEdit(edit)) return vscode.workspace.openTextDocument(uri);
  }
  return vscode.workspace.openTextDocument({ language: 'markdown', content: text });
}
