/**
 * Another name for an entity, in its record and in every report.
 * Invariant: only what is a mention of a renamed form changes, and no mark, link or note is lost with it.
 */
import { type Refusal, refused } from '../finding.js';
import { isQuotation } from '../japanese/quotation.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Edits } from '../knowledge/knowledgeEdits.js';
import { overridingRecord, type Renames, renamedRecord } from '../knowledge/renamedRecord.js';
import { type Renaming, renamingOf, unchangeable } from '../knowledge/renaming.js';
import { writtenFormAt } from '../knowledge/writtenForm.js';
import type { FootnoteDefinition, FootnoteReference } from '../markdown/block.js';
import { renamedFootnote } from '../markdown/footnoteLabel.js';
import { partedEdits } from '../markdown/partedEdits.js';
import { type Report, reportOf } from '../markdown/report.js';
import { SourceText } from '../text/sourceText.js';
import {
  applyEdits,
  type FileEdit,
  rangeOf,
  shifted,
  type TextEdit,
  type TextRange,
} from '../text/textRange.js';
import { blockAt, mentionsOf, type NamingFile, type PlacedMention, symbolAt } from './symbol.js';

/** What a person is about to rename. */
export interface RenameTarget {
  readonly kind: 'target';
  readonly range: TextRange;
  /** The name or label as it is. */
  readonly placeholder: string;
}

/** What a new name changes. */
export interface Rename {
  readonly kind: 'rename';
  /** In the report in which it was asked for. */
  readonly here: RenamedMentions;
  /** The edit of the entity's record. */
  readonly record: FileEdit | undefined;
  /** What changes in other reports too; undefined for a note, which is of one report. */
  readonly renaming: Renaming | undefined;
}

/** Writes to the knowledge file of the workspace that takes what `edit` makes of its text. */
type ToSomeFile = (edit: (text: string) => Edits) => FileEdit | undefined;

/**
 * The form or the note at `offset`, or why there is none that could be renamed. `toSomeFile` takes the record of a
 * name that is a pack's.
 */
export function renameTargetAt(
  file: NamingFile | undefined,
  knowledge: KnowledgeBase,
  offset: number,
  toSomeFile: ToSomeFile,
): RenameTarget | Refusal {
  const found = namedAt(file, knowledge, offset);
  if (found.kind === 'refused') return found;
  if (found.kind === 'note') {
    return { kind: 'target', range: found.note.labelRange, placeholder: found.note.label };
  }
  const { form, range } = found;
  const entity = knowledge.entity(knowledge.names.entity(form));
  const nothingNew: Renames = new Map();
  if (entity.pack !== undefined && !toSomeFile((text) => overridingRecord(text, entity, nothingNew)))
    return noStore;
  const target: RenameTarget = { kind: 'target', range, placeholder: knowledge.names.surface(form) };
  return unchangeable(knowledge, form) ?? target;
}

/** `recordAt` finds the file of a workspace's own record. */
export function renameAt(
  file: NamingFile | undefined,
  knowledge: KnowledgeBase,
  offset: number,
  newName: string,
  recordAt: (uri: string) => SourceText | undefined,
  toSomeFile: ToSomeFile,
): Rename | Refusal {
  const found = namedAt(file, knowledge, offset);
  if (found.kind === 'refused') return found;
  if (found.kind === 'note') {
    const edits = renamedFootnote(found.report, found.note, newName);
    if ('kind' in edits) return edits;
    const here = edits.map((it) => ({ ...it, isQuoted: false, isParted: false }));
    return { kind: 'rename', here: { edits: here, left: [] }, record: undefined, renaming: undefined };
  }
  const renaming = renamingOf(knowledge, found.form, newName);
  if (renaming.kind === 'refused') return renaming;
  const record = renamedRecordEdit(renaming, knowledge, recordAt, toSomeFile);
  if ('kind' in record) return record;
  const here = file?.report ? renamedMentions(renaming, file.report, knowledge) : noMentions;
  return { kind: 'rename', here, record, renaming };
}

type Named =
  | { readonly kind: 'form'; readonly form: number; readonly range: TextRange }
  | { readonly kind: 'note'; readonly note: FootnoteReference | FootnoteDefinition; readonly report: Report }
  | Refusal;

