/** A tool of a language model that works in the editor: it sees the documents as they are on screen. */
import type { Draft } from '../core/assistant/judgement.js';
import {
  answerOfDraft,
  answerOfFolder,
  type DraftQuestion,
  isAboutDraft,
  questionOf,
} from '../core/assistant/question.js';
import type { Answer } from '../core/assistant/tool.js';
import { createLanguageService } from '../core/createLanguageService.js';
import { isMarkdown } from '../core/fileRole.js';
import { type Refusal, refused } from '../core/finding.js';
import type { LanguageService } from '../core/languageService.js';
import { sentencesIn, withFaults } from '../core/readings.js';
import { editsBetween } from '../core/text/difference.js';
import { SourceText } from '../core/text/sourceText.js';
import { canonicalUri } from '../core/text/uri.js';
import type { Workspace } from '../core/workspace.js';
import type { Host } from './host.js';
import type { AssistantAnswer, AssistantParams } from './protocol.js';
import type { Session, Snapshot } from './session.js';
import { toWorkspaceEdit } from './toProto.js';

export async function answerOfTool(
  { tool, input, uri, date }: AssistantParams,
  session: Session,
  host: Host,
): Promise<AssistantAnswer> {
  const { language } = session.client;
  const refusal = ({ reason }: Refusal): AssistantAnswer => ({ refusal: reason[language] });
  const question = questionOf(tool, input);
  if ('kind' in question) return refusal(question);
  const occasion = { language, today: date };
  if (!isAboutDraft(question)) {
    const { service } = await session.folderSnapshotOf(uri);
    return toAnswer(answerOfFolder(question, service, occasion));
  }
  const found = await draftAt(uri, question, session, host);
  if ('kind' in found) return refusal(found);
  return toAnswer(answerOfDraft(question, found.draft, occasion), found);
}

interface FoundDraft {
  readonly draft: Draft;
  readonly snapshot: Snapshot;
}

async function draftAt(
  address: string,
  { path, text }: DraftQuestion,
  session: Session,
  host: Host,
): Promise<FoundDraft | Refusal> {
  const uri = canonicalUri(address);
  const isInside = session.folders.some(({ root }) => root !== undefined && uri.startsWith(`${root}/`));
  if (path !== undefined && !isInside && !session.isOpen(uri)) {
    return refused(
      `「${path}」は、開いているフォルダーの外にあります。`,
      `“${path}” lies outside of the open folders.`,
    );
  }
  const snapshot = text === undefined ? await session.snapshotOf(uri) : await session.folderSnapshotOf(uri);
  if (!snapshot) return refused(`「${path}」というファイルはありません。`, `There is no file “${path}”.`);
  const source = text === undefined ? snapshot.source : new SourceText(uri, text);
  const workspace = snapshot.service.workspace.with({ kind: 'file', source });
  const asReport = new Set(isMarkdown(uri) ? [uri] : []);
  const unread = createLanguageService(workspace, asReport);
  const service = createLanguageService(await withSentencesRead(unread, uri, host), asReport);
  if (service.role(uri).kind === 'none') {
    return refused(
      `「${path}」は報告書（Markdown）でも、知識ベースや設定のファイルでもありません。`,
      `“${path}” is neither a report (Markdown) nor a knowledge or settings file.`,
    );
  }
  return { draft: { service, uri, name: path }, snapshot };
}

/** A draft is judged at once, and nobody has read its sentences before. */
async function withSentencesRead(
  { workspace, blocksToRead }: LanguageService,
  uri: string,
  host: Host,
): Promise<Workspace> {
  const sentences = blocksToRead(uri).flatMap((block) => sentencesIn(block).map(({ text }) => text));
  if (sentences.length === 0) return workspace;
  return workspace.withReadings(
    withFaults(workspace.readings, (await host.readSentences(sentences)) ?? new Map()),
  );
}

/** What is to be written becomes an edit, which a person can look at and undo. */
function toAnswer({ told, write }: Answer, found?: FoundDraft): AssistantAnswer {
  if (write === undefined || !found) return { text: JSON.stringify(told) };
  const { draft, snapshot } = found;
  const edits = editsBetween(snapshot.source.text, write);
  const edit = edits.length > 0 ? toWorkspaceEdit([{ uri: draft.uri, edits }], snapshot) : undefined;
  return { text: JSON.stringify({ ...told, written: draft.name }), ...(edit && { edit }) };
}
