/** The names of a report as a list: what is doubtful on top, then what is known, by kind. */
import { writtenName } from '../archive/archivedReport.js';
import type { Finding, Message } from '../finding.js';
import { namesIn } from '../knowledge/blockNames.js';
import { type EntityKind, entityKinds } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Report } from '../markdown/report.js';
import { shifted, type TextRange } from '../text/textRange.js';

export interface NameGroup {
  readonly kind: 'suspect' | 'unknown' | 'other' | EntityKind;
  readonly title: Message;
  /** The most frequent first. */
  readonly names: readonly ListedName[];
}

export interface ListedName {
  /** As it is written, or the canonical form of a known entity. */
  readonly label: string;
  /** For what a suspect is taken; empty for the others. */
  readonly detail: Message;
  /** Index of the entity in the knowledge base; absent for a name that nobody knows. */
  readonly entity?: number;
  /** In order. */
  readonly places: readonly TextRange[];
}

const doubtful = {
  suspect: { ja: '書き誤りの疑い', en: 'Perhaps misspelled' },
  unknown: { ja: '知識ベースにない名前', en: 'Not in the knowledge base' },
} as const;

/** `findings` are those of the report: a suspect that no rule reports, or that somebody accepted, is not listed. */
export function nameListOf(
  report: Report,
  knowledge: KnowledgeBase,
  findings: readonly Finding[],
): readonly NameGroup[] {
  const names = namesIn(knowledge);
  const entities = new Map<number, TextRange[]>();
  const suspects = new Map<string, { entity: number; to: string; places: TextRange[] }>();
  const unknown = new Map<string, TextRange[]>();
  const reported = new Set(
    findings.filter((it) => it.rule === 'misspelled-name').map((it) => it.range.start),
  );
  for (const { block, start } of report.printedBlocks) {
    const here = names(block);
    for (const { form, range } of here.mentions) {
      append(entities, knowledge.names.entity(form), shifted(range, start));
    }
    for (const { written, candidates, range } of here.suspects) {
      const place = shifted(range, start);
      const [best] = candidates;
      if (!best || !reported.has(place.start)) continue;
      const known = suspects.get(written);
      if (known) known.places.push(place);
      else suspects.set(written, { entity: knowledge.names.entity(best.form), to: best.to, places: [place] });
    }
    for (const each of here.unknown) {
      const name = writtenName(each);
      const [first, last] = [each.parts[0]!, each.parts.at(-1)!];
      if (
        name !== undefined &&
        !here.suspects.some((it) => it.prose === first.prose && it.start === first.start)
      ) {
        const range = first.prose.toSource({ start: first.start, end: last.end });
        append(unknown, name, shifted(range, start));
      }
    }
  }
  return [
    {
      kind: 'suspect',
      title: doubtful.suspect,
      names: [...suspects].map(([label, { entity, to, places }]) => ({
        label,
        detail: { ja: `「${to}」の誤り？`, en: `for “${to}”?` },
        entity,
        places,
      })),
    },
    {
      kind: 'unknown',
      title: doubtful.unknown,
      names: byFrequency([...unknown].map(([label, places]) => ({ label, detail: nothing, places }))),
    },
    ...knownGroups(entities, knowledge),
  ].filter((it) => it.names.length > 0) as readonly NameGroup[];
}

const nothing: Message = { ja: '', en: '' };

function append<K>(map: Map<K, TextRange[]>, key: K, place: TextRange): void {
  const places = map.get(key);
  if (places) places.push(place);
  else map.set(key, [place]);
}

function knownGroups(
  entities: ReadonlyMap<number, TextRange[]>,
  knowledge: KnowledgeBase,
): readonly NameGroup[] {
  const groups = new Map<NameGroup['kind'], ListedName[]>();
  for (const [index, places] of entities) {
    const { name, kind = 'other' } = knowledge.entity(index);
    const listed = { label: name, detail: nothing, entity: index, places };
    const group = groups.get(kind);
    if (group) group.push(listed);
    else groups.set(kind, [listed]);
  }
  const kinds = [...(Object.keys(entityKinds) as EntityKind[]), 'other' as const];
  return kinds.map((kind) => ({
    kind,
    title: kind === 'other' ? { ja: 'そのほか', en: 'Others' } : entityKinds[kind],
    names: byFrequency(groups.get(kind) ?? []),
  }));
}

const byFrequency = (names: readonly ListedName[]): readonly ListedName[] =>
  [...names].sort((a, b) => b.places.length - a.places.length || a.places[0]!.start - b.places[0]!.start);
