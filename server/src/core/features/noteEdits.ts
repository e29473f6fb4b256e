/** What may be done to the notes of a report, by the names of the commands that do it. */
import { type Message, type Refusal, refused } from '../finding.js';
import type { House } from '../house.js';
import type { FootnoteDefinition, FootnoteReference } from '../markdown/block.js';
import { convertedNotes } from '../markdown/footnoteConversion.js';
import { deletedNote } from '../markdown/footnoteDeletion.js';
import { insertedNote, type NoteInsertion } from '../markdown/footnoteInsertion.js';
import { movedNotes } from '../markdown/footnoteMove.js';
import { renumberingOf } from '../markdown/footnoteNumbers.js';
import type { NoteEdit } from '../markdown/footnoteProof.js';
import type { Report } from '../markdown/report.js';
import { type NoteCommand, noteCommands } from '../noteCommands.js';
import { touches } from '../text/textRange.js';

export function noteEditFor(
  command: NoteCommand,
  report: Report,
  house: House,
  offset: number,
): NoteEdit | NoteInsertion | Refusal {
  switch (command) {
    case 'insertNote':
      return insertedNote(report, offset, house.footnotes);
    case 'deleteNote': {
      const note = noteAt(report, offset);
      return note ? deletedNote(report, note) : noNoteHere;
    }
    case 'renumberNotes':
      return renumberingOf(report);
    case 'moveNotesToEnd':
      return movedNotes(report, 'report');
    case 'moveNotesToSections':
      return movedNotes(report, 'section');
    case 'convertNotesToSup':
      return convertedNotes(report, 'sup');
    case 'convertNotesToCaret':
      return convertedNotes(report, 'caret');
  }
}

const noNoteHere = refused(
  'ここに脚注はありません。番号か、注の文面の番号の上で行います。',
  'There is no footnote here. Put the caret on a number.',
);

const noteAt = (
  { footnoteReferences, footnoteDefinitions }: Report,
  offset: number,
): FootnoteReference | FootnoteDefinition | undefined =>
  footnoteReferences.find((it) => touches(it.range, offset)) ??
  footnoteDefinitions.find((it) => touches(it.mark, offset));

export interface NoteAction {
  readonly command: NoteCommand;
  readonly title: Message;
  readonly edit: NoteEdit | NoteInsertion;
}

/** What is possible at an offset: a new note in the text, all else on a mark. */
export function noteActionsAt(report: Report, house: House, offset: number): readonly NoteAction[] {
  const note = noteAt(report, offset);
  return noteCommands.flatMap((command) => {
    if (command === 'insertNote' ? note && touches(note.range, offset) && note.range.end !== offset : !note)
      return [];
    const edit = noteEditFor(command, report, house, offset);
    return edit.kind === 'refused' ? [] : [{ command, title: titleOf(command, note), edit }];
  });
}

const titleOf = (command: NoteCommand, note: { readonly label: string } | undefined): Message =>
  command === 'deleteNote' && note
    ? { ja: `脚注${note.label}を文面ごと削る`, en: `Delete footnote ${note.label} with its text` }
    : noteTitles[command];

/** What each command does, as menus say it. */
const noteTitles: Readonly<Record<NoteCommand, Message>> = {
  insertNote: { ja: 'ここに脚注を挿入する', en: 'Insert a footnote here' },
  deleteNote: { ja: '脚注を文面ごと削る', en: 'Delete the footnote with its text' },
  renumberNotes: {
    ja: '脚注の番号を出てくる順に振り直す',
    en: 'Renumber the footnotes in reading order',
  },
  moveNotesToEnd: {
    ja: '脚注の文面を本文の終わりにまとめる',
    en: 'Move the texts of the footnotes to the end of the body',
  },
  moveNotesToSections: {
    ja: '脚注の文面を各章の終わりに移す',
    en: 'Move the texts of the footnotes to the ends of their sections',
  },
  convertNotesToSup: {
    ja: '脚注を <sup>1</sup> の書き方にそろえる',
    en: 'Write all footnotes as <sup>1</sup>',
  },
  convertNotesToCaret: { ja: '脚注を [^1] の書き方にそろえる', en: 'Write all footnotes as [^1]' },
};
