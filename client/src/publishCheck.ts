/** The check before publishing: the answer on top, below it what is in the way, each a click from its place. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  clientCommands,
  type DocumentParams,
  type PublishAnswer,
  type PublishItems,
  proofSheetRequest,
  publishCheckRequest,
} from '../../server/src/lsp/protocol.js';
import { fileName, followed, Shown } from './followedView.js';

type Node =
  | { readonly group: PublishItems }
  | { readonly group: PublishItems; readonly item: PublishItems['items'][number] };

interface AnswerOn {
  readonly document: vscode.Uri | undefined;
  readonly answer: PublishAnswer | undefined;
}

const icons: Readonly<Record<string, string>> = {
  error: 'error',
  disclaimer: 'law',
  placeholder: 'link',
  todo: 'tasklist',
  warning: 'warning',
  name: 'question',
  other: 'info',
};

export class PublishView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.Uri | undefined;
  readonly #shown: Shown<AnswerOn>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#shown = new Shown(
      () => this.#ask(),
      () => this.#changed.fire(),
    );
    this.#view = vscode.window.createTreeView('koetsu.publish', { treeDataProvider: this });
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#view,
      followed(this.#view, client, () => void this.#shown.refresh()),
      vscode.commands.registerCommand('koetsu.publishCheck', () => this.#check()),
      vscode.commands.registerCommand('koetsu.saveProofSheet', (target?: vscode.Uri) => this.#save(target)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return 'item' in node ? [] : node.group.items.map((item) => ({ group: node.group, item }));
    const { document, answer } = await this.#shown.current();
    this.#view.description = answer && document ? fileName(document) : '';
    // Typed as a text, but what says nothing is no message.
    this.#view.message = answer ? verdictOf(answer) : (undefined as unknown as string);
    return (answer?.groups ?? []).map((group) => ({ group }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return 'item' in node ? this.#item(node.item) : groupItem(node.group);
  }

  #item({ label, range }: PublishItems['items'][number]): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    item.description = vscode.l10n.t('line {0}', range.start.line + 1);
    item.tooltip = label;
    item.accessibilityInformation = { label: `${label}, ${item.description}` };
    const document = this.#shown.value?.document;
    const address = document && this.#client.code2ProtocolConverter.asUri(document);
    item.command = { command: clientCommands.goTo, title: label, arguments: [address, range] };
    return item;
  }

  /** Shows the view, and gives its answer to whoever calls the command. */
  async #check(): Promise<PublishAnswer | undefined> {
    const { answer } = await this.#shown.refresh();
    if (!answer) {
      vscode.window.showInformationMessage(vscode.l10n.t('Open a report to check whether it can go out.'));
      return undefined;
    }
    await vscode.commands.executeCommand('koetsu.publish.focus', { preserveFocus: true });
    return answer;
  }

  /** Nothing while no report is in front; the last report stays while a panel has the focus. */
  #address(): string | undefined {
    const editor = vscode.window.activeTextEditor;
    if (editor) this.#document = editor.document.uri;
    if (!this.#document || !this.#client.isRunning()) return undefined;
    return this.#client.code2ProtocolConverter.asUri(this.#document);
  }

  async #ask(): Promise<AnswerOn> {
    const uri = this.#address();
    const document = this.#document;
    if (uri === undefined) return { document, answer: undefined };
    const params: DocumentParams = { uri };
    try {
      const answer = await this.#client.sendRequest<PublishAnswer | null>(publishCheckRequest, params);
      return { document, answer: answer ?? undefined };
    } catch {
      return { document, answer: undefined };
    }
  }

  /** Saves the proof sheet as a page that any browser prints. */
  async #save(given?: vscode.Uri): Promise<void> {
    const uri = this.#address();
    const document = this.#document;
    const params: DocumentParams | undefined = uri === undefined ? undefined : { uri };
    const html = params && (await this.#client.sendRequest<string | null>(proofSheetRequest, params));
    if (!html || !document) {
      vscode.window.showInformationMessage(vscode.l10n.t('Open a report to check whether it can go out.'));
      return;
    }
    // A button of the view hands over the view's own node.
    const target = given instanceof vscode.Uri ? given : await askTarget(document);
    if (!target) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
    if (target === given) return;
    const open = vscode.l10n.t('Open in the browser');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('The proof sheet is saved. Open it in a browser to print it.'),
      open,
    );
    if (answer === open) await vscode.env.openExternal(target);
  }
}

const verdictOf = ({ canGoOut, verdict }: PublishAnswer): string => `${canGoOut ? '✓' : '✗'} ${verdict}`;

function askTarget(report: vscode.Uri): Thenable<vscode.Uri | undefined> {
  const name = fileName(report).replace(/\.[^.]*$/, '');
  const isNamed = report.scheme !== 'untitled';
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the proof sheet'),
    filters: { HTML: ['html'] },
    ...(isNamed && { defaultUri: vscode.Uri.joinPath(report, '..', `${name}.proof.html`) }),
  });
}

function groupItem({ group, title, blocks, items }: PublishItems): vscode.TreeItem {
  const open = blocks ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(title, open);
  // The identity keeps a group as the user left it when the list is made anew.
  item.id = group;
  item.description = blocks ? String(items.length) : vscode.l10n.t('{0}, not in the way', items.length);
  item.accessibilityInformation = { label: `${title}, ${item.description}` };
  item.iconPath = new vscode.ThemeIcon(
    icons[group] ?? 'info',
    blocks ? new vscode.ThemeColor('problemsErrorIcon.foreground') : undefined,
  );
  return item;
}
