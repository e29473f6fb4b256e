/** The links whose target is still to come: a list in the side bar, a count in the status bar, from one to the next. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Range } from 'vscode-languageserver-types';
import {
  clientCommands,
  type ListedLink,
  openLinksRequest,
  type ReportLinks,
} from '../../server/src/lsp/protocol.js';
import { fileName } from './followedView.js';

type Node = { readonly report: ReportLinks } | { readonly report: ReportLinks; readonly link: ListedLink };

/** The list follows the text once the hands rest. */
const rest = 400;

export class OpenLinks implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #count = vscode.window.createStatusBarItem(
    'koetsu.openLinks',
    vscode.StatusBarAlignment.Right,
    99,
  );
  readonly #subscriptions: vscode.Disposable[];
  #reports: readonly ReportLinks[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#view = vscode.window.createTreeView('koetsu.openLinks', { treeDataProvider: this });
    this.#count.name = vscode.l10n.t('Open links');
    this.#count.command = 'koetsu.openLinks.focus';
    this.#subscriptions = [
      this.#changed,
      this.#view,
      this.#count,
      vscode.commands.registerCommand('koetsu.nextOpenLink', () => this.#go(1)),
      vscode.commands.registerCommand('koetsu.previousOpenLink', () => this.#go(-1)),
      vscode.commands.registerCommand('koetsu.fillOpenLink', fill),
      vscode.window.onDidChangeActiveTextEditor(() => this.#refreshIn(0)),
      vscode.languages.onDidChangeDiagnostics(() => this.#refreshIn(rest)),
      client.onDidChangeState(() => this.#refreshIn(0)),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const it of this.#subscriptions) it.dispose();
  }

  getChildren(node?: Node): Node[] {
    if (!node) return this.#reports.map((report) => ({ report }));
    return 'link' in node ? [] : node.report.links.map((link) => ({ report: node.report, link }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return 'link' in node ? linkItem(node.report, node.link) : reportItem(node.report);
  }

  #refreshIn(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), delay);
  }

  async #refresh(): Promise<void> {
    const before = JSON.stringify(this.#reports);
    this.#reports = await this.#ask();
    if (JSON.stringify(this.#reports) !== before) this.#changed.fire();
    const all = this.#reports.reduce((sum, it) => sum + it.links.length, 0);
    this.#view.badge = all > 0 ? { value: all, tooltip: countText(all) } : undefined;
    const here = this.#linksOf(vscode.window.activeTextEditor?.document)?.length ?? 0;
    this.#count.text = `$(link) ${here}`;
    this.#count.tooltip = countText(here);
    this.#count.accessibilityInformation = { label: countText(here) };
    if (here > 0) this.#count.show();
    else this.#count.hide();
  }

  /** The report in front comes first. */
  async #ask(): Promise<readonly ReportLinks[]> {
    if (!this.#client.isRunning()) return [];
    try {
      const reports = await this.#client.sendRequest<readonly ReportLinks[]>(openLinksRequest);
      const front = vscode.window.activeTextEditor?.document.uri.toString();
      const isFront = (it: ReportLinks): number => (vscode.Uri.parse(it.uri).toString() === front ? 0 : 1);
      return [...reports].sort((a, b) => isFront(a) - isFront(b) || (a.uri < b.uri ? -1 : 1));
    } catch {
      return [];
    }
  }

  #linksOf(document: vscode.TextDocument | undefined): readonly ListedLink[] | undefined {
    const uri = document?.uri.toString();
    return this.#reports.find((it) => vscode.Uri.parse(it.uri).toString() === uri)?.links;
  }

  /** To the next open link behind the caret or the one before it; past the last one comes the first. */
  async #go(step: 1 | -1): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    this.#reports = await this.#ask();
    const ranges = (this.#linksOf(editor.document) ?? []).map((it) => rangeOf(it.range));
    const { start, end } = editor.selection;
    const next =
      step > 0
        ? (ranges.find((it) => it.start.isAfterOrEqual(end)) ?? ranges[0])
        : (ranges.findLast((it) => it.end.isBeforeOrEqual(start)) ?? ranges.at(-1));
    if (next) await vscode.window.showTextDocument(editor.document, { selection: next });
    // Not awaited: the command is done when the words are there, and not when they are dismissed.
    else vscode.window.showInformationMessage(vscode.l10n.t('This report has no open link.'));
  }
}

const countText = (count: number): string => vscode.l10n.t('Links whose target is still to come: {0}', count);

const rangeOf = ({ start, end }: Range): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

function reportItem({ uri, links }: ReportLinks): vscode.TreeItem {
  const address = vscode.Uri.parse(uri);
  const item = new vscode.TreeItem(address, vscode.TreeItemCollapsibleState.Expanded);
  // The identity keeps a report as the user left it when the list is made anew.
  item.id = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.description = String(links.length);
  item.accessibilityInformation = { label: `${fileName(address)}, ${countText(links.length)}` };
  return item;
}

function linkItem({ uri }: ReportLinks, { note, text, range }: ListedLink): vscode.TreeItem {
  const place =
    note === undefined ? vscode.l10n.t('line {0}', range.start.line + 1) : vscode.l10n.t('note {0}', note);
  const item = new vscode.TreeItem(place);
  item.description = text;
  item.iconPath = new vscode.ThemeIcon('link');
  item.tooltip = text;
  item.contextValue = 'openLink';
  item.accessibilityInformation = { label: `${place}, ${text}` };
  item.command = { command: clientCommands.goTo, title: place, arguments: [uri, range] };
  return item;
}

/** Goes to a link of the list and asks for its target. */
async function fill(node: Node | undefined): Promise<void> {
  if (!node || !('link' in node)) return;
  const { uri } = node.report;
  await vscode.commands.executeCommand(clientCommands.goTo, uri, node.link.range);
  await vscode.commands.executeCommand(clientCommands.insertLink, uri, node.link.destination);
}
