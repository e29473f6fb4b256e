import { renumberingHelp } from '../markdown/footnoteNumbers.js';
import { footnotesOf } from '../markdown/footnotes.js';
import { defineReportRule } from './rule.js';

export const footnoteGap = defineReportRule({
  id: 'footnote-gap',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '脚注の番号が飛んでいます。',
    en: 'The footnote numbers leave one out.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    const notes = footnotesOf(report).filter((it) => it.number !== undefined);
    const written = new Set(notes.map((it) => it.number!));
    // Only a note that is whole shows how far the numbers go: the others are findings of their own.
    const whole = notes.filter((it) => it.references.length > 0 && it.definitions.length > 0);
    const greatest = Math.max(0, ...whole.map((it) => it.number!));
    const missing: number[] = [];
    for (let number = 1; number < greatest; number++) {
      if (!written.has(number)) missing.push(number);
    }
    const [first] = missing;
    if (first === undefined) return;
    const behind = whole.filter((it) => it.number! > first).sort((a, b) => a.number! - b.number!)[0]!;
    const numbers = runs(missing);
    yield {
      range: behind.references[0]!.range,
      message: {
        ja: `脚注の番号が飛んでいます。脚注${numbers.join('・')}がありません。`,
        en: `The footnote numbers leave out ${numbers.join(', ')}.`,
      },
      ...renumberingHelp(report),
    };
  },
});

/** 3, 5, 6, 7 → `3`, `5〜7`. */
function runs(numbers: readonly number[]): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    let last = at;
    while (numbers[last + 1] === numbers[last]! + 1) last++;
    texts.push(last === at ? `${numbers[at]}` : `${numbers[at]}〜${numbers[last]}`);
    at = last + 1;
  }
  return texts;
}
