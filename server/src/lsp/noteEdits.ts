/** Edits of notes: entries of the menu, and the answers to commands. */
import type * as lsp from 'vscode-languageserver';
import type { NoteAction } from '../core/languageService.js';
import type { NoteCommand } from '../core/noteCommands.js';
import { SourceText } from '../core/text/sourceText.js';
import { applyEdits, rangeOf } from '../core/text/textRange.js';
import { clientCommands, type EditedNotes } from './protocol.js';
import type { Snapshot } from './session.js';
import { toRange, toText, toTextEdit } from './toProto.js';

export const noteEditKind = 'refactor.rewrite.koetsu';

/** What is possible at the start of a range. */
export function noteActionsFor(snapshot: Snapshot, { start }: lsp.Range): lsp.CodeAction[] {
  const { source, service, client } = snapshot;
  return service.noteActions(source.uri, source.offsetAt(start)).map(({ title, edit }) => {
    const caret = caretOf(edit, snapshot);
    const goTo = client.commands.has(clientCommands.goTo) && caret;
    return {
      title: toText(title, snapshot),
      kind: noteEditKind,
      edit: toNoteEdit(edit, snapshot),
      ...(goTo && {
        command: {
          title: toText(title, snapshot),
          command: clientCommands.goTo,
          arguments: [snapshot.addressOf(source.uri), caret],
        },
      }),
    };
  });
}

export function editedNotes(snapshot: Snapshot, command: NoteCommand, position: lsp.Position): EditedNotes {
  const { source, service } = snapshot;
  const edit = service.noteEdit(source.uri, command, source.offsetAt(position));
  if (edit.kind === 'refused') return { refusal: toText(edit.reason, snapshot) };
  const caret = caretOf(edit, snapshot);
  return { edit: toNoteEdit(edit, snapshot), ...(caret && { caret }) };
}

/** Where the text of a new note is typed, in the edited document. */
function caretOf(edit: NoteAction['edit'], { source }: Snapshot): lsp.Range | undefined {
  if (!('caret' in edit)) return undefined;
  const after = new SourceText(source.uri, applyEdits(source.text, edit.edits));
  return toRange(rangeOf(edit.caret, edit.caret), after);
}

/** As a whole or not at all: a preview in which single edits can be left out would part marks from their notes. */
function toNoteEdit({ edits }: NoteAction['edit'], snapshot: Snapshot): lsp.WorkspaceEdit {
  const { source, client } = snapshot;
  const uri = snapshot.addressOf(source.uri);
  const textEdits = edits.map((it) => toTextEdit(it, source));
  if (!client.documentChanges) return { changes: { [uri]: textEdits } };
  const textDocument = { uri, version: snapshot.versionAt(source.uri) };
  return { documentChanges: [{ textDocument, edits: textEdits }] };
}
