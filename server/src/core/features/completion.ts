/**
 * Names for what is being typed, by its letters or its sound: `wit`, うぃと and ウィト for スティーブ・ウィトコフ.
 * Invariant: what a completion replaces is exactly what was typed of the name, since nothing parts words in
 * Japanese; and nothing is offered where a reader reads no prose.
 */
import type { Message } from '../finding.js';
import { namesIn } from '../knowledge/blockNames.js';
import { type Entity, entityKinds, rolesAt } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { NameKey } from '../knowledge/nameKeys.js';
import { isTitled, shortFormsAt } from '../knowledge/shortForms.js';
import { typedBeginnings } from '../knowledge/typedBeginnings.js';
import { keysFor } from '../knowledge/typedKeys.js';
import type { Report } from '../markdown/report.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { rangeOf, type TextRange, touches } from '../text/textRange.js';
import { blockAt } from './symbol.js';

/** A form of a name that may take the place of what was typed. */
export interface Completion {
  readonly form: string;
  /** Index of the entity. */
  readonly entity: number;
  /** What was typed of the name. */
  readonly range: TextRange;
  /** The office at the report's date, else the kind of thing that it is. */
  readonly detail: Message | undefined;
}

const mostCompletions = 30;
const mostFormsOfOne = 3;

/** The best first: names that the report has already, then those that begin with what was typed. */
export function completionsAt(
  report: Report,
  knowledge: KnowledgeBase,
  offset: number,
): readonly Completion[] {
  const { text } = report.source;
  if (!isProse(report, offset)) return [];
  for (const start of typedBeginnings(text, offset)) {
    const typed = text.slice(start, offset);
    const keys = keysFor(typed, knowledge);
    if (keys.length === 0) continue;
    if (isComplete(typed, knowledge)) return [];
    return completionsOf(typed, rangeOf(start, offset), keys, report, knowledge);
  }
  return [];
}

/**
 * A name that may stand as it is wants no list behind it: it would open at every イラン, and the next Enter would
 * make something else of it. A bare surname still wants its title.
 */
function isComplete(typed: string, knowledge: KnowledgeBase): boolean {
  const { names } = knowledge;
  const form = names.formOf(typed);
  if (form < 0 || !isAccepted(names.kind(form))) return false;
  const entity = knowledge.entity(names.entity(form));
  return entity.kind !== 'person' || typed === entity.name || isTitled(typed);
}

function completionsOf(
  typed: string,
  range: TextRange,
  keys: readonly NameKey[],
  report: Report,
  knowledge: KnowledgeBase,
): readonly Completion[] {
  const date = reportDateOf(report);
  const used = formsBefore(report, knowledge, range.start);
  const completions: Completion[] = [];
  for (const match of ranked(matchesOf(keys, knowledge, used), typed, knowledge)) {
    const entity = knowledge.entity(match.entity);
    const detail = detailOf(entity, date ?? entity.asOf);
    for (const form of formsOf(entity, match, typed, date, knowledge)) {
      completions.push({ form, entity: match.entity, range, detail });
    }
    if (completions.length >= mostCompletions) break;
  }
  // The bare surname itself comes first, so that a hasty Enter changes nothing.
  const asTyped = completions.filter((it) => it.form === typed);
  return [...asTyped, ...completions.filter((it) => it.form !== typed)].slice(0, mostCompletions);
}

/** What was typed, in one entity. */
interface Match {
  readonly entity: number;
  /** The forms that it begins, or a later word of which it begins; undefined: all, since it is English or a reading. */
  readonly forms: ReadonlySet<number> | undefined;
  readonly isFirst: boolean;
  readonly length: number;
  /** How often each of its forms stands before the caret; undefined if none does. */
  readonly used: ReadonlyMap<string, number> | undefined;
}

type UsedForms = ReadonlyMap<number, ReadonlyMap<string, number>>;

