/** What the server asks of its client, and what the client tells at the start. Part of what client and server agree on. */
import type { GrammarFault } from '../../core/morphology/grammarFault.js';

/** What a person completes in the editor. The server offers only the commands that the client announced. */
export const clientCommands = {
  /** Asks for a URL and puts it in place of a range: [uri, range]. */
  insertLink: 'koetsu.insertLink',
  /** Moves the caret: [uri, range]. */
  goTo: 'koetsu.goTo',
  /** Asks for a reason and records a finding as accepted: [uri, FindingIdentity]. */
  acceptFinding: 'koetsu.acceptFinding',
  /** Shows the page of a rule: [rule]. */
  openRule: 'koetsu.openRule',
} as const;

/** `initializationOptions` of LSP's `initialize`. */
export interface InitializationOptions {
  readonly koetsu?: {
    readonly commands?: readonly string[];
    /** As the setting `koetsu.language`: `ja`, `en`, or anything else for the display language. */
    readonly language?: string;
    /** As `textlintNotification` says. */
    readonly textlint?: boolean;
    /** The editor lists the headings of Markdown itself. */
    readonly outlinesHeadings?: boolean;
  };
}

/**
 * Requests from the server to its client, which reads what only the editor can: the files of a browser, of a
 * repository on the web, of an archive. Each is about `{ uri }`.
 */

/** Answered with the text of a UTF-8 file as it stands, a byte order mark included; null where it cannot be read. */
export const readFileRequest = 'koetsu/readFile';
/** Answered with the FolderEntries of a folder; with none where it cannot be read. */
export const readFolderRequest = 'koetsu/readFolder';
/** Answered with a FileState; null where nobody can say. */
export const fileStateRequest = 'koetsu/fileState';

export interface FolderEntry {
  readonly name: string;
  /** Links are followed to files only: a link to a folder may lead round in a circle. */
  readonly kind: 'file' | 'folder';
}

export interface FileState {
  readonly exists: boolean;
  /** Tells one state of a file from another. */
  readonly stamp?: string;
}

/** Request with `{ key }`, answered with what an earlier session kept under it, or null. */
export const recallRequest = 'koetsu/recall';
/** Request with a KeepParams: keeps a text for later sessions, as far as it can be kept. */
export const keepRequest = 'koetsu/keep';

export interface KeepParams {
  readonly key: string;
  readonly text: string;
}

/**
 * Request with a ReadSentencesParams, answered with the faults of those sentences that have any, by their text; null
 * where there is no dictionary.
 */
export const readSentencesRequest = 'koetsu/readSentences';

export interface ReadSentencesParams {
  readonly sentences: readonly string[];
}

export type ReadSentences = readonly (readonly [sentence: string, faults: readonly GrammarFault[]])[];
