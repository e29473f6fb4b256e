import type { Problem } from '../finding.js';
import { invisible, invisibleName, isNeeded } from '../japanese/invisibleCodes.js';
import type { Prose } from '../markdown/prose.js';
import { rangeOf } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

export const invisibleCharacter = defineBlockRule({
  id: 'invisible-character',
  scope: 'block',
  summary: {
    ja: '目に見えない文字が文に入っています。',
    en: 'The text holds a character that nobody sees.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block }) {
    for (const prose of block.prose) {
      for (const { 0: code, index } of prose.text.matchAll(invisible)) {
        const problem = problemOf(prose, code, index, block.text);
        if (problem) yield problem;
      }
    }
  },
});

function problemOf(prose: Prose, code: string, start: number, source: string): Problem | undefined {
  const end = start + code.length;
  if (isNeeded(prose.text, start, end)) return undefined;
  const range = prose.toSource(rangeOf(start, end));
  // `&shy;` is written on purpose, and a zero-width space beside ** makes it emphasis.
  if (source.slice(range.start, range.end) !== code) return undefined;
  if (/[*_~]/.test(source[range.start - 1] ?? '') || /[*_~]/.test(source[range.end] ?? '')) return undefined;
  const [ja, en] = invisibleName(code);
  const number = code.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const edit = prose.edit(rangeOf(start, end), '');
  return {
    range,
    message: {
      ja: `目に見えない文字（${ja}、U+${number}）が入っています。検索や組版の妨げになります。`,
      en: `There is ${en} (U+${number}) here, which nobody sees and searches stumble over.`,
    },
    ...(edit && {
      fixes: [
        {
          title: { ja: '見えない文字を取り除く', en: 'Remove the invisible character' },
          edits: [edit],
          // Between two Latin letters it may part a long word.
          safe: !/[A-Za-z]/.test(prose.text[start - 1] ?? '') || !/[A-Za-z]/.test(prose.text[end] ?? ''),
        },
      ],
    }),
  };
}
