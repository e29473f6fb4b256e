import { type BracketedNumber, enumerationsIn, rebracketed } from '../japanese/bracketedNumbers.js';
import { type Report, textOf } from '../markdown/report.js';
import { defineReportRule } from './rule.js';

export const mixedEnumerationBrackets = defineReportRule({
  id: 'mixed-enumeration-brackets',
  scope: 'report',
  summary: {
    ja: '（1）（2）(3) のように、一つの並びの括弧がそろっていません。',
    en: 'The numbers of one enumeration stand between different brackets.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    const { uri } = report.source;
    for (const numbers of enumerationsIn(report)) {
      const { form, isMajority } = formFor(numbers);
      const deviating = numbers.filter((it) => formOf(it) !== form);
      const [first, ...others] = deviating;
      if (!first) continue;
      const conforming = numbers.filter((it) => formOf(it) === form);
      const wanted = form.replace('1', textOf(report, first.range).replace(/[()（）\\]/g, ''));
      const [open = '', close = ''] = form.split('1');
      const spaces = keepsSpaces(report, conforming) ? 'kept' : 'dropped';
      const edits = deviating.map((it) => rebracketed(it, { open, close, spaces }));
      yield {
        range: first.range,
        message: {
          ja: `この並びの括弧がそろっていません。「${form}」の形が${conforming.length}か所、ほかの形が${deviating.length}か所あります。`,
          en: `The brackets of this enumeration differ: ${conforming.length} of the form ${form}, ${deviating.length} of another.`,
        },
        related: others.map(({ range }) => ({
          location: { uri, range },
          message: { ja: 'ここも形が違います。', en: 'This one differs too.' },
        })),
        ...(edits.every((it) => it.length > 0) && {
          fixes: [
            {
              title:
                deviating.length === 1
                  ? { ja: `「${wanted}」に直す`, en: `Print it as ${wanted}` }
                  : {
                      ja: `この並びを「${form}」の形にそろえる（${deviating.length}か所）`,
                      en: `Print all as ${form} (${deviating.length})`,
                    },
              edits: edits.flat().sort((a, b) => a.range.start - b.range.start),
              safe: isMajority,
            },
          ],
        }),
      };
    }
  },
});

const formOf = ({ open, close }: BracketedNumber): string => `${open}1${close}`;

/** What most of them have; where no form has more than half, the full-width brackets of Japanese text, else the first. */
function formFor(numbers: readonly BracketedNumber[]): { form: string; isMajority: boolean } {
  const counts = new Map<string, number>();
  for (const it of numbers) counts.set(formOf(it), (counts.get(formOf(it)) ?? 0) + 1);
  const [form, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  if (2 * count > numbers.length) return { form, isMajority: true };
  return { form: counts.has('（1）') ? '（1）' : formOf(numbers[0]!), isMajority: false };
}

/** White space goes where the others have none; in headings only where no link leads to an anchor made of it. */
const keepsSpaces = (report: Report, conforming: readonly BracketedNumber[]): boolean =>
  conforming.some((it) => it.isSpaced) ||
  (conforming.some((it) => it.place === 'heading') &&
    report.links.some((it) => it.destination && report.source.slice(it.destination).startsWith('#')));
