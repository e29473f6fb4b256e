import type { Problem } from '../finding.js';
import { isQuoted } from '../japanese/quotation.js';
import { printedDefinition } from '../knowledge/abbreviationEdits.js';
import { abbreviationsOf, type PlacedDefinition } from '../knowledge/abbreviations.js';
import { plainPlaceIn } from '../markdown/passage.js';
import type { Report } from '../markdown/report.js';
import { defineReportRule } from './rule.js';

export const mixedAbbreviationForms = defineReportRule({
  id: 'mixed-abbreviation-forms',
  scope: 'report',
  summary: {
    ja: '略語の示し方が、1つの報告書の中でそろっていません。',
    en: 'One report introduces its abbreviations in several forms.',
  },
  severity: 'information',
  fixable: 'sometimes',
  options: {},

  *check({ report, knowledge }) {
    const definitions = [...abbreviationsOf(report, knowledge).values()]
      .flatMap((it) => it.definitions)
      .filter(
        ({ place, passage, read }) =>
          place !== 'quotation' && !isQuoted(passage.prose.text, read.range.start),
      )
      .sort((a, b) => a.range.start - b.range.start);
    const plain = definitions.filter((it) => it.read.isPlain);
    const reversed = plain.filter((it) => it.read.order === 'short-first');
    if (reversed.length > 0 && reversed.length < plain.length) {
      yield reversedOrder(report, reversed, plain.length - reversed.length);
    }
  },
});

const elsewhere = (report: Report, others: readonly PlacedDefinition[], text: { ja: string; en: string }) =>
  others.map((it) => ({ location: { uri: report.source.uri, range: it.range }, message: text }));

function reversedOrder(report: Report, reversed: readonly PlacedDefinition[], usual: number): Problem {
  const [first, ...others] = reversed as [PlacedDefinition, ...PlacedDefinition[]];
  const edits = reversed.flatMap((it) => {
    const range = plainPlaceIn(it.passage, it.read.range);
    const newText = printedDefinition(it);
    return range && newText !== undefined ? [{ range, newText }] : [];
  });
  const example = printedDefinition(first);
  return {
    range: first.range,
    message: {
      ja: `ここは略語が先で、ほかの${usual}か所は正式名が先です。「正式名（略語）」にそろえます。`,
      en: `The abbreviation stands first here; the full name does so in the ${usual} other places. Write the full name first.`,
    },
    related: elsewhere(report, others, { ja: 'ここも略語が先です。', en: 'Here too it stands first.' }),
    ...(edits.length === reversed.length && {
      fixes: [
        {
          title:
            reversed.length > 1
              ? {
                  ja: `「正式名（略語）」にそろえる（${reversed.length}か所）`,
                  en: `Put the full names first (${reversed.length})`,
                }
              : { ja: `「${example}」にする`, en: `Change to “${example}”` },
          edits,
          safe: false,
        },
      ],
    }),
  };
}
