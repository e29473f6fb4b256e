import type { PlacedAppellation } from '../knowledge/people.js';
import { extentOf, peopleIn, placeOf, wordsIn } from '../knowledge/people.js';
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
    for (const it of called) {
      if (!isPolite(it)) continue;
      const same = called.filter((each) => each.person === it.person);
      const titled = same.filter(isTitled);
      // The title first and 氏 from then on is how newspapers write; a single 氏 among titles is a slip.
      if (titled.length < 3 || same.filter(isPolite).length * 3 > titled.length) continue;
      const beside = titled.find((each) => each.prose === it.prose);
      if (!beside) continue;
      const written = wordsIn(it, extentOf(it));
      const to = `${wordsIn(it, it.name)}${beside.behind!.text}`;
      yield {
        range: placeOf(it, extentOf(it)),
        weights: it.person.rules,
        message: {
          ja: `同じ段落に「${wordsIn(beside, extentOf(beside))}」と「${written}」があります。この報告書では${titled.length}回、役職で呼ばれています。`,
          en: `This paragraph has both “${wordsIn(beside, extentOf(beside))}” and “${written}”. The report uses the title ${titled.length} times.`,
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
            edits: [{ range: placeOf(it, it.behind!.range), newText: beside.behind!.text }],
            safe: false,
          },
        ],
      };
    }
  },
});

const isPolite = ({ behind }: PlacedAppellation): boolean => behind?.text === '氏';

/** 前 and 元 tell of another time, and a person has other titles for other times. */
const isTitled = ({ behind }: PlacedAppellation): boolean => behind?.kind === 'office' && behind.time === '';
