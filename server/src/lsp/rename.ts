/** Another name, as one edit of record and reports that a person can look through before it happens. */
import * as lsp from 'vscode-languageserver';
import { type Refusal, refused } from '../core/finding.js';
import { mayName } from '../core/knowledge/mayName.js';
import { renamedMentions } from '../core/languageService.js';
import type { SourceText } from '../core/text/sourceText.js';
import type { TextEdit } from '../core/text/textRange.js';
import type { Client } from './client.js';
import type { Host } from './host.js';
import { otherReports } from './reports.js';
import type { Snapshot } from './session.js';
import { toRange, toText, toTextEdit } from './toProto.js';

export function renameTargetFor(
  snapshot: Snapshot,
  { position }: lsp.PrepareRenameParams,
): lsp.PrepareRenameResult | lsp.ResponseError {
  const { source, service } = snapshot;
  const target = service.renameTarget(source.uri, source.offsetAt(position));
  if (target.kind === 'refused') return toError(target, snapshot);
  return { range: toRange(target.range, source), placeholder: target.placeholder };
}

export async function renameFor(
  snapshot: Snapshot,
  { position, newName }: lsp.RenameParams,
  host: Host,
  token: lsp.CancellationToken,
): Promise<lsp.WorkspaceEdit | lsp.ResponseError> {
  const { source, service } = snapshot;
  const { knowledge } = service.workspace;
  const rename = service.rename(source.uri, source.offsetAt(position), newName);
  if (rename.kind === 'refused') return toError(rename, snapshot);
  const { record, here, renaming } = rename;
  const files: ChangedFile[] = [];
  if (record) {
    const file = snapshot.sourceAt(record.uri);
    files.push({
      uri: record.uri,
      source: file,
      edits: record.edits.map((it) => ({ ...it, why: 'record' })),
    });
  }
  const why = ({ isQuoted }: { readonly isQuoted: boolean }): Why => (isQuoted ? 'quoted' : 'here');
  files.push({ uri: source.uri, source, edits: here.map((it) => ({ ...it, why: why(it) })) });
  if (renaming) {
    const isWorthParsing = mayName(knowledge, renaming.entity);
    for await (const report of otherReports(snapshot, host, token, { isWorthParsing })) {
      const edits = renamedMentions(renaming, report, knowledge);
      const { uri } = report.source;
      files.push({ uri, source: report.source, edits: edits.map((it) => ({ ...it, why: 'elsewhere' })) });
    }
  }
  const changed = files.filter((it) => it.edits.length > 0);
  if (changed.some((it) => !it.source) && !snapshot.client.createsFiles) return toError(noNewFile, snapshot);
  return toReviewedEdit(changed, snapshot);
}

const toError = ({ reason }: Refusal, snapshot: Snapshot): lsp.ResponseError =>
  new lsp.ResponseError(lsp.LSPErrorCodes.RequestFailed, toText(reason, snapshot));

const noNewFile = refused(
  '変えた名称を記録するファイルがありません。`knowledge/names.yaml` を作ってから、もう一度行います。',
  'There is no file to record the new name in. Create `knowledge/names.yaml` and try again.',
);

/** Why an edit is part of a rename; what a person should look at waits for consent. */
type Why = 'record' | 'here' | 'quoted' | 'elsewhere';

interface ChangedFile {
  readonly uri: string;
  /** Undefined for a file that does not exist yet. */
  readonly source: SourceText | undefined;
  readonly edits: readonly (TextEdit & { readonly why: Why })[];
}

function toReviewedEdit(files: readonly ChangedFile[], snapshot: Snapshot): lsp.WorkspaceEdit {
  const { client } = snapshot;
  const changes: Record<string, lsp.TextEdit[]> = {};
  const documentChanges: (lsp.TextDocumentEdit | lsp.CreateFile)[] = [];
  const used = new Set<Why>();
  for (const { uri, source, edits } of files) {
    const address = snapshot.addressOf(uri);
    for (const it of edits) used.add(it.why);
    const textEdits = edits.map(({ why, ...edit }): lsp.TextEdit | lsp.AnnotatedTextEdit => ({
      ...toTextEdit(edit, source),
      ...(client.changeAnnotations && { annotationId: why }),
    }));
    if (!source) documentChanges.push({ kind: 'create', uri: address, options: { ignoreIfExists: true } });
    documentChanges.push({
      textDocument: { uri: address, version: snapshot.versionAt(uri) },
      edits: textEdits,
    });
    changes[address] = textEdits;
  }
  if (!client.documentChanges) return { changes };
  return {
    documentChanges,
    ...(client.changeAnnotations && { changeAnnotations: annotationsFor(used, client) }),
  };
}

const annotations: Readonly<Record<Why, { readonly ja: string; readonly en: string }>> = {
  record: { ja: '知識ベースの記録', en: 'Record in the knowledge base' },
  here: { ja: 'この報告書', en: 'This report' },
  quoted: { ja: '引用の中', en: 'Inside quotation marks' },
  elsewhere: { ja: 'ほかの報告書', en: 'Other reports' },
};

const annotationsFor = (used: ReadonlySet<Why>, { language }: Client): Record<string, lsp.ChangeAnnotation> =>
  Object.fromEntries(
    [...used].map((why) => [
      why,
      { label: annotations[why][language], needsConfirmation: why === 'quoted' || why === 'elsewhere' },
    ]),
  );
