/** The tools that language models in the editor may call: the manifest declares them, the server answers. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type AssistantAnswer,
  type AssistantParams,
  assistantRequest,
} from '../../server/src/lsp/protocol.js';
import { today } from './newReport.js';

interface DraftInput {
  readonly path?: string;
  readonly text?: string;
  readonly write?: boolean;
}

/** An editor built on VS Code may have no language models. */
export function offerTools(
  { extension, subscriptions }: vscode.ExtensionContext,
  client: BaseLanguageClient,
): void {
  if (typeof vscode.lm?.registerTool !== 'function') return;
  const declared: readonly { readonly name: string }[] = extension.packageJSON.contributes.languageModelTools;
  for (const { name } of declared) {
    const tool = name.replace(/^koetsu_/, '');
    subscriptions.push(
      vscode.lm.registerTool<DraftInput>(name, {
        prepareInvocation: ({ input }) => (input.write ? confirmation(input.path ?? '') : undefined),
        invoke: ({ input }) => answered(tool, input, client),
      }),
    );
  }
}

const confirmation = (path: string): vscode.PreparedToolInvocation => ({
  confirmationMessages: {
    title: vscode.l10n.t('Fix what is safe to fix'),
    message: vscode.l10n.t('Koetsu is about to change “{0}”. This can be undone.', path),
  },
});

async function answered(
  tool: string,
  input: DraftInput,
  client: BaseLanguageClient,
): Promise<vscode.LanguageModelToolResult> {
  const uri = await uriFor(input);
  const params: AssistantParams = {
    tool,
    input,
    uri: client.code2ProtocolConverter.asUri(uri),
    date: today(),
  };
  const answer = await client.sendRequest<AssistantAnswer>(assistantRequest, params);
  if ('refusal' in answer) throw new Error(answer.refusal);
  if (answer.edit) await applied(await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit), uri);
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer.text)]);
}

/** Saved where nothing else waits to be saved, so that whoever reads the file finds what was written. */
async function applied(edit: vscode.WorkspaceEdit, uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const isClean = !document.isDirty;
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(vscode.l10n.t('The file cannot be changed.'));
  if (isClean) await document.save();
}

/** Of the file that is meant, else of something in a folder. */
async function uriFor({ path, text }: DraftInput): Promise<vscode.Uri> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((it) => it.uri);
  const [first] = folders;
  if (!first) return path === undefined ? vscode.Uri.parse('untitled:draft.md') : vscode.Uri.file(path);
  if (path === undefined) return vscode.Uri.joinPath(first, 'draft.md');
  if (/^(?:[A-Za-z]:)?[\\/]/.test(path)) {
    return first.scheme === 'file' ? vscode.Uri.file(path) : first.with({ path });
  }
  const places = folders.map((it) => vscode.Uri.joinPath(it, path));
  if (text !== undefined) return places[0]!;
  for (const it of places) if (await exists(it)) return it;
  return places[0]!;
}

const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
