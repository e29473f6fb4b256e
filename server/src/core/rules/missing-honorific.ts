import { type Fix, mostOffers, possible } from '../finding.js';
import type { Entity } from '../knowledge/entity.js';
import {
  byPerson,
  editsOf,
  extentOf,
  honorificOf,
  type PlacedAppellation,
  peopleIn,
  placeOf,
  wordsIn,
} from '../knowledge/people.js';
import type { TextEdit } from '../text/textRange.js';
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
    const titledPeople = byPerson(titled);
    for (const [person, places] of byPerson(bare)) {
      const others = titledPeople.get(person) ?? [];
      const other = others.find((it) => it.behind?.text === honorificOf(person)) ?? others[0];
      const seen = other && wordsIn(other, extentOf(other));
      const addToAll = places.length > 1 ? allTitled(person, places) : undefined;
      for (const [index, it] of places.entries()) {
        const written = wordsIn(it, it.name);
        const to = `${written}${honorificOf(person)}`;
        const fix: Fix = {
          title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
          edits: titledEdits(it),
          safe: false,
        };
        yield {
          range: placeOf(it, it.name),
          weights: person.rules,
          ...(!other && !options.always && { severity: 'information' }),
          message: {
            ja: `「${written}」に敬称がありません。「${to}」とするか、役職を付けます。${seen ? `この報告書ではほかに「${seen}」と書かれています。` : ''}`,
            en: `“${written}” has no honorific. Write “${to}” or add a title.${seen ? ` Elsewhere this report writes “${seen}”.` : ''}`,
          },
          fixes: possible(addToAll && index < mostOffers ? [fix, addToAll] : [fix]),
        };
      }
    }
  },
});

const titledEdits = (it: PlacedAppellation): readonly TextEdit[] =>
  editsOf(it, it.name, `${wordsIn(it, it.name)}${honorificOf(it.person)}`);

function allTitled(person: Entity, places: readonly PlacedAppellation[]): Fix {
  const edits = places.flatMap(titledEdits);
  return {
    title: {
      ja: `この人の姓すべてに「${honorificOf(person)}」を付ける（${edits.length}か所）`,
      en: `Add “${honorificOf(person)}” to all ${edits.length} bare surnames of this person`,
    },
    edits,
    safe: false,
  };
}
