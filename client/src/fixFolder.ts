/** Mends all that is safe to mend in the reports of a folder, after it has said how much that is. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DocumentParams, type FolderFixes, folderFixesRequest } from '../../server/src/lsp/protocol.js';
import { folderAddress } from './folderAddress.js';

export async function fixFolder(client: BaseLanguageClient): Promise<void> {
  const uri = folderAddress(client);
  const fixes = uri !== undefined && client.isRunning() ? await fixesFor(client, { uri }) : undefined;
  if (fixes === null) return;
  if (!fixes || fixes.places === 0) {
    vscode.window.showInformationMessage(
      vscode.l10n.t('The reports of this folder hold nothing that is safe to fix.'),
    );
    return;
  }
  const chosen = await answerFor(fixes);
  if (!chosen) return;
  for (const it of Object.values(fixes.edit.changeAnnotations ?? {}))
    it.needsConfirmation = chosen.isReviewed;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(fixes.edit);
  const unsaved = new Set(vscode.workspace.textDocuments.filter((it) => it.isDirty).map((it) => `${it.uri}`));
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return;
  // What was saved before stays saved; what somebody is working on is theirs to save.
  for (const [file] of edit.entries()) {
    if (!unsaved.has(`${file}`)) await (await vscode.workspace.openTextDocument(file)).save();
  }
  if (chosen.isReviewed) return;
  // Not awaited: the command is done when the words are there, and not when they are dismissed.
  vscode.window.showInformationMessage(
    vscode.l10n.t('Fixed {0} places in {1} reports.', fixes.places, fixes.reports),
  );
}

const fixesFor = (client: BaseLanguageClient, params: DocumentParams): Thenable<FolderFixes | null> =>
  vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading the reports of the folder'),
      cancellable: true,
    },
    (_, token) => client.sendRequest<FolderFixes | null>(folderFixesRequest, params, token),
  );

interface Answer extends vscode.QuickPickItem {
  readonly isReviewed: boolean;
}

const answerFor = ({ places, reports }: FolderFixes): Thenable<Answer | undefined> =>
  vscode.window.showQuickPick<Answer>(
    [
      {
        label: vscode.l10n.t('Fix {0} places in {1} reports', places, reports),
        detail: vscode.l10n.t('Only what no reader could object to. Each report can be undone.'),
        isReviewed: false,
      },
      { label: vscode.l10n.t('Look through the changes first…'), isReviewed: true },
    ],
    { title: vscode.l10n.t('Fix everything that is safe to fix in this folder') },
  );
