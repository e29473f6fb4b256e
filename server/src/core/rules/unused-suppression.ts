import type { Fix } from '../finding.js';
import type { Directive } from '../markdown/block.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { defineSuppressionRule } from './rule.js';

export const unusedSuppression = defineSuppressionRule({
  id: 'unused-suppression',
  scope: 'suppression',
  summary: {
    ja: '指摘を止める指示が、何も止めていません。',
    en: 'A directive silences nothing.',
  },
  severity: 'hint',
  fixable: 'always',
  options: {},

  *check({ report, suppressions }) {
    const { text } = report.source;
    for (const { directive, unknown, idle, effective } of suppressions) {
      const useless = [...unknown, ...idle].sort((a, b) => a.range.start - b.range.start);
      if (useless.length < directive.rules.length) {
        for (const { id, range } of useless) {
          yield {
            range,
            message: messageOf(id, unknown),
            fixes: [idRemoval(text, directive, range)],
            unnecessary: true,
          };
        }
        continue;
      }
      if (effective) continue;
      yield {
        range: directive.range,
        message: messageOf(unknown[0]?.id ?? idle[0]?.id, unknown),
        fixes: [commentRemoval(text, directive.range)],
        unnecessary: true,
      };
    }
  },
});

function messageOf(id: string | undefined, unknown: Directive['rules']): { ja: string; en: string } {
  if (unknown.some((it) => it.id === id)) {
    return { ja: `「${id}」という規則はありません。`, en: `There is no rule “${id}”.` };
  }
  if (id === undefined) {
    return {
      ja: 'この指示が止める指摘はありません。',
      en: 'There is nothing for this directive to silence.',
    };
  }
  return {
    ja: `ここに「${id}」の指摘はなく、この指示は要りません。`,
    en: `“${id}” finds nothing here, so the directive is not needed.`,
  };
}

const removal = { ja: 'この指示を消す', en: 'Remove the directive' };

/** The comment, with its line where it stands alone, else with the spaces before it. */
function commentRemoval(text: string, { start, end }: TextRange): Fix {
  const before = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(0, start));
  const after = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end));
  const spaces = /[ \t]*$/.exec(text.slice(0, start))![0].length;
  const range =
    before && after ? rangeOf(start - spaces, end + after[0].length) : rangeOf(start - spaces, end);
  return { title: removal, edits: [{ range, newText: '' }], safe: false };
}

/** One rule's name with the space or comma before or behind it. */
function idRemoval(text: string, directive: Directive, { start, end }: TextRange): Fix {
  const last = directive.rules.at(-1)!.range.end === end;
  const gap = last
    ? rangeOf(directive.rules.at(-2)!.range.end, end)
    : rangeOf(start, end + /^[\s,、，]*/.exec(text.slice(end))![0].length);
  return {
    title: { ja: 'この規則名を消す', en: 'Remove the rule’s name' },
    edits: [{ range: gap, newText: '' }],
    safe: false,
  };
}
