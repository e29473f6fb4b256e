/** The view of a report at a glance: can it go out, and how much of what is in it, each a click from its place. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Range } from 'vscode-languageserver-types';
import {
  type Overview as Answer,
  type DocumentParams,
  overviewRequest,
  type Status,
  statusRequest,
} from '../../server/src/lsp/protocol.js';
import { fileName, followed } from './followedView.js';
import { goToNextCommand } from './places.js';

interface Row {
  /** Keeps a row as the user left it when the list is made anew. */
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly icon: string;
  readonly colour?: string;
  /** What a click does. */
  readonly command?: vscode.Command;
  readonly children?: readonly Row[];
}

const severityIcons = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  information: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb', undefined],
} as const;

export class Overview implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Row>;
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.Uri | undefined;
  #shown = '';
  #rows: readonly Row[] = [];
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#view = vscode.window.createTreeView('koetsu.overview', { treeDataProvider: this });
    const refresh = (): void => void this.#refresh();
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#view,
      followed(this.#view, client, refresh),
    );
    refresh();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  getChildren(row?: Row): Row[] {
    return [...(row ? (row.children ?? []) : this.#rows)];
  }

  getTreeItem({ id, label, detail, icon, colour, command, children }: Row): vscode.TreeItem {
    const state = children?.length
      ? vscode.TreeItemCollapsibleState.Expanded
      : vscode.TreeItemCollapsibleState.None;
    const item = new vscode.TreeItem(label, state);
    item.id = id;
    item.description = detail;
    item.iconPath = new vscode.ThemeIcon(
      icon,
      colour === undefined ? undefined : new vscode.ThemeColor(colour),
    );
    item.tooltip = [label, detail].filter(Boolean).join('　');
    item.accessibilityInformation = { label: [label, detail].filter(Boolean).join(', ') };
    if (command) item.command = command;
    return item;
  }

  /** Nothing moves where nothing has changed. The last report stays while a panel has the focus. */
  async #refresh(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor) this.#document = editor.document.uri;
    const document = this.#document;
    const [answer, status] = document ? await this.#ask(document) : [];
    if (document !== this.#document) return;
    const now = JSON.stringify([document, answer, status]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#rows = answer && document ? rowsOf(answer, document) : [];
    this.#view.description = answer && document ? fileName(document) : '';
    // Typed as a text, but what says nothing is no message.
    this.#view.message = (answer ? undefined : reasonOf(status)) as string;
    this.#changed.fire();
  }

  async #ask(
    document: vscode.Uri,
  ): Promise<readonly [answer?: Answer | undefined, status?: Status | undefined]> {
    if (!this.#client.isRunning()) return [];
    const params: DocumentParams = { uri: this.#client.code2ProtocolConverter.asUri(document) };
    try {
      const answer = await this.#client.sendRequest<Answer | null>(overviewRequest, params);
      if (answer) return [answer];
      return [undefined, (await this.#client.sendRequest<Status | null>(statusRequest, params)) ?? undefined];
    } catch {
      return [];
    }
  }
}

/** Why a Markdown file is no report; of other files nobody expects it. */
const reasonOf = (status: Status | undefined): string | undefined =>
  status?.role === 'none' && vscode.window.activeTextEditor?.document.languageId === 'markdown'
    ? vscode.l10n.t('Not checked: {0}', status.reason)
    : undefined;

function rowsOf(answer: Answer, document: vscode.Uri): readonly Row[] {
  const { canGoOut, verdict, findings, openLinks, notes, names } = answer;
  const stepping = (title: string, places: readonly Range[]): Pick<Row, 'command'> =>
    places.length > 0 ? { command: { command: goToNextCommand, title, arguments: [document, places] } } : {};
  const count = findings.reduce((sum, it) => sum + it.places.length, 0);
  const labels = {
    findings: vscode.l10n.t('Findings'),
    openLinks: vscode.l10n.t('Open links'),
    notes: vscode.l10n.t('Notes'),
    names: vscode.l10n.t('Names'),
    doubtful: vscode.l10n.t('Names to look at'),
  };
  return [
    {
      id: 'verdict',
      label: verdict,
      detail: '',
      icon: canGoOut ? 'pass' : 'error',
      colour: canGoOut ? 'testing.iconPassed' : 'problemsErrorIcon.foreground',
      command: { command: 'koetsu.publishCheck', title: verdict },
    },
    {
      id: 'openLinks',
      label: labels.openLinks,
      detail: String(openLinks.length),
      icon: 'link',
      ...stepping(labels.openLinks, openLinks),
    },
    {
      id: 'notes',
      label: labels.notes,
      detail: String(notes.length),
      icon: 'note',
      ...stepping(labels.notes, notes),
    },
    {
      id: 'names',
      label: labels.names,
      detail: String(names.known),
      icon: 'symbol-namespace',
      command: { command: 'koetsu.names.focus', title: labels.names },
    },
    {
      id: 'doubtful',
      label: labels.doubtful,
      detail: String(names.doubtful.length),
      icon: 'question',
      ...stepping(labels.doubtful, names.doubtful),
    },
    {
      id: 'findings',
      label: labels.findings,
      detail: String(count),
      icon: 'checklist',
      children: findings.map(({ rule, severity, title, places }) => {
        const [icon, colour] = severityIcons[severity];
        return {
          id: `${rule} ${severity}`,
          // In front, where no narrow view cuts it off.
          label: `${places.length}　${title}`,
          detail: '',
          icon,
          ...(colour !== undefined && { colour }),
          ...stepping(title, places),
        };
      }),
    },
  ];
}
