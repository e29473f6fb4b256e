/** The walkthrough, and the report on which its steps are tried. */
import * as vscode from 'vscode';

export const openWalkthrough = (extension: string): Thenable<unknown> =>
  vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension}#koetsu.start`, false);

/** A copy without a file, so that nothing is left behind. */
export async function practise(extension: vscode.Uri): Promise<void> {
  const page = vscode.Uri.joinPath(extension, 'client', 'walkthrough', 'practice.md');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}
