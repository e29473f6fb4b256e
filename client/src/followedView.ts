/** Keeps a view up to date while it is visible: it follows the active document, its findings and the server. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The view follows once the hands rest. */
const rest = 600;

export function followed(
  view: { readonly visible: boolean; readonly onDidChangeVisibility: vscode.Event<unknown> },
  client: BaseLanguageClient,
  refresh: () => void,
): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refreshIn = (delay: number): void => {
    clearTimeout(timer);
    if (view.visible) timer = setTimeout(refresh, delay);
  };
  return vscode.Disposable.from(
    view.onDidChangeVisibility(() => refreshIn(0)),
    vscode.window.onDidChangeActiveTextEditor(() => refreshIn(0)),
    vscode.languages.onDidChangeDiagnostics(() => refreshIn(rest)),
    vscode.workspace.onDidChangeTextDocument(() => refreshIn(rest)),
    client.onDidChangeState(() => refreshIn(0)),
    { dispose: () => clearTimeout(timer) },
  );
}

/** Whether two answers of the server say the same. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export const fileName = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
