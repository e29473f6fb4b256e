import type { Fix } from '../finding.js';
import type { House } from '../house.js';
import type { Link } from '../markdown/block.js';
import { commonForm, formedLinksOf, type LinkForm, linkFormOf } from '../markdown/linkForm.js';
import { isPlaceholder } from '../markdown/placeholder.js';
import type { Report } from '../markdown/report.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const bareUrl = defineReportRule({
  id: 'bare-url',
  scope: 'report',
  summary: {
    ja: 'URLが文の中にそのまま書かれています。',
    en: 'A URL stands in a sentence as it is.',
  },
  severity: 'information',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    const bare = report.links.filter((it) => it.kind === 'bare');
    if (bare.length === 0) return;
    const { source } = report;
    const declared = house.linkLabel === undefined ? undefined : linkFormOf(house.linkLabel);
    let form: LinkForm | undefined;
    for (const link of bare) {
      const url = source.slice(link.range);
      if (
        isPlaceholder(url) ||
        isApproved(url, house) ||
        isLeftAlone(link.range, report) ||
        isInLink(link, report)
      )
        continue;
      form ??= commonForm(formedLinksOf(report, declared?.text), declared);
      const behind = source.text.slice(link.range.end, link.range.end + 2);
      yield {
        range: link.range,
        message: swallowed.test(behind)
          ? {
              ja: 'URLがそのまま書かれています。GitHubなどでは、すぐあとの日本語までがリンクになります。',
              en: 'This URL stands as it is. GitHub and others take the Japanese right behind it for a part of it.',
            }
          : { ja: 'URLがそのまま書かれています。', en: 'This URL stands in the sentence as it is.' },
        fixes: [fixFor(link, url, form, report)],
        ...(readOn.test(behind) && { severity: 'warning' as const }),
      };
    }
  },
});

/** What GitHub takes for a part of the URL, which ends at white space and `<` there, and at closing ASCII marks. */
const swallowed = /^[^\s\u0021-\u007e]/u;
const readOn = /^[^\s\u0021-\u007e）」』】、。]/u;

/** A line that does nothing but print an address: of the publisher, in a list, in a table. */
function isLeftAlone({ start, end }: TextRange, { source, blocks }: Report): boolean {
  const placed = blocks.find((it) => it.start <= start && end <= it.end);
  if (placed?.block.kind === 'table') return true;
  const before = source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start);
  const after = /^[^\n]*/.exec(source.text.slice(end))![0];
  // `[リンク]（https://…）`: a link that has failed, which is a matter of the rule malformed-link.
  if (/\][ \u3000]*[（(]\s*$/.test(before)) return true;
  return /^[\s>*+-]*(?:[^\s。、<[\]]{1,20}[:：]\s*)?[（(]?$/.test(before) && /^[）)]?\s*$/.test(after);
}

/** A text that is printed as approved has its URL as approved. */
const isApproved = (url: string, { contact, byline, disclaimers }: House): boolean =>
  [contact, byline, ...disclaimers].some((it) => it?.markdown.includes(url));

/** `[https://…](https://…)`, `<a href="…">https://…</a>`. */
const isInLink = ({ range }: Link, { links, source }: Report): boolean =>
  links.some(({ kind, image, range: it }) => {
    if (kind === 'bare') return false;
    if (it.start < range.start && range.end <= it.end) return true;
    const isOpening = kind === 'html' && !image && it.end <= range.start;
    return isOpening && !/<\/a|\n\s*\n/i.test(source.text.slice(it.end, range.start));
  });

const bracketPairs = ['（）', '()', '［］', '〈〉', '＜＞'];

function fixFor({ range }: Link, url: string, form: LinkForm, { source: { text } }: Report): Fix {
  let { start, end } = range;
  const around = `${text[start - 1] ?? ''}${text[end] ?? ''}`;
  if (bracketPairs.includes(around)) {
    start--;
    end++;
  }
  // A full-width bracket brings its own space.
  if (form.before.startsWith('（') && /\S[ \u3000]$/.test(text.slice(Math.max(0, start - 2), start))) start--;
  if (form.after.endsWith('）') && /^[ \u3000][^\s\u0021-\u007e]/.test(text.slice(end, end + 2))) end++;
  const destination = withScheme(url).replaceAll('(', '%28').replaceAll(')', '%29');
  const newText = `${form.before}[${form.text}](${destination})${form.after}`;
  return {
    title: {
      ja: `「${form.before}[${form.text}](…)${form.after}」にする`,
      en: `Print it as “${form.before}[${form.text}](…)${form.after}”`,
    },
    edits: [{ range: rangeOf(start, end), newText }],
    safe: false,
  };
}

const withScheme = (url: string): string => (/^www\./.test(url) ? `https://${url}` : url);
