/** What is accepted in a folder, as a list; and the edits that accept and withdraw. */

import { type FindingIdentity, identityKey } from '../findingIdentity.js';
import {
  addedAcceptance,
  movedAcceptances,
  type NewAcceptance,
  removedAcceptance,
} from '../publishing/acceptanceEdits.js';
import type { Acceptance } from '../publishing/acceptances.js';
import type { Judged } from '../publishing/accepted.js';
import type { FileEdit, Location } from '../text/textRange.js';
import { pathIn, uriIn } from '../text/uri.js';
import type { Workspace } from '../workspace.js';

export interface ListedAcceptance {
  readonly acceptance: Acceptance;
  /** Where the finding stands; undefined where it is gone. */
  readonly place: Location | undefined;
  /** The entry in the file of acceptances. */
  readonly entry: Location;
}

/** `judgedIn` gives what is accepted in the report at a path, where that is at hand. */
export function acceptedList(
  { root, acceptances }: Workspace,
  judgedIn: (report: string) => Judged | undefined,
): readonly ListedAcceptance[] {
  const { uri, entries } = acceptances;
  if (root === undefined || uri === undefined) return [];
  const places = new Map<Acceptance, Location>();
  for (const path of new Set(entries.map((it) => it.report))) {
    for (const { acceptance, finding } of judgedIn(path)?.accepted ?? []) {
      places.set(acceptance, { uri: uriIn(root, path), range: finding.range });
    }
  }
  return entries.map((acceptance) => ({
    acceptance,
    place: places.get(acceptance),
    entry: { uri, range: acceptance.range },
  }));
}

/** Who lets a finding stand, why and since when. */
export type Approval = Pick<Acceptance, 'reason' | 'author' | 'date'>;

/** Undefined where there is no folder, or its file could not take the entry without harm. */
export function acceptingEdit(
  { root, acceptances }: Workspace,
  report: string,
  identity: FindingIdentity,
  approval: Approval,
): FileEdit | undefined {
  const path = root === undefined ? undefined : pathIn(root, report);
  if (path === undefined || acceptances.uri === undefined) return undefined;
  const { rule, text, sentence, nth } = identity;
  const { reason, author, date } = approval;
  const added: NewAcceptance = { report: path, rule, text, sentence, nth, reason, author, date };
  const edits = addedAcceptance(acceptances.source?.text ?? '', added);
  return edits && { uri: acceptances.uri, ...(!acceptances.source && { create: true }), edits };
}

/** Takes an acceptance back; the finding is shown again. */
export function withdrawingEdit(
  { acceptances }: Workspace,
  withdrawn: FindingIdentity & Pick<Acceptance, 'report'>,
): FileEdit | undefined {
  const { uri, source, entries } = acceptances;
  const key = identityKey(withdrawn);
  const entry = entries.find((it) => it.report === withdrawn.report && identityKey(it) === key);
  const edits = entry && source && removedAcceptance(source.text, entry);
  return edits && uri !== undefined ? { uri, edits } : undefined;
}

/** The acceptances go along with a report, or with a folder of reports, that is renamed. URIs are canonical. */
export function movingEdit(
  { root, acceptances }: Workspace,
  moves: readonly { readonly from: string; readonly to: string }[],
): FileEdit | undefined {
  const { uri, source } = acceptances;
  if (root === undefined || uri === undefined || !source) return undefined;
  const edits = moves.flatMap((it) => {
    const [from, to] = [pathIn(root, it.from), pathIn(root, it.to)];
    return from === undefined || to === undefined ? [] : movedAcceptances(source.text, from, to);
  });
  return edits.length === 0 ? undefined : { uri, edits };
}
