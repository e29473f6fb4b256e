/** What may be done to the notes of a report; `koetsu.` before each is the name of the editor's command. */
export const noteCommands = [
  'insertNote',
  'deleteNote',
  'renumberNotes',
  'moveNotesToEnd',
  'moveNotesToSections',
  'convertNotesToSup',
  'convertNotesToCaret',
] as const;

export type NoteCommand = (typeof noteCommands)[number];
