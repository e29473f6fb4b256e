/** The status bar's count, and the status items that tell why a file is judged as it is, and by what. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DocumentParams,
  type Status,
  statusChanged,
  statusRequest,
} from '../../server/src/lsp/protocol.js';

const selector: vscode.DocumentSelector = [{ language: 'markdown' }, { language: 'yaml' }];

/** Keeps them up to date with the active editor. */
export function watchStatus(client: BaseLanguageClient): vscode.Disposable {
  const bar = vscode.window.createStatusBarItem('koetsu.count', vscode.StatusBarAlignment.Right, 100);
  bar.name = 'Koetsu 校閲';
  bar.command = 'workbench.actions.view.problems';
  const item = vscode.languages.createLanguageStatusItem('koetsu.status', selector);
  item.name = 'Koetsu 校閲';
  item.command = { command: 'koetsu.showStatus', title: vscode.l10n.t('Details') };
  const settings = vscode.languages.createLanguageStatusItem('koetsu.settings', []);
  settings.name = vscode.l10n.t('Koetsu: settings in force');
  const names = vscode.languages.createLanguageStatusItem('koetsu.knowledge', []);
  names.name = vscode.l10n.t('Koetsu: names in force');
  names.command = item.command;
  const textlint = vscode.languages.createLanguageStatusItem('koetsu.textlint', []);
  textlint.name = 'Koetsu textlint';
  textlint.severity = vscode.LanguageStatusSeverity.Warning;
  const reading = vscode.languages.createLanguageStatusItem('koetsu.reading', []);
  reading.name = vscode.l10n.t('Koetsu: reading of sentences');
  reading.severity = vscode.LanguageStatusSeverity.Warning;
  let isReport = false;

  const showCount = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (!uri || !isReport) {
      bar.hide();
      return;
    }
    const { errors, warnings } = countsIn(uri);
    const count = errors + warnings;
    bar.text = count === 0 ? '校閲 ✓' : `校閲 ${count}`;
    const said =
      count === 0
        ? vscode.l10n.t('Koetsu: nothing stands in the way of publishing')
        : vscode.l10n.t('Koetsu: errors {0}, warnings {1}', errors, warnings);
    bar.tooltip = said;
    bar.accessibilityInformation = { label: said };
    bar.show();
  };
  const ask = async (): Promise<void> => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const status = uri && (await statusOf(client, uri));
    if (uri !== vscode.window.activeTextEditor?.document.uri) return;
    isReport = status?.role === 'report';
    item.text = status ? roleText(status.role) : vscode.l10n.t('Koetsu: not running');
    item.detail = status?.reason ?? '';
    textlint.text = status?.textlint ?? '';
    textlint.selector = status?.textlint ? selector : [];
    reading.text = status?.reading ?? '';
    reading.selector = status?.reading ? selector : [];
    item.severity = status
      ? vscode.LanguageStatusSeverity.Information
      : vscode.LanguageStatusSeverity.Warning;
    // What judges nothing here is not shown.
    const judged = status && status.role !== 'none' ? selector : [];
    settings.selector = judged;
    names.selector = judged;
    if (status) {
      showSettings(settings, status);
      showNames(names, status);
    }
    showCount();
  };
  ask();
  return vscode.Disposable.from(
    bar,
    item,
    settings,
    names,
    textlint,
    reading,
    client.onNotification(statusChanged, ask),
    client.onDidChangeState(ask),
    vscode.window.onDidChangeActiveTextEditor(ask),
    vscode.languages.onDidChangeDiagnostics(showCount),
  );
}

function showSettings(item: vscode.LanguageStatusItem, { configuration }: Status): void {
  const uri = configuration === undefined ? undefined : vscode.Uri.parse(configuration);
  item.text = uri
    ? vscode.l10n.t('Koetsu: settings of {0}', vscode.workspace.asRelativePath(uri))
    : vscode.l10n.t('Settings: built-in (there is no koetsu.yaml)');
  const open = { command: 'vscode.open', title: vscode.l10n.t('Open') };
  const prepare = { command: 'koetsu.newFolder', title: vscode.l10n.t('Prepare a folder for reports') };
  item.command = uri ? { ...open, arguments: [uri] } : prepare;
}

function showNames(item: vscode.LanguageStatusItem, { packs, knowledge }: Status): void {
  const entries = knowledge.reduce((sum, it) => sum + it.entities, 0);
  item.text = vscode.l10n.t('Koetsu: knowledge files {0}, entries {1}', knowledge.length, entries);
  item.detail = vscode.l10n.t('Packs: {0}', packList(packs));
}

const packList = (packs: readonly string[]): string =>
  packs.length > 0 ? packs.join(', ') : vscode.l10n.t('none');

function countsIn(uri: vscode.Uri): { errors: number; warnings: number } {
  const own = vscode.languages.getDiagnostics(uri).filter((it) => it.source === 'koetsu');
  const count = (severity: vscode.DiagnosticSeverity): number =>
    own.filter((it) => it.severity === severity).length;
  return {
    errors: count(vscode.DiagnosticSeverity.Error),
    warnings: count(vscode.DiagnosticSeverity.Warning),
  };
}

/** Undefined while the server is away or where it knows no such document. */
async function statusOf(client: BaseLanguageClient, uri: vscode.Uri): Promise<Status | undefined> {
  if (!client.isRunning()) return undefined;
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  try {
    return (await client.sendRequest<Status | null>(statusRequest, params)) ?? undefined;
  } catch {
    return undefined;
  }
}

function roleText(role: Status['role']): string {
  switch (role) {
    case 'report':
      return vscode.l10n.t('Koetsu: checked as a report');
    case 'knowledge':
      return vscode.l10n.t('Koetsu: knowledge file');
    case 'settings':
      return vscode.l10n.t('Koetsu: settings');
    case 'none':
      return vscode.l10n.t('Koetsu: not checked');
  }
}

interface StatusLine extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

/** Lists what judges the active document; a file that is chosen is opened. */
export async function showStatus(client: BaseLanguageClient): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const status = uri && (await statusOf(client, uri));
  if (!status) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Koetsu has nothing to say about this editor.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(linesOf(status), { title: 'Koetsu 校閲' });
  if (chosen?.uri) await vscode.window.showTextDocument(chosen.uri);
}

function linesOf({ role, reason, configuration, packs, knowledge, errors, warnings }: Status): StatusLine[] {
  return [
    {
      label: roleText(role),
      description: vscode.l10n.t('errors {0}, warnings {1}', errors, warnings),
      detail: reason,
    },
    configuration === undefined
      ? { label: vscode.l10n.t('Settings: built-in (there is no koetsu.yaml)') }
      : fileLine((file) => vscode.l10n.t('Settings: {0}', file), configuration),
    { label: vscode.l10n.t('Packs: {0}', packList(packs)) },
    ...knowledge.map((it) =>
      fileLine(
        (file) => vscode.l10n.t('Knowledge file: {0}', file),
        it.uri,
        vscode.l10n.t('{0} entries', it.entities),
      ),
    ),
  ];
}

function fileLine(labelOf: (file: string) => string, address: string, description = ''): StatusLine {
  const uri = vscode.Uri.parse(address);
  return { label: labelOf(vscode.workspace.asRelativePath(uri)), description, uri };
}
