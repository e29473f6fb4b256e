/** The extension as its users meet it, in a real VS Code. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
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

    describe('before publishing', () => {
      interface Answer {
        readonly canGoOut: boolean;
        readonly groups: readonly { readonly group: string; readonly items: readonly unknown[] }[];
      }
      const check = (): Thenable<Answer | undefined> =>
        vscode.commands.executeCommand<Answer | undefined>('koetsu.publishCheck');
      const record = file('koetsu-accepted.yaml');
      const isRecorded = async (): Promise<boolean> =>
        vscode.workspace.fs.stat(record).then(
          () => true,
          () => false,
        );
      /** Accepts what a rule finds in the report, as its quick fix does once a reason is typed. */
      const accept = async (document: vscode.TextDocument, rule: string, reason: string): Promise<void> => {
        const found = await findingOf(document.uri, rule);
        const action = await until('the action', async () => {
          const actions = await actionsAt(document.uri, found.range, 'quickfix');
          return actions.find((it) => it.command?.command === 'koetsu.acceptFinding');
        });
        const [uri, identity] = action.command!.arguments!;
        await vscode.commands.executeCommand('koetsu.acceptFinding', uri, identity, reason);
        await until('silence', () =>
          findings(document.uri).some((it) => codeOf(it) === rule) ? undefined : true,
        );
      };
      const gone = async (): Promise<void> => {
        if (await isRecorded()) await vscode.workspace.fs.delete(record);
      };
      after(gone);

      it('says what is in the way of the active report', async () => {
        const { document } = await opened('reports/april.md');
        await findingOf(document.uri, 'misspelled-name');
        const answer = await check();
        equal(answer!.canGoOut, false);
        deepEqual(
          answer!.groups.map((it) => [it.group, it.items.length]),
          [
            ['placeholder', 1],
            ['warning', 1],
            ['other', 2],
          ],
        );
        await opened('README.md');
        equal(await check(), undefined, 'a README is no report');
        await vscode.commands.executeCommand('notifications.clearAll');
      });

      it('saves a proof sheet that names the report and what is found in it', async () => {
        const { document } = await opened('reports/april.md');
        await findingOf(document.uri, 'misspelled-name');
        const target = file('april.proof.html');
        await vscode.commands.executeCommand('koetsu.saveProofSheet', target);
        const html = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
        match(html, /<h1>四月の港<\/h1>/);
        match(html, /<mark>カタルー<\/mark>/);
        await vscode.workspace.fs.delete(target);
      });

      it('lets a report go out whose findings were looked at, and shows them again when that is withdrawn', async () => {
        const { document } = await opened('reports/april.md');
        const before = document.getText();
        // Somebody whose Git knows no name is asked for it, and this is answered once.
        const answering = setInterval(() => {
          void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        }, 300);
        await accept(document, 'misspelled-name', '発表の表記のまま');
        await accept(document, 'placeholder-link', '公開の日に入れる');
        clearInterval(answering);
        equal((await check())!.canGoOut, true);
        equal(document.getText(), before, 'the report itself is as it was');
        const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(record));
        match(text, /- report: reports\/april\.md\n {2}rule: misspelled-name\n {2}text: カタルー\n/);
        match(text, /reason: 発表の表記のまま\n {2}author: \S/);

        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, document.positionAt(before.indexOf('会合は')), '前の段落。\n\n');
        ok(await vscode.workspace.applyEdit(edit));
        await new Promise((resolve) => setTimeout(resolve, 500));
        const left = findings(document.uri).map(codeOf);
        ok(
          !left.includes('misspelled-name') && !left.includes('placeholder-link'),
          'an edit elsewhere is none',
        );
        await undone(document, before);

        const identity = { rule: 'misspelled-name', text: 'カタルー', nth: 1 };
        const [, sentence] = /misspelled-name\n {2}text: カタルー\n {2}sentence: (.*)\n/.exec(text)!;
        await vscode.commands.executeCommand('koetsu.withdrawAcceptance', {
          report: 'reports/april.md',
          identity: { ...identity, sentence },
        });
        await findingOf(document.uri, 'misspelled-name');
        equal((await check())!.canGoOut, false);
      });

      it('tells of an acceptance whose finding is gone', async () => {
        const { document } = await opened('reports/april.md');
        const before = document.getText();
        ok(await isRecorded());
        const edit = new vscode.WorkspaceEdit();
        const at = before.indexOf('(#)');
        edit.replace(
          document.uri,
          new vscode.Range(document.positionAt(at), document.positionAt(at + 3)),
          '(https://www.mofa.go.jp/)',
        );
        ok(await vscode.workspace.applyEdit(edit));
        await findingOf(record, 'unused-acceptance');
        await undone(document, before);
        await until('the report to be as it was', () => (findings(record).length === 0 ? true : undefined));
      });
    });

    describe('a report as it will be published', () => {
      const shown = (document: vscode.TextDocument): Thenable<string> =>
        vscode.commands.executeCommand<string>('markdown.api.render', document);

      it('is what the preview shows: notes, names, open links and parts', async () => {
        const { document } = await opened('reports/april.md');
        await findingOf(document.uri, 'misspelled-name');
        await vscode.commands.executeCommand('markdown.showPreviewToSide');
        const html = await until('the names', async () => {
          const it = await shown(document);
          return it.includes('koetsu-name') ? it : undefined;
        });
        match(
          html,
          /<a class="koetsu-reference" id="fnref-1" href="#fn-1"[^>]* title="主催者の発表による。"/,
        );
        match(html, /<aside class="koetsu-note [^>]*id="fn-1"[^>]* data-line="8"/);
        match(
          html,
          /title="ハミルカ・ドレステン · Hamilka Dresten · 人物\n架空の港町の市長。[^"]*">ドレステン氏<\/span>/,
        );
        match(html, /<span class="koetsu-open-link" title="リンク先がまだ入っていません">リンク<\/span>/);
        match(html, /<section class="koetsu-byline">[\s\S]*<section class="koetsu-disclaimer">/);
      });

      it('follows what is typed, and the knowledge and the style sheet of the house', async () => {
        const { document } = await opened('reports/april.md');
        const before = document.getText();
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, document.positionAt(before.indexOf('発表の')), 'ドレステン氏は急いだ。');
        ok(await vscode.workspace.applyEdit(edit));
        const countIn = (html: string): number => html.split('>ドレステン氏</span>').length - 1;
        await until('the second name', async () => (countIn(await shown(document)) === 2 ? true : undefined));
        await undone(document, before);
        equal(countIn(await shown(document)), 1);
        const settings = file('koetsu.yaml');
        const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(settings));
        const write = (uri: vscode.Uri, text: string): Thenable<void> =>
          vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
        await write(file('house/report.css'), 'h1 { color: navy }\n@import "https://example.jp/a.css";\n');
        await write(settings, `${written}  styleSheet: house/report.css\n`);
        const html = await until('the style sheet', async () => {
          const it = await shown(document);
          return it.includes('color: navy') ? it : undefined;
        });
        match(html, /<style>h1 \{ color: navy \}\s*<\/style>/);
        await write(file('house/report.css'), 'h1 { color: teal }');
        await until('the other style sheet', async () =>
          (await shown(document)).includes('color: teal') ? true : undefined,
        );
        await write(settings, written);
        await vscode.workspace.fs.delete(file('house/report.css'));
        await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
      });

      it('leaves a README as it is', async () => {
        const { document } = await opened('README.md');
        doesNotMatch(await shown(document), /koetsu-/);
      });

      it('is written to one file to print', async () => {
        await opened('reports/april.md');
        const target = file('april.html');
        await vscode.commands.executeCommand('koetsu.exportPage', target);
        const html = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
        match(html, /<title>四月の港<\/title>/);
        match(html, /<aside class="koetsu-note" id="fn-1"/);
        match(html, /<section class="koetsu-disclaimer">/);
        await vscode.workspace.fs.delete(target);
      });
    });

    it('goes on after the server was restarted', async () => {
      const { document } = await opened('reports/april.md');
      await findingOf(document.uri, 'misspelled-name');
      await vscode.commands.executeCommand('koetsu.restartServer');
      await findingOf(document.uri, 'misspelled-name');
    });
  });
}
