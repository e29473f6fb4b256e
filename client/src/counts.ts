/** The status bar's count of characters: of the report, of the sentence at the caret, or of what is selected. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ReportCounts,
  type TextCounts,
  type TextCountsParams,
  textCountsRequest,
} from '../../server/src/lsp/protocol.js';

/** It follows once the hands rest. */
const rest = 300;

export function watchCounts(client: BaseLanguageClient): vscode.Disposable {
  // Left of what keeps its width, which would move with it.
  const bar = vscode.window.createStatusBarItem('koetsu.counts', vscode.StatusBarAlignment.Right, 101);
  bar.name = vscode.l10n.t('Characters');
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    const counts = editor && shownOf(editor.document) !== 'off' ? await countsIn(client, editor) : undefined;
    if (editor !== vscode.window.activeTextEditor) return;
    if (!editor || !counts) {
      bar.hide();
      return;
    }
    bar.text = textOf(counts, editor);
    bar.tooltip = tooltipOf(counts, editor);
    bar.accessibilityInformation = { label: tooltipOf(counts, editor).value.replace(/\s*\n+\s*/g, ', ') };
    bar.show();
  };
  const showSoon = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), delay);
  };
  showSoon(0);
  return vscode.Disposable.from(
    bar,
    { dispose: () => clearTimeout(timer) },
    client.onDidChangeState(() => showSoon(0)),
    vscode.window.onDidChangeActiveTextEditor(() => showSoon(0)),
    vscode.window.onDidChangeTextEditorSelection(() => showSoon(rest)),
    vscode.workspace.onDidChangeTextDocument(() => showSoon(rest)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('koetsu.counts')) showSoon(0);
    }),
  );
}

const shownOf = (document: vscode.TextDocument): string | undefined =>
  vscode.workspace.getConfiguration('koetsu', document).get<string>('counts');

async function countsIn(
  client: BaseLanguageClient,
  { document, selection }: vscode.TextEditor,
): Promise<ReportCounts | undefined> {
  if (document.languageId !== 'markdown' || !client.isRunning()) return undefined;
  const { code2ProtocolConverter: to } = client;
  const params: TextCountsParams = { uri: to.asUri(document.uri), range: to.asRange(selection) };
  try {
    return (await client.sendRequest<ReportCounts | null>(textCountsRequest, params)) ?? undefined;
  } catch {
    return undefined;
  }
}

function textOf({ report, here, length }: ReportCounts, { document, selection }: vscode.TextEditor): string {
  if (here && !selection.isEmpty) return vscode.l10n.t('{0} selected', figure(here.characters));
  if (shownOf(document) === 'sentence')
    return here ? vscode.l10n.t('sentence {0} · 、{1}', figure(here.characters), here.commas) : '—';
  return length === undefined
    ? vscode.l10n.t('{0} characters', figure(report.characters))
    : vscode.l10n.t('{0} of {1} characters', figure(report.characters), figure(length));
}

function tooltipOf(
  { report, here, length }: ReportCounts,
  { selection }: vscode.TextEditor,
): vscode.MarkdownString {
  const lines = [lineOf(vscode.l10n.t('Report'), report)];
  if (length !== undefined) {
    const left = length - report.characters;
    lines.push(
      left >= 0
        ? vscode.l10n.t('{0} characters to the length of the house', figure(left))
        : vscode.l10n.t('{0} characters over the length of the house', figure(-left)),
    );
  }
  if (here && selection.isEmpty)
    lines.push(
      vscode.l10n.t('This sentence: {0} characters, {1} commas', figure(here.characters), here.commas),
    );
  else if (here) lines.push(lineOf(vscode.l10n.t('Selection'), here));
  lines.push(vscode.l10n.t('Without title, byline, notes, contact block, disclaimer and white space.'));
  return new vscode.MarkdownString(lines.join('\n\n'));
}

const lineOf = (name: string, { characters, sentences, commas }: TextCounts): string =>
  vscode.l10n.t(
    '{0}: {1} characters, {2} sentences, {3} commas',
    name,
    figure(characters),
    sentences,
    commas,
  );

const figure = (count: number): string => count.toLocaleString(vscode.env.language);
