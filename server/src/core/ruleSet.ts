/** Settings → the rules in force for a path, with their options and weights. */
import { type Problem, type Severity, severities } from './finding.js';
import type {
  BlockRule,
  OptionSpecs,
  OptionsOf,
  ReadingRule,
  ReportRule,
  Rule,
  SuppressionRule,
} from './rules/rule.js';
import type { RuleSetting, Settings } from './settings.js';
import { globsOf, pathMatcher } from './text/globs.js';
import { remembered } from './text/remembered.js';

/** The rules that are on, with their options. Reports with the same settings share one, and so share a memory. */
export interface RuleSet {
  readonly block: readonly ActiveRule<BlockRule>[];
  readonly reading: readonly ActiveRule<ReadingRule>[];
  readonly report: readonly ActiveRule<ReportRule>[];
  readonly suppression: readonly ActiveRule<SuppressionRule>[];
}

export interface ActiveRule<R extends Rule> {
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

export function ruleSetOf(rules: readonly Rule[], settings: Settings, path: string): RuleSet {
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
