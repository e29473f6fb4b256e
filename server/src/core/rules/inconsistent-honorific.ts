import type { Problem } from '../finding.js';
import {
  byPerson,
  extentOf,
  type PlacedAppellation,
  peopleIn,
  placeOf,
  wordsIn,
} from '../knowledge/people.js';
import type { Report } from '../markdown/report.js';
import { defineReportRule } from './rule.js';

export const inconsistentHonorific = defineReportRule({
  id: 'inconsistent-honorific',
  scope: 'report',
  summary: {
    ja: '役職で呼んできた人を、同じ段落で「氏」とも呼んでいます。',
    en: 'One paragraph calls a person by the title and by 氏, though the report uses the title.',
  },
  severity: 'information',
  fixable: 'always',
  options: {},

  *check({ report, knowledge }) {
    const called = peopleIn(report, knowledge).appellations.filter(
      ({ kind, setting }) => (kind === 'short' || kind === 'full') && setting === 'text',
    );
    for (const same of byPerson(called).values()) {
      const titled = same.filter(isTitled);
      const polite = same.filter(isPolite);
      // The title first and 氏 from then on is how newspapers write; a single 氏 among titles is a slip.
      if (titled.length < 3 || polite.length * 3 > titled.length) continue;
      for (const it of polite) {
        const beside = titled.find((each) => each.prose === it.prose);
        if (beside) yield problemOf(report, it, beside, titled.length);
      }
    }
  },
});

/** 前 and 元 tell of another time, and a person has other titles for other times. */
const isTitled = ({ behind }: PlacedAppellation): boolean => behind?.kind === 'office' && behind.time === '';

const isPolite = ({ behind }: PlacedAppellation): boolean => behind?.text === '氏';

function problemOf(report: Report, it: PlacedAppellation, beside: PlacedAppellation, times: number): Problem {
  const written = wordsIn(it, extentOf(it));
  const usual = wordsIn(beside, extentOf(beside));
  const title = beside.behind!.text;
  const to = `${wordsIn(it, it.name)}${title}`;
  return {
    range: placeOf(it, extentOf(it)),
    weights: it.person.rules,
    message: {
      ja: `同じ段落に「${usual}」と「${written}」があります。この報告書では${times}回、役職で呼ばれています。`,
      en: `This paragraph has both “${usual}” and “${written}”. The report uses the title ${times} times.`,
    },
    related: [
      {
        location: { uri: report.source.uri, range: placeOf(beside, extentOf(beside)) },
        message: { ja: 'ここでは役職で呼ばれています。', en: 'Here it is the title.' },
      },
    ],
    fixes: [
      {
        title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
        edits: [{ range: placeOf(it, it.behind!.range), newText: title }],
        safe: false,
      },
    ],
  };
}
