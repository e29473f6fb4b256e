/** Goes through the names that the reports of a folder write often and the knowledge base does not know. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type Addition,
  type AddParams,
  addRequest,
  type DocumentParams,
  type FrequentName,
  frequentNamesRequest,
} from '../../server/src/lsp/protocol.js';
import { folderAddress } from './folderAddress.js';

interface NameItem extends vscode.QuickPickItem {
  readonly found: FrequentName;
}

interface AnswerItem extends vscode.QuickPickItem {
  readonly addition?: Addition;
}

/** Asks name by name, until the user has had enough. */
export async function collectNames(client: BaseLanguageClient): Promise<void> {
  const folder = folderAddress(client);
  if (folder === undefined || !client.isRunning()) return tellNothing();
  const params: DocumentParams = { uri: folder };
  let names = await client.sendRequest<readonly FrequentName[]>(frequentNamesRequest, params);
  if (names.length === 0) return tellNothing();
  while (names.length > 0) {
    const chosen = await vscode.window.showQuickPick(names.map(nameItem), {
      title: vscode.l10n.t('Frequent names that the knowledge base lacks'),
      placeHolder: vscode.l10n.t('Choose a name to say what it is'),
      matchOnDescription: true,
    });
    if (!chosen) return;
    if (await decide(client, folder, chosen.found)) names = names.filter((it) => it !== chosen.found);
  }
}

const nameItem = (found: FrequentName): NameItem => ({
  found,
  label: found.name,
  description: vscode.l10n.t('{0}× in {1} reports', found.count, found.reportCount),
  detail: found.reports.map((it) => vscode.workspace.asRelativePath(vscode.Uri.parse(it))).join('、'),
});

/** True once the knowledge base knows the answer. */
async function decide(client: BaseLanguageClient, folder: string, found: FrequentName): Promise<boolean> {
  const chosen = await vscode.window.showQuickPick(answersFor(found), {
    title: found.name,
    placeHolder: vscode.l10n.t('What is it?'),
  });
  if (!chosen) return false;
  if (chosen.addition) return add(client, { uri: folder, addition: chosen.addition });
  const [report] = found.reports;
  if (report !== undefined) await showIn(vscode.Uri.parse(report), found.name);
  return false;
}

function answersFor({ name, near }: FrequentName): AnswerItem[] {
  const form = (entity: string, list: 'short' | 'variants'): Addition => ({
    kind: 'add-form',
    entity,
    form: { list, form: name },
  });
  return [
    { label: vscode.l10n.t('A name: add it to the knowledge base'), addition: { kind: 'add-name', name } },
    ...near.map((it) => ({
      label: vscode.l10n.t('Another form of “{0}” that may stand', it.name),
      addition: form(it.id, 'short'),
    })),
    ...near.map((it) => ({
      label: vscode.l10n.t('A form of “{0}” that is to be changed', it.name),
      addition: form(it.id, 'variants'),
    })),
    { label: vscode.l10n.t('No name: never ask again'), addition: { kind: 'add-word', word: name } },
    { label: vscode.l10n.t('Show me where it stands') },
  ];
}

/** Writes the answer to its file, which is saved: the user has just said so. */
async function add(client: BaseLanguageClient, params: AddParams): Promise<boolean> {
  const answer = await client.sendRequest<WorkspaceEdit | null>(addRequest, params);
  const edit = answer && (await client.protocol2CodeConverter.asWorkspaceEdit(answer));
  if (!edit || !(await vscode.workspace.applyEdit(edit))) {
    await vscode.window.showWarningMessage(
      vscode.l10n.t('No knowledge file could take it. Open the folder of the reports and try again.'),
    );
    return false;
  }
  for (const [uri] of edit.entries()) await (await vscode.workspace.openTextDocument(uri)).save();
  return true;
}

async function showIn(uri: vscode.Uri, name: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = Math.max(0, document.getText().indexOf(name));
  const selection = new vscode.Range(document.positionAt(at), document.positionAt(at + name.length));
  await vscode.window.showTextDocument(document, { selection });
}

async function tellNothing(): Promise<void> {
  await vscode.window.showInformationMessage(
    vscode.l10n.t('The reports of this folder write no unknown name three times or more.'),
  );
}
