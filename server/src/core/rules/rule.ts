/** What a rule is. A rule reads, it never writes: everything it finds it yields. */
import type { Message, Problem, Severity } from '../finding.js';
import type { House } from '../house.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Block } from '../markdown/block.js';
import type { Report } from '../markdown/report.js';

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

/** A rule that needs no more than one block: its answer is remembered with the block. Ranges count from the block. */
export interface BlockRule<S extends OptionSpecs = OptionSpecs> extends RuleDeclaration<S> {
  readonly scope: 'block';
  check(input: BlockInput<S>): Iterable<Problem>;
}

/** A rule that compares parts of the whole report. Ranges count from the report's start. */
export interface ReportRule<S extends OptionSpecs = OptionSpecs> extends RuleDeclaration<S> {
  readonly scope: 'report';
  check(input: ReportInput<S>): Iterable<Problem>;
}

export type Rule = BlockRule | ReportRule;

export interface BlockInput<S extends OptionSpecs = OptionSpecs> {
  readonly block: Block;
  readonly knowledge: KnowledgeBase;
  readonly house: House;
  readonly options: OptionsOf<S>;
}

export interface ReportInput<S extends OptionSpecs = OptionSpecs> {
  readonly report: Report;
  readonly knowledge: KnowledgeBase;
  readonly house: House;
  readonly options: OptionsOf<S>;
}

/** Identity; it exists so that `options` types the input. */
export function defineBlockRule<const S extends OptionSpecs>(rule: BlockRule<S>): Rule {
  return rule as unknown as Rule;
}

/** Identity; it exists so that `options` types the input. */
export function defineReportRule<const S extends OptionSpecs>(rule: ReportRule<S>): Rule {
  return rule as unknown as Rule;
}
