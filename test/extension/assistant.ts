/** The tools for language models, called as an agent in the editor calls them. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';

async function told(tool: string, input: object): Promise<Readonly<Record<string, unknown>>> {
  const { content } = await vscode.lm.invokeTool(`koetsu_${tool}`, { input, toolInvocationToken: undefined });
  const [part] = content;
  ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value);
}

export function declareAssistantTests(): void {
  describe('Koetsu as tools of an assistant in VS Code', () => {
    const names = (): readonly string[] =>
      vscode.lm.tools.map((it) => it.name).filter((it) => it.startsWith('koetsu_'));

    before(async function () {
      const { document } = await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument(
          vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'reports/april.md'),
        ),
      );
      equal(document.languageId, 'markdown');
      for (let tries = 0; names().length === 0 && tries < 200; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      // An editor built on VS Code may have no language models.
      if (names().length === 0) this.skip();
    });
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('are five', () => {
      deepEqual([...names()].sort(), [
        'koetsu_check',
        'koetsu_fix',
        'koetsu_list_names',
        'koetsu_look_up_names',
        'koetsu_new_report',
      ]);
    });

    it('check a report as it is on screen, by a relative or an absolute path', async () => {
      const { document } = vscode.window.activeTextEditor!;
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().indexOf('会合は')), '昨日、');
      ok(await vscode.workspace.applyEdit(edit));
      for (const path of ['reports/april.md', document.uri.fsPath]) {
        const { findings } = await told('check', { path });
        const found = (findings as { rule: string; column: number }[]).find(
          (it) => it.rule === 'misspelled-name',
        );
        equal(found?.column, 7);
      }
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('know the names of the folder, and give a new report', async () => {
      const { names: found } = await told('look_up_names', { names: ['dresten'] });
      match(JSON.stringify(found), /"write":"ハミルカ・ドレステン"/);
      match(String((await told('new_report', { title: '港の春' }))['text']), /^# 港の春\n/);
    });

    it('refuse what lies outside of the folder', async () => {
      await rejects(told('check', { path: '/etc/hosts.md' }), /外にあります/);
      await rejects(told('check', { path: 'none.md' }), /ありません/);
    });
  });
}
