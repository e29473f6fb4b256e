/** What a report looks like in a real VS Code: colours of names. */
import { deepEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingOf, opened, until } from './editor.js';

export function declareSeeingTests(): void {
  describe('a report in VS Code', () => {
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('has its names coloured by kind where somebody asks for that', async () => {
      const { document } = await opened('reports/april.md');
      await findingOf(document.uri, 'misspelled-name');
      const tokens = async (): Promise<number> =>
        (
          await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
            'vscode.provideDocumentSemanticTokens',
            document.uri,
          )
        )?.data.length ?? 0;
      deepEqual(await tokens(), 0);
      const settings = vscode.workspace.getConfiguration('koetsu');
      await settings.update('nameColours', 'on', vscode.ConfigurationTarget.Workspace);
      ok(await until('tokens', async () => ((await tokens()) > 0 ? true : undefined)));
      const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      );
      ok(legend.tokenTypes.includes('personName'));
      await settings.update('nameColours', undefined, vscode.ConfigurationTarget.Workspace);
    });

    it('shows which names stand together in the folder', async () => {
      await vscode.commands.executeCommand('koetsu.showNameGraph');
      const panel = await until('the panel', async () =>
        vscode.window.tabGroups.all
          .flatMap((it) => it.tabs)
          .find(
            ({ input }) =>
              input instanceof vscode.TabInputWebview && /koetsu\.nameGraph/.test(input.viewType),
          ),
      );
      ok(panel.label.length > 0);
      await vscode.window.tabGroups.close(panel);
    });

    it('has the parts that no heading stands for beside its headings in the outline', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'markdown',
        content:
          '# 四月の港\n\n- 港は開いた。\n- 船も戻った。\n\n## 1. 章\n\n本文<sup>1</sup>。\n\n<sup>1</sup> 港務局。\n',
      });
      await vscode.window.showTextDocument(document);
      const names = await until('the outline', async () => {
        const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        );
        const all = symbols?.map((it) => it.name) ?? [];
        return all.includes('脚注') && all.some((it) => it.includes('四月の港')) ? all : undefined;
      });
      deepEqual(names.filter((it) => !it.startsWith('#')).sort(), ['脚注', '要旨']);
    });
  });
}