function matchesOf(keys: readonly NameKey[], { names }: KnowledgeBase, used: UsedForms): readonly Match[] {
  const byEntity = new Map<number, NameKey[]>();
  for (const key of keys) if (!byEntity.get(key.entity)?.push(key)) byEntity.set(key.entity, [key]);
  return [...byEntity].map(([entity, own]) => {
    const forms = own.map((it) => it.form);
    // A discouraged or former name leads to every form that may stand.
    const isOpen = forms.some((it) => it === undefined || !isAccepted(names.kind(it)));
    return {
      entity,
      forms: isOpen ? undefined : new Set(forms as readonly number[]),
      isFirst: own.some((it) => it.isFirst),
      length: Math.min(...own.map((it) => it.key.length)),
      used: used.get(entity),
    };
  });
}

const isAccepted = (kind: string): boolean => kind === 'name' || kind === 'short';

function ranked(matches: readonly Match[], typed: string, knowledge: KnowledgeBase): readonly Match[] {
  const isExact = ({ forms }: Match): boolean =>
    forms !== undefined && [...forms].some((it) => knowledge.names.surface(it).startsWith(typed));
  const weighed = matches.map((match) => ({
    match,
    weights: [!match.used, !isExact(match), !match.isFirst].map(Number).concat(match.length, match.entity),
  }));
  weighed.sort((a, b) => a.weights.map((it, at) => it - b.weights[at]!).find((it) => it !== 0) ?? 0);
  return weighed.map((it) => it.match);
}

/**
 * The full name first; once it has been mentioned, the short form that the report uses or that suits its date.
 * Forms that what was typed does not begin come last.
 */
function formsOf(
  entity: Entity,
  { forms, used }: Match,
  typed: string,
  date: string | undefined,
  { names }: KnowledgeBase,
): readonly string[] {
  const uses = (form: string): number => used?.get(form) ?? 0;
  const shorts = [...shortFormsAt(entity, date ?? entity.asOf)].sort((a, b) => uses(b) - uses(a));
  const isShortFirst = used !== undefined && (entity.kind === 'person' || uses(shorts[0] ?? '') > 0);
  const lead = isShortFirst ? [...shorts.slice(0, 1), entity.name] : [entity.name];
  const all = [...(shorts.includes(typed) ? [typed] : []), ...lead, ...shorts];
  const isBegun = (form: string): boolean => forms === undefined || forms.has(names.formOf(form));
  const distinct = new Set([...all.filter(isBegun), ...all.filter((it) => !isBegun(it))]);
  return [...distinct].slice(0, mostFormsOfOne);
}

/** How often each form of each entity stands before `offset`. */
function formsBefore({ blocks }: Report, knowledge: KnowledgeBase, offset: number): UsedForms {
  const { names } = knowledge;
  const namesOf = namesIn(knowledge);
  const used = new Map<number, Map<string, number>>();
  for (const { block, start } of blocks) {
    if (start >= offset) break;
    for (const { form, range } of namesOf(block).mentions) {
      if (start + range.end > offset) break;
      const entity = names.entity(form);
      let forms = used.get(entity);
      if (!forms) used.set(entity, (forms = new Map()));
      const surface = names.surface(form);
      forms.set(surface, (forms.get(surface) ?? 0) + 1);
    }
  }
  return used;
}

function detailOf(entity: Entity, date: string | undefined): Message | undefined {
  const [role] = rolesAt(entity, date);
  if (role) return { ja: role.title, en: role.title };
  return entity.kind && entityKinds[entity.kind];
}

/** Whether a reader reads what stands at `offset`: no code, URL or comment, and no key of the front matter. */
function isProse(report: Report, offset: number): boolean {
  const { frontMatter, source } = report;
  if (frontMatter && offset < frontMatter.range.end) {
    return [...frontMatter.entries.values()].some((it) => touches(it.range, offset));
  }
  // The destination of a link that is not closed yet.
  if (/\]\([^()\n]*$/.test(source.text.slice(Math.max(0, offset - 200), offset))) return false;
  const placed = blockAt(report, offset);
  if (!placed) return false;
  const { block, start } = placed;
  const at = offset - start;
  const isCode = block.opaque.some(
    (it) => it.start < at && (at < it.end || (at === it.end && /[^`>)\]]/.test(block.text[at - 1]!))),
  );
  return !isCode && block.prose.some((it) => it.fromSource(at) !== undefined);
}
