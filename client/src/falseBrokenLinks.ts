/**
 * VS Code's own check of Markdown links, where it is on, takes `[^1]` for a link without a definition. Whoever meets
 * that is told so there, with the setting that ends it.
 */
import * as vscode from 'vscode';

const markdown: vscode.DocumentSelector = { language: 'markdown' };
const section = 'markdown.validate';
const setting = 'referenceLinks.enabled';
const endCommand = 'koetsu.endReferenceLinkCheck';

export const explainFalseBrokenLinks = (): vscode.Disposable =>
  vscode.Disposable.from(
    vscode.commands.registerCommand(endCommand, endCheck),
    vscode.languages.registerHoverProvider(markdown, { provideHover }),
    vscode.languages.registerCodeActionsProvider(markdown, { provideCodeActions }),
  );

/** Whether a finding is that of a footnote whose text is in the document. */
function isFalse(document: vscode.TextDocument, { source, code, range }: vscode.Diagnostic): boolean {
  const id = typeof code === 'object' ? code.value : code;
  if (source === 'koetsu' || id !== 'link.no-such-reference') return false;
  const [label] = /\^[^\]\s]+/.exec(document.getText(range)) ?? [];
  return label !== undefined && document.getText().includes(`[${label}]:`);
}

const falseAt = (document: vscode.TextDocument, range: vscode.Range): vscode.Diagnostic | undefined =>
  vscode.languages
    .getDiagnostics(document.uri)
    .find((it) => it.range.intersection(range) !== undefined && isFalse(document, it));

function provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  const found = falseAt(document, new vscode.Range(position, position));
  return found && new vscode.Hover(new vscode.MarkdownString(explanation()), found.range);
}

const explanation = (): string =>
  vscode.l10n.t(
    'This footnote is valid. VS Code’s own check of Markdown links does not know footnotes; the setting `{0}`: `ignore` ends it.',
    `${section}.${setting}`,
  );

function provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  const found = falseAt(document, range);
  if (!found) return [];
  const title = vscode.l10n.t('Stop VS Code from taking footnotes for broken links');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: endCommand };
  action.diagnostics = [found];
  return [action];
}

/** In the workspace, where there is one: other folders may want the check. */
async function endCheck(): Promise<void> {
  const target = vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration(section).update(setting, 'ignore', target);
}
