/** What takes a machine behind the editor: servers to ask, a process to kill. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import * as vscode from 'vscode';
import { codeOf, file, findingOf, findings, folder, hoverAt, opened, undone, until } from './editor.js';

/** The process id of the language server, a child of this one. */
function serverProcess(): number | undefined {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const [, pid] = new RegExp(`^ *(\\d+) +${process.pid} .*dist/server\\.js`, 'm').exec(processes) ?? [];
  return pid === undefined ? undefined : Number(pid);
}

export function declareNodeTests(): void {
  describe('Koetsu in VS Code with Node', () => {
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('asks for links by the command alone, and the answers stand in the report until the URL changes', async () => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        response.writeHead(request.url === '/gone' ? 404 : 200).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      // 127.0.0.1, written so that it is no placeholder.
      const origin = `http://2130706433:${(server.address() as AddressInfo).port}`;
      try {
        const document = await vscode.workspace.openTextDocument({
          language: 'markdown',
          content: `# 港の報告\n\n港は[開いた](${origin}/gone)。船も[戻った](${origin}/here)。[仮](#)\n`,
        });
        await vscode.window.showTextDocument(document);
        await findingOf(document.uri, 'placeholder-link');
        deepEqual(asked, []);
        void vscode.commands.executeCommand('koetsu.checkLiveLinks');
        const dead = await until('the finding', async () => {
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          await new Promise((resolve) => setTimeout(resolve, 300));
          return findings(document.uri).find((it) => codeOf(it) === 'dead-link');
        });
        equal(document.getText(dead.range), `${origin}/gone`);
        deepEqual([...asked].sort(), ['GET /gone', 'HEAD /gone', 'HEAD /here']);
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, dead.range.end, '2');
        ok(await vscode.workspace.applyEdit(edit));
        await until('the finding to go', () =>
          findings(document.uri).some((it) => codeOf(it) === 'dead-link') ? undefined : true,
        );
        equal(asked.length, 3);
        await vscode.commands.executeCommand('notifications.clearAll');
      } finally {
        server.close();
      }
    });

    it('lists what the command line finds in closed reports, by the problem matcher of a task', async () => {
      const { document } = await opened('reports/april.md');
      await findingOf(document.uri, 'misspelled-name');
      const [uri, last] = [file('reports/june.md'), file('reports/may.md')];
      const text = new TextEncoder().encode('# 港\n\n代表団はカタルーに着いた。\n');
      await Promise.all([uri, last].map((it) => vscode.workspace.fs.writeFile(it, text)));
      const cli = path.join(__dirname, '../../dist/cli.js');
      const { stdout } = spawnSync(process.execPath, [cli, 'check', '--format', 'unix'], {
        cwd: folder().fsPath,
        encoding: 'utf8',
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      });
      const said = new vscode.EventEmitter<string>();
      const ended = new vscode.EventEmitter<number>();
      // The terminal of this host is native and not there; what is printed in one goes the same way.
      const terminal: vscode.Pseudoterminal = {
        onDidWrite: said.event,
        onDidClose: ended.event,
        open() {
          said.fire(stdout.replaceAll('\n', '\r\n'));
        },
        close() {},
      };
      const task = new vscode.Task(
        { type: 'koetsu-test' },
        vscode.TaskScope.Workspace,
        'check',
        'koetsu-test',
        new vscode.CustomExecution(async () => terminal),
        '$koetsu',
      );
      await vscode.tasks.executeTask(task);
      const found = await until('the finding', () =>
        vscode.languages.getDiagnostics(uri).find((it) => codeOf(it) === 'misspelled-name'),
      );
      deepEqual([found.range.start.line, found.range.start.character], [2, 4]);
      equal(found.severity, vscode.DiagnosticSeverity.Warning);
      const shown = findings(document.uri).filter((it) => codeOf(it) === 'misspelled-name');
      equal(shown.length, 1, 'what is open is shown once');
      ended.fire(1);
      await Promise.all([uri, last].map((it) => vscode.workspace.fs.delete(it)));
    });

    it('goes on after the server was killed, with what is not saved yet', async () => {
      const { document } = await opened('reports/april.md');
      const before = document.getText();
      const first = serverProcess();
      ok(first !== undefined, 'there is a server');
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(before.length), '\n\nイスラエールは黙っていた。\n');
      ok(await vscode.workspace.applyEdit(edit));
      const shown = () =>
        findings(document.uri).find((it) => document.getText(it.range) === 'イスラエール') ?? undefined;
      await until('the finding in the new text', shown);
      process.kill(first, 'SIGKILL');
      await until('another server', () => {
        const now = serverProcess();
        return now === first ? undefined : now;
      });
      match(await hoverAt(document, 'ウィトコフ特使'), /Witkoff/);
      await until('the finding in the new text', shown);
      await undone(document, before);
    });
  });
}
