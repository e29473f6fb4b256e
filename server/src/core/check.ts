/**
 * Report → findings: runs the rules in force, block by block where a rule allows it.
 * Invariant: total. A rule that throws becomes a finding, and its neighbours go on.
 * Block rules are asked again only for a block, settings, house or knowledge base that was not seen before, so
 * that a keystroke costs one block and the rules that compare parts of the whole report.
 */
import {
  type Choice,
  type Finding,
  type Fix,
  type Interaction,
  type Problem,
  type Severity,
  safeFix,
  severities,
} from './finding.js';
import type { House } from './house.js';
import type { KnowledgeBase } from './knowledge/knowledgeBase.js';
import type { Block } from './markdown/block.js';
import { rememberedByBlock } from './markdown/blockMemory.js';
import type { Report } from './markdown/report.js';
import { noReadings, type Readings, sentencesIn } from './readings.js';
import { rules as allRules } from './rules/index.js';
import type {
  BlockRule,
  OptionSpecs,
  OptionsOf,
  ReadingRule,
  ReportInput,
  ReportRule,
  Rule,
  SuppressionRule,
} from './rules/rule.js';
import type { RuleSetting, Settings } from './settings.js';
import { suppress } from './suppression.js';
import { noSurroundings, type Surroundings } from './surroundings.js';
import { globsOf, pathMatcher } from './text/globs.js';
import { applyEdits, overlaps, rangeOf, shifted, type TextEdit, type TextRange } from './text/textRange.js';

export interface CheckOptions {
  /** The rules to choose from; all of Koetsu's by default. */
  readonly rules?: readonly Rule[];
  /** What is known of the places to which links lead; nothing by default. */
  readonly surroundings?: Surroundings;
  /** What has been found in sentences; nothing by default. */
  readonly readings?: Readings;
}

/** The findings in order of their place. `path` is relative to the workspace root, with `/`; overrides match it. */
export function checkReport(
  report: Report,
  knowledge: KnowledgeBase,
  settings: Settings,
  house: House,
  path: string,
  { rules = allRules, surroundings = noSurroundings, readings = noReadings }: CheckOptions = {},
): readonly Finding[] {
  const ruleSet = ruleSetOf(rules, settings, path);
  const memory = memoryOf(ruleSet, knowledge, house);
  const known = memory.reports.get(report);
  if (known?.surroundings === surroundings && known.readings === readings) return known.findings;

  const found: Finding[] = [];
  const checked = checkedBlocks(memory);
  for (const { block, start } of report.printedBlocks) {
    const remembered = checked(block);
    if (remembered === clean) continue;
    for (const finding of placedAt(remembered, start, report.source.uri)) found.push(finding);
  }
  const inBlocks = found.length;
  if (readings.faults.size > 0 && ruleSet.reading.length > 0) {
    const read = readBlocks(readerOf(memory, readings));
    for (const { block, start } of report.printedBlocks) {
      const remembered = read(block);
      if (remembered !== clean) found.push(...placedAt(remembered, start, report.source.uri));
    }
  }
  for (const { rule, options, severity } of ruleSet.report) {
    const input = { report, knowledge, house, surroundings, options };
    collect(() => rule.check(input), rule.id, severity, 0, found);
  }
  if (found.length > inBlocks) found.sort(byPlace);

  const findings =
    report.directives.length === 0
      ? found
      : withoutSuppressed(found, rules, ruleSet, { report, knowledge, house, surroundings });
  memory.reports.set(report, { surroundings, readings, findings });
  return findings;
}

/** Whether settings switch a rule on that needs the sentences of a report read. */
export const readsSentences = (settings: Settings, path: string): boolean =>
  ruleSetOf(allRules, settings, path).reading.length > 0;

function withoutSuppressed(
  found: readonly Finding[],
  rules: readonly Rule[],
  ruleSet: RuleSet,
  world: Omit<ReportInput, 'options'>,
): readonly Finding[] {
  const judged = new Set([...ruleSet.block, ...ruleSet.report].map((it) => it.rule.id));
  const { kept, suppressions } = suppress(world.report, found, new Set(rules.map((it) => it.id)), judged);
  for (const { rule, options, severity } of ruleSet.suppression) {
    const input = { ...world, options, suppressions };
    collect(() => rule.check(input), rule.id, severity, 0, kept);
  }
  return kept.sort(byPlace);
}

