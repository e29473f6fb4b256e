/**
 * Another name for an entity, in its record and in every report.
 * Invariant: only what is a mention of a renamed form changes, and only where the source has it letter by letter.
 */
import { type Refusal, refused } from '../finding.js';
import { isQuoted } from '../japanese/quotation.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Edits } from '../knowledge/knowledgeEdits.js';
import { overridingRecord, type Renames, renamedRecord } from '../knowledge/renamedRecord.js';
import { type Renaming, renamingOf, unchangeable } from '../knowledge/renaming.js';
import { writtenFormAt } from '../knowledge/writtenForm.js';
import type { FootnoteDefinition, FootnoteReference } from '../markdown/block.js';
import { renamedFootnote } from '../markdown/footnoteLabel.js';
import type { Report } from '../markdown/report.js';
import type { SourceText } from '../text/sourceText.js';
import { type FileEdit, rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import { mentionsOf, type NamingFile, type PlacedMention, symbolAt } from './symbol.js';

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
  readonly here: readonly RenamedMention[];
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
    const here = edits.map((it) => ({ ...it, isQuoted: false }));
    return { kind: 'rename', here, record: undefined, renaming: undefined };
  }
  const renaming = renamingOf(knowledge, found.form, newName);
  if (renaming.kind === 'refused') return renaming;
  const record = renamedRecordEdit(renaming, knowledge, recordAt, toSomeFile);
  if ('kind' in record) return record;
  const here = file?.report ? renamedMentions(renaming, file.report, knowledge) : [];
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
}

/** The mentions of the renamed forms in one report, under their new names. */
export function renamedMentions(
  { entity, forms }: Renaming,
  report: Report,
  knowledge: KnowledgeBase,
): readonly RenamedMention[] {
  return mentionsOf(entity, report, knowledge).flatMap((placed) => {
    const { form, prose, start } = placed.mention;
    const newName = forms.get(form);
    const edit = newName === undefined ? undefined : editOf(placed, report, newName);
    return edit ? [{ ...edit, isQuoted: isQuoted(prose.text, start) }] : [];
  });
}

/** `**トヨタ**自動車` keeps its marks: then only the letters that differ are replaced, if no mark is among them. */
function editOf({ mention, range }: PlacedMention, report: Report, newName: string): TextEdit | undefined {
  const { prose, start, end } = mention;
  const name = prose.text.slice(start, end);
  if (report.source.slice(range) === name) return { range, newText: newName };
  const shorter = Math.min(name.length, newName.length);
  let head = 0;
  while (head < shorter && name[head] === newName[head]) head++;
  let tail = 0;
  while (tail < shorter - head && name.at(-1 - tail) === newName.at(-1 - tail)) tail++;
  const changed = prose.toSource({ start: start + head, end: end - tail });
  const by = range.start - mention.range.start;
  const place = rangeOf(changed.start + by, changed.end + by);
  return report.source.slice(place) === name.slice(head, name.length - tail)
    ? { range: place, newText: newName.slice(head, newName.length - tail) }
    : undefined;
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
