/**
 * The façade: every question that a door may ask, answered from one immutable workspace.
 * Everything is synchronous and total; offsets count UTF-16 code units.
 * Making one is free: all that is derived is remembered with the values it is derived from.
 */
import type { Approval, ListedAcceptance } from './features/acceptedList.js';
import type { Action } from './features/actions.js';
import type { Completion } from './features/completion.js';
import type { Hover, Memory } from './features/hover.js';
import type { KnowledgeCompletion } from './features/knowledgeCompletion.js';
import type { NameGroup } from './features/nameList.js';
import type { NameToken } from './features/nameTokens.js';
import type { NoteCompletion } from './features/noteCompletion.js';
import type { NoteAction } from './features/noteEdits.js';
import type { NoteLink } from './features/noteLinks.js';
import type { OpenLink } from './features/openLinks.js';
import type { OutlineItem } from './features/outline.js';
import type { Sought } from './features/references.js';
import type { Rename, RenameTarget } from './features/rename.js';
import type { Occurrence } from './features/symbol.js';
import type { TextCounts } from './features/textCounts.js';
import type { FileRole } from './fileRole.js';
import type { Addition, Finding, Message, Refusal } from './finding.js';
import type { FindingIdentity } from './findingIdentity.js';
import type { Entity } from './knowledge/entity.js';
import type { Block } from './markdown/block.js';
import type { NewFolder } from './newFolder.js';
import type { NewReport, NewReportRequest } from './newReport.js';
import type { NoteCommand } from './noteCommands.js';
import type { PublishCheck } from './publishing/publishCheck.js';
import type { Picture } from './rendering/pictures.js';
import type { Rendered } from './rendering/rendered.js';
import type { Pictures } from './rendering/reportHtml.js';
import type { FileEdit, Location, TextEdit, TextRange } from './text/textRange.js';
import type { Workspace } from './workspace.js';

export type { Approval, ListedAcceptance } from './features/acceptedList.js';
export type { Action } from './features/actions.js';
export type { Completion } from './features/completion.js';
export { entitiesFor, type FoundEntity } from './features/entitySearch.js';
export type { Hover, Memory } from './features/hover.js';
export type { KnowledgeCompletion } from './features/knowledgeCompletion.js';
export type { NameGroup } from './features/nameList.js';
export type { NameToken } from './features/nameTokens.js';
export type { NoteCompletion } from './features/noteCompletion.js';
export type { NoteAction } from './features/noteEdits.js';
export type { NoteLink } from './features/noteLinks.js';
export type { OpenLink } from './features/openLinks.js';
export type { OutlineItem } from './features/outline.js';
export { type RenamedMention, type RenamedMentions, renamedMentions } from './features/rename.js';
export { mentionsOf, type Occurrence } from './features/symbol.js';
export type { TextCounts } from './features/textCounts.js';
export type { FileRole } from './fileRole.js';
export type { NewFolder } from './newFolder.js';
export type { NewReport, NewReportRequest } from './newReport.js';
export type { Picture } from './rendering/pictures.js';
export type { Rendered } from './rendering/rendered.js';

