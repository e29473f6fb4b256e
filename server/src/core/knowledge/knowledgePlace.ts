/**
 * What stands, or may be written, at a place of a knowledge file.
 * Only the entry around the place is read, and it may be unfinished: somebody is typing in it.
 */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { severities } from '../finding.js';
import { rangeOf, shifted, type TextRange, touches } from '../text/textRange.js';
import { fileKeys, type KeyShape, type Keys } from './knowledgeKeys.js';
import { columnOf, entriesIn, excerptOf, lineEndAt, sectionsOf } from './knowledgeLayout.js';
import { keyOf } from './yamlValues.js';

export type KnowledgePlace = {
  /** The key or the value, as far as it is written. */
  readonly range: TextRange;
} & (
  | {
      readonly kind: 'key';
      /** The keys of this map; `rules` where they are the ids of rules. */
      readonly keys: Keys | 'rules';
      /** The other keys that the map has already. */
      readonly present: readonly string[];
    }
  | { readonly kind: 'value'; readonly key: string; readonly shape: KeyShape }
);

/** The key or the value that stands at a UTF-16 offset. */
export function placeAt(text: string, offset: number): KnowledgePlace | undefined {
  const sections = sectionsOf(text) ?? [];
  const section = sections.findLast((it) => it.start <= offset);
  if (!section) return undefined;
  const { key, start } = section;
  const present = sections.map((it) => it.key).filter((it) => it !== key);
  const range = rangeOf(start, start + key.length);
  if (touches(range, offset)) return { kind: 'key', range, keys: fileKeys, present };
  const shape = key === '' ? fileKeys.entities.shape : (fileKeys as Keys)[key]?.shape;
  if (!shape) return undefined;
  const list = entriesIn(text, section);
  const index = list ? list.starts.findLastIndex((it) => it <= offset) : -1;
  const from = index < 0 ? start : list!.starts[index]! + list!.column;
  const to = index < 0 ? section.end : (list!.starts[index + 1] ?? section.end);
  const { document, shift } = excerptOf(text, from, to);
  const root = document.contents as Node | null;
  const top: KeyShape = index < 0 ? { type: 'parts', main: '', keys: fileKeys } : shape;
  const place = placeIn(root, top, '', offset - shift);
  return place && { ...place, range: shifted(place.range, shift) };
}

/** A letter that no file has, to be read as the beginning of what is about to be written. */
const caret = '\uE000';

/** What may be written at a UTF-16 offset; `range` is the word around it, which may be empty. */
export function placeToFill(text: string, offset: number): KnowledgePlace | undefined {
  const word = /[\w-]*$/.exec(text.slice(Math.max(0, offset - 80), offset))![0];
  const start = offset - word.length;
  const end = offset + /^[\w-]*/.exec(text.slice(offset, offset + 80))![0].length;
  const range = rangeOf(start, end);
  // `kind:person` is one word to YAML.
  if (text[start - 1] === ':') return undefined;
  if (columnOf(text, start) === 0) return placeAtEdge(text, range);
  if (!isWithinList(text, start)) return undefined;
  const lineEnd = lineEndAt(text, end);
  const filled = (behind: string): KnowledgePlace | undefined =>
    placeAt(`${text.slice(0, start)}${caret}${text.slice(start, end)}${behind}${text.slice(end)}`, start);
  // A word that is alone on its line would be read together with the key on the next one.
  const place = (text.slice(end, lineEnd).trim() === '' ? filled(':') : undefined) ?? filled('');
  return place && { ...place, range };
}

/** A key of the file itself; what is written of it so far is no key yet. */
function placeAtEdge(text: string, range: TextRange): KnowledgePlace | undefined {
  const rest = text.slice(range.end, lineEndAt(text, range.end));
  if (!/^[ \t]*(?::.*)?$/.test(rest)) return undefined;
  const others = sectionsOf(
    text.slice(0, range.start) + ' '.repeat(range.end - range.start) + text.slice(range.end),
  );
  if (!others || others.some((it) => it.key === '')) return undefined;
  return { kind: 'key', range, keys: fileKeys, present: others.map((it) => it.key) };
}

/** Whether a line that begins here would still belong to the entry above it: it is indented more than the dash. */
function isWithinList(text: string, start: number): boolean {
  const column = columnOf(text, start);
  if (text.slice(start - column, start).trim() !== '') return true;
  const section = sectionsOf(text)?.findLast((it) => it.start <= start);
  const list = section && entriesIn(text, section);
  return !list || column > list.column;
}

/** Goes down to the offset; `key` is the key whose value `node` is. */
function placeIn(
  node: Node | null,
  shape: KeyShape,
  key: string,
  offset: number,
): KnowledgePlace | undefined {
  if (!node?.range || offset < node.range[0] || offset > node.range[1]) return undefined;
  if (isSeq(node)) {
    const item = node.items.find((it) => isAround(it as Node | null, offset));
    return placeIn((item ?? null) as Node | null, shape, key, offset);
  }
  if (isMap(node)) {
    if (shape.type !== 'weights' && shape.type !== 'parts' && shape.type !== 'entries') return undefined;
    for (const pair of node.items) {
      const [own, value] = [pair.key as Node, pair.value as Node | null];
      if (isAround(own, offset)) {
        const present = node.items.filter((it) => it !== pair).map(keyOf);
        const keys = shape.type === 'weights' ? 'rules' : shape.keys;
        return { kind: 'key', range: rangeOf(own.range![0], own.range![1]), keys, present };
      }
      if (!isAround(value, offset)) continue;
      const inner = shape.type === 'weights' ? weight : shape.keys[keyOf(pair)]?.shape;
      return inner && placeIn(value, inner, keyOf(pair), offset);
    }
    return undefined;
  }
  if (!isScalar(node)) return undefined;
  const range = rangeOf(node.range[0], node.range[1]);
  switch (shape.type) {
    case 'weights':
      return { kind: 'key', range, keys: 'rules', present: [] };
    case 'parts':
    case 'entries':
      return { kind: 'key', range, keys: shape.keys, present: [] };
    default:
      return { kind: 'value', range, key, shape };
  }
}

const weight: KeyShape = { type: 'choice', values: [...severities, 'off'] };

const isAround = (node: Node | null, offset: number): boolean =>
  node?.range != null && node.range[0] <= offset && offset <= node.range[1];
