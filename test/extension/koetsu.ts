/** The extension as its users meet it, in a real VS Code. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, codeOf, file, findingOf, findings, hoverAt, opened, undone, until } from './editor.js';

export function declareTests(): void {
  describe('Koetsu in VS Code', () => {
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('marks a misspelled name with a Japanese message and the page of its rule', async () => {
      const { document } = await opened('reports/april.md');
      const found = await findingOf(document.uri, 'misspelled-name');
      equal(document.getText(found.range), 'カタルー');
      equal(found.severity, vscode.DiagnosticSeverity.Warning);
      match(found.message, /「カタルー」は「カタール」の誤り/);
      ok(typeof found.code === 'object', 'the code leads to the page');
    });

    it('mends it by the preferred quick fix, and undo gives the bytes back', async () => {
      const { document } = await opened('reports/april.md');
      const before = document.getText();
      const found = await findingOf(document.uri, 'misspelled-name');
      const fix = await until('a preferred quick fix', async () => {
        const actions = await actionsAt(document.uri, found.range, 'quickfix');
        return actions.find((it) => it.isPreferred && it.edit);
      });
      equal(fix.title, '「カタール」に直す');
      ok(await vscode.workspace.applyEdit(fix.edit!));
      equal(document.getText(), before.replace('カタルー', 'カタール'));
      await until('the finding to go', () =>
        findings(document.uri).some((it) => codeOf(it) === 'misspelled-name') ? undefined : true,
      );
      await undone(document, before);
    });

    it('shows who somebody is, from the packs and from the knowledge of the folder', async () => {
      const { document } = await opened('reports/april.md');
      match(await hoverAt(document, 'ウィトコフ特使'), /スティーブ・ウィトコフ/);
      match(await hoverAt(document, 'ドレステン氏'), /架空の港町の市長/);
      match(await hoverAt(document, '<sup>1</sup>。'), /主催者の発表による/);
    });

    it('offers names while Japanese is typed, at the end of a word and inside one', async () => {
      const { document } = await opened('reports/april.md');
      const before = document.getText();
      const settings = vscode.workspace.getConfiguration('editor', document);
      equal(settings.get<{ readonly other: string }>('quickSuggestions')?.other, 'on');
      const at = document.positionAt(before.indexOf('が出席した'));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, at, 'とdres');
      ok(await vscode.workspace.applyEdit(edit));
      const { items } = await until('completions', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          at.translate(0, 'とdres'.length),
          's',
          1,
        );
        return list.items.some((it) => it.filterText === 'dres') ? list : undefined;
      });
      const [first] = items.filter((it) => it.filterText === 'dres');
      equal(typeof first!.label === 'string' ? first!.label : first!.label.label, 'ドレステン氏');
      await undone(document, before);
    });

    it('renames a name in its record and in the report', async () => {
      const { document } = await opened('reports/april.md');
      const at = document.positionAt(document.getText().indexOf('ドレステン'));
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'ドレスデン氏',
      );
      deepEqual(
        edit.entries().map(([uri, edits]) => [uri.path.split('/').at(-1), edits.map((it) => it.newText)]),
        [
          ['names.yaml', ['ハミルカ・ドレスデン', 'ドレスデン氏']],
          ['april.md', ['ドレスデン氏']],
        ],
      );
    });

    it('makes a new report of the house in the folder of the reports, and another beside it', async () => {
      const day = (): string => {
        const now = new Date();
        return `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`;
      };
      const made = async (): Promise<vscode.TextEditor> => {
        await vscode.commands.executeCommand('koetsu.newReport', '港の春');
        const editor = vscode.window.activeTextEditor!;
        match(editor.document.getText(), /^# 港の春\n/);
        return editor;
      };
      const { document, selection } = await made();
      match(decodeURIComponent(document.uri.path), /\/reports\/\d{4}-\d\d-\d\d-港の春\.md$/);
      equal(document.getText(selection), '【発行元・所属を書く】');
      equal(document.isDirty, false);
      const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri));
      equal(written, document.getText());
      const [disclaimer] = await Promise.all(
        ['house/disclaimer.md'].map(async (it) =>
          new TextDecoder().decode(await vscode.workspace.fs.readFile(file(it))),
        ),
      );
      ok(written.includes(`\n\n${day()}  \n`) && written.endsWith(`${disclaimer!.trim()}\n`));
      await findingOf(document.uri, 'unfilled-placeholder');
      deepEqual(
        [...new Set(findings(document.uri).map(codeOf))],
        ['unfilled-placeholder'],
        'nothing else is found in it',
      );
      const other = await made();
      match(decodeURIComponent(other.document.uri.path), /-港の春-2\.md$/);
      for (const uri of [document.uri, other.document.uri]) {
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        await vscode.workspace.fs.delete(uri);
      }
    });

    it('explains where VS Code takes a footnote for a broken link, and ends it', async () => {
      const settings = (): vscode.WorkspaceConfiguration =>
        vscode.workspace.getConfiguration('markdown.validate');
      const target = vscode.ConfigurationTarget.Workspace;
      await settings().update('enabled', true, target);
      const document = await vscode.workspace.openTextDocument({
        language: 'markdown',
        content: '# 港の報告\n\n港は開いた[^1]。\n\n[^1]: 港務局による。\n',
      });
      await vscode.window.showTextDocument(document);
      const broken = await until('the false finding', () =>
        vscode.languages.getDiagnostics(document.uri).find((it) => it.source !== 'koetsu'),
      );
      const action = await until('the action', async () => {
        const actions = await actionsAt(document.uri, broken.range, 'quickfix');
        return actions.find((it) => it.command?.command === 'koetsu.endReferenceLinkCheck');
      });
      match(await hoverAt(document, '[^1]'), /markdown\.validate\.referenceLinks\.enabled/);
      await vscode.commands.executeCommand(action.command!.command);
      equal(settings().get('referenceLinks.enabled'), 'ignore');
      await settings().update('referenceLinks.enabled', undefined, target);
      await settings().update('enabled', undefined, target);
    });

    it('lets no action of the server need a command that is not there', async () => {
      const { document } = await opened('reports/april.md');
      const commands = new Set(await vscode.commands.getCommands(true));
      const link = await findingOf(document.uri, 'placeholder-link');
      const actions = await until('actions', async () => {
        const all = await actionsAt(document.uri, link.range, 'quickfix');
        return all.length > 0 ? all : undefined;
      });
      const needed = actions.flatMap((it) => (it.command ? [it.command.command] : []));
      ok(needed.includes('koetsu.insertLink'));
      deepEqual(
        needed.filter((it) => !commands.has(it)),
        [],
      );
    });

    it('accepts a finding by a directive, which silences it', async () => {
      const { document } = await opened('reports/april.md');
      const before = document.getText();
      const found = await findingOf(document.uri, 'misspelled-name');
      const accept = await until('the action', async () => {
        const actions = await actionsAt(document.uri, found.range, 'quickfix');
        return actions.find((it) => it.title.startsWith('ここでは指摘しない'));
      });
      ok(await vscode.workspace.applyEdit(accept.edit!));
      await until('silence', () =>
        findings(document.uri).some((it) => codeOf(it) === 'misspelled-name') ? undefined : true,
      );
      await undone(document, before);
    });

    it('checks an untitled buffer', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'markdown',
        content: '# 速報\n\n代表団はカタルーに着いた。\n',
      });
      await vscode.window.showTextDocument(document);
      await findingOf(document.uri, 'misspelled-name');
    });

    it('leaves a README alone', async () => {
      const { document } = await opened('README.md');
      const report = await opened('reports/april.md');
      await findingOf(report.document.uri, 'misspelled-name');
      deepEqual(findings(document.uri), []);
    });

    it('heeds the knowledge file while it is being edited, faults and all', async () => {
      const { document: report } = await opened('reports/april.md');
      const { document: names } = await opened('knowledge/names.yaml');
      const before = names.getText();
      const edit = new vscode.WorkspaceEdit();
      edit.insert(
        names.uri,
        names.positionAt(before.length),
        '  - name: 公開\n    kind: planet\n    variants: [全文]\n',
      );
      ok(await vscode.workspace.applyEdit(edit));
      const fault = await findingOf(names.uri, 'invalid-knowledge');
      equal(names.getText(fault.range), 'planet');
      await vscode.window.showTextDocument(report);
      const found = await findingOf(report.uri, 'discouraged-name');
      equal(report.getText(found.range), '全文');
      await vscode.window.showTextDocument(names);
      await undone(names, before);
      await vscode.window.showTextDocument(report);
      await until('the finding to go', () =>
        findings(report.uri).some((it) => codeOf(it) === 'discouraged-name') ? undefined : true,
      );
    });

    it('mends on save what is safe to mend, where the user has asked for that', async () => {
      const { document } = await opened('reports/april.md');
      const before = document.getText();
      const settings = vscode.workspace.getConfiguration('editor', document.uri);
      const target = vscode.ConfigurationTarget.Workspace;
      await settings.update('codeActionsOnSave', { 'source.fixAll.koetsu': 'explicit' }, target);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.lineAt(4).range.end, 'ﾌｰｼ派は欠席した。');
      ok(await vscode.workspace.applyEdit(edit));
      await findingOf(document.uri, 'misspelled-name');
      ok(await document.save());
      match(document.getText(), /フーシ派は欠席した。/);
      match(document.getText(), /カタルー/, 'what needs a human hand is left alone');
      await settings.update('codeActionsOnSave', undefined, target);
      const restore = new vscode.WorkspaceEdit();
      restore.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), before);
      ok(await vscode.workspace.applyEdit(restore));
      ok(await document.save());
    });

    it('mends all reports of the folder by one command, and says how much that is first', async () => {
      const { document } = await opened('reports/april.md');
      const other = file('reports/may.md');
      await vscode.workspace.fs.writeFile(other, new TextEncoder().encode('# 五月\n\nﾌｰｼ派の声明。\n'));
      const textOfOther = async (): Promise<string> =>
        new TextDecoder().decode(await vscode.workspace.fs.readFile(other));
      void vscode.commands.executeCommand('koetsu.fixFolder');
      await until('the other report to be mended', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return (await textOfOther()) === '# 五月\n\nフーシ派の声明。\n' ? true : undefined;
      });
      equal(document.isDirty, false);
      await vscode.commands.executeCommand('notifications.clearAll');
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await vscode.workspace.fs.delete(other);
    });

    it('joins the paragraphs that page ends have cut by one command, and undo gives the bytes back', async () => {
      const { document } = await opened('reports/april.md');
      const before = document.getText();
      const edit = new vscode.WorkspaceEdit();
      const cut = '会合は続く。主催者は日程を明言し\n\n---\n\nていない。\n\n';
      edit.insert(document.uri, document.positionAt(before.indexOf('発表の全文')), cut);
      ok(await vscode.workspace.applyEdit(edit));
      const whole = document.getText();
      const found = await findingOf(document.uri, 'broken-paragraph');
      equal(document.getText(found.range), '者は日程を明言し');
      await vscode.commands.executeCommand('koetsu.mendPageBreaks');
      const mended = whole.replace('明言し\n\n---\n\nてい', '明言してい');
      await until('the paragraph to be joined', () => (document.getText() === mended ? true : undefined));
      await undone(document, whole);
      await undone(document, before);
      ok(await document.save());
    });

    it('collects a frequent unknown name into the knowledge file, whose comments stay', async () => {
      const { document } = await opened('reports/april.md');
      const names = await vscode.workspace.openTextDocument(file('knowledge/names.yaml'));
      const before = document.getText();
      const knownBefore = names.getText();
      const replace = async (it: vscode.TextDocument, text: string): Promise<void> => {
        const edit = new vscode.WorkspaceEdit();
        edit.replace(it.uri, new vscode.Range(0, 0, it.lineCount, 0), text);
        ok(await vscode.workspace.applyEdit(edit));
        ok(await it.save());
      };
      await replace(names, `# 港の名前\n${knownBefore}`);
      await replace(
        document,
        `${before}\nボルタヴェンガ港は開いた。ボルタヴェンガと、ボルタヴェンガ運河。\n`,
      );
      await findingOf(document.uri, 'misspelled-name');
      // The report is read in the background, a moment after it was saved.
      await until('the record', async () => {
        void vscode.commands.executeCommand('koetsu.collectNames');
        // The name, and then the first answer: it is one.
        for (const _ of ['name', 'answer']) {
          await new Promise((resolve) => setTimeout(resolve, 400));
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        }
        await new Promise((resolve) => setTimeout(resolve, 400));
        return names.getText().includes('name: ボルタヴェンガ') ? true : undefined;
      });
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await vscode.commands.executeCommand('notifications.clearAll');
      match(names.getText(), /^# 港の名前\n/);
      equal(names.isDirty, false);
      match(await hoverAt(document, 'ボルタヴェンガ'), /この報告書 3回/);
      await replace(names, knownBefore);
      await vscode.window.showTextDocument(document);
      await replace(document, before);
    });

    it('goes on after the server was restarted', async () => {
      const { document } = await opened('reports/april.md');
      await findingOf(document.uri, 'misspelled-name');
      await vscode.commands.executeCommand('koetsu.restartServer');
      await findingOf(document.uri, 'misspelled-name');
    });
  });
}
