/** The step from place to place that a click in a view takes. */
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';

/** [uri, places in order]. */
export const goToNextCommand = 'koetsu.goToNextPlace';

/** Goes to the place behind the caret, from the last one to the first. */
export async function goToNext(uri: vscode.Uri, places: readonly Range[]): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find((it) => it.document.uri.toString() === uri.toString());
  const ranges = places.map(
    ({ start, end }) => new vscode.Range(start.line, start.character, end.line, end.character),
  );
  const caret = shown?.selection.end;
  const next = (caret && ranges.find((it) => it.start.isAfterOrEqual(caret))) ?? ranges[0];
  if (!next) return;
  await vscode.window.showTextDocument(uri, {
    selection: next,
    ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }),
  });
}
