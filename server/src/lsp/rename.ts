/** Another name, as one edit of record and reports that a person can look through before it happens. */
import * as lsp from 'vscode-languageserver';
import { type Message, type Refusal, refused } from '../core/finding.js';
import { mayName } from '../core/knowledge/mayName.js';
import { type RenamedMention, renamedMentions } from '../core/languageService.js';
import type { SourceText } from '../core/text/sourceText.js';
import type { TextEdit, TextRange } from '../core/text/textRange.js';
import { decodedSegment } from '../core/text/uri.js';
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
  tell: (message: string) => void,
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
  const left = placesIn(source, here.left);
  files.push({ uri: source.uri, source, edits: here.edits.map((it) => ({ ...it, why: whyOf(it, 'here') })) });
  if (renaming) {
    const isWorthParsing = mayName(knowledge, renaming.entity);
    for await (const report of otherReports(snapshot, host, token, { isWorthParsing })) {
      const found = renamedMentions(renaming, report, knowledge);
      const edits = found.edits.map((it) => ({ ...it, why: whyOf(it, 'elsewhere') }));
      files.push({ uri: report.source.uri, source: report.source, edits });
      left.push(...placesIn(report.source, found.left));
    }
  }
  const changed = files.filter((it) => it.edits.length > 0);
  if (changed.some((it) => !it.source) && !snapshot.client.createsFiles) return toError(noNewFile, snapshot);
  if (left.length > 0) tell(toText(unchanged(left), snapshot));
  return toReviewedEdit(changed, snapshot);
}

/** Where names stand: april.md:12. Lines count from 1. */
const placesIn = (source: SourceText, ranges: readonly TextRange[]): string[] =>
  ranges.map(({ start }) => {
    const file = decodedSegment(source.uri.slice(source.uri.lastIndexOf('/') + 1));
    return `${file}:${source.positionAt(start).line + 1}`;
  });

/** More than these are not read in a message. */
const mostPlaces = 5;

function unchanged(places: readonly string[]): Message {
  const shown = places.slice(0, mostPlaces);
  const others = places.length - shown.length;
  return {
    ja: `名称の途中に記号、リンク、脚注があるため、${places.length}か所は変えていません：${shown.join('、')}${others > 0 ? `、ほか${others}か所` : ''}`,
    en: `In ${places.length} ${places.length === 1 ? 'place' : 'places'} the old name stays, since there are marks, a link or a note inside it: ${shown.join(', ')}${others > 0 ? ` and ${others} more` : ''}`,
  };
}

const toError = ({ reason }: Refusal, snapshot: Snapshot): lsp.ResponseError =>
  new lsp.ResponseError(lsp.LSPErrorCodes.RequestFailed, toText(reason, snapshot));

const noNewFile = refused(
  '変えた名称を記録するファイルがありません。`knowledge/names.yaml` を作ってから、もう一度行います。',
  'There is no file to record the new name in. Create `knowledge/names.yaml` and try again.',
);

/** Why an edit is part of a rename; what a person should look at waits for consent. */
type Why = 'record' | 'here' | 'quoted' | 'parted' | 'elsewhere';

/** `place` is where an edit is that needs no more care than others there. */
function whyOf({ isQuoted, isParted }: RenamedMention, place: 'here' | 'elsewhere'): Why {
  if (isParted) return 'parted';
  return isQuoted && place === 'here' ? 'quoted' : place;
}

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
  parted: { ja: '太字などの記号をまたぐ名称', en: 'Names parted by marks such as bold' },
  elsewhere: { ja: 'ほかの報告書', en: 'Other reports' },
};

const annotationsFor = (used: ReadonlySet<Why>, { language }: Client): Record<string, lsp.ChangeAnnotation> =>
  Object.fromEntries(
    [...used].map((why) => [
      why,
      { label: annotations[why][language], needsConfirmation: why !== 'record' && why !== 'here' },
    ]),
  );
