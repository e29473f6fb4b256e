import type { Message, Problem } from '../finding.js';
import { type CitationForm, citationFormsOf, type Trait } from '../markdown/citationForm.js';
import type { Report } from '../markdown/report.js';
import { defineReportRule } from './rule.js';

export const mixedCitationForms = defineReportRule({
  id: 'mixed-citation-forms',
  scope: 'report',
  summary: {
    ja: '出典の書き方が、注によって違います。',
    en: 'The notes cite their sources in several forms.',
  },
  severity: 'information',
  fixable: 'always',
  options: {},

  *check({ report }) {
    const forms = citationFormsOf(report);
    for (const trait of Object.keys(names) as Trait[]) {
      yield* problemOf(
        report,
        trait,
        forms.filter((it) => it.trait === trait),
      );
    }
  },
});

function* problemOf({ source }: Report, trait: Trait, forms: readonly CitationForm[]): Iterable<Problem> {
  const usual = forms.filter((it) => it.isUsual);
  const others = forms.filter((it) => !it.isUsual);
  if (usual.length === 0 || others.length === 0) return;
  const deviating = others.length > usual.length ? usual : others;
  const wanted = names[trait][deviating === others ? 'usual' : 'other'];
  const [first, ...rest] = deviating as [CitationForm, ...CitationForm[]];
  const [here, there] = [deviating.length, forms.length - deviating.length];
  yield {
    range: first.range,
    message: {
      ja: `出典の書き方が混ざっています。ほかの${there}か所では${wanted.ja}。`,
      en: `The sources are cited in two forms. In ${there} other place${there === 1 ? '' : 's'} ${wanted.en}.`,
    },
    related: rest.map((it) => ({
      location: { uri: source.uri, range: it.range },
      message: { ja: 'ここも同じです。', en: 'Here too.' },
    })),
    fixes: [
      {
        title: { ja: `ほかの注にそろえる（${here}か所）`, en: `Write it as in the other notes (${here})` },
        edits: deviating.flatMap((it) => it.edits),
        safe: false,
      },
    ],
  };
}

const names: Readonly<Record<Trait, { readonly usual: Message; readonly other: Message }>> = {
  comma: {
    usual: {
      ja: '題名のあとのコンマが引用符の内側にあります（"Title,"）',
      en: 'the comma behind the title is inside the quotation marks (“Title,”)',
    },
    other: {
      ja: '題名のあとのコンマが引用符の外側にあります（"Title",）',
      en: 'the comma behind the title is outside the quotation marks (“Title”,)',
    },
  },
  link: {
    usual: { ja: 'リンクが文の終わりの句点のあとにあります', en: 'the link stands behind the full stop' },
    other: { ja: 'リンクが文の終わりの句点の前にあります', en: 'the link stands before the full stop' },
  },
  date: {
    usual: {
      ja: '英語の日付が月・日・年の順です（March 3, 2025）',
      en: 'dates are written as March 3, 2025',
    },
    other: { ja: '英語の日付が日・月・年の順です（3 March 2025）', en: 'dates are written as 3 March 2025' },
  },
};
