/**
 * Edits that add to a knowledge file. Comments, order, indentation and everything else stay as they are.
 * Invariant: what an edit makes is read again, and an edit that would do more or less than it should is none:
 * undefined, and nobody is offered it.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { NewForm } from '../finding.js';
import { lineBreakOf } from '../text/lineBreak.js';
import { applyEdits, type TextEdit, type TextRange } from '../text/textRange.js';
import { recordKeys } from './knowledgeKeys.js';
import {
  columnOf,
  type EntryList,
  entriesIn,
  entryAt,
  excerptOf,
  lineEndAt,
  type Section,
  sectionsOf,
} from './knowledgeLayout.js';
import { appended, endOfLines, flowText, insertion, type NewValue, type Place } from './listEdits.js';
import { keyOf } from './yamlValues.js';

export type Edits = readonly TextEdit[] | undefined;

const written = ({ form, to }: NewForm): NewValue => (to === undefined ? form : { form, to });

/** Adds a form to the record at `range`, which is where its entity is declared. */
export function addedForm(text: string, range: TextRange, added: NewForm): Edits {
  const { start } = range;
  const end = text[start] === '{' ? range.end : endOfLines(text, range.end);
  const { document, shift } = excerptOf(text, start, end);
  const map = document.contents;
  if (document.errors.length > 0 || !isMap(map) || hasForm(map, added.form)) return undefined;
  const place = { text, shift };
  const pair = pairOf(map, added.list);
  const edits = pair
    ? appended(pair, written(added), place)
    : withKey(map, added.list, written(added), place);
  return edits && verified(text, edits, { start, end }, withValue(shapeOf(map), added.list, written(added)));
}

/** Adds a record behind the last one, with a form if one is given. */
export function addedRecord(text: string, name: string, added?: NewForm): Edits {
  const sections = sectionsOf(text);
  const section = sections?.find((it) => it.key === 'entities' || it.key === '');
  if (!sections) return undefined;
  if (!section) {
    const lines = recordLines(text, '  ', name, added);
    return atEnd(text, `entities:${lineBreakOf(text)}${lines}`);
  }
  const list = entriesIn(text, section);
  if (!list) return intoEmptyList(text, section, name, added);
  const last = entryAt(text, list, list.starts.length - 1);
  const { document } = excerptOf(text, last.start, last.end);
  if (document.errors.length > 0) return undefined;
  const indent = text.slice(last.start - list.column, last.start);
  const apart = areApart(text, list) ? lineBreakOf(text) : '';
  const newText = `${lineBreakOf(text)}${apart}${recordLines(text, indent, name, added)}`;
  const records = shapeOf(document.contents) as readonly Shape[];
  return verified(text, [insertion(last.end, newText)], last, [...records, recordShape(name, added)]);
}

/** Adds a word that is no misspelling. */
export function addedWord(text: string, word: string): Edits {
  const sections = sectionsOf(text);
  if (!sections || sections.some((it) => it.key === '')) return undefined;
  const section = sections.find((it) => it.key === 'words');
  if (!section) return atEnd(text, `words:${lineBreakOf(text)}  - ${flowText(word)}`);
  const { document, shift } = excerptOf(text, section.start, section.end);
  const map = document.contents;
  if (document.errors.length > 0 || !isMap(map)) return undefined;
  const pair = pairOf(map, 'words');
  if (!pair || textsIn(pair.value as Node | null).includes(word)) return undefined;
  const edits = appended(pair, word, { text, shift });
  return edits && verified(text, edits, section, withValue(shapeOf(map), 'words', word));
}

/** A new line for a key that a record lacks, behind the keys that are usually written before it. */
function withKey(map: YAMLMap, key: NewForm['list'], value: NewValue, { text, shift }: Place): Edits {
  const order = Object.keys(recordKeys);
  const before = map.items.filter((it) => order.indexOf(keyOf(it)) < order.indexOf(key));
  const pair = before.reduce<Pair | undefined>(
    (latest, it) => (latest && order.indexOf(keyOf(latest)) > order.indexOf(keyOf(it)) ? latest : it),
    undefined,
  );
  const end = pair && ((pair.value as Node | null) ?? (pair.key as Node)).range?.[1];
  if (end === undefined) return undefined;
  if (map.flow === true) return [insertion(end + shift, `, ${key}: [${flowText(value)}]`)];
  const indent = ' '.repeat(columnOf(text, map.range![0] + shift));
  const lines = ['short', 'variants', 'former']
    .map((it) => pairOf(map, it)?.value)
    .find((it): it is YAMLSeq => isSeq(it) && it.flow !== true);
  // A record whose forms have a line each goes on so.
  const dash = lines && `${lineBreakOf(text)}${' '.repeat(columnOf(text, lines.range![0] + shift))}- `;
  const list = dash ? `${dash}${flowText(value)}` : ` [${flowText(value)}]`;
  return [insertion(endOfLines(text, end + shift), `${lineBreakOf(text)}${indent}${key}:${list}`)];
}

