/** What a newcomer meets: the walkthrough, and a folder for reports that is prepared where there is none. */
import { deepEqual, equal, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, file, findingOf, findings } from './editor.js';

const text = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

export function declareBeginningTests(): void {
  describe('the walkthrough in VS Code', () => {
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('opens a report to practise on, with the two mistakes it speaks of', async () => {
      await vscode.commands.executeCommand('koetsu.practise');
      const { document } = vscode.window.activeTextEditor!;
      equal(document.isUntitled, true);
      await findingOf(document.uri, 'misspelled-name');
      deepEqual(findings(document.uri).map(codeOf).sort(), ['misspelled-name', 'placeholder-link']);
    });

    it('opens, and each of its steps has its picture', async () => {
      await vscode.commands.executeCommand('koetsu.openWalkthrough');
      const extension = vscode.extensions.getExtension('koetsu.koetsu')!;
      const [walkthrough] = extension.packageJSON.contributes.walkthroughs;
      for (const { media } of walkthrough.steps) {
        const picture = vscode.Uri.joinPath(extension.extensionUri, media.svg);
        match(await text(picture), /^<svg /);
      }
    });
  });

  describe('a new folder in VS Code', () => {
    const folder = file('new');
    const prepare = (title: string): Thenable<void> =>
      vscode.commands.executeCommand('koetsu.newFolder', folder, title);
    const inIt = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);

    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(folder, { recursive: true });
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('is prepared with a first report in it, and leaves what is there alone', async () => {
      await vscode.workspace.fs.createDirectory(inIt('house'));
      const own = '## 免責事項\n\n- 当社の文面です。\n';
      await vscode.workspace.fs.writeFile(inIt('house/disclaimer.md'), new TextEncoder().encode(own));
      await prepare('港の春');
      const { document, selection } = vscode.window.activeTextEditor!;
      match(decodeURIComponent(document.uri.path), /\/new\/reports\/\d{4}-\d\d-\d\d-港の春\.md$/);
      match(document.getText(selection), /^【.*を書く】$/);
      equal(await text(inIt('house/disclaimer.md')), own);
      match(await text(inIt('koetsu.yaml')), /^reports: reports/m);
      match(await text(inIt('knowledge/names.yaml')), /^# entities:/m);
    });

    it('is left as it is where it has settings', async () => {
      await vscode.workspace.fs.writeFile(inIt('koetsu.yaml'), new TextEncoder().encode('# own\n'));
      await prepare('港の秋');
      equal(await text(inIt('koetsu.yaml')), '# own\n');
      const reports = await vscode.workspace.fs.readDirectory(inIt('reports'));
      deepEqual(
        reports.filter(([name]) => name.includes('港の秋')),
        [],
      );
    });
  });
}
