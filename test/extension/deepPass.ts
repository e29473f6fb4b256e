/** What only a reading of the sentences gives away, in a real VS Code: it is found when the hands rest. */
import { equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, codeOf, findingOf, findings, until } from './editor.js';

export function declareDeepPassTests(): void {
  describe('the reading of sentences in VS Code', () => {
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('finds what grammar forbids, mends it, and lets it go with its sentence', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'markdown',
        content: '# 四月の港\n\n政府は計画を実施た。港は静かだった。\n',
      });
      await vscode.window.showTextDocument(document);
      const found = await findingOf(document.uri, 'ungrammatical-sequence');
      const fix = await until('a fix', async () => {
        const actions = await actionsAt(document.uri, found.range, 'quickfix');
        return actions.find((it) => it.isPreferred && it.edit);
      });
      ok(await vscode.workspace.applyEdit(fix.edit!));
      equal(document.lineAt(2).text, '政府は計画を実施した。港は静かだった。');
      await until('the finding to go', () =>
        findings(document.uri).some((it) => codeOf(it) === 'ungrammatical-sequence') ? undefined : true,
      );
    });
  });
}
