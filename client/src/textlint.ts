/** Whether the workspace's own textlint is run: where its user has said so and trusts the workspace. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type TextlintParams, textlintNotification } from '../../server/src/lsp/protocol.js';

const setting = 'koetsu.textlint.enable';

/** What the user has set for all workspaces does not count either in one that is not trusted. */
export const runsTextlint = (): boolean =>
  vscode.workspace.isTrusted && vscode.workspace.getConfiguration().get<boolean>(setting) === true;

/** Tells the server when that changes. */
export function followTextlint(client: BaseLanguageClient): vscode.Disposable {
  const tell = (): void => {
    const params: TextlintParams = { isOn: runsTextlint() };
    if (client.isRunning()) void client.sendNotification(textlintNotification, params);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidGrantWorkspaceTrust(tell),
    vscode.workspace.onDidChangeConfiguration((it) => {
      if (it.affectsConfiguration(setting)) tell();
    }),
  );
}
