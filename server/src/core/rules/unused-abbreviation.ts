import { wellKnown } from '../japanese/capitals.js';
import { withoutAbbreviation } from '../knowledge/abbreviationEdits.js';
import { abbreviationsOf } from '../knowledge/abbreviations.js';
import { placeIn } from '../markdown/passage.js';
import type { Report } from '../markdown/report.js';
import { defineReportRule } from './rule.js';

export const unusedAbbreviation = defineReportRule({
  id: 'unused-abbreviation',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '略語を示したあと、その略語を一度も使っていません。',
    en: 'An abbreviation is introduced and never used.',
  },
  severity: 'hint',
  fixable: 'sometimes',
  options: {},

  *check({ report, knowledge }) {
    for (const abbreviation of abbreviationsOf(report, knowledge).values()) {
      const { short, definitions, uses, isExplained, isName, entity } = abbreviation;
      const [definition, ...others] = definitions;
      if (!definition || others.length > 0 || uses.length > 0 || isExplained || isName) continue;
      const { passage, place, read } = definition;
      if (read.order !== 'name-first' || !read.isPlain || read.isGlossed) continue;
      if (place === 'heading' || place === 'table' || place === 'quotation') continue;
      // Many a reader knows NATO better than its full name.
      if (wellKnown.includes(short) || isWrittenAgain(report, short)) continue;
      const edit = withoutAbbreviation(definition);
      yield {
        range: placeIn(passage, read.brackets),
        unnecessary: true,
        message: {
          ja: `「${short}」はこのあと使われていません。略語を添えなくても足ります。`,
          en: `“${short}” is not used after this. The full name alone will do.`,
        },
        ...(entity && { weights: entity.rules }),
        ...(edit && {
          fixes: [
            {
              title: { ja: `「（${short}）」を削る`, en: `Drop “（${short}）”` },
              edits: [edit],
              safe: false,
            },
          ],
        }),
      };
    }
  },
});

/** In English titles and web addresses too: there the reader meets it again. */
function isWrittenAgain({ source: { text } }: Report, short: string): boolean {
  const first = text.indexOf(short);
  return first >= 0 && text.indexOf(short, first + short.length) >= 0;
}
