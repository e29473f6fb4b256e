import { definitionsAmongText } from '../markdown/footnotePlace.js';
import { defineReportRule } from './rule.js';

export const misplacedFootnoteText = defineReportRule({
  id: 'misplaced-footnote-text',
  scope: 'report',
  summary: {
    ja: '脚注の文面が、決められた場所にありません。',
    en: 'The text of a footnote is not where the house puts them.',
  },
  severity: 'information',
  fixable: 'never',
  options: {},

  *check({ report, house: { footnotePlace } }) {
    if (!footnotePlace) return;
    const [first, ...others] = definitionsAmongText(report, footnotePlace);
    if (!first) return;
    const { uri } = report.source;
    const count = others.length + 1;
    yield {
      range: first.mark,
      message:
        footnotePlace === 'report'
          ? {
              ja: `脚注の文面は本文の終わりにまとめる決まりです（この報告書に${count}か所）。コマンド「脚注の文面を本文の終わりにまとめる」でまとめられます。`,
              en: `The texts of footnotes belong at the end of the report (${count} here). The command “Move the texts of the footnotes to the end of the body” does it.`,
            }
          : {
              ja: `脚注の文面は各章の終わりにまとめる決まりです（この報告書に${count}か所）。コマンド「脚注の文面を各章の終わりに移す」でまとめられます。`,
              en: `The texts of footnotes belong at the end of each section (${count} here). The command “Move the texts of the footnotes to the ends of their sections” does it.`,
            },
      related: others.map((it) => ({
        location: { uri, range: it.mark },
        message: { ja: 'ここも同じです。', en: 'Here too.' },
      })),
    };
  },
});