/** Asks one rule and puts what it says into `into`; what it said before it threw stays. */
function collect(
  check: () => Iterable<Problem>,
  id: string,
  severityOf: (problem: Problem) => Severity,
  end: number,
  into: Finding[],
): void {
  try {
    for (const problem of check()) {
      const severity = problem.weights?.[id] ?? severityOf(problem);
      if (severity !== 'off') into.push({ ...problem, rule: id, severity });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    into.push({
      rule: id,
      severity: 'error',
      range: rangeOf(0, end),
      message: {
        ja: `規則「${id}」が途中で止まりました（${reason}）。Koetsuの不具合です。ほかの規則は動いています。`,
        en: `The rule “${id}” failed (${reason}). This is a bug in Koetsu; the other rules have run.`,
      },
    });
  }
}

const byPlace = (a: Finding, b: Finding): number =>
  a.range.start - b.range.start || a.range.end - b.range.end;

// Block rules and what is remembered of them.

/** The findings of one block, counted from its start, and the same at the place where the block was last seen. */
interface RememberedBlock {
  readonly findings: readonly Finding[];
  placed: readonly Finding[];
  start: number;
  uri: string;
}

/** A block without findings: told apart by identity, since nearly every block is one. */
const clean: RememberedBlock = { findings: [], placed: [], start: 0, uri: '' };

const checkedBlocks = rememberedByBlock(checkBlock);

function checkBlock(block: Block, { ruleSet, knowledge, house }: Memory): RememberedBlock {
  const findings: Finding[] = [];
  for (const { rule, options, severity } of ruleSet.block) {
    collect(
      () => rule.check({ block, knowledge, house, options }),
      rule.id,
      severity,
      block.text.length,
      findings,
    );
  }
  if (findings.length === 0) return clean;
  return { findings: findings.sort(byPlace), placed: [], start: -1, uri: '' };
}

/** Who judges sentences, and by what readings. */
interface Reader {
  readonly memory: Memory;
  readonly readings: Readings;
}

function readerOf(memory: Memory, readings: Readings): Reader {
  if (memory.reader?.readings !== readings) memory.reader = { memory, readings };
  return memory.reader;
}

const readBlocks = rememberedByBlock(readBlock);

/** A finding that needed no dictionary goes before one at the same place that did. */
function readBlock(block: Block, { memory, readings }: Reader): RememberedBlock {
  const sentences = sentencesIn(block).flatMap((sentence) => {
    const faults = readings.faults.get(sentence.text);
    return faults ? [{ sentence, faults }] : [];
  });
  if (sentences.length === 0) return clean;
  const { ruleSet, knowledge, house } = memory;
  const known = checkedBlocks(memory)(block).findings;
  const findings: Finding[] = [];
  for (const { rule, options, severity } of ruleSet.reading) {
    const input = { block, sentences, knowledge, house, options };
    collect(() => rule.check(input), rule.id, severity, block.text.length, findings);
  }
  const own = findings.filter(({ range }) => !known.some((it) => overlaps(it.range, range)));
  return own.length === 0 ? clean : { findings: own.sort(byPlace), placed: [], start: -1, uri: '' };
}

/** The same objects as long as the block stays where it is, so that a door may remember what it made of them. */
function placedAt(remembered: RememberedBlock, start: number, uri: string): readonly Finding[] {
  if (remembered.start !== start || remembered.uri !== uri) {
    remembered.placed = remembered.findings.map((it) => findingAt(it, start, uri));
    remembered.start = start;
    remembered.uri = uri;
  }
  return remembered.placed;
}

function findingAt(finding: Finding, by: number, uri: string): Finding {
  const { range, fixes, interactions, related } = finding;
  return {
    ...finding,
    range: shifted(range, by),
    ...(fixes && { fixes: fixes.map((it) => fixAt(it, by)) }),
    ...(interactions && { interactions: interactions.map((it) => interactionAt(it, by)) }),
    ...(related && {
      related: related.map((it) =>
        it.location.uri === '' ? { ...it, location: { uri, range: shifted(it.location.range, by) } } : it,
      ),
    }),
  };
}

const fixAt = (fix: Fix, by: number): Fix => ({
  ...fix,
  edits: fix.edits.map(({ range, newText }) => ({ range: shifted(range, by), newText })),
});

function interactionAt(it: Interaction, by: number): Interaction {
  if (it.kind === 'insert-link') return { ...it, range: shifted(it.range, by) };
  if (it.kind === 'go-to') return { ...it, target: shifted(it.target, by) };
  return it;
}

/** Who judges, and what was found in whole reports. */
interface Memory {
  readonly ruleSet: RuleSet;
  readonly knowledge: KnowledgeBase;
  readonly house: House;
  readonly reports: WeakMap<Report, CheckedReport>;
  reader: Reader | undefined;
}

interface CheckedReport {
  readonly surroundings: Surroundings;
  readonly readings: Readings;
  readonly findings: readonly Finding[];
}

const memories = new WeakMap<RuleSet, WeakMap<KnowledgeBase, WeakMap<House, Memory>>>();

function memoryOf(ruleSet: RuleSet, knowledge: KnowledgeBase, house: House): Memory {
  const byKnowledge = remembered(memories, ruleSet, () => new WeakMap());
  const byHouse = remembered(byKnowledge, knowledge, () => new WeakMap());
  return remembered(byHouse, house, () => ({
    ...{ ruleSet, knowledge, house },
    reports: new WeakMap(),
    reader: undefined,
  }));
}

function remembered<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

// Rules in force.

/** The rules that are on, with their options. Reports with the same settings share one, and so share a memory. */
interface RuleSet {
  readonly block: readonly ActiveRule<BlockRule>[];
  readonly reading: readonly ActiveRule<ReadingRule>[];
  readonly report: readonly ActiveRule<ReportRule>[];
  readonly suppression: readonly ActiveRule<SuppressionRule>[];
}

interface ActiveRule<R extends Rule> {
  readonly rule: R;
  readonly options: OptionsOf<OptionSpecs>;
  severity(problem: Problem): Severity;
}

interface RuleSets {
  readonly overrides: readonly ((path: string) => boolean)[];
  /** By the overrides that match, `1` or `0` for each. */
  readonly sets: Map<string, RuleSet>;
}

const ruleSets = new WeakMap<readonly Rule[], WeakMap<Settings, RuleSets>>();

function ruleSetOf(rules: readonly Rule[], settings: Settings, path: string): RuleSet {
  const bySettings = remembered(ruleSets, rules, () => new WeakMap());
  const { overrides, sets } = remembered(bySettings, settings, () => ({
    overrides: settings.overrides.map(({ files }) => pathMatcher(globsOf(files, ['**']), { dot: true })),
    sets: new Map(),
  }));
  const key = overrides.map((matches) => (path !== '' && matches(path) ? '1' : '0')).join('');
  let set = sets.get(key);
  if (!set) {
    const matching = settings.overrides.filter((_, index) => key[index] === '1');
    set = resolved(rules, [settings.rules, ...matching.map((it) => it.rules)]);
    sets.set(key, set);
  }
  return set;
}

/** Later layers win, key by key. */
function resolved(rules: readonly Rule[], layers: readonly ReadonlyMap<string, RuleSetting>[]): RuleSet {
  const active = rules.flatMap((rule) => {
    const given = layers.map((it) => it.get(rule.id));
    const wanted = given.filter((it) => it?.severity !== undefined).at(-1)?.severity;
    if ((wanted ?? rule.severity) === 'off') return [];
    return [
      {
        rule,
        options: optionsOf(rule, given),
        severity: severityChooser(rule, wanted as Severity | undefined),
      },
    ];
  });
  const of = <R extends Rule>(scope: R['scope']): readonly ActiveRule<R>[] =>
    active.filter((it): it is ActiveRule<R> => it.rule.scope === scope);
  return {
    block: of<BlockRule>('block'),
    reading: of<ReadingRule>('reading'),
    report: of<ReportRule>('report'),
    suppression: of<SuppressionRule>('suppression'),
  };
}

function optionsOf(rule: Rule, given: readonly (RuleSetting | undefined)[]): OptionsOf<OptionSpecs> {
  const options: Record<string, boolean | number | string | readonly string[]> = {};
  for (const [name, spec] of Object.entries(rule.options)) {
    const value = given.filter((it) => it?.options?.[name] !== undefined).at(-1)?.options?.[name];
    options[name] = (value ?? spec.default) as typeof spec.default;
  }
  return options;
}

/** Settings set the ceiling: a problem whose evidence is weaker than usual keeps its lower severity under them. */
function severityChooser(rule: Rule, wanted: Severity | undefined): (problem: Problem) => Severity {
  const usual = rule.severity as Severity;
  if (wanted === undefined) return (problem) => problem.severity ?? usual;
  return ({ severity }) =>
    severity !== undefined && severities.indexOf(severity) > severities.indexOf(wanted) ? severity : wanted;
}

// Fixes.

/** One round of disjoint edits, in order; where two fixes want the same text the first finding wins. */
export function fixAll(findings: readonly Finding[], choose: Choice = safeFix): readonly TextEdit[] {
  const accepted: TextEdit[] = [];
  for (const finding of findings) {
    const fix = choose(finding);
    if (!fix || fix.edits.some((it) => collides(it.range, accepted))) continue;
    for (const edit of fix.edits) accepted.splice(placeFor(edit.range, accepted), 0, edit);
  }
  return accepted;
}

/** Two insertions at one place have no order that both fixes would agree to, so they collide too. */
function collides(range: TextRange, accepted: readonly TextEdit[]): boolean {
  const at = placeFor(range, accepted);
  return [accepted[at - 1], accepted[at]].some((it) => {
    if (!it) return false;
    const other = it.range;
    const insertion = range.start === range.end || other.start === other.end;
    return insertion
      ? range.start <= other.end && other.start <= range.end
      : range.start < other.end && other.start < range.end;
  });
}

/** The index of the first accepted edit that starts behind `range`. */
function placeFor(range: TextRange, accepted: readonly TextEdit[]): number {
  let low = 0;
  let high = accepted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (accepted[middle]!.range.start > range.start) high = middle;
    else low = middle + 1;
  }
  return low;
}

const mostRounds = 10;

/**
 * Applies the fixes chosen, by default what is safe, until none is left. `settled` is false where that did not happen
 * within ten rounds.
 */
export function fixToFixedPoint(
  text: string,
  check: (text: string) => readonly Finding[],
  choose: Choice = safeFix,
): { readonly text: string; readonly settled: boolean } {
  let fixed = text;
  for (let round = 0; round < mostRounds; round++) {
    const edits = fixAll(check(fixed), choose);
    if (edits.length === 0) return { text: fixed, settled: true };
    fixed = applyEdits(fixed, edits);
  }
  return { text: fixed, settled: fixAll(check(fixed), choose).length === 0 };
}
