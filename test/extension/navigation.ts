/** What an editor asks of a report, in a real VS Code: where things are declared, said, shown and folded. */
import { deepEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, findingOf, opened, until } from './editor.js';

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

export function declareNavigationTests(): void {
  describe('a report in VS Code leads', () => {
    let document: vscode.TextDocument;
    const asked = <T>(command: string, text: string): Thenable<T> =>
      vscode.commands.executeCommand<T>(
        command,
        document.uri,
        document.positionAt(document.getText().indexOf(text)).translate(0, 1),
      );

    before(async () => {
      ({ document } = await opened('reports/april.md'));
      await findingOf(document.uri, 'misspelled-name');
    });
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('from a name to its record, and from a mark to its note', async () => {
      const places = (text: string): Promise<string> =>
        until(`the definition of ${text}`, async () => {
          const found = await asked<vscode.Location[]>('vscode.executeDefinitionProvider', text);
          return found[0] && `${nameOf(found[0].uri)}:${found[0].range.start.line}`;
        });
      ok((await places('ドレステン氏')).startsWith('names.yaml:'));
      deepEqual(await places('<sup>1</sup>。'), 'april.md:8');
    });

    it('from a name to all reports that mention it', async () => {
      const other = file('reports/march.md');
      await vscode.workspace.fs.writeFile(
        other,
        new TextEncoder().encode('# 三月の港\n\nドレステン氏が語った。\n'),
      );
      const names = await until('both reports', async () => {
        const found = await asked<vscode.Location[]>('vscode.executeReferenceProvider', 'ドレステン氏');
        const reports = [...new Set(found.map((it) => nameOf(it.uri)))].filter((it) => it.endsWith('.md'));
        return reports.length > 1 ? reports.sort() : undefined;
      });
      deepEqual(names, ['april.md', 'march.md']);
      await vscode.workspace.fs.delete(other);
    });

    it('to the same name elsewhere in it', async () => {
      const marked = await asked<vscode.DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        'ドレステン氏',
      );
      deepEqual(
        marked.map((it) => document.getText(it.range)),
        ['ドレステン氏'],
      );
    });

    it('through the parts that can be folded', async () => {
      const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      const last = document.lineCount - 2;
      ok(
        folds.some((it) => it.start === 10 && it.end >= last),
        'the disclaimer',
      );
    });
  });
}
