/** The command that prepares a folder for reports, with a first report in it. No file is ever replaced. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Range } from 'vscode-languageserver-types';
import { type NewFolder, type NewReportParams, newFolderRequest } from '../../server/src/lsp/protocol.js';
import { askTitle, firstFree, isPrepared, today } from './newReport.js';

/** Asks for the folder and the title, unless a program gives them. */
export async function newFolder(
  client: BaseLanguageClient,
  memory: vscode.Memento,
  givenFolder?: vscode.Uri,
  givenTitle?: string,
): Promise<void> {
  if (!client.isRunning()) return;
  const folder = givenFolder ?? (await askFolder());
  if (!folder) return;
  if (await isPrepared(folder)) {
    if (!isOpen(folder)) await vscode.commands.executeCommand('vscode.openFolder', folder);
    else
      vscode.window.showInformationMessage(
        vscode.l10n.t('This folder has its koetsu.yaml already. Nothing was changed.'),
      );
    return;
  }
  const title = givenTitle ?? (await askTitle());
  if (title === undefined) return;
  const params: NewReportParams = { uri: client.code2ProtocolConverter.asUri(folder), date: today(), title };
  const { files, report } = await client.sendRequest<NewFolder>(newFolderRequest, params);
  const target = await firstFree(report.uris);
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, text } of files) {
    edit.createFile(vscode.Uri.parse(uri), { contents: bytes(text), ignoreIfExists: true });
  }
  if (target) edit.createFile(target, { contents: bytes(report.text) });
  if (!target || !(await vscode.workspace.applyEdit(edit))) {
    vscode.window.showWarningMessage(vscode.l10n.t('The files could not be written to this folder.'));
    return;
  }
  if (isOpen(folder)) {
    await show(target, report.caret);
    return;
  }
  const first: FirstReport = { uri: target.toString(), caret: report.caret };
  await memory.update(firstReportKey, first);
  await vscode.commands.executeCommand('vscode.openFolder', folder);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const isOpen = (folder: vscode.Uri): boolean => vscode.workspace.getWorkspaceFolder(folder) !== undefined;

/** One of the open folders that are not prepared yet, or any other one. */
async function askFolder(): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.workspaceFolders ?? [];
  const bare: vscode.WorkspaceFolder[] = [];
  for (const it of open) if (!(await isPrepared(it.uri))) bare.push(it);
  if (bare.length === 0) return chooseFolder();
  const chosen = await vscode.window.showQuickPick(
    [
      ...bare.map(({ name, uri }) => ({ label: vscode.l10n.t('In “{0}”', name), uri })),
      { label: vscode.l10n.t('In another folder…'), uri: undefined },
    ],
    { title: vscode.l10n.t('Prepare a folder for reports') },
  );
  return chosen && (chosen.uri ?? (await chooseFolder()));
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Prepare a folder for reports'),
    openLabel: vscode.l10n.t('Prepare this folder'),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}

/** The window starts anew with another folder; the report is shown by the start after that. */
interface FirstReport {
  readonly uri: string;
  readonly caret: Range;
}

const firstReportKey = 'koetsu.firstReport';

export async function showFirstReport(memory: vscode.Memento): Promise<void> {
  const first = memory.get<FirstReport>(firstReportKey);
  const uri = first && vscode.Uri.parse(first.uri);
  if (!uri || !isOpen(uri)) return;
  await memory.update(firstReportKey, undefined);
  await show(uri, first.caret);
}

async function show(uri: vscode.Uri, { start, end }: Range): Promise<void> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(uri, { selection });
}
