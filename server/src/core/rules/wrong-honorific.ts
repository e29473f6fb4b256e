import { extentOf, peopleIn, placeOf, wordsIn } from '../knowledge/people.js';
import { defineReportRule } from './rule.js';

export const wrongHonorific = defineReportRule({
  id: 'wrong-honorific',
  scope: 'report',
  summary: {
    ja: '知識ベースの決める敬称（聖職者の「師」など）と違う敬称です。',
    en: 'The honorific differs from the one that the knowledge base gives, such as 師 for clerics.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, knowledge }) {
    for (const it of peopleIn(report, knowledge).appellations) {
      const { person, behind, setting, kind } = it;
      const { honorific } = person;
      if (honorific === undefined || behind?.text !== '氏' || honorific === '氏') continue;
      const written = wordsIn(it, extentOf(it));
      if (kind === 'other' || setting === 'quotation' || person.short.includes(written)) continue;
      const to = `${wordsIn(it, it.name)}${honorific}`;
      yield {
        range: placeOf(it, extentOf(it)),
        weights: person.rules,
        // What the product's own packs say is the custom of most houses, not a decision of this one.
        ...(person.pack !== undefined && { severity: 'information' }),
        message: {
          ja: `この人の敬称は「${honorific}」です。「${written}」でなく「${to}」と書きます。`,
          en: `This person’s honorific is “${honorific}”. Write “${to}” instead of “${written}”.`,
        },
        fixes: [
          {
            title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
            edits: [{ range: placeOf(it, behind.range), newText: honorific }],
            safe: false,
          },
        ],
      };
    }
  },
});