function namedAt(file: NamingFile | undefined, knowledge: KnowledgeBase, offset: number): Named {
  if (!file) return nothing;
  const { source, report } = file;
  if (!report) {
    const written = writtenFormAt(source, knowledge, offset);
    return written ? { kind: 'form', ...written } : nothing;
  }
  const symbol = symbolAt(report, knowledge, offset);
  switch (symbol?.kind) {
    case undefined:
      return nothing;
    case 'mention': {
      const { mention, range } = symbol;
      const length = mention.range.end - mention.range.start;
      return { kind: 'form', form: mention.form, range: rangeOf(range.start, range.start + length) };
    }
    case 'suspect':
      return misspelled(symbol.suspect.written);
    case 'footnote-reference':
      return { kind: 'note', note: symbol.reference, report };
    case 'footnote-definition':
      return { kind: 'note', note: symbol.definition, report };
  }
}

const nothing = refused(
  'ここには、名前を変えられる名称も脚注もありません。',
  'There is no name and no footnote here to rename.',
);

const misspelled = (written: string): Refusal =>
  refused(
    `「${written}」は名称の誤りと思われます。先にクイックフィックスで直します。`,
    `“${written}” seems to be a misspelled name. Mend it by the quick fix first.`,
  );

/** An edit in a report. */
export interface RenamedMention extends TextEdit {
  /** Inside quotation marks it may be what somebody else wrote. */
  readonly isQuoted: boolean;
  /** Marks part the name, and which letters of the new one they stand at is a guess. */
  readonly isParted: boolean;
}

export interface RenamedMentions {
  readonly edits: readonly RenamedMention[];
  /** Where the old name stays, since marks, links or notes in the middle of it would be lost. */
  readonly left: readonly TextRange[];
}

const noMentions: RenamedMentions = { edits: [], left: [] };

/** The mentions of the renamed forms in one report, under their new names. */
export function renamedMentions(
  { entity, forms }: Renaming,
  report: Report,
  knowledge: KnowledgeBase,
): RenamedMentions {
  const edits: RenamedMention[] = [];
  const left: TextRange[] = [];
  for (const placed of mentionsOf(entity, report, knowledge)) {
    const { form, prose, start, end } = placed.mention;
    const newName = forms.get(form);
    if (newName === undefined) continue;
    const edit = prose.edit({ start, end }, newName);
    const several = edit ? [edit] : partedEdits(prose, { start, end }, newName);
    const inReport = several?.map((it) => ({
      range: shifted(it.range, placed.range.start - placed.mention.range.start),
      newText: it.newText,
    }));
    if (!inReport || (!edit && !isProven(inReport, placed, newName, report))) {
      left.push(placed.range);
      continue;
    }
    const isQuoted = isQuotation(prose, start);
    for (const it of inReport) edits.push({ ...it, isQuoted, isParted: !edit });
  }
  return { edits, left };
}

/** Whether the report, read again, shows the new name in its place and is otherwise the same. */
function isProven(
  edits: readonly TextEdit[],
  { mention, range }: PlacedMention,
  newName: string,
  report: Report,
): boolean {
  const { text, uri } = report.source;
  const after = reportOf(new SourceText(uri, applyEdits(text, edits)));
  const block = blockAt(report, range.start)?.block;
  const expected = report.printedBlocks.flatMap((it) =>
    it.block.prose.map((prose) =>
      it.block === block && it.start <= range.start && range.start <= it.end && prose === mention.prose
        ? prose.text.slice(0, mention.start) + newName + prose.text.slice(mention.end)
        : prose.text,
    ),
  );
  const found = after.printedBlocks.flatMap((it) => it.block.prose.map((prose) => prose.text));
  return found.length === expected.length && found.every((it, at) => it === expected[at]);
}

/** The edit of the record. A pack's record cannot be changed: the workspace gets one of its own that wins over it. */
function renamedRecordEdit(
  { entity: index, forms }: Renaming,
  { entity, names }: KnowledgeBase,
  recordAt: (uri: string) => SourceText | undefined,
  toSomeFile: ToSomeFile,
): FileEdit | Refusal {
  const record = entity(index);
  const listed = new Set([record.name, ...record.short]);
  const renames: Renames = new Map(
    [...forms].map(([form, to]) => [names.surface(form), to] as const).filter(([from]) => listed.has(from)),
  );
  if (record.pack === undefined) {
    const file = recordAt(record.declaredAt.uri);
    const edits = file && renamedRecord(file, record, renames);
    return edits ? { uri: record.declaredAt.uri, edits } : unusual;
  }
  return toSomeFile((text) => overridingRecord(text, record, renames)) ?? noStore;
}

const unusual = refused(
  '知識ベースの記録がふつうの書き方ではないため、自動では変えられません。記録を開いて直します。',
  'The record is not written in the usual way and cannot be changed automatically. Open it and edit it.',
);

const noStore = refused(
  '内蔵パックの名称です。知識ベースのあるフォルダーを開くと、変えた名称をそこに記録できます。',
  'This name comes from a built-in pack. Open a folder with a knowledge base to record the new name there.',
);
