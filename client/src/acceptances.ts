/** Findings that stand: accepted with a reason, listed in a view, taken back. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type Acceptance,
  type AcceptParams,
  acceptedListRequest,
  acceptRequest,
  authorRequest,
  clientCommands,
  type DocumentParams,
  type FindingIdentity,
  type WithdrawParams,
  withdrawRequest,
} from '../../server/src/lsp/protocol.js';
import { followed, Shown } from './followedView.js';

/** Asks why a finding may stand, unless the reason is given, and records it. */
export async function acceptFinding(
  client: BaseLanguageClient,
  memory: vscode.Memento,
  uri: string,
  identity: FindingIdentity,
  given?: string,
): Promise<void> {
  const reason = given ?? (await askReason(identity));
  if (!reason?.trim()) return;
  const author = await authorOf(client, memory, uri);
  if (!author) return;
  const params: AcceptParams = { uri, identity, reason: reason.trim(), author, date: today() };
  await apply(client, await client.sendRequest<WorkspaceEdit | null>(acceptRequest, params));
}

const askReason = ({ text }: FindingIdentity): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title: vscode.l10n.t('Accept the finding and record it'),
    prompt: text
      ? vscode.l10n.t('Why may “{0}” stand?', text.slice(0, 40))
      : vscode.l10n.t('Why may this stand?'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' ? vscode.l10n.t('Give a reason: others will want to know.') : undefined,
  });

const authorKey = 'koetsu.author';

/** Whom Git knows, else who has said so once. */
async function authorOf(
  client: BaseLanguageClient,
  memory: vscode.Memento,
  uri: string,
): Promise<string | undefined> {
  const params: DocumentParams = { uri };
  const known = await client.sendRequest<string | null>(authorRequest, params);
  const remembered = known ?? memory.get<string>(authorKey);
  if (remembered) return remembered;
  const told = await vscode.window.showInputBox({
    title: vscode.l10n.t('Your name'),
    prompt: vscode.l10n.t('It is recorded with what you accept.'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === ''
        ? vscode.l10n.t('Give your name: others will want to know whom to ask.')
        : undefined,
  });
  if (told?.trim()) await memory.update(authorKey, told.trim());
  return told?.trim();
}

/** `2025-04-23`, where the user is. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Writes the record, which is saved: the user has just said so. */
async function apply(client: BaseLanguageClient, answer: WorkspaceEdit | null): Promise<void> {
  const edit = answer && (await client.protocol2CodeConverter.asWorkspaceEdit(answer));
  if (!edit || !(await vscode.workspace.applyEdit(edit))) {
    await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'koetsu-accepted.yaml could not take it. Open the folder of the reports, or mend that file.',
      ),
    );
    return;
  }
  for (const [uri] of edit.entries()) await (await vscode.workspace.openTextDocument(uri)).save();
}

/** The view of what is accepted in the folder of the active document. */
export class AcceptedList implements vscode.TreeDataProvider<Acceptance>, vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly #shown: Shown<readonly Acceptance[]>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#shown = new Shown(
      () => this.#ask(),
      () => this.#changed.fire(),
    );
    const view = vscode.window.createTreeView('koetsu.accepted', { treeDataProvider: this });
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      view,
      followed(view, client, () => void this.#shown.refresh()),
      vscode.commands.registerCommand('koetsu.withdrawAcceptance', (it?: Acceptance) => this.#withdraw(it)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async getChildren(node?: Acceptance): Promise<Acceptance[]> {
    return node ? [] : [...(await this.#shown.current())];
  }

  getTreeItem({ report, identity, reason, author, date, place, entry }: Acceptance): vscode.TreeItem {
    const label = identity.text || identity.rule;
    const item = new vscode.TreeItem(label);
    item.description = [reason, author, report].join(' · ');
    item.tooltip = [
      `${label}（${identity.rule}）`,
      identity.sentence,
      '',
      vscode.l10n.t('Reason: {0}', reason),
      [author, date].filter(Boolean).join('　'),
      report,
      ...(place ? [] : ['', vscode.l10n.t('This finding is gone.')]),
    ].join('\n');
    item.iconPath = place
      ? new vscode.ThemeIcon('check')
      : new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
    item.contextValue = 'acceptance';
    item.accessibilityInformation = {
      label: [label, reason, author, date, report, ...(place ? [] : [vscode.l10n.t('This finding is gone.')])]
        .filter(Boolean)
        .join(', '),
    };
    const { uri, range } = place ?? entry;
    item.command = { command: clientCommands.goTo, title: label, arguments: [uri, range] };
    return item;
  }

  async #ask(): Promise<readonly Acceptance[]> {
    const folder = this.#folder();
    if (folder === undefined || !this.#client.isRunning()) return [];
    const params: DocumentParams = { uri: folder };
    try {
      return await this.#client.sendRequest<readonly Acceptance[]>(acceptedListRequest, params);
    } catch {
      return [];
    }
  }

  async #withdraw(acceptance: Acceptance | undefined): Promise<void> {
    const folder = this.#folder();
    if (!acceptance || folder === undefined) return;
    const { report, identity } = acceptance;
    const params: WithdrawParams = { uri: folder, report, identity };
    await apply(this.#client, await this.#client.sendRequest<WorkspaceEdit | null>(withdrawRequest, params));
    await this.#shown.refresh();
  }

  #folder(): string | undefined {
    const active = vscode.window.activeTextEditor?.document.uri;
    const folder =
      (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
    return folder && this.#client.code2ProtocolConverter.asUri(folder.uri);
  }
}
