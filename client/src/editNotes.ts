/** The commands on the notes of the active report. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type EditedNotes,
  type EditNotesParams,
  editNotesRequest,
  type NoteCommand,
} from '../../server/src/lsp/protocol.js';

/** Carries a command out at the caret, or says why not. A new note leaves the caret in its text. */
export async function editNotes(client: BaseLanguageClient, command: NoteCommand): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !client.isRunning()) return;
  const params: EditNotesParams = {
    uri: client.code2ProtocolConverter.asUri(editor.document.uri),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
    command,
  };
  const answer = await client.sendRequest<EditedNotes | null>(editNotesRequest, params);
  if (!answer) return;
  if ('refusal' in answer) {
    // Not awaited: the command is done when the words are there, and not when they are dismissed.
    vscode.window.showInformationMessage(answer.refusal);
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
  if (!(await vscode.workspace.applyEdit(edit)) || !answer.caret) return;
  const { line, character } = answer.caret.start;
  const caret = new vscode.Position(line, character);
  await vscode.window.showTextDocument(editor.document, { selection: new vscode.Range(caret, caret) });
}
