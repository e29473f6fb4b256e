import { type Fix, mostOffers, type Problem, possible } from '../finding.js';
import { spellingDistance } from '../japanese/spellingDistance.js';
import { namesIn } from '../knowledge/blockNames.js';
import { addName, addWord } from '../knowledge/offers.js';
import { replacementOf, type Written } from '../knowledge/replacement.js';
import type { Report } from '../markdown/report.js';
import { shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

/** One spelling and where it stands. */
interface Spelling {
  readonly text: string;
  readonly places: Written[];
}

export const inconsistentName = defineReportRule({
  id: 'inconsistent-name',
  scope: 'report',
  summary: {
    ja: '同じ名前と思われるものが、1つの報告書の中で違う書き方になっています。',
    en: 'What seems to be one name is written in two ways in this report.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, knowledge }) {
    const names = namesIn(knowledge);
    /** Names of several parts by all parts but one: バッシュール・アル＝アサド, バッシュアール・アル＝アサド. */
    const byRest = new Map<string, Spelling[]>();
    /** Single words by their sound: ヴォルコフ, ボルコフ. */
    const bySound = new Map<string, Spelling[]>();
    for (const { block, start } of report.printedBlocks) {
      for (const { parts } of names(block).unknown) {
        for (const part of parts) {
          const { text, unknown, rest, sound } = part;
          if (!unknown) continue;
          const isTelling = rest === '' || katakanaIn(rest) >= 3;
          if (!isTelling) continue;
          const place = { ...part, blockStart: start };
          if (rest !== '') add(byRest, rest, text, place);
          if (text.length >= 4) add(bySound, sound, text, place);
        }
      }
    }
    const groups = [
      ...several(byRest).map((it) => alike(it, byRestLimit)),
      ...several(bySound).map((it) => alike(it, () => bySoundLimit)),
    ];
    const told = new Set<number>();
    for (const group of groups) {
      for (const problem of problemsOf(report, group)) {
        if (told.has(problem.range.start)) continue;
        told.add(problem.range.start);
        yield problem;
      }
    }
  },
});

/** The groups in which there is more than one spelling. */
const several = (groups: ReadonlyMap<string, readonly Spelling[]>): readonly (readonly Spelling[])[] =>
  [...groups.values()].filter((it) => it.length > 1);

function add(groups: Map<string, Spelling[]>, key: string, text: string, place: Written): void {
  let group = groups.get(key);
  if (!group) groups.set(key, (group = []));
  const spelling = group.find((it) => it.text === text);
  if (spelling) spelling.places.push(place);
  else group.push({ text, places: [place] });
}

/** キム and イ are the surnames of millions: so short a rest does not tell that two names are of one person. */
const katakanaIn = (rest: string): number => rest.replaceAll('・', '').length;

const byRestLimit = (length: number): number => (length >= 5 ? 1.6 : 0.8);

/** ー, ッ and the respellings of foreign sounds. Another voicing makes another name: サハロワ, ザハロワ. */
const bySoundLimit = 0.55;
const rangeIn = ({ prose, start, end, blockStart }: Written): TextRange =>
  shifted(prose.toSource({ start, end }), blockStart);

/** The spellings near to the most frequent one; the others are names of other people. */
function alike(group: readonly Spelling[], limitOf: (length: number) => number): readonly Spelling[] {
  const [main] = byFrequency(group);
  return group.filter((it) => {
    const limit = limitOf(Math.min(it.text.length, main!.text.length));
    return spellingDistance(it.text, main!.text, limit) <= limit;
  });
}

/** The most frequent first; of equals the one that stands first in the report. */
const byFrequency = (group: readonly Spelling[]): readonly Spelling[] =>
  [...group].sort(
    (a, b) => b.places.length - a.places.length || rangeIn(a.places[0]!).start - rangeIn(b.places[0]!).start,
  );

function* problemsOf(report: Report, group: readonly Spelling[]): Iterable<Problem> {
  const [main, ...others] = byFrequency(group) as [Spelling, ...Spelling[]];
  for (const other of others) {
    const edits = main.places.flatMap((it) => replacementOf(it, other.text));
    const changeAll: Fix = {
      title: {
        ja: `「${main.text}」をすべて「${other.text}」に直す（${edits.length}か所）`,
        en: `Change all ${edits.length} “${main.text}” to “${other.text}”`,
      },
      edits,
      safe: false,
    };
    for (const [index, place] of other.places.entries()) {
      yield {
        range: rangeIn(place),
        message: {
          ja: `「${other.text}」（${other.places.length}回）と「${main.text}」（${main.places.length}回）が混ざっています。同じ名前なら一方にそろえます。`,
          en: `“${other.text}” (${other.places.length}×) and “${main.text}” (${main.places.length}×) are both used. If they are one name, write it one way.`,
        },
        related: [
          {
            location: { uri: report.source.uri, range: rangeIn(main.places[0]!) },
            message: { ja: `ここでは「${main.text}」です。`, en: `Here it is “${main.text}”.` },
          },
        ],
        fixes: possible([
          {
            title: { ja: `「${main.text}」に直す`, en: `Change to “${main.text}”` },
            edits: replacementOf(place, main.text),
            safe: false,
          },
          ...(index < mostOffers ? [changeAll] : []),
        ]),
        interactions: [addName(main.text), addWord(other.text)],
      };
    }
  }
}
