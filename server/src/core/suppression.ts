/** What the directives of a report silence: `<!-- koetsu-disable-next-line misspelled-name — 引用のため -->`. */
import type { Finding } from './finding.js';
import type { Directive } from './markdown/block.js';
import type { Report } from './markdown/report.js';
import type { Suppression } from './rules/rule.js';
import { rangeOf, type TextRange, touches } from './text/textRange.js';

/**
 * The findings that stay, and what each directive did.
 * `known` are the rules that exist, `judged` those of them that were asked.
 */
export function suppress(
  report: Report,
  findings: readonly Finding[],
  known: ReadonlySet<string>,
  judged: ReadonlySet<string>,
): { readonly kept: Finding[]; readonly suppressions: readonly Suppression[] } {
  const directives = report.directives.map((directive) => ({
    directive,
    target: targetOf(report, directive),
    ids: new Set(directive.rules.map((it) => it.id)),
    silenced: new Set<string>(),
  }));
  const kept = findings.filter(({ range, rule }) => {
    let silent = false;
    for (const { target, ids, silenced } of directives) {
      if (!isAimedAt(target, range) || (ids.size > 0 && !ids.has(rule))) continue;
      silenced.add(rule);
      silent = true;
    }
    return !silent;
  });
  const suppressions = directives.map(({ directive, silenced }) => ({
    directive,
    unknown: directive.rules.filter((it) => !known.has(it.id)),
    idle: directive.rules.filter((it) => judged.has(it.id) && !silenced.has(it.id)),
    effective: silenced.size > 0,
  }));
  return { kept, suppressions };
}

/** A finding is silenced where it starts, and where it ends: a name may go on on the next line. */
const isAimedAt = (target: TextRange, { start, end }: TextRange): boolean =>
  touches(target, start) || (target.start < end && end <= target.end);

/** Where the findings stand that are silenced. */
function targetOf({ source, blocks, directives }: Report, { scope, range }: Directive): TextRange {
  const { text } = source;
  if (scope === 'file') return rangeOf(0, text.length);
  if (scope === 'line') return rangeOf(lineStart(text, range.start), lineEnd(text, range.end));
  let start = nextLine(text, range.end);
  while (start < text.length) {
    const end = lineEnd(text, start);
    const content = text.slice(start, end);
    // Directives may be stacked: one below this one aims at the same line.
    const another = directives.some(
      (it) => it.range.start >= start && it.range.start < end && content.trim().startsWith('<!--'),
    );
    if (content.trim() !== '' && !another) {
      const table = blocks.find((it) => it.block.kind === 'table' && it.start >= start && it.start <= end);
      return rangeOf(start, table?.end ?? end);
    }
    start = nextLine(text, end);
  }
  return rangeOf(text.length, text.length);
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isLineBreak(text[start - 1])) start--;
  return start;
}

function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineBreak(text[end])) end++;
  return end;
}

function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

const isLineBreak = (character: string | undefined): boolean => character === '\n' || character === '\r';
