import type { Fix } from '../finding.js';
import type { Link } from '../markdown/block.js';
import { type Destination, destinationsIn } from '../markdown/linkTarget.js';
import type { Report } from '../markdown/report.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const swallowedPunctuation = defineReportRule({
  id: 'swallowed-punctuation',
  scope: 'report',
  summary: {
    ja: 'リンク先のURLに、文の句読点や括弧が入っています。',
    en: 'A URL holds punctuation that belongs to the sentence around it.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    for (const destination of destinationsIn(report)) {
      const { target, link } = destination;
      // A bare URL ends before Japanese punctuation; where it is published is a matter of the rule bare-url.
      if (target?.kind !== 'web' || link?.kind === 'bare') continue;
      const range = swallowedIn(destination);
      if (!range) continue;
      const swallowed = report.source.slice(range);
      yield {
        range,
        message: {
          ja: `リンク先のURLに「${swallowed}」まで入っています。このままではページが開きません。`,
          en: `The URL holds “${swallowed}” as well, and so leads nowhere.`,
        },
        fixes: fixesFor(range, link, report),
      };
    }
  },
});

/** Titles of pages end in all sorts of marks (`モーニング娘。`); what follows a Latin letter is the sentence's. */
const swallowing = /(?<=[!-~])[。、，．）」』】〕〉》].*$/s;
const partners: Readonly<Record<string, string>> = {
  '）': '（',
  '」': '「',
  '』': '『',
  '】': '【',
  '〕': '〔',
  '〉': '〈',
  '》': '《',
};

function swallowedIn({ range, written }: Destination): TextRange | undefined {
  const found = swallowing.exec(written);
  if (!found) return undefined;
  const opening = partners[found[0][0]!];
  if (opening !== undefined && written.slice(0, found.index).includes(opening)) return undefined;
  return rangeOf(range.start + found.index, range.end);
}

function fixesFor(range: TextRange, link: Link | undefined, { source }: Report): readonly Fix[] {
  const swallowed = source.slice(range);
  const isPunctuation = /^[。、，．）」』】〕〉》！？]+$/.test(swallowed);
  if (!link || (link.kind !== 'autolink' && !(link.kind === 'inline' && isPunctuation))) return [];
  const isThere = source.text.startsWith(swallowed, link.range.end);
  const behind = { range: rangeOf(link.range.end, link.range.end), newText: swallowed };
  return [
    {
      title: { ja: `「${swallowed}」をリンクの外に出す`, en: `Put “${swallowed}” behind the link` },
      edits: [{ range, newText: '' }, ...(isThere ? [] : [behind])],
      safe: false,
    },
  ];
}
