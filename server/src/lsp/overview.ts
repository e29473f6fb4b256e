/** A report at a glance, for the editor's view. */
import { type Finding, severities } from '../core/finding.js';
import { verdictOf } from '../core/publishing/proofSheet.js';
import { ruleNamed } from '../core/rules/index.js';
import type { Overview } from './protocol.js';
import type { Snapshot } from './session.js';
import { toRange, toText } from './toProto.js';

export function overviewFor(snapshot: Snapshot): Overview | null {
  const { source, service } = snapshot;
  const check = service.publishCheck(source.uri);
  if (!check) return null;
  const groups = service.nameList(source.uri);
  const isDoubtful = (kind: string): boolean => kind === 'suspect' || kind === 'unknown';
  const namesOf = (doubtful: boolean) =>
    groups.filter((it) => isDoubtful(it.kind) === doubtful).flatMap((it) => it.names);
  return {
    canGoOut: check.canGoOut,
    verdict: toText(verdictOf(check), snapshot),
    findings: byRule(service.check(source.uri)).map(([rule, findings]) => ({
      rule,
      severity: findings[0]!.severity,
      title: toText(ruleNamed(rule)?.summary ?? findings[0]!.message, snapshot),
      places: findings.map((it) => toRange(it.range, source)),
    })),
    openLinks: service.openLinks(source.uri).map((it) => toRange(it.range, source)),
    notes: service
      .notes(source.uri)
      .flatMap(({ children }) => children.map((it) => toRange(it.selection, source))),
    names: {
      known: namesOf(false).length,
      doubtful: namesOf(true)
        .map((it) => it.places[0]!)
        .sort((a, b) => a.start - b.start)
        .map((it) => toRange(it, source)),
    },
  };
}

/** One group for each rule and severity, the gravest first, then the most frequent. */
function byRule(
  findings: readonly Finding[],
): readonly (readonly [rule: string, findings: readonly Finding[]])[] {
  const groups = new Map<string, { readonly first: Finding; readonly all: Finding[] }>();
  for (const it of findings) {
    const key = `${it.rule} ${it.severity}`;
    const group = groups.get(key);
    if (group) group.all.push(it);
    else groups.set(key, { first: it, all: [it] });
  }
  const weight = ({ severity }: Finding): number => severities.indexOf(severity);
  return [...groups.values()]
    .sort((a, b) => weight(a.first) - weight(b.first) || b.all.length - a.all.length)
    .map(({ first, all }) => [first.rule, all] as const);
}
