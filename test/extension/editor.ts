/** What the tests in a real VS Code ask of it. */
import { equal } from 'node:assert/strict';
import * as vscode from 'vscode';

export const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;
export const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

/** Polls, since an editor says nowhere that it has come to rest. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await answered(look);
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Undefined where VS Code cancelled the question, because the document or what it asks has changed meanwhile. */
async function answered<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if ((error as Error).name === 'Canceled') return undefined;
    throw error;
  }
}

export const findings = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((it) => it.source === 'koetsu');

export const codeOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' ? code.value : code);

export const findingOf = (uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> =>
  until(`a finding of ${rule}`, () => findings(uri).find((it) => codeOf(it) === rule));

export async function opened(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(name)));
}

export const actionsAt = (
  uri: vscode.Uri,
  range: vscode.Range,
  kind: string,
): Thenable<vscode.CodeAction[]> =>
  vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind);

export async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  return until(`a hover on ${text}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const shown = hovers.flatMap((it) => it.contents.map((each) => (each as vscode.MarkdownString).value));
    return shown.length > 0 ? shown.join('\n') : undefined;
  });
}

export async function undone(document: vscode.TextDocument, before: string): Promise<void> {
  await vscode.commands.executeCommand('undo');
  equal(document.getText(), before);
}
