/** The editor's side of Koetsu, the same on the desktop and in a browser. It knows no rule and no Markdown. */

import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  clientCommands,
  type FindingIdentity,
  type InitializationOptions,
  noteCommands,
} from '../../server/src/lsp/protocol.js';
import { AcceptedList, acceptFinding } from './acceptances.js';
import { offerTools } from './assistant.js';
import { collectNames } from './collectNames.js';
import {
  fixAll,
  goTo,
  insertLink,
  linkToRule,
  mendPageBreaks,
  openRule,
  restart,
  ruleIds,
  rulePages,
} from './commands.js';
import { watchCounts } from './counts.js';
import { editNotes } from './editNotes.js';
import { exportPage } from './exportPage.js';
import { explainFalseBrokenLinks } from './falseBrokenLinks.js';
import { fixFolder } from './fixFolder.js';
import { checkLiveLinks, offerLiveLinks } from './liveLinks.js';
import { followNameColours, nameColours } from './nameColours.js';
import { showNameGraph } from './nameGraph.js';
import { NameList } from './nameList.js';
import { newFolder, showFirstReport } from './newFolder.js';
import { newReport } from './newReport.js';
import { OpenLinks } from './openLinks.js';
import { Overview } from './overview.js';
import { goToNext, goToNextCommand } from './places.js';
import { Preview } from './preview.js';
import { PublishView } from './publishCheck.js';
import { serveFiles } from './serveFiles.js';
import { showStatus, watchStatus } from './status.js';
import { followTextlint, runsTextlint } from './textlint.js';
import { openWalkthrough, practise } from './walkthrough.js';
import { WordBeingTyped } from './wordBeingTyped.js';

export interface Started {
  stop(): Promise<void>;
  /** What VS Code's Markdown preview asks for. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Starts the client that `create` makes. */
export async function start(
  context: vscode.ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<Started> {
  const pullAgain = (): void => client.getFeature('textDocument/diagnostic').refresh();
  const word = new WordBeingTyped(pullAgain);
  const pages = new Set(await ruleIds(context.extensionUri));
  const client = create({
    documentSelector: documentSelector(),
    initializationOptions,
    diagnosticPullOptions: { onChange: true },
    middleware: {
      async provideDiagnostics(document, previousResultId, token, next) {
        const report = await next(document, previousResultId, token);
        if (!report || !('items' in report)) return report;
        for (const diagnostic of report.items) linkToRule(diagnostic, pages);
        return word.withoutIt('uri' in document ? document.uri : document, report);
      },
      ...nameColours,
    },
  });
  const { subscriptions } = context;
  const command = (name: string, run: (...args: never[]) => unknown): void => {
    subscriptions.push(vscode.commands.registerCommand(name, run));
  };
  command(clientCommands.insertLink, insertLink);
  command(clientCommands.goTo, goTo);
  command(goToNextCommand, goToNext);
  command(clientCommands.acceptFinding, (uri: string, identity: FindingIdentity, reason?: string) =>
    acceptFinding(client, context.globalState, uri, identity, reason),
  );
  command(clientCommands.openRule, (rule?: string) => openRule(context.extensionUri, rule));
  command('koetsu.fixAll', fixAll);
  command('koetsu.fixFolder', () => fixFolder(client));
  command('koetsu.mendPageBreaks', mendPageBreaks);
  command('koetsu.restartServer', () => restart(client));
  command('koetsu.showStatus', () => showStatus(client));
  command('koetsu.checkLiveLinks', () => checkLiveLinks(client));
  command('koetsu.newReport', (title?: string) => newReport(client, context.workspaceState, title));
  command('koetsu.newFolder', (folder?: vscode.Uri, title?: string) =>
    newFolder(client, context.globalState, folder, title),
  );
  command('koetsu.practise', () => practise(context.extensionUri));
  command('koetsu.openWalkthrough', () => openWalkthrough(context.extension.id));
  command('koetsu.exportPage', (target?: unknown) => exportPage(client, target));
  command('koetsu.collectNames', () => collectNames(client));
  command('koetsu.showNameGraph', () => showNameGraph(client));
  for (const name of noteCommands) command(`koetsu.${name}`, () => editNotes(client, name));
  subscriptions.push(
    // The library drops the answer for a document whose tab VS Code has not announced yet. Where nothing is new the
    // server answers just that.
    vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
      if (opened.length > 0 && client.isRunning()) pullAgain();
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor && client.isRunning()) pullAgain();
    }),
  );
  subscriptions.push(explainFalseBrokenLinks(), new AcceptedList(client), new PublishView(client));
  subscriptions.push(word, rulePages(context.extensionUri), watchStatus(client), new NameList(client));
  subscriptions.push(new Overview(client));
  subscriptions.push(new OpenLinks(client), followTextlint(client));
  subscriptions.push(followNameColours(client), watchCounts(client));
  const preview = new Preview(client);
  subscriptions.push(preview);
  subscriptions.push(serveFiles(client, context.storageUri));
  offerLiveLinks();
  offerTools(context, client);
  await client.start();
  await showFirstReport(context.globalState);
  return { stop: () => client.stop(), extendMarkdownIt: (md) => preview.extend(md) };
}

/** A document that only shows an older state of a file (`git:`) is left alone. */
function documentSelector(): { language: string; scheme: string }[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = new Set(['file', 'untitled', 'vscode-remote', ...folders.map((it) => it.uri.scheme)]);
  return [...schemes].flatMap((scheme) => [
    { language: 'markdown', scheme },
    { language: 'yaml', scheme },
  ]);
}

function initializationOptions(): InitializationOptions {
  const language = vscode.workspace.getConfiguration('koetsu').get<string>('language');
  const commands = Object.values(clientCommands);
  const koetsu = { commands, outlinesHeadings: true, textlint: runsTextlint() };
  return { koetsu: { ...koetsu, ...(language !== undefined && { language }) } };
}
