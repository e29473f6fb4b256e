import type { Entity } from '../knowledge/entity.js';
import { namingsIn } from '../knowledge/namings.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { dateInWords } from '../markdown/writtenDate.js';
import { shifted } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const outdatedBio = defineReportRule({
  id: 'outdated-bio',
  scope: 'report',
  summary: {
    ja: '知識ベースの紹介が、報告書の日付より古くなっています。',
    en: 'The bio in the knowledge base is older than the house allows at the report’s date.',
  },
  severity: 'off',
  fixable: 'never',
  options: {
    months: {
      default: 12,
      description: {
        ja: '紹介（`bio`）の時点（`asOf`）が報告書の日付より何か月前まででよいか。',
        en: 'By how many months the bio’s `asOf` may lie before the report’s date.',
      },
    },
  },

  *check({ report, knowledge, options }) {
    const date = reportDateOf(report);
    if (date === undefined) return;
    const namings = namingsIn(knowledge);
    const seen = new Set<Entity>();
    for (const { block, start } of report.blocks) {
      for (const { form, range } of namings(block)) {
        const entity = knowledge.entity(knowledge.names.entity(form));
        if (seen.has(entity)) continue;
        seen.add(entity);
        const { name, bio, asOf, declaredAt, rules: weights } = entity;
        if (bio === undefined || asOf === undefined || months(date) - months(asOf) <= options.months)
          continue;
        yield {
          range: shifted(range, start),
          weights,
          message: {
            ja: `「${name}」の紹介は${dateInWords(asOf)}時点のものです。報告書の日付（${dateInWords(date)}）に合わせて、記録を見直します。`,
            en: `The bio of “${name}” is as of ${asOf}. Review the record for a report of ${date}.`,
          },
          related: [{ location: declaredAt, message: { ja: '記録はここにあります。', en: 'The record.' } }],
        };
      }
    }
  },
});

/** A year without a month counts to its end. */
function months(date: string): number {
  const [year, month = 12] = date.split('-').map(Number);
  return year! * 12 + month;
}