export interface LanguageService {
  readonly workspace: Workspace;
  /** Why the file is or is not treated as a report. */
  role(uri: string): FileRole;
  /** The findings in a report, a knowledge file or koetsu.yaml, in order of their place. */
  check(uri: string): readonly Finding[];
  /** What makes each finding of a file the same after edits around it. `findings` are those of `check`. */
  identities(uri: string, findings: readonly Finding[]): ReadonlyMap<Finding, FindingIdentity>;
  /** Whether a report can go out; undefined for anything else. */
  publishCheck(uri: string): PublishCheck | undefined;
  /** Records that a finding of a report may stand. */
  accept(uri: string, identity: FindingIdentity, approval: Approval): FileEdit | undefined;
  withdraw(acceptance: FindingIdentity & { readonly report: string }): FileEdit | undefined;
  /** Takes the acceptances along with reports and folders that are renamed. */
  moved(moves: readonly { readonly from: string; readonly to: string }[]): FileEdit | undefined;
  acceptedList(): readonly ListedAcceptance[];
  /** One round of safe, disjoint edits; repeat on the edited text until it is empty. */
  fixAll(uri: string): readonly TextEdit[];
  /** The same for paragraphs that are cut by page ends: for a person to review. */
  mendPageBreaks(uri: string): readonly TextEdit[];
  /** Whether a fix of somebody else's at this range would change a name that the knowledge base knows. */
  touchesName(uri: string, range: TextRange): boolean;
  /** The index of the entity that is named, or all but named, at an offset. */
  entityAt(uri: string, offset: number): number | undefined;
  /** `memory` is what earlier reports say of the entity at the offset. */
  hover(uri: string, offset: number, memory?: Memory): Hover | undefined;
  /** What may be written at the caret in a knowledge file. */
  knowledgeCompletions(uri: string, offset: number): readonly KnowledgeCompletion[];
  /** The actions on findings that touch `range`, in a fixed order, preferred first. */
  actions(uri: string, range: TextRange): readonly Action[];
  definition(uri: string, offset: number): readonly Location[];
  /** The edit that writes something to a knowledge file; undefined where none takes it without a risk. */
  added(addition: Addition): FileEdit | undefined;
  /** The entities of which a name that nobody knows may be a spelling, nearest first. */
  entitiesNear(name: string): readonly Entity[];
  /** The names of a report, what is doubtful first; empty for any other file. */
  nameList(uri: string): readonly NameGroup[];
  /** Where a report names what it names, in order; of the blocks that touch `within` where it is given. */
  nameTokens(uri: string, within?: TextRange): readonly NameToken[];
  /** Names for what is typed before an offset of a report, the best first. */
  completions(uri: string, offset: number): readonly Completion[];
  /** What is known about an entity, as of a report's date. */
  about(uri: string, entity: number): Message | undefined;
  /** Where the report has what is at an offset of it. */
  highlights(uri: string, offset: number): readonly Occurrence[];
  /** What is at an offset of a report or a knowledge file, to be looked for. */
  sought(uri: string, offset: number): Sought | undefined;
  /** Notes for what is typed of a mark before an offset of a report. */
  noteCompletions(uri: string, offset: number): readonly NoteCompletion[];
  /** What may be done to the notes at an offset of a report. */
  noteActions(uri: string, offset: number): readonly NoteAction[];
  /** The edit of a command on notes, or why there is none. */
  noteEdit(uri: string, command: NoteCommand, offset: number): NoteAction['edit'] | Refusal;
  /** What a preview shows of a report, with what is known about its names; undefined for anything else. */
  rendered(uri: string, language: keyof Message): Rendered | undefined;
  /** The pictures beside a report. */
  pictures(uri: string): readonly Picture[];
  /** A report as a page to print; undefined for anything else. */
  page(uri: string, pictures: Pictures): string | undefined;
  /** The text of a new report and where it belongs. */
  newReport(request: NewReportRequest): NewReport;
  /** What a folder without settings lacks, and its first report; undefined without a folder. */
  newFolder(request: NewReportRequest): NewFolder | undefined;
  noteLinks(uri: string): readonly NoteLink[];
  /** The blocks of a report whose sentences are to be read; none where no rule asks for it. */
  blocksToRead(uri: string): readonly Block[];
  /** The URLs to which a report leads, each once. */
  webLinks(uri: string): readonly string[];
  /** What of a report may be folded away besides its sections. */
  folds(uri: string): readonly TextRange[];
  /** The links of a report whose target is still to come. */
  openLinks(uri: string): readonly OpenLink[];
  /** Of what its author writes in a report; undefined for any other file. */
  counts(uri: string): TextCounts | undefined;
  /** Of a range of a report; where that is empty, of the sentence around it. */
  countsIn(uri: string, range: TextRange): TextCounts | undefined;
  /** The headings of a report as a tree, with its parts in their places. */
  structure(uri: string): readonly OutlineItem[];
  /** The parts that no heading stands for. */
  partsWithoutHeading(uri: string): readonly OutlineItem[];
  notes(uri: string): readonly OutlineItem[];
  renameTarget(uri: string, offset: number): RenameTarget | Refusal;
  rename(uri: string, offset: number, newName: string): Rename | Refusal;
}
