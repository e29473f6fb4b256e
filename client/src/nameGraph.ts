/** The names that stand together in the reports of a folder, beside the text. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DocumentParams, nameGraphRequest } from '../../server/src/lsp/protocol.js';
import { folderAddress } from './folderAddress.js';

export async function showNameGraph(client: BaseLanguageClient): Promise<void> {
  const uri = folderAddress(client);
  if (uri === undefined || !client.isRunning()) {
    vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder of reports to see which names stand together.'),
    );
    return;
  }
  const params: DocumentParams = { uri };
  const page = await client.sendRequest<string>(nameGraphRequest, params);
  const panel = vscode.window.createWebviewPanel(
    'koetsu.nameGraph',
    vscode.l10n.t('Names that stand together'),
    vscode.ViewColumn.Beside,
    { enableScripts: false, localResourceRoots: [] },
  );
  panel.webview.html = page;
}
