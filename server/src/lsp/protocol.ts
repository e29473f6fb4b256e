/** What client and server of Koetsu agree on beyond LSP. Invariant: constants and types only; both sides import it. */
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Addition } from '../core/finding.js';
import type { FindingIdentity } from '../core/findingIdentity.js';
import type { GrammarFault } from '../core/morphology/grammarFault.js';
import type { NoteCommand } from '../core/noteCommands.js';

export type { Addition } from '../core/finding.js';
export type { FindingIdentity } from '../core/findingIdentity.js';
export { type NoteCommand, noteCommands } from '../core/noteCommands.js';
export type { Rendered } from '../core/rendering/reportPlugin.js';

/** Request with `{ uri }`, answered with a Status, or null where the server knows no such document. */
export const statusRequest = 'koetsu/status';
/** Notification without parameters: a Status may have changed, ask again. */
export const statusChanged = 'koetsu/statusChanged';

export interface DocumentParams {
  readonly uri: string;
}

/** Why a document is treated as it is, and by what it is judged. */
export interface Status {
  readonly role: 'report' | 'knowledge' | 'settings' | 'none';
  /** In the user's language. */
  readonly reason: string;
  /** URI of the koetsu.yaml in force, if there is one. */
  readonly configuration?: string;
  readonly packs: readonly string[];
  readonly knowledge: readonly { readonly uri: string; readonly entities: number }[];
  readonly errors: number;
  readonly warnings: number;
  /** Why the textlint that is asked for says nothing, in the user's language. */
  readonly textlint?: string;
  /** Why no sentence is read with the dictionary, in the user's language. */
  readonly reading?: string;
}

/** Request with `{ uri }`, answered with the NameGroups of a report; empty for anything else. */
export const nameListRequest = 'koetsu/nameList';

/** Names of one kind in a report; those that want attention come first. */
export interface NameGroup {
  readonly kind: string;
  /** In the user's language. */
  readonly title: string;
  readonly names: readonly ListedName[];
}

export interface ListedName {
  readonly label: string;
  readonly detail: string;
  /** Markdown; absent for a name that nobody knows. */
  readonly about?: string;
  readonly count: number;
  /** LSP ranges in order; the first ones where there are very many. */
  readonly places: readonly Range[];
  /** How many other reports name it, as far as they have been read. */
  readonly otherReports: number;
}

/** Request without parameters, answered with the ReportLinks of every open report that has open links. */
export const openLinksRequest = 'koetsu/openLinks';

export interface ReportLinks {
  readonly uri: string;
  readonly links: readonly ListedLink[];
}

/** A link whose target is still to come. */
export interface ListedLink {
  readonly label: string;
  /** Of the note in which it stands. */
  readonly note?: string;
  /** The note, or the sentence. */
  readonly text: string;
  readonly range: Range;
  /** The placeholder. */
  readonly destination: Range;
}

/** Request with `{ uri }`, answered with the LiveLinkPlan of a report: what `checkLiveLinks` would ask for. */
export const planLiveLinksRequest = 'koetsu/planLiveLinks';

export interface LiveLinkPlan {
  readonly urls: number;
  readonly hosts: number;
}

/**
 * Request with `{ uri }`: asks servers for the URLs of a report, whose diagnostics hold the answers from then on.
 * Nothing else makes the server ask anybody. Answered with LiveLinkCounts; null where the server knows no such report.
 */
export const checkLiveLinksRequest = 'koetsu/checkLiveLinks';
/** Notification with a LiveLinkProgress. */
export const liveLinkProgress = 'koetsu/liveLinkProgress';

export interface LiveLinkProgress {
  readonly done: number;
  readonly total: number;
}

export interface LiveLinkCounts {
  /** Of which an answer came or was known. */
  readonly urls: number;
  readonly dead: number;
  readonly moved: number;
  readonly unconfirmed: number;
}

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

/** Request with the `{ uri }` of a folder, or of anything in it, answered with the FrequentNames of its reports. */
export const frequentNamesRequest = 'koetsu/frequentNames';

/**
 * Request with the `{ uri }` of a folder, or of anything in it, answered with a page, in the user's language, of the names
 * that stand together in its reports.
 */
export const nameGraphRequest = 'koetsu/nameGraph';

/** A name that the knowledge base lacks, over all reports of a folder. */
export interface FrequentName {
  readonly name: string;
  readonly count: number;
  /** URIs of reports that write it, a few of them. */
  readonly reports: readonly string[];
  readonly reportCount: number;
  /** Entities of which it may be a spelling. */
  readonly near: readonly { readonly id: string; readonly name: string }[];
}

/** Request with an AddParams, answered with a WorkspaceEdit, or null where no file takes the addition. */
export const addRequest = 'koetsu/add';

