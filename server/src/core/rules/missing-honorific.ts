import type { Fix } from '../finding.js';
import {
  extentOf,
  honorificOf,
  type PlacedAppellation,
  peopleIn,
  placeOf,
  wordsIn,
} from '../knowledge/people.js';
import { rangeOf, type TextEdit } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const missingHonorific = defineReportRule({
  id: 'missing-honorific',
  scope: 'report',
  summary: {
    ja: '人の姓に「氏」や役職が付いていません。',
    en: 'A surname stands without an honorific or a title.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {
    always: {
      default: false,
      description: {
        ja: 'だれにも敬称を付けていない報告書でも指摘します。',
        en: 'Also in reports that give nobody an honorific.',
      },
    },
  },

  *check({ report, knowledge, options }) {
    const called = peopleIn(report, knowledge).appellations.filter(
      ({ setting, part }) => part !== undefined && (setting === 'text' || setting === 'heading'),
    );
    const bare = called.filter((it) => it.kind === 'bare');
    const titled = called.filter((it) => it.kind === 'short' && it.behind);
    // Sports pages and histories give nobody a title; what a report does throughout is no slip.
    if (!options.always && titled.length < bare.length) return;
    for (const it of bare) {
      const { person, name } = it;
      const written = wordsIn(it, name);
      const to = `${written}${honorificOf(person)}`;
      const others = titled.filter((each) => each.person === person);
      const other = others.find((each) => each.behind?.text === honorificOf(person)) ?? others[0];
      const seen = other && wordsIn(other, extentOf(other));
      yield {
        range: placeOf(it, name),
        weights: person.rules,
        ...(!other && !options.always && { severity: 'information' }),
        message: {
          ja: `「${written}」に敬称がありません。「${to}」とするか、役職を付けます。${seen ? `この報告書ではほかに「${seen}」と書かれています。` : ''}`,
          en: `“${written}” has no honorific. Write “${to}” or add a title.${seen ? ` Elsewhere this report writes “${seen}”.` : ''}`,
        },
        fixes: fixesOf(
          to,
          it,
          bare.filter((each) => each.person === person),
        ),
      };
    }
  },
});

function fixesOf(to: string, it: PlacedAppellation, all: readonly PlacedAppellation[]): readonly Fix[] {
  const edit = (each: PlacedAppellation): TextEdit => {
    const { end } = placeOf(each, each.name);
    return { range: rangeOf(end, end), newText: honorificOf(each.person) };
  };
  const fixes: Fix[] = [
    { title: { ja: `「${to}」に直す`, en: `Change to “${to}”` }, edits: [edit(it)], safe: false },
  ];
  if (all.length > 1) {
    fixes.push({
      title: {
        ja: `この人の姓すべてに「${honorificOf(it.person)}」を付ける（${all.length}か所）`,
        en: `Add “${honorificOf(it.person)}” to all ${all.length} bare surnames of this person`,
      },
      edits: all.map(edit),
      safe: false,
    });
  }
  return fixes;
}
