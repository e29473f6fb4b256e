/** The check before publishing, and the report as its readers will see it. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, codeOf, file, findingOf, findings, opened, undone, until } from './editor.js';

export function declarePublishingTests(): void {
  describe('Koetsu in VS Code', () => {
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

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
  });
}
