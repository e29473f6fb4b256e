/** Asks servers whether the links of the active report are alive: never of its own accord, and not before it has said how many. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  checkLiveLinksRequest,
  type DocumentParams,
  type LiveLinkCounts,
  type LiveLinkPlan,
  type LiveLinkProgress,
  liveLinkProgress,
  planLiveLinksRequest,
} from '../../server/src/lsp/protocol.js';

/** In a virtual workspace nobody expects this machine to go to the web. */
export function offerLiveLinks(): void {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const isHere = folders.every(({ uri }) => uri.scheme === 'file' || uri.scheme === 'vscode-remote');
  void vscode.commands.executeCommand('setContext', 'koetsu.asksServers', isHere);
}

export async function checkLiveLinks(client: BaseLanguageClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !client.isRunning()) return;
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const plan = await client.sendRequest<LiveLinkPlan | null>(planLiveLinksRequest, params);
  if (!plan || !(await isWanted(plan))) return;
  const counts = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Asking whether links are alive'),
      cancellable: true,
    },
    async (progress, token) => {
      let shown = 0;
      const listening = client.onNotification(liveLinkProgress, ({ done, total }: LiveLinkProgress) => {
        progress.report({ message: `${done} / ${total}`, increment: ((done - shown) / total) * 100 });
        shown = done;
      });
      try {
        return await client.sendRequest<LiveLinkCounts | null>(checkLiveLinksRequest, params, token);
      } finally {
        listening.dispose();
      }
    },
  );
  // Not awaited: the command is done when the words are there, and not when they are dismissed.
  if (counts) vscode.window.showInformationMessage(outcomeOf(counts));
}

/** A person agrees to each round of requests; where all answers are known there are none. */
async function isWanted({ urls, hosts }: LiveLinkPlan): Promise<boolean> {
  if (urls === 0) return true;
  const go: vscode.QuickPickItem = {
    label: vscode.l10n.t('$(globe) Ask for {0} URLs at {1} sites', urls, hosts),
    detail: vscode.l10n.t('Only the URLs leave this machine, no text of the report.'),
  };
  const title = vscode.l10n.t('Ask the web whether links are alive');
  return (await vscode.window.showQuickPick([go], { title })) === go;
}

function outcomeOf({ urls, dead, moved, unconfirmed }: LiveLinkCounts): string {
  if (urls === 0) return vscode.l10n.t('This report has no link to the web.');
  if (dead + moved + unconfirmed === 0) return vscode.l10n.t('All links are alive ({0} URLs).', urls);
  return vscode.l10n.t(
    'Of {0} URLs, {1} cannot be opened, {2} have moved, {3} could not be confirmed. The problems tell which.',
    urls,
    dead,
    moved,
    unconfirmed,
  );
}
