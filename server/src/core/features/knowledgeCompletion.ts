import type { Message } from '../finding.js';
import { entityKinds } from '../knowledge/entity.js';
import { type KnowledgePlace, placeToFill } from '../knowledge/knowledgePlace.js';
import type { Rule } from '../rules/rule.js';
import type { SourceText } from '../text/sourceText.js';
import type { TextRange } from '../text/textRange.js';

/** One thing that may be written at the caret. */
export interface KnowledgeCompletion {
  readonly label: string;
  readonly detail?: Message;
  /** What takes the place of `range`. */
  readonly insert: string;
  readonly range: TextRange;
}

/** The keys that a map lacks, in their usual order; kinds, severities, lists and rules where their names may stand. */
export function knowledgeCompletionsAt(
  { text }: SourceText,
  rules: readonly Rule[],
  offset: number,
): readonly KnowledgeCompletion[] {
  const place = placeToFill(text, offset);
  if (!place) return [];
  return place.kind === 'key' ? keysFor(place, text, rules) : valuesFor(place);
}

type Place<K> = Extract<KnowledgePlace, { readonly kind: K }>;

function keysFor({ keys, present, range }: Place<'key'>, text: string, rules: readonly Rule[]) {
  const known: readonly (readonly [string, Message])[] =
    keys === 'rules'
      ? rules.map((it) => [it.id, it.summary])
      : Object.entries(keys).map(([key, it]) => [key, it.description]);
  const hasColon = /^[ \t]*:/.test(text.slice(range.end, range.end + 20));
  return known
    .filter(([key]) => !present.includes(key))
    .map(([label, detail]) => ({ label, detail, insert: hasColon ? label : `${label}: `, range }));
}

function valuesFor({ shape, key, range }: Place<'value'>): readonly KnowledgeCompletion[] {
  if (shape.type !== 'choice' && shape.type !== 'choices') return [];
  return shape.values.map((label) => ({
    label,
    ...(key === 'kind' && { detail: entityKinds[label as keyof typeof entityKinds] }),
    insert: label,
    range,
  }));
}
