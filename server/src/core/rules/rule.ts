/** What a rule is. A rule reads, it never writes: everything it finds it yields. */
import type { Message, Problem, Severity } from '../finding.js';
import type { House } from '../house.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Block, Directive } from '../markdown/block.js';
import type { Report } from '../markdown/report.js';
import type { NotationChoice } from '../notation/notationChoice.js';
import { notationProblems } from '../notation/notationProblems.js';
import type { ReadSentence } from '../readings.js';
import type { Surroundings } from '../surroundings.js';

/** One option of a rule. Its default gives its type; schema, settings page and manual are made from it. */
export interface OptionSpec {
  readonly default: boolean | number | string | readonly string[];
  readonly description: Message;
  /** The values allowed, where they are few. */
  readonly values?: readonly string[];
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type Widened<T> = T extends boolean
  ? boolean
  : T extends number
    ? number
    : T extends string
      ? string
      : readonly string[];

export type OptionsOf<S extends OptionSpecs> = { readonly [K in keyof S]: Widened<S[K]['default']> };

interface RuleDeclaration<S extends OptionSpecs> {
  /** Kebab-case, names the defect. Also the diagnostic code and the key under `rules` in koetsu.yaml. */
  readonly id: string;
  /** One sentence for the rule index, the schema and `koetsu rules`. */
  readonly summary: Message;
  readonly severity: Severity | 'off';
  readonly fixable: 'always' | 'sometimes' | 'never';
  readonly options: S;
}

/**
 * A rule that needs no more than one block: its answer is remembered with the block. Ranges count from the block;
 * a related location with an empty URI is one in the same block.
 */
export interface BlockRule<S extends OptionSpecs = OptionSpecs> extends RuleDeclaration<S> {
  readonly scope: 'block';
  check(input: BlockInput<S>): Iterable<Problem>;
}

/**
 * A block rule that sees the sentences in which a morphological analysis has found something. It is silent as long
 * as nobody has read them, and is asked apart from the block rules, so that a reading costs no other answer.
 */
export interface ReadingRule<S extends OptionSpecs = OptionSpecs> extends RuleDeclaration<S> {
  readonly scope: 'reading';
  check(input: ReadingInput<S>): Iterable<Problem>;
}

/** A rule that compares parts of the whole report. Ranges count from the report's start. */
export interface ReportRule<S extends OptionSpecs = OptionSpecs> extends RuleDeclaration<S> {
  readonly scope: 'report';
  /** It misses what the rest of a report may hold, so it has nothing to say of a passage alone. */
  readonly needsWhole?: true;
  /** The choice of notation that it watches over, for which `house.notation` has a key. */
  readonly notation?: NotationChoice;
  check(input: ReportInput<S>): Iterable<Problem>;
}

/** A rule that judges the directives, after all other rules have run. Ranges count from the report's start. */
export interface SuppressionRule<S extends OptionSpecs = OptionSpecs> extends RuleDeclaration<S> {
  readonly scope: 'suppression';
  check(input: SuppressionInput<S>): Iterable<Problem>;
}

export type Rule = BlockRule | ReadingRule | ReportRule | SuppressionRule;

export interface BlockInput<S extends OptionSpecs = OptionSpecs> {
  readonly block: Block;
  readonly knowledge: KnowledgeBase;
  readonly house: House;
  readonly options: OptionsOf<S>;
}

export interface ReadingInput<S extends OptionSpecs = OptionSpecs> extends BlockInput<S> {
  /** Those of the block in which there is something, in order. */
  readonly sentences: readonly ReadSentence[];
}

export interface ReportInput<S extends OptionSpecs = OptionSpecs> {
  readonly report: Report;
  readonly knowledge: KnowledgeBase;
  readonly house: House;
  readonly surroundings: Surroundings;
  readonly options: OptionsOf<S>;
}

export interface SuppressionInput<S extends OptionSpecs = OptionSpecs> extends ReportInput<S> {
  readonly suppressions: readonly Suppression[];
}

/** What a directive did. */
export interface Suppression {
  readonly directive: Directive;
  /** The rules it names that do not exist. */
  readonly unknown: Directive['rules'];
  /** The rules it names that had nothing to say there. Rules that are switched off are not judged. */
  readonly idle: Directive['rules'];
  /** It silenced at least one finding. */
  readonly effective: boolean;
}

/** Identity; it exists so that `options` types the input. */
export function defineBlockRule<const S extends OptionSpecs>(rule: BlockRule<S>): Rule {
  return rule as unknown as Rule;
}

/** Identity; it exists so that `options` types the input. */
export function defineReadingRule<const S extends OptionSpecs>(rule: ReadingRule<S>): Rule {
  return rule as unknown as Rule;
}

/** Identity; it exists so that `options` types the input. */
export function defineReportRule<const S extends OptionSpecs>(rule: ReportRule<S>): Rule {
  return rule as unknown as Rule;
}

/** Identity; it exists so that `options` types the input. */
export function defineSuppressionRule<const S extends OptionSpecs>(rule: SuppressionRule<S>): Rule {
  return rule as unknown as Rule;
}

/** A rule on one choice of notation: all that it is follows from the choice. */
export const defineNotationRule = (choice: NotationChoice): Rule =>
  defineReportRule({
    id: `inconsistent-${choice.id}`,
    scope: 'report',
    summary: {
      ja: `${choice.name.ja}の書き方が、1つの報告書の中でそろっていません。`,
      en: `${choice.name.en}: one report writes them in several ways.`,
    },
    severity: 'information',
    fixable: 'sometimes',
    options: {},
    notation: choice,
    check: notationProblems(choice),
  });
