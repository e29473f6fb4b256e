/** koetsu-accepted.yaml → findings: entries that cannot be used, and entries that match nothing any more. */
import { removedAcceptance } from './acceptanceEdits.js';
import type { Acceptance, Acceptances } from './acceptances.js';
import type { AcceptedFinding } from './accepted.js';
import { shortened } from './deviation.js';
import type { Finding, Fix, Message } from './finding.js';
import { isRuleFinding } from './rules/index.js';

/** `acceptedIn` gives what is accepted in a report, by its path; undefined where there is no such report. */
export function checkAcceptances(
  { source, entries, problems }: Acceptances,
  acceptedIn: (report: string) => readonly AcceptedFinding[] | undefined,
): readonly Finding[] {
  if (!source) return [];
  const effective = new Set<Acceptance>();
  for (const report of new Set(entries.map((it) => it.report))) {
    for (const { acceptance } of acceptedIn(report) ?? []) effective.add(acceptance);
  }
  const invalid = problems.map(
    (it): Finding => ({ ...it, rule: 'invalid-acceptance', severity: it.severity ?? 'error' }),
  );
  const unused = entries
    .filter((it) => !effective.has(it))
    .map((it): Finding => {
      const edits = removedAcceptance(source.text, it);
      const range = it.isLost ? it.reportRange : it.range;
      return {
        rule: 'unused-acceptance',
        severity: it.isLost || !isRuleFinding(it.rule) ? 'warning' : 'information',
        range,
        message: reasonOf(it),
        ...(edits && { fixes: [removal(edits)] }),
      };
    });
  return [...invalid, ...unused].sort((a, b) => a.range.start - b.range.start);
}

function reasonOf({ isLost, report, rule, text }: Acceptance): Message {
  if (isLost) {
    return {
      ja: `「${report}」という報告書がありません。名前や置き場所を変えたのなら、ここも改めます。`,
      en: `There is no report “${report}”. If it was renamed or moved, say so here.`,
    };
  }
  if (!isRuleFinding(rule)) {
    return { ja: `「${rule}」という規則はありません。`, en: `There is no rule “${rule}”.` };
  }
  const marked = text === '' ? '' : shortened(text);
  return {
    ja: `承認した指摘${marked && `（「${marked}」）`}は、もう報告書にありません。文が改められたか、誤りが直っています。`,
    en: `The finding${marked && ` (“${marked}”)`} that is accepted here is gone: its sentence was edited, or it was mended.`,
  };
}

const removal = (edits: Fix['edits']): Fix => ({
  title: { ja: 'この承認を消す', en: 'Remove this acceptance' },
  edits,
  safe: false,
});
