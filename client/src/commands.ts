/** What a person completes: a URL to type, a place to look at, a page to read. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Range } from 'vscode-languageserver-types';
import { clientCommands } from '../../server/src/lsp/protocol.js';

/** Asks for a URL and puts it in place of `range`. A URL on the clipboard is offered. */
export async function insertLink(uri: string, range: Range): Promise<void> {
  const copied = (await vscode.env.clipboard.readText()).trim();
  const url = await vscode.window.showInputBox({
    title: vscode.l10n.t('Insert the link'),
    prompt: vscode.l10n.t('The URL that the link leads to'),
    placeHolder: 'https://',
    value: isUrl(copied) ? copied : '',
    validateInput: (value) =>
      value.trim() === '' || isUrl(value.trim())
        ? undefined
        : vscode.l10n.t('Enter a URL that begins with http:// or https://.'),
  });
  if (url === undefined || !isUrl(url.trim())) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(vscode.Uri.parse(uri), rangeOf(range), asDestination(url.trim()));
  await vscode.workspace.applyEdit(edit);
}

function isUrl(text: string): boolean {
  return /^https?:\/\/[^\s<>]+$/i.test(text) && URL.canParse(text);
}

/** Parentheses that do not pair would end the destination of the link early. */
function asDestination(url: string): string {
  let depth = 0;
  for (const character of url) {
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) break;
  }
  return depth === 0 ? url : url.replaceAll('(', '%28').replaceAll(')', '%29');
}

export async function goTo(uri: string, range: Range): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: rangeOf(range) });
}

const rangeOf = ({ start, end }: Range): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

/** A scheme of their own keeps the rules' pages, which are full of mistakes, from being checked. */
const ruleScheme = 'koetsu-rule';

const pagesOf = (extension: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, 'dist', 'rules');

export const rulePages = (extension: vscode.Uri): vscode.Disposable =>
  vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
    provideTextDocumentContent: async ({ path }) =>
      new TextDecoder().decode(
        await vscode.workspace.fs.readFile(vscode.Uri.joinPath(pagesOf(extension), path)),
      ),
  });

/** Shows the page of a rule; without a rule it asks for one. */
export async function openRule(extension: vscode.Uri, rule?: string): Promise<void> {
  const chosen = rule ?? (await vscode.window.showQuickPick(ruleIds(extension)));
  if (chosen === undefined) return;
  const page = vscode.Uri.from({ scheme: ruleScheme, path: `/${chosen}.md` });
  try {
    await vscode.commands.executeCommand('markdown.showPreview', page);
  } catch {
    // Not every editor has the Markdown preview.
    await vscode.window.showTextDocument(page, { preview: true });
  }
}

/** The rules that have pages; what is found in YAML files has none. Over the web no folder can be listed. */
export async function ruleIds(extension: vscode.Uri): Promise<string[]> {
  const list = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(pagesOf(extension), 'index.json'));
  return JSON.parse(new TextDecoder().decode(list));
}

/** Makes the code of a diagnostic a link to the page of its rule, if there is one. */
export function linkToRule(diagnostic: vscode.Diagnostic, pages: ReadonlySet<string>): void {
  const { code } = diagnostic;
  if (typeof code !== 'string' || !pages.has(code)) return;
  const query = encodeURIComponent(JSON.stringify([code]));
  const target = vscode.Uri.parse(`command:${clientCommands.openRule}?${query}`);
  diagnostic.code = { value: code, target };
}

/** Applies the safe fixes of the active document. */
export async function fixAll(): Promise<void> {
  const how = { kind: 'source.fixAll.koetsu', apply: 'first' };
  await vscode.commands.executeCommand('editor.action.sourceAction', how);
}

/** Joins the paragraphs of the active document that page ends have cut, as one edit. */
export async function mendPageBreaks(): Promise<void> {
  const how = { kind: 'source.mendPageBreaks.koetsu', apply: 'first' };
  await vscode.commands.executeCommand('editor.action.sourceAction', how);
}

export async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop();
  await client.start();
}
