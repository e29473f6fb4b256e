/**
 * What acceptances take out of a report's findings. Directives come first: they stand in the text that they are
 * about. An acceptance of what a directive silences anyway is not needed, and is reported as such.
 */

import type { Finding } from '../finding.js';
import { type FindingIdentity, identitiesOf, identityKey } from '../findingIdentity.js';
import type { Report } from '../markdown/report.js';
import type { Acceptance, Acceptances } from './acceptances.js';

export interface AcceptedFinding {
  readonly finding: Finding;
  readonly acceptance: Acceptance;
}

export interface Judged {
  /** The findings that are left. */
  readonly open: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  /** Of all findings; empty where nothing is accepted. */
  readonly identities: ReadonlyMap<Finding, FindingIdentity>;
}

const remembered = new WeakMap<readonly Finding[], WeakMap<Acceptances, Judged>>();

/** `findings` are all of the report, whose path is relative to the folder. */
export function judged(
  findings: readonly Finding[],
  report: Report,
  path: string,
  acceptances: Acceptances,
): Judged {
  if (acceptances.entries.length === 0) return nothingAccepted(findings);
  let byAcceptances = remembered.get(findings);
  if (!byAcceptances) remembered.set(findings, (byAcceptances = new WeakMap()));
  let known = byAcceptances.get(acceptances);
  if (!known) {
    known = judge(findings, report, path, acceptances);
    byAcceptances.set(acceptances, known);
  }
  return known;
}

const nothingAccepted = (open: readonly Finding[]): Judged => ({ open, accepted: [], identities: new Map() });

/** A report that was renamed or moved takes its acceptances along: those of no report count wherever they match. */
function judge(findings: readonly Finding[], report: Report, path: string, { entries }: Acceptances): Judged {
  const count = entries.filter((it) => it.isLost || it.report === path);
  const byKey = new Map(count.map((it) => [identityKey(it), it]));
  if (byKey.size === 0) return nothingAccepted(findings);
  const identities = identitiesOf(findings, report.source, report);
  const open: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const finding of findings) {
    const acceptance = byKey.get(identityKey(identities.get(finding) as FindingIdentity));
    if (acceptance) accepted.push({ finding, acceptance });
    else open.push(finding);
  }
  return { open, accepted, identities };
}
