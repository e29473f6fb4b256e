/** koetsu-accepted.yaml → findings: entries that cannot be used, and entries that match nothing any more. */

import { shortened } from '../deviation.js';
import { type Finding, type Fix, type Message, mostOffers } from '../finding.js';
import { identityKey } from '../findingIdentity.js';
import { isRuleFinding } from '../rules/index.js';
import type { SourceText } from '../text/sourceText.js';
import type { TextEdit } from '../text/textRange.js';
import { reattachedAcceptance, removedAcceptance } from './acceptanceEdits.js';
import type { Acceptance, Acceptances } from './acceptances.js';
import type { Judged } from './accepted.js';

/** `judgedIn` gives what is accepted and what is open in a report, by its path; undefined where there is none. */
export function checkAcceptances(
  { source, entries, problems }: Acceptances,
  judgedIn: (report: string) => Judged | undefined,
): readonly Finding[] {
  if (!source) return [];
  const effective = new Set<Acceptance>();
  for (const report of new Set(entries.map((it) => it.report))) {
    for (const { acceptance } of judgedIn(report)?.accepted ?? []) effective.add(acceptance);
  }
  const keyOf = (it: Acceptance): string => `${it.report} ${identityKey(it)}`;
  const settled = new Set([...effective].map(keyOf));
  const invalid = problems.map(
    (it): Finding => ({ ...it, rule: 'invalid-acceptance', severity: it.severity ?? 'error' }),
  );
  const unused = entries
    .filter((it) => !effective.has(it))
    .map((it, index): Finding => {
      const isDouble = settled.has(keyOf(it));
      const fixes =
        index < mostOffers
          ? [...(isDouble ? [] : reattaching(it, source, judgedIn)), ...removing(it, source)]
          : [];
      return {
        rule: 'unused-acceptance',
        severity: it.isLost || !isRuleFinding(it.rule) ? 'warning' : 'information',
        range: it.isLost ? it.reportRange : it.range,
        message: isDouble ? double : reasonOf(it),
        unnecessary: true,
        ...(fixes.length > 0 && { fixes }),
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

const double: Message = {
  ja: '同じ指摘の承認が、ほかにもあります。',
  en: 'This finding is accepted by another entry, too.',
};

/**
 * Where the report has just one open finding of the same rule and text, its sentence may have been edited. That it
 * may still stand, only a person can say.
 */
function reattaching(
  acceptance: Acceptance,
  { text }: SourceText,
  judgedIn: (report: string) => Judged | undefined,
): readonly Fix[] {
  const judged = acceptance.isLost ? undefined : judgedIn(acceptance.report);
  const alike = (judged?.open ?? [])
    .flatMap((it) => judged?.identities.get(it) ?? [])
    .filter((it) => it.rule === acceptance.rule && it.text === acceptance.text);
  const [only] = alike;
  if (!only || alike.length > 1 || only.nth !== acceptance.nth || only.sentence === '') return [];
  const edits = reattachedAcceptance(text, acceptance, only.sentence);
  const sentence = shortened(only.sentence);
  return edits
    ? [
        {
          title: { ja: `改められた文「${sentence}」でも承認する`, en: `Accept it in “${sentence}” too` },
          edits,
          safe: false,
        },
      ]
    : [];
}

/** Remembered, since a report that is being typed in asks again and again. */
const removals = new WeakMap<Acceptance, readonly TextEdit[] | undefined>();

function removing(acceptance: Acceptance, { text }: SourceText): readonly Fix[] {
  if (!removals.has(acceptance)) removals.set(acceptance, removedAcceptance(text, acceptance));
  const edits = removals.get(acceptance);
  return edits ? [{ title: { ja: 'この承認を消す', en: 'Remove this acceptance' }, edits, safe: false }] : [];
}
