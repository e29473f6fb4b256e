/**
 * Report → findings: runs the rules in force, block by block where a rule allows it.
 * Invariant: total. A rule that throws becomes a finding, and its neighbours go on.
 * Block rules are asked again only for a block, settings, house or knowledge base that was not seen before, so
 * that a keystroke costs one block and the rules that compare parts of the whole report.
 */
import type { Finding, Fix, Interaction, Problem, Severity } from './finding.js';
import type { House } from './house.js';
import type { KnowledgeBase } from './knowledge/knowledgeBase.js';
import type { Block } from './markdown/block.js';
import { rememberedByBlock } from './markdown/blockMemory.js';
import type { Report } from './markdown/report.js';
import { noReadings, type Readings, sentencesIn } from './readings.js';
import { type RuleSet, ruleSetOf } from './ruleSet.js';
import { rules as allRules } from './rules/index.js';
import type { ReportInput, Rule } from './rules/rule.js';
import type { Settings } from './settings.js';
import { suppress } from './suppression.js';
import { noSurroundings, type Surroundings } from './surroundings.js';
import { remembered } from './text/remembered.js';
import { overlaps, rangeOf, shifted } from './text/textRange.js';

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
