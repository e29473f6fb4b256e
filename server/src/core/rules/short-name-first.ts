import { type Problem, possible } from '../finding.js';
import { rolesAt } from '../knowledge/entity.js';
import {
  editsOf,
  extentOf,
  honorificOf,
  type PlacedAppellation,
  peopleIn,
  placeOf,
  wordsIn,
} from '../knowledge/people.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { defineReportRule } from './rule.js';

export const shortNameFirst = defineReportRule({
  id: 'short-name-first',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '初めて出てくる人が、氏名でなく姓だけで書かれています。',
    en: 'A person is first mentioned by the surname, not by the full name.',
  },
  severity: 'information',
  fixable: 'always',
  options: {
    allowed: {
      default: ['米国大統領'],
      description: {
        ja: '初めから姓でよい人。名前、呼び方、または報告書の日付に就いている役職を、知識ベースの書き方で挙げます。',
        en: 'People who need no full name: a name, a form of it, or an office held at the report’s date, as the records write it.',
      },
    },
    summary: {
      default: false,
      description: {
        ja: '初出を要旨の箇条書きから数えます。既定では本文から数えます。',
        en: 'The first mention is sought from the summary on; by default in the body.',
      },
    },
  },

  *check({ report, knowledge, options }) {
    const date = reportDateOf(report);
    const named = peopleIn(report, knowledge).appellations.filter(
      ({ kind, setting, part }) =>
        kind !== 'other' &&
        setting === 'text' &&
        (part === 'body' || (part === 'summary' && options.summary)),
    );
    const isAllowed = (it: PlacedAppellation): boolean => {
      const { name } = it.person;
      const held = rolesAt(it.person, date).map(({ title }) => title);
      const forms = [name, wordsIn(it, it.name), wordsIn(it, extentOf(it)), ...held];
      return options.allowed.some((allowed) => forms.includes(allowed));
    };
    // The first of each person, found once: a long report names hundreds, and each would search it to its end.
    const inFull = new Map<unknown, PlacedAppellation>();
    for (const it of named) if (it.kind === 'full' && !inFull.has(it.person)) inFull.set(it.person, it);
    const seen = new Set<unknown>();
    for (const it of named) {
      if (seen.has(it.person)) continue;
      seen.add(it.person);
      if (it.kind === 'full' || !it.isPart || isAllowed(it)) continue;
      const later = inFull.get(it.person);
      const related = later && {
        location: { uri: report.source.uri, range: placeOf(later, later.name) },
        message: { ja: 'ここでは氏名で書かれています。', en: 'The full name stands here.' },
      };
      yield { ...problemOf(it), ...(related && { related: [related] }) };
    }
  },
});

function problemOf(it: PlacedAppellation): Problem {
  const { person, name, behind, kind } = it;
  const written = wordsIn(it, extentOf(it));
  // A bare surname is amiss in two ways, and one fix is for both.
  const full = kind === 'bare' ? `${person.name}${honorificOf(person)}` : person.name;
  const to = `${full}${behind?.text ?? ''}`;
  return {
    range: placeOf(it, extentOf(it)),
    weights: person.rules,
    message: {
      ja: `「${written}」はここで初めて出てきます。初めは「${to}」と氏名で書きます。`,
      en: `“${written}” is mentioned here for the first time. Write the full name first: “${to}”.`,
    },
    fixes: possible([
      {
        title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
        edits: editsOf(it, name, full),
        safe: false,
      },
    ]),
  };
}
