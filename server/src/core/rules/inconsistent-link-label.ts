import { commonForm, formedLinksOf, linkFormOf, printed, reformed, sameForm } from '../markdown/linkForm.js';
import { defineReportRule } from './rule.js';

export const inconsistentLinkLabel = defineReportRule({
  id: 'inconsistent-link-label',
  scope: 'report',
  summary: {
    ja: '「リンク」の表記がそろっていません。',
    en: 'Links labelled “リンク” are printed in several ways.',
  },
  severity: 'information',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    const declared = house.linkLabel === undefined ? undefined : linkFormOf(house.linkLabel);
    const formed = formedLinksOf(report, declared?.text);
    const forms = new Set(formed.map((it) => printed(it.form)));
    if (declared ? formed.length === 0 : forms.size < 2) return;
    const form = commonForm(formed, declared);
    const deviating = formed.filter((it) => !sameForm(it.form, form));
    const [first, ...others] = deviating;
    if (!first) return;
    const wanted = printed(form);
    const places = deviating.length;
    const { uri } = report.source;
    yield {
      range: first.range,
      message: declared
        ? {
            ja: `リンクの表記が決められた形「${wanted}」と異なります（この報告書に${places}か所）。`,
            en: `This link is not printed in the prescribed form “${wanted}” (${places} in this report).`,
          }
        : {
            ja: `リンクの表記がこの報告書の中で${forms.size}通りあります。「${wanted}」にそろえられます（${places}か所）。`,
            en: `Links are printed in ${forms.size} ways in this report. “${wanted}” would suit all (${places} to change).`,
          },
      related: others.map((it) => ({
        location: { uri, range: it.range },
        message: { ja: `ここは「${printed(it.form)}」です。`, en: `This one is “${printed(it.form)}”.` },
      })),
      fixes: [
        {
          title: {
            ja: `リンクの表記を「${wanted}」にそろえる（${places}か所）`,
            en: `Print all links as “${wanted}” (${places})`,
          },
          edits: deviating.flatMap((it) => reformed(report, it, form)),
          safe: false,
        },
      ],
    };
  },
});
