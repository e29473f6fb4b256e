/** The view of the names of the active report: what is doubtful on top, then by kind. A click goes from place to place. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DocumentParams,
  type ListedName,
  type NameGroup,
  nameListRequest,
} from '../../server/src/lsp/protocol.js';
import { fileName, followed, Shown } from './followedView.js';
import { goToNextCommand } from './places.js';

type Node = { readonly group: NameGroup } | { readonly group: NameGroup; readonly name: ListedName };

interface NamesOf {
  readonly document: vscode.Uri | undefined;
  readonly groups: readonly NameGroup[];
}

const icons: Readonly<Record<string, string>> = {
  suspect: 'warning',
  unknown: 'question',
  person: 'person',
  country: 'globe',
  place: 'location',
  organisation: 'organization',
  company: 'briefcase',
  agreement: 'file-text',
  policy: 'law',
  event: 'calendar',
  facility: 'home',
  ship: 'rocket',
  weapon: 'target',
  publication: 'book',
};

export class NameList implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #subscriptions: vscode.Disposable[];
  readonly #shown: Shown<NamesOf>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#shown = new Shown(
      () => this.#ask(),
      () => this.#changed.fire(),
    );
    this.#view = vscode.window.createTreeView('koetsu.names', { treeDataProvider: this });
    this.#subscriptions = [
      this.#changed,
      this.#view,
      followed(this.#view, client, () => void this.#shown.refresh()),
    ];
  }

  dispose(): void {
    for (const it of this.#subscriptions) it.dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return 'name' in node ? [] : node.group.names.map((name) => ({ group: node.group, name }));
    const { document, groups } = await this.#shown.current();
    this.#view.description = groups.length > 0 && document ? fileName(document) : '';
    return groups.map((group) => ({ group }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return 'name' in node ? this.#nameItem(node.group, node.name) : groupItem(node.group);
  }

  #nameItem(
    { kind }: NameGroup,
    { label, detail, about, count, places, otherReports }: ListedName,
  ): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    const times = vscode.l10n.t('{0}×', count);
    const others = otherReports > 0 ? vscode.l10n.t('other reports: {0}', otherReports) : '';
    item.description = [times, detail, others].filter(Boolean).join(' · ');
    item.iconPath = new vscode.ThemeIcon(
      icons[kind] ?? 'symbol-misc',
      kind === 'suspect' ? new vscode.ThemeColor('problemsWarningIcon.foreground') : undefined,
    );
    item.tooltip = about === undefined ? `${label}　${item.description}` : new vscode.MarkdownString(about);
    item.accessibilityInformation = { label: `${label}, ${item.description}` };
    item.command = {
      command: goToNextCommand,
      title: label,
      arguments: [this.#shown.value?.document, places],
    };
    return item;
  }

  /** Nothing while no report is in front; the last report stays while a panel has the focus. */
  async #ask(): Promise<NamesOf> {
    const document = vscode.window.activeTextEditor?.document.uri ?? this.#shown.value?.document;
    if (!document || !this.#client.isRunning()) return { document, groups: [] };
    const params: DocumentParams = { uri: this.#client.code2ProtocolConverter.asUri(document) };
    try {
      const groups = await this.#client.sendRequest<readonly NameGroup[]>(nameListRequest, params);
      return { document, groups };
    } catch {
      return { document, groups: [] };
    }
  }
}

function groupItem({ kind, title, names }: NameGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
  // The identity keeps a group as the user left it when the list is made anew.
  item.id = kind;
  item.description = String(names.length);
  item.accessibilityInformation = { label: `${title}, ${item.description}` };
  return item;
}
