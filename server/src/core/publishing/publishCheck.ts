/**
 * Can this report go out? What stands in the way, what else an editor looks at before it does, and what the
 * report says of itself. The proof sheet and the doors show it.
 */

import { versionName, versionsAt } from '../approvedText.js';
import type { Finding, Message } from '../finding.js';
import type { House } from '../house.js';
import { partsOf } from '../markdown/parts.js';
import type { Report } from '../markdown/report.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { printedDisclaimer, printedVersion } from '../printedDisclaimer.js';
import type { TextRange } from '../text/textRange.js';
import { decodedSegment } from '../text/uri.js';
import type { AcceptedFinding, Judged } from './accepted.js';

/** Where a finding belongs. The order is that of the proof sheet. */
export const publishGroups = {
  error: { ja: 'エラー', en: 'Errors' },
  disclaimer: { ja: '免責事項', en: 'Disclaimer' },
  placeholder: { ja: '仮のままのリンク', en: 'Open placeholders' },
  todo: { ja: '書き残した箇所', en: 'Unresolved notes' },
  warning: { ja: '確かめる箇所', en: 'To be looked at' },
  name: { ja: '知識ベースにない名前', en: 'Names to verify' },
  other: { ja: '参考', en: 'For information' },
} as const satisfies Readonly<Record<string, Message>>;

export type PublishGroup = keyof typeof publishGroups;

export interface PublishCheck {
  readonly canGoOut: boolean;
  readonly title: string;
  readonly date: string | undefined;
  /** The lines under the title: office, author, date. */
  readonly byline: string;
  /** In the order of the groups; a group without findings is left out. */
  readonly groups: readonly FindingGroup[];
  readonly names: readonly UnverifiedName[];
  readonly namesBlock: boolean;
  readonly disclaimer: DisclaimerState;
  /** What somebody let stand, in the order of the report. */
  readonly accepted: readonly AcceptedFinding[];
}

export interface FindingGroup {
  readonly group: PublishGroup;
  readonly blocks: boolean;
  /** In the order of the report. */
  readonly findings: readonly Finding[];
}

/** A name that the knowledge base does not hold. */
export interface UnverifiedName {
  readonly name: string;
  readonly places: readonly TextRange[];
}

export interface DisclaimerState {
  readonly state: 'current' | 'outdated' | 'changed' | 'missing' | 'undeclared';
  /** The version that is printed, word by word. */
  readonly printed: string | undefined;
  /** The version in force at the report's date. */
  readonly approved: string | undefined;
}

const groupOfRule: Readonly<Record<string, PublishGroup>> = {
  'placeholder-link': 'placeholder',
  'unresolved-todo': 'todo',
  'missing-disclaimer': 'disclaimer',
  'changed-disclaimer': 'disclaimer',
  'misplaced-disclaimer': 'disclaimer',
};

/** A house may turn any finding into one for information, so what a rule is about comes second. */
export function publishGroupOf({ rule, severity }: Finding): PublishGroup {
  if (severity === 'information' || severity === 'hint') return 'other';
  return groupOfRule[rule] ?? severity;
}

export function publishCheckOf(
  report: Report,
  { open, accepted }: Judged,
  names: readonly UnverifiedName[],
  house: House,
  blocks: readonly string[],
): PublishCheck {
  const all = Object.keys(publishGroups) as PublishGroup[];
  const groups = all.flatMap((group): readonly FindingGroup[] => {
    const findings = open.filter((it) => publishGroupOf(it) === group);
    return findings.length === 0 ? [] : [{ group, blocks: blocks.includes(group), findings }];
  });
  const namesBlock = blocks.includes('name') && names.length > 0;
  return {
    canGoOut: !namesBlock && !groups.some((it) => it.blocks),
    title: titleOf(report),
    date: reportDateOf(report),
    byline: bylineOf(report),
    groups,
    names,
    namesBlock,
    disclaimer: disclaimerOf(report, house),
    accepted,
  };
}

/** The same with the findings that `keep` lets through, judged anew. */
export function onlyFindings(check: PublishCheck, keep: (finding: Finding) => boolean): PublishCheck {
  const groups = check.groups
    .map((it) => ({ ...it, findings: it.findings.filter(keep) }))
    .filter((it) => it.findings.length > 0);
  return { ...check, groups, canGoOut: !check.namesBlock && !groups.some((it) => it.blocks) };
}

/** The first heading, else what the front matter calls the report, else the name of its file. */
function titleOf({ headings, source, frontMatter, blocks }: Report): string {
  const [heading] = headings;
  const declared = frontMatter?.entries.get('title')?.value;
  if (declared) return declared;
  const block =
    heading && blocks.find((it) => it.start <= heading.range.start && heading.range.end <= it.end);
  const shown = block?.block.prose[0]?.text.trim();
  return shown || decodedSegment(source.uri.slice(source.uri.lastIndexOf('/') + 1));
}

function bylineOf(report: Report): string {
  const { byline } = partsOf(report);
  if (!byline) return '';
  return report.blocks
    .filter((it) => it.start >= byline.start && it.end <= byline.end && it.block.kind === 'paragraph')
    .flatMap(({ block }) => block.text.split('\n').map((line) => line.replace(/\\$/, '').trim()))
    .filter(Boolean)
    .join('\n');
}

function disclaimerOf(report: Report, { disclaimers }: House): DisclaimerState {
  const valid = versionsAt(disclaimers, reportDateOf(report));
  const [current] = valid;
  if (!current) return { state: 'undeclared', printed: undefined, approved: undefined };
  const approved = versionName(current);
  const printed = printedVersion(report, disclaimers);
  const name = printed && versionName(printed);
  if (printed) return { state: valid.includes(printed) ? 'current' : 'outdated', printed: name, approved };
  const state = printedDisclaimer(report, disclaimers) ? 'changed' : 'missing';
  return { state, printed: undefined, approved };
}
