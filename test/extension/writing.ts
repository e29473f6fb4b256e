/** Notes and links of a report, edited by the commands of the extension. */
import { equal, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingOf, undone, until } from './editor.js';

export function declareWritingTests(): void {
  describe('Koetsu in VS Code', () => {
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    describe('edits notes', () => {
      const content =
        '# 港の報告\n\n港は開いた<sup>2</sup>。船も戻った<sup>1</sup>。\n\n<sup>1</sup> 船会社による。\n\n<sup>2</sup> 港務局による。\n';
      const edited = async (command: string, at: string): Promise<[vscode.TextDocument, string]> => {
        const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
        const editor = await vscode.window.showTextDocument(document);
        const caret = document.positionAt(content.indexOf(at));
        editor.selection = new vscode.Selection(caret, caret);
        await findingOf(document.uri, 'footnote-order');
        await vscode.commands.executeCommand(command);
        return [document, document.getText()];
      };

      it('inserts one, with the caret in its text, and undo gives the bytes back', async () => {
        const [document, text] = await edited('koetsu.insertNote', 'も戻った');
        match(text, /船<sup>3<\/sup>も戻った/);
        const caret = document.offsetAt(vscode.window.activeTextEditor!.selection.active);
        match(text.slice(0, caret), /\n<sup>3<\/sup> $/);
        await undone(document, content);
      });

      it('renumbers them, and undo gives the bytes back', async () => {
        const [document, text] = await edited('koetsu.renumberNotes', '港');
        equal(
          text,
          content.replace(/<sup>(\d)/g, (_, digit: string) => `<sup>${digit === '1' ? 2 : 1}`),
        );
        await undone(document, content);
      });

      it('converts them, and undo gives the bytes back', async () => {
        const [document, text] = await edited('koetsu.convertNotesToCaret', '港');
        match(text, /開いた\[\^2\]。船も戻った\[\^1\]。\n\n\[\^1\]: 船会社/);
        await undone(document, content);
      });
    });

    describe('links', () => {
      const content =
        '# 港の報告\n\n港は[開いた](TODO)。船も戻った<sup>1</sup>。\n\n<sup>1</sup> 港務局による（[リンク](#)）。\n';

      it('without a target are gone through, round and round, and undo of an inserted one gives the bytes back', async () => {
        const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
        const editor = await vscode.window.showTextDocument(document);
        await findingOf(document.uri, 'placeholder-link');
        const selected = async (command: string): Promise<string> => {
          await vscode.commands.executeCommand(command);
          return document.getText(editor.selection);
        };
        const [first, second] = ['[開いた](TODO)', '[リンク](#)'];
        equal(await selected('koetsu.nextOpenLink'), first);
        equal(await selected('koetsu.nextOpenLink'), second);
        equal(await selected('koetsu.nextOpenLink'), first);
        equal(await selected('koetsu.previousOpenLink'), second);
        equal(await selected('koetsu.previousOpenLink'), first);
        await vscode.env.clipboard.writeText('https://www.port-lab.jp/a_(b)');
        // Not awaited: the box waits for somebody to accept what the clipboard offers.
        void vscode.commands.executeCommand(
          'koetsu.insertLink',
          document.uri.toString(),
          new vscode.Range(
            document.positionAt(content.indexOf('TODO')),
            document.positionAt(content.indexOf('TODO') + 4),
          ),
        );
        await until('the link', async () => {
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          await new Promise((resolve) => setTimeout(resolve, 200));
          return document.getText().includes('port-lab.jp/a_(b)') ? true : undefined;
        });
        equal(await selected('koetsu.nextOpenLink'), second);
        await undone(document, content);
      });
    });
  });
}
