/** The edits of a knowledge file that rename forms of one record; comments, order and quotation marks stay. */
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { lineBreakOf } from '../text/lineBreak.js';
import type { SourceText } from '../text/sourceText.js';
import { rangeOf, type TextEdit } from '../text/textRange.js';
import type { Entity } from './entity.js';
import { addedRecord, type Edits } from './knowledgeEdits.js';
import { renamedIn } from './renaming.js';
import { type ScalarStyle, yamlScalar } from './yamlScalar.js';

/** Surface → new surface, of forms that a record lists. */
export type Renames = ReadonlyMap<string, string>;

/**
 * Renames what the record of a workspace's entity says: its names and short forms, what its variants are replaced
 * by, and the forms in its examples, which would no longer be found. Short forms that it takes over from a pack are
 * written out. Undefined where a form is not written in the usual way.
 */
export function renamedRecord(
  source: SourceText,
  entity: Entity,
  renames: Renames,
): readonly TextEdit[] | undefined {
  const { range } = entity.declaredAt;
  // The entry is read on its own, with its first line as deep as it was.
  const column = range.start - (source.text.lastIndexOf('\n', range.start - 1) + 1);
  const text = ' '.repeat(column) + source.slice(range);
  const { contents, errors } = parseDocument(text, { prettyErrors: false, version: '1.2' });
  if (errors.length > 0 || !isMap(contents)) return undefined;
  const edits: TextEdit[] = [];
  const missing = new Set(renames.keys());
  const by = range.start - column;
  for (const { scalar, key } of scalarsIn(contents)) {
    const written = String(scalar.value).trim();
    const newText = key === 'examples' ? renamedIn(written, renames) : (renames.get(written) ?? written);
    missing.delete(written);
    if (newText === written) continue;
    if (scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED') return undefined;
    const [start, end] = scalar.range!;
    edits.push({ range: rangeOf(start + by, end + by), newText: yamlScalar(newText, styleOf(scalar)) });
  }
  if (missing.size === 0) return edits;
  const name = contents.get('name', true);
  if (contents.has('short') || !isScalar(name)) return undefined;
  const at = name.range![1] + by;
  const line = contents.flow ? ', ' : `${lineBreakOf(source.text)}${' '.repeat(column)}`;
  return [
    ...edits,
    {
      range: rangeOf(at, at),
      newText: shortLines(entity, renames)
        .map((it) => line + it)
        .join(''),
    },
  ];
}

/** The record that a workspace gets for a pack's entity; it says only what differs. Added behind the last one. */
export function overridingRecord(text: string, entity: Entity, renames: Renames): Edits {
  const lines = [`id: ${yamlScalar(entity.id)}`];
  if (entity.short.some((it) => renames.has(it))) lines.push(...shortLines(entity, renames));
  return addedRecord(text, renames.get(entity.name) ?? entity.name)?.map(({ range, newText }) => ({
    range,
    newText: newText.replace(/^([ \t]*)- name: .*$/m, (first, indent: string) =>
      [first, ...lines.map((it) => `${indent}  ${it}`)].join(lineBreakOf(text)),
    ),
  }));
}

/** The short forms under their new names, in place of those of the pack. */
const shortLines = ({ short }: Entity, renames: Renames): readonly string[] => [
  `short: [${short.map((it) => yamlScalar(renames.get(it) ?? it)).join(', ')}]`,
  'replaces: [short]',
];

interface KeyedScalar {
  readonly key: string;
  readonly scalar: Scalar;
}

/** Keys whose values hold forms, with the key of the form where an item is a map. */
const formKeys: ReadonlyMap<string, string> = new Map([
  ['name', ''],
  ['short', ''],
  ['variants', 'to'],
  ['examples', ''],
]);

/** The scalars in which an accepted form may be written; a variant without `to` holds none. */
function* scalarsIn(record: YAMLMap): Iterable<KeyedScalar> {
  for (const pair of record.items as readonly Pair[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const inner = formKeys.get(key);
    if (inner === undefined) continue;
    const value = pair.value as Node | null;
    for (const item of isSeq(value) ? value.items : [value]) {
      const scalar = isMap(item) ? item.get(inner, true) : key === 'variants' ? undefined : item;
      if (isScalar(scalar)) yield { key, scalar };
    }
  }
}

const styleOf = ({ type }: Scalar): ScalarStyle =>
  type === 'QUOTE_DOUBLE' ? 'double' : type === 'QUOTE_SINGLE' ? 'single' : 'plain';
