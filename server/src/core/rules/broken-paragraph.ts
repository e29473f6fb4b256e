import type { Choice, Message } from '../finding.js';
import type { PlacedBlock } from '../markdown/report.js';
import { brokenParagraphsOf } from '../pageBreaks.js';
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const brokenParagraph = defineReportRule({
  id: 'broken-paragraph',
  scope: 'report',
  summary: {
    ja: '段落が文の途中で切れています。',
    en: 'A paragraph is cut in the middle of a sentence.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    const { uri } = report.source;
    for (const { kind, before, after, edits } of brokenParagraphsOf(report)) {
      const isNote = kind === 'note';
      yield {
        range: lastWords(before),
        message: isNote
          ? {
              ja: '脚注が文の途中で切れ、続きが離れたところにあります。ページの終わりで切れたのなら、つなぎます。',
              en: 'The footnote is cut in the middle of a sentence and goes on elsewhere. Join it if a page end has cut it.',
            }
          : {
              ja: '段落が文の途中で切れ、続きが次の段落になっています。ページの終わりで切れたのなら、つなぎます。',
              en: 'The paragraph is cut in the middle of a sentence and goes on in the next one. Join it if a page end has cut it.',
            },
        ...(edits.length > 0 && {
          fixes: [
            {
              title: titleOf(isNote, edits.length > 1),
              edits,
              safe: false,
            },
          ],
        }),
        related: [
          {
            location: { uri, range: rangeOf(after.start, firstWords(after)) },
            message: { ja: '続き', en: 'It goes on here' },
          },
        ],
        interactions: [
          {
            kind: 'go-to',
            title: { ja: '続きへ移動', en: 'Go to where it goes on' },
            target: rangeOf(after.start, after.end),
          },
        ],
      };
    }
  },
});

function titleOf(isNote: boolean, movesNotes: boolean): Message {
  if (isNote) return { ja: '脚注の続きをつなぐ', en: 'Join the footnote' };
  return movesNotes
    ? { ja: '段落をつなぎ、間の注を下に移す', en: 'Join the paragraph and move the notes between below it' }
    : { ja: '段落をつなぐ', en: 'Join the paragraph' };
}

/** What mends all page breaks at once: a person asks for it by its name and reviews it. */
export const pageBreakFix: Choice = ({ rule, fixes }) =>
  rule === brokenParagraph.id ? fixes?.[0] : undefined;

const shown = 8;

/** What follows the last comma, or a few letters of it. */
function lastWords({ block, start }: PlacedBlock): TextRange {
  const prose = block.prose[0]!;
  const end = prose.text.trimEnd().length;
  const words = /[^、。，\s]{0,8}[、，]?$/.exec(prose.text.slice(0, end))!;
  return shifted(prose.toSource(rangeOf(words.index, end)), start);
}

const firstWords = ({ start, end }: PlacedBlock): number => Math.min(end, start + shown);