function intoEmptyList(text: string, section: Section, name: string, added: NewForm | undefined): Edits {
  const { document, shift } = excerptOf(text, section.start, section.end);
  const map = document.contents;
  if (document.errors.length > 0 || !isMap(map)) return undefined;
  const list = map.items[0]!.value as Node | null;
  const expected = withValue(shapeOf(map), section.key, recordShape(name, added));
  if (isSeq(list) && list.items.length > 0) {
    const value = `{ name: ${flowText(name)}${added ? `, ${added.list}: [${flowText(written(added))}]` : ''} }`;
    const last = list.items.at(-1) as Node;
    const edits =
      list.flow === true && last.range ? [insertion(last.range[1] + shift, `, ${value}`)] : undefined;
    return edits && verified(text, edits, section, expected);
  }
  const line = /^([^:]+:)([ \t]*(?:\[[ \t]*\]|~|null))?[ \t]*(?:#.*)?$/.exec(
    text.slice(section.start, lineEndAt(text, section.start)),
  );
  if (!line) return undefined;
  const start = section.start + line[1]!.length;
  const lines = `${lineBreakOf(text)}${recordLines(text, '  ', name, added)}`;
  const edits = [
    ...(line[2] === undefined ? [] : [{ range: { start, end: start + line[2].length }, newText: '' }]),
    insertion(section.start + line[0].length, lines),
  ];
  return verified(text, edits, section, expected);
}

const recordLines = (text: string, indent: string, name: string, added: NewForm | undefined): string =>
  `${indent}- name: ${flowText(name)}${
    added ? `${lineBreakOf(text)}${indent}  ${added.list}: [${flowText(written(added))}]` : ''
  }`;

function atEnd(text: string, lines: string): Edits {
  const gap = /(?:^\uFEFF?|\n)$/.test(text) ? '' : lineBreakOf(text);
  return [insertion(text.length, `${gap}${lines}${lineBreakOf(text)}`)];
}

/** Whether the list has an empty line before its last entry. */
function areApart(text: string, list: EntryList): boolean {
  const { starts, column } = list;
  if (starts.length < 2) return false;
  const before = entryAt(text, list, starts.length - 2);
  return /\n[ \t]*\r?\n/.test(text.slice(before.end, starts.at(-1)! + column));
}

const pairOf = (map: YAMLMap, key: string): Pair | undefined => map.items.find((it) => keyOf(it) === key);

/** A record has each form once, whatever it is to it. */
const hasForm = (map: YAMLMap, form: string): boolean =>
  ['name', 'short', 'variants', 'former'].some((key) =>
    textsIn((pairOf(map, key)?.value ?? null) as Node | null).includes(form),
  );

const textsIn = (node: Node | null): readonly unknown[] =>
  (isSeq(node) ? node.items : [node]).map((it) => {
    const value = isMap(it) ? it.get('form', true) : it;
    return isScalar(value) ? value.value : undefined;
  });

// What is meant, so that what an edit makes can be held against what it should make.

type Shape = null | string | number | boolean | readonly Shape[] | { readonly [key: string]: Shape };

function shapeOf(node: unknown): Shape {
  if (isAlias(node)) return { alias: node.source };
  if (isSeq(node)) return node.items.map(shapeOf);
  if (isMap(node)) return Object.fromEntries(node.items.map((it) => [keyOf(it), shapeOf(it.value)]));
  return isScalar(node) ? (node.value as Shape) : null;
}

/** The map with one more value in the list behind a key. */
function withValue(map: Shape, key: string, value: Shape): Shape {
  const keys = map as { readonly [key: string]: Shape };
  const list = keys[key] ?? [];
  return { ...keys, [key]: [...(Array.isArray(list) ? (list as readonly Shape[]) : [list]), value] };
}

const recordShape = (name: string, added: NewForm | undefined): Shape =>
  added ? { name, [added.list]: [written(added)] } : { name };

/** The edits, if they make of `text[start, end)` what is expected and nothing else. */
function verified(
  text: string,
  edits: readonly TextEdit[],
  { start, end }: TextRange,
  expected: Shape,
): Edits {
  const edited = applyEdits(text, edits);
  const { document } = excerptOf(edited, start, end + edited.length - text.length);
  const isRight = document.errors.length === 0 && isSame(shapeOf(document.contents), expected);
  return isRight ? edits : undefined;
}

function isSame(a: Shape, b: Shape): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    one.length === other.size &&
    one.every(([key, value]) => other.has(key) && isSame(value, other.get(key)!))
  );
}