export interface AddParams extends DocumentParams {
  readonly addition: Addition;
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

/** Request with an AcceptParams, answered with a WorkspaceEdit, or null where there is no file to record it in. */
export const acceptRequest = 'koetsu/accept';

export interface AcceptParams extends DocumentParams {
  readonly identity: FindingIdentity;
  readonly reason: string;
  readonly author: string;
  /** `2025-04-23`. */
  readonly date: string;
}

/** Request with the `{ uri }` of a folder, or of anything in it, answered with who works there, or null. */
export const authorRequest = 'koetsu/author';

/** Request with the `{ uri }` of a folder, or of anything in it, answered with the Acceptances of its reports. */
export const acceptedListRequest = 'koetsu/acceptedList';

export interface Acceptance {
  readonly report: string;
  readonly identity: FindingIdentity;
  readonly reason: string;
  readonly author: string;
  readonly date?: string;
  /** Where the finding stands; absent where it is gone. */
  readonly place?: Location;
  /** The entry in the file of acceptances. */
  readonly entry: Location;
}

/** Request with a WithdrawParams, answered with a WorkspaceEdit, or null where there is no such acceptance. */
export const withdrawRequest = 'koetsu/withdraw';

export interface WithdrawParams extends DocumentParams {
  readonly report: string;
  readonly identity: FindingIdentity;
}

/** Request with `{ uri }`, answered with the PublishAnswer of a report; null for anything else. */
export const publishCheckRequest = 'koetsu/publishCheck';

export interface PublishAnswer {
  readonly canGoOut: boolean;
  /** The answer in the user's language. */
  readonly verdict: string;
  /** What is to be seen to; what stands in the way comes first. */
  readonly groups: readonly PublishItems[];
}

export interface PublishItems {
  readonly group: string;
  /** In the user's language. */
  readonly title: string;
  /** It stands in the way of publishing. */
  readonly blocks: boolean;
  readonly items: readonly { readonly label: string; readonly range: Range }[];
}

/** Request with `{ uri }`, answered with the proof sheet of a report as HTML; null for anything else. */
export const proofSheetRequest = 'koetsu/proofSheet';

/** Request with `{ uri }`, answered with what a preview shows of a report, as Rendered; null for anything else. */
export const renderedRequest = 'koetsu/rendered';

/** Request with `{ uri }`, answered with the ReportPictures of a report: the files that a page to print takes in. */
export const picturesRequest = 'koetsu/pictures';

export interface ReportPicture {
  /** By which `koetsu/page` knows it. */
  readonly path: string;
  readonly uri: string;
  /** `image/png`. */
  readonly type: string;
}

/** Request with a PageParams, answered with a report as one HTML file to print; null for anything else. */
export const pageRequest = 'koetsu/page';

export interface PageParams extends DocumentParams {
  /** As `data:` URIs, by their paths. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** Request with a NewReportParams, answered with a NewReport. */
export const newReportRequest = 'koetsu/newReport';

export interface NewReportParams extends DocumentParams {
  /** Today, as `2025-04-23`, where the person is. */
  readonly date: string;
  readonly title?: string;
}

export interface NewReport {
  readonly text: string;
  /** The files that it may become, the first one that does not exist; none without a folder. */
  readonly uris: readonly string[];
  /** What is to be written first. */
  readonly caret: Range;
}

/** Request with a NewReportParams, answered with a NewFolder; its `uri` may be a folder that is not open. */
export const newFolderRequest = 'koetsu/newFolder';

export interface NewFolder {
  /** The files that the folder lacks. */
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  readonly report: NewReport;
}

/** Request with `{ uri }`, answered with the Overview of a report; null for anything else. */
export const overviewRequest = 'koetsu/overview';

export interface Overview {
  readonly canGoOut: boolean;
  /** The answer in the user's language. */
  readonly verdict: string;
  /** By kind, what matters most first, then what is most frequent. */
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: 'error' | 'warning' | 'information' | 'hint';
    /** What the rule finds, in the user's language. */
    readonly title: string;
    readonly places: readonly Range[];
  }[];
  readonly openLinks: readonly Range[];
  readonly notes: readonly Range[];
  /** How many names are known, and where those stand that nobody knows or that are perhaps misspelled. */
  readonly names: { readonly known: number; readonly doubtful: readonly Range[] };
}

/** Request with a TextCountsParams, answered with the ReportCounts of a report; null for anything else. */
export const textCountsRequest = 'koetsu/textCounts';

export interface TextCountsParams extends DocumentParams {
  /** What is selected; empty at the caret. */
  readonly range: Range;
}

export interface TextCounts {
  readonly characters: number;
  readonly sentences: number;
  readonly commas: number;
}

export interface ReportCounts {
  readonly report: TextCounts;
  /** Of what is selected, or of the sentence at the caret; absent where there is none. */
  readonly here?: TextCounts;
  /** How many characters the house wants. */
  readonly length?: number;
}

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
