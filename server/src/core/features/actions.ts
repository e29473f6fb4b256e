/**
 * The entries of the light-bulb menu, always in the same order: mend here, mend all, add to the knowledge base (as a
 * name, as a form that may stand, as one that may not, as another word), accept (in the text, on record), explain.
 */

import { type Finding, type Message, safeFixOf } from '../finding.js';
import type { FindingIdentity } from '../findingIdentity.js';
import { fixAll } from '../fixing.js';
import { editFor } from '../knowledgeAddition.js';
import type { Report } from '../markdown/report.js';
import { isRuleFinding } from '../rules/index.js';
import { lineBreakOf } from '../text/lineBreak.js';
import type { FileEdit, TextEdit, TextRange } from '../text/textRange.js';
import type { Workspace } from '../workspace.js';
import { blockAt } from './symbol.js';

/** One entry of the menu. */
export type Action = {
  readonly title: Message;
  readonly finding: Finding;
  readonly preferred: boolean;
} & (
  | { readonly kind: 'edit'; readonly edits: readonly FileEdit[] }
  | { readonly kind: 'insert-link'; readonly range: TextRange }
  | { readonly kind: 'go-to'; readonly target: TextRange }
  /** Asks for a reason and records the finding as accepted. */
  | { readonly kind: 'accept'; readonly identity: FindingIdentity }
  | { readonly kind: 'open-rule'; readonly rule: string }
);

/** All that is safe to mend of one rule in a file, at once. */
export interface RuleFixes {
  readonly edits: readonly TextEdit[];
  /** So many findings it mends. */
  readonly count: number;
}

/** Undefined where it is one finding at most, which has its own fix. */
export function ruleFixesIn(findings: readonly Finding[], rule: string): RuleFixes | undefined {
  const choose = safeFixOf([rule]);
  const edits = fixAll(findings, choose);
  const made = new Set(edits);
  const count = findings.filter((it) => choose(it)?.edits.every((edit) => made.has(edit))).length;
  return count > 1 ? { edits, count } : undefined;
}

/** `identity` is that of a finding that may be recorded as accepted; `alike` mends it along with others. */
export function actionsFor(
  uri: string,
  report: Report | undefined,
  finding: Finding,
  identity: FindingIdentity | undefined,
  alike: RuleFixes | undefined,
  workspace: Workspace,
): readonly Action[] {
  const actions: Action[] = [];
  const interactions = finding.interactions ?? [];
  const base = { finding, preferred: false };
  for (const it of interactions) {
    if (it.kind === 'insert-link')
      actions.push({ ...base, kind: 'insert-link', title: it.title, range: it.range });
  }
  (finding.fixes ?? []).forEach((fix, index) => {
    actions.push({
      ...base,
      kind: 'edit',
      title: fix.title,
      preferred: index === 0 && actions.length === 0,
      edits: [{ uri, edits: fix.edits }],
    });
  });
  if (alike) {
    const { edits, count } = alike;
    actions.push({
      ...base,
      kind: 'edit',
      title: {
        ja: `この規則の指摘をこの報告書ですべて直す（${count}か所）`,
        en: `Fix all findings of this rule in this report (${count})`,
      },
      edits: [{ uri, edits }],
    });
  }
  for (const it of interactions) {
    if (it.kind === 'go-to') actions.push({ ...base, kind: 'go-to', title: it.title, target: it.target });
    if (it.kind === 'insert-link' || it.kind === 'go-to') continue;
    const edit = editFor(it, workspace);
    if (edit) actions.push({ ...base, kind: 'edit', title: it.title, edits: [edit] });
  }
  if (report && isRuleFinding(finding.rule)) {
    const accepted = acceptance(report, finding);
    if (accepted) {
      actions.push({
        ...base,
        kind: 'edit',
        title: { ja: 'ここでは指摘しない（理由を書く）…', en: 'Accept here (give a reason)…' },
        edits: [{ uri, edits: [accepted] }],
      });
    }
    if (identity) {
      const title: Message = {
        ja: '承認して記録する（理由を書く）…',
        en: 'Accept and record (give a reason)…',
      };
      actions.push({ ...base, kind: 'accept', title, identity });
    }
    actions.push({
      ...base,
      kind: 'open-rule',
      title: { ja: 'この規則について', en: 'About this rule' },
      rule: finding.rule,
    });
  }
  return actions;
}

/**
 * A directive at the end of the line on which the finding ends, which no Markdown construct takes amiss; before a
 * table, since a comment behind a row would be a cell, and before code or a link that goes on on the next line. None
 * inside code, HTML and front matter.
 */
function acceptance(report: Report, finding: Finding): TextEdit | undefined {
  const placed = blockAt(report, finding.range.start);
  if (!placed) return undefined;
  const { text } = report.source;
  const { kind, opaque } = placed.block;
  if (kind === 'code' || kind === 'html' || kind === 'front-matter' || kind === 'link-reference-definition') {
    return undefined;
  }
  if (kind === 'table') {
    return insertionAt(
      placed.start,
      `<!-- koetsu-disable-next-line ${finding.rule} — 理由： -->${lineBreakOf(text)}`,
    );
  }
  // One that goes on beyond its block is accepted where it starts.
  const { start, end: behind } = finding.range;
  const last = behind <= placed.end ? start + text.slice(start, behind).trimEnd().length : start;
  let end = last + text.slice(last).search(/[\r\n]|$/);
  // Two spaces at the end of a line are a line break and stay there.
  while (end > finding.range.end && /[ \t]/.test(text[end - 1]!)) end--;
  const around = opaque.find((it) => placed.start + it.start < end && end < placed.start + it.end);
  if (!around) return insertionAt(end, ` <!-- koetsu-disable-line ${finding.rule} — 理由： -->`);
  const at = placed.start + around.start;
  return at < finding.range.end
    ? undefined
    : insertionAt(at, `<!-- koetsu-disable-line ${finding.rule} — 理由： -->`);
}

const insertionAt = (at: number, newText: string): TextEdit => ({ range: { start: at, end: at }, newText });
