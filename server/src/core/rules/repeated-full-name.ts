import type { Fix } from '../finding.js';
import { isKanji } from '../japanese/characters.js';
import {
  byPerson,
  extentOf,
  honorificOf,
  type PlacedAppellation,
  peopleIn,
  placeOf,
  wordsIn,
} from '../knowledge/people.js';
import { surnameOf } from '../knowledge/personName.js';
import type { TextEdit, TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const repeatedFullName = defineReportRule({
  id: 'repeated-full-name',
  scope: 'report',
  summary: {
    ja: '一度紹介した人を、また氏名で書いています。',
    en: 'A person who was introduced before is called by the full name again.',
  },
  severity: 'information',
  fixable: 'always',
  options: {},

  *check({ report, knowledge }) {
    const { appellations, sharesSurname } = peopleIn(report, knowledge);
    const inBody = appellations.filter((it) => it.setting === 'text' && it.part === 'body');
    for (const [person, called] of byPerson(inBody)) {
      const [first, ...again] = called.filter((it) => it.kind === 'full');
      const surname = surnameOf(person);
      // アリ・ハメネイ師 beside モジタバ・ハメネイ師 is not called so without need.
      if (!first || surname === undefined || sharesSurname(person)) continue;
      const title = usualTitle(called) ?? (person.name.endsWith(surname) ? honorificOf(person) : undefined);
      const repeated = again.filter(isFree).flatMap((it) => shortened(it, surname, title) ?? []);
      const [next] = repeated;
      if (!next) continue;
      const others = repeated.length - 1;
      yield {
        range: next.range,
        weights: person.rules,
        message: {
          ja: `「${next.written}」は前に氏名で紹介されています。2度目からは「${next.to}」で足ります。${others > 0 ? `ほかにも${others}か所あります。` : ''}`,
          en: `“${next.written}” was introduced by the full name before. “${next.to}” is enough now.${others > 0 ? ` The same holds for ${others} more.` : ''}`,
        },
        related: [
          {
            location: { uri: report.source.uri, range: placeOf(first, first.name) },
            message: { ja: 'ここで紹介されています。', en: 'The introduction is here.' },
          },
        ],
        fixes: fixesOf(repeated),
      };
    }
  },
});

interface Shortened {
  readonly range: TextRange;
  readonly written: string;
  readonly to: string;
  readonly edit: TextEdit;
}

/** The surname with the title that stands there or, where none does, with `title`. */
function shortened(it: PlacedAppellation, surname: string, title: string | undefined): Shortened | undefined {
  const added = it.behind ? '' : title;
  if (added === undefined) return undefined;
  return {
    range: placeOf(it, extentOf(it)),
    written: wordsIn(it, extentOf(it)),
    to: `${surname}${added}${it.behind?.text ?? ''}`,
    edit: { range: placeOf(it, it.name), newText: `${surname}${added}` },
  };
}

/** What introduces somebody anew, and the entry of a list: スティーブ・ウィトコフ（中東担当特使）. */
const introduction = /^(?:[（(：:]|\s*$)/;

/** 特使スティーブ・ウィトコフ with its title in front needs more than a shorter name, and so does a longer word. */
function isFree({ name, behind, before, prose }: PlacedAppellation): boolean {
  const rest = prose.text.slice(behind?.range.end ?? name.end);
  return !before && !introduction.test(rest) && (behind !== undefined || !isKanji(rest.charCodeAt(0)));
}

/** The title that the report puts most often behind this person's surname. */
function usualTitle(called: readonly PlacedAppellation[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { kind, behind } of called) {
    if (kind === 'short' && behind) counts.set(behind.text, (counts.get(behind.text) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function fixesOf(repeated: readonly Shortened[]): readonly Fix[] {
  const [next] = repeated;
  const fixes: Fix[] = [
    {
      title: { ja: `「${next!.to}」に直す`, en: `Change to “${next!.to}”` },
      edits: [next!.edit],
      safe: false,
    },
  ];
  if (repeated.length > 1) {
    fixes.push({
      title: {
        ja: `この人の2度目からの氏名をすべて姓に直す（${repeated.length}か所）`,
        en: `Shorten all ${repeated.length} repeated full names of this person`,
      },
      edits: repeated.map((it) => it.edit),
      safe: false,
    });
  }
  return fixes;
}
