import type { Problem } from '../finding.js';
import { type Citation, citationsIn, lettersOf } from '../markdown/citation.js';
import type { Report } from '../markdown/report.js';
import type { TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const conflictingCitation = defineReportRule({
  id: 'conflicting-citation',
  scope: 'report',
  summary: {
    ja: '同じ出典が、二つの注で違うように書かれています。',
    en: 'Two notes cite one source in different ways.',
  },
  severity: 'warning',
  fixable: 'never',
  options: {},

  *check({ report }) {
    const pages = new Map<string, Citation>();
    const texts = new Map<string, Citation>();
    for (const citation of citationsIn(report)) {
      const samePage = pages.get(citation.page);
      const sameText = texts.get(citation.letters);
      if (samePage) yield* differencesOf(citation, samePage, report);
      else pages.set(citation.page, citation);
      if (!sameText) {
        if (citation.title) texts.set(citation.letters, citation);
      } else if (sameText.page !== citation.page) yield otherPage(citation, sameText, report);
    }
  },
});

function* differencesOf(here: Citation, first: Citation, report: Report): Iterable<Problem> {
  if (!here.title || !first.title) return;
  const { source } = report;
  if (differ(source.slice(here.title), source.slice(first.title))) {
    yield {
      range: here.title,
      message: {
        ja: `同じURLが、注${first.label}では「${source.slice(first.title)}」の出典です。題名かURLのどちらかが誤りと思われます。`,
        en: `In note ${first.label} the same URL is the source of “${source.slice(first.title)}”. One of the titles or URLs seems to be wrong.`,
      },
      related: relatedTo(first.title, report),
    };
    return;
  }
  const [author, firstAuthor] = [authorOf(here, report), authorOf(first, report)];
  if (
    author &&
    firstAuthor &&
    differ(author.name, firstAuthor.name) &&
    !shareWord(author.name, firstAuthor.name)
  ) {
    yield {
      range: author.range,
      severity: 'information',
      message: {
        ja: `同じ出典の著者が、注${first.label}では「${firstAuthor.name}」です。`,
        en: `In note ${first.label} the author of the same source is “${firstAuthor.name}”.`,
      },
      related: relatedTo(firstAuthor.range, report),
    };
  }
}

function otherPage(here: Citation, first: Citation, report: Report): Problem {
  return {
    range: here.destination,
    severity: 'information',
    message: {
      ja: `同じ出典のURLが、注${first.label}では違います。`,
      en: `Note ${first.label} gives another URL for the same source.`,
    },
    related: relatedTo(first.destination, report),
  };
}

const relatedTo = (range: TextRange, { source: { uri } }: Report) => [
  { location: { uri, range }, message: { ja: '先の注', en: 'The note before' } },
];

/** What is contained in the other is the same, cut short. */
function differ(a: string, b: string): boolean {
  const [one, other] = [lettersOf(a), lettersOf(b)];
  return !one.includes(other) && !other.includes(one);
}

/** `John Smith` and `J. Smith`, `Smith, John`. */
function shareWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().match(longWord));
  return (
    b
      .toLowerCase()
      .match(longWord)
      ?.some((it) => words.has(it)) ?? false
  );
}

const longWord = /\p{L}{3,}/gu;

/** What introduces a citation is no author: 「詳しくは」, 「前掲」, See. */
const notAuthor =
  /。|前掲|同上|同書|参照|詳しく|による|として|について|\b(?:see|ibid|cf|quoted|cited|according)\b/i;

function authorOf({ author }: Citation, { source }: Report): { name: string; range: TextRange } | undefined {
  if (!author) return undefined;
  const written = source.slice(author);
  const name = written.replace(/^[\s\u3000]+|[\s\u3000,，、.:：;]+$/g, '');
  if (name === '' || name.length > 60 || notAuthor.test(name)) return undefined;
  const start = author.start + written.indexOf(name);
  return { name, range: { start, end: start + name.length } };
}
