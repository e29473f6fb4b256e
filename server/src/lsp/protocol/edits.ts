/** What changes reports on demand: safe fixes, notes, the tools of an assistant; and the textlint beside. Part of what client and server agree on. */
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { NoteCommand } from '../../core/noteCommands.js';
import type { DocumentParams } from './status.js';

/**
 * Notification with a TextlintParams: whether the textlint of a workspace is run. It is code that came with the folder;
 * a client says yes only where its user has asked for it and trusts the workspace.
 */
export const textlintNotification = 'koetsu/textlint';

export interface TextlintParams {
  readonly isOn: boolean;
}

/**
 * Request with the `{ uri }` of a folder, or of anything in it, answered with the FolderFixes of its reports; null where
 * the request was withdrawn.
 */
export const folderFixesRequest = 'koetsu/folderFixes';

export interface FolderFixes {
  /** All that is safe to mend. */
  readonly edit: WorkspaceEdit;
  readonly reports: number;
  readonly places: number;
}

/** Request with an EditNotesParams, answered with EditedNotes. */
export const editNotesRequest = 'koetsu/editNotes';

export interface EditNotesParams extends DocumentParams {
  readonly command: NoteCommand;
  readonly position: Position;
}

/** The edit, or in the user's language why there is none. */
export type EditedNotes =
  | { readonly edit: WorkspaceEdit; readonly caret?: Range }
  | { readonly refusal: string };

/** Request with an AssistantParams: a language model calls a tool. Answered with an AssistantAnswer. */
export const assistantRequest = 'koetsu/assistant';

/** `uri` is that of the file in question, else of a folder, or of anything in it. */
export interface AssistantParams extends DocumentParams {
  readonly tool: string;
  readonly input: object;
  /** Today, as `2025-04-23`, where the person is. */
  readonly date: string;
}

/** What the model is told, and the edit that it asked for; or in the user's language why there is no answer. */
export type AssistantAnswer =
  | { readonly text: string; readonly edit?: WorkspaceEdit }
  | { readonly refusal: string };
