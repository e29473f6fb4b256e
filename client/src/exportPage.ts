/** Writes the active report as one HTML file to print, with its pictures inside. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DocumentParams,
  type PageParams,
  pageRequest,
  picturesRequest,
  type ReportPicture,
} from '../../server/src/lsp/protocol.js';
import { fileName } from './followedView.js';

/** A program names its target and is not asked; a button of a view hands over the view's own node. */
export async function exportPage(client: BaseLanguageClient, named?: unknown): Promise<void> {
  const given = named instanceof vscode.Uri ? named : undefined;
  const document = vscode.window.activeTextEditor?.document;
  const html = document && client.isRunning() ? await pageOf(client, document.uri) : null;
  if (!document || html === null) {
    vscode.window.showInformationMessage(vscode.l10n.t('Open a report to write it as a page to print.'));
    return;
  }
  const target = given ?? (await askTarget(document.uri));
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
  if (given) return;
  const open = vscode.l10n.t('Open in the browser');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('The page is saved. Open it in a browser to print it.'),
    open,
  );
  if (answer === open) await vscode.env.openExternal(target);
}

async function pageOf(client: BaseLanguageClient, document: vscode.Uri): Promise<string | null> {
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document) };
  const listed = await client.sendRequest<readonly ReportPicture[]>(picturesRequest, params);
  const read = await Promise.all(listed.map(async (it) => [it.path, await dataUri(it)] as const));
  const pictures = Object.fromEntries(read.filter(([, it]) => it !== undefined)) as PageParams['pictures'];
  const page: PageParams = { ...params, pictures };
  return client.sendRequest<string | null>(pageRequest, page);
}

/** Undefined where there is no such file: the page shows what is written for the picture. */
async function dataUri({ uri, type }: ReportPicture): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return `data:${type};base64,${btoa(binary)}`;
  } catch {
    return undefined;
  }
}

function askTarget(report: vscode.Uri): Thenable<vscode.Uri | undefined> {
  const name = fileName(report).replace(/\.[^.]*$/, '');
  const isNamed = report.scheme !== 'untitled';
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Write a page to print'),
    filters: { HTML: ['html'] },
    ...(isNamed && { defaultUri: vscode.Uri.joinPath(report, '..', `${name}.html`) }),
  });
}
