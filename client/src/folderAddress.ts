import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The folder of the active editor, else the first one. */
export function folderAddress(client: BaseLanguageClient): string | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder =
    (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
  return folder && client.code2ProtocolConverter.asUri(folder.uri);
}
