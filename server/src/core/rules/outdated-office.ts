import type { Fix, Problem } from '../finding.js';
import { sentenceAt } from '../japanese/sentences.js';
import { reachesBackTo } from '../japanese/writtenTime.js';
import { extentOf, type PlacedAppellation, peopleIn, placeOf, wordsIn } from '../knowledge/people.js';
import { type EndedTerm, endedTerm, heldTerm, type Succession, successionOf } from '../knowledge/terms.js';
import type { Title } from '../knowledge/titles.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { dateInWords } from '../markdown/writtenDate.js';
import { applyEdits, rangeOf, shifted, type TextEdit, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

/** A title and the person whom it is given to. */
interface Titled {
  readonly it: PlacedAppellation;
  readonly title: Title;
}

export const outdatedOffice = defineReportRule({
  id: 'outdated-office',
  scope: 'report',
  summary: {
    ja: '役職が、報告書の日付のものと合いません。',
    en: 'The title is not the one that the person held at the report’s date.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, knowledge }) {
    const date = reportDateOf(report);
    if (date === undefined) return;
    const { appellations } = peopleIn(report, knowledge);
    const people = new Set(appellations.map((it) => it.person));
    const ended = new Map<string, { readonly term: EndedTerm; readonly places: Titled[] }>();
    const past = new Set<string>();
    for (const it of appellations) {
      if (it.kind === 'other' || it.setting === 'quotation' || it.setting === 'table') continue;
      for (const title of [it.behind, it.before]) {
        if (title?.kind !== 'office') continue;
        if (/^[前元]/.test(title.time)) {
          const held = heldTerm(it.person, title.office, date);
          if (held && !isOfPast(it, held.from ?? date, date)) yield stillHeld({ it, title });
        }
        const term = title.time === '' ? endedTerm(it.person, title.office, date) : undefined;
        if (!term || isPlacedInPast(it, isOfPast(it, term.to, date), past)) continue;
        const key = `${it.person.id} ${title.office}`;
        const same = ended.get(key);
        if (same) same.places.push({ it, title });
        else ended.set(key, { term, places: [{ it, title }] });
      }
    }
    for (const { term, places } of ended.values()) {
      yield over(places, term, successionOf(term, people, date), date);
    }
  },
});

/**
 * Whether somebody is spoken of as of then. Who was given 当時 stays in `past` for good, who stands with a date
 * under that heading: a story is not dated anew in each of its paragraphs.
 */
function isPlacedInPast(it: PlacedAppellation, isPast: boolean, past: Set<string>): boolean {
  const { person, heading } = it;
  const here = `${person.id} ${heading}`;
  if (wordsIn(it, sentenceAround(it)).includes('当時')) past.add(person.id);
  if (isPast) past.add(here);
  return past.has(person.id) || past.has(here);
}

/** Words for the time of an office or for its end, which need no 前 beside them. */
const endOfOffice =
  /当時|時代|在任|任期|かつて|以前|就任|退任|辞任|辞職|解任|罷免|弾劾|更迭|退陣|失脚|死[去亡]|殺害|暗殺|処刑|墜落|後任|前任|歴代|初代|先代|大統領選|総選挙|第[0-9一二三]次|[0-9一二三]期目/;

/** Whether the sentence tells of the end of an office, or the text up to its end of a time up to `until`. */
function isOfPast(it: PlacedAppellation, until: string, date: string): boolean {
  const { text } = it.prose;
  const { end } = sentenceAround(it);
  return (
    /[故前元旧]$/.test(text.slice(0, it.name.start)) ||
    endOfOffice.test(wordsIn(it, sentenceAround(it))) ||
    reachesBackTo(`${it.heading}\n${text.slice(0, end)}`, until, date)
  );
}

const sentenceAround = ({ prose, name }: PlacedAppellation): TextRange => sentenceAt(prose.text, name.start);

/** バイデン大統領 and 大統領ジョー・バイデン氏: from the title to the name or the other way round. */
const spanOf = ({ it, title }: Titled): TextRange =>
  rangeOf(Math.min(title.range.start, it.name.start), Math.max(title.range.end, extentOf(it).end));

/** An office that was over by the report's date; one problem for all its places. */
function over(places: readonly Titled[], term: EndedTerm, succession: Succession, date: string): Problem {
  const [first] = places as [Titled, ...Titled[]];
  const others = places.length - 1;
  const times = { previous: ['前'], earlier: ['元'], unknown: ['前', '元'] }[succession];
  const fixes = times.map((time) => fixOf([first], (it) => insertion(it, time)));
  fixes.push(fixOf([first], atThatTime));
  if (others > 0) fixes.push(...times.map((time) => fixOf(places, (it) => insertion(it, time))));
  return {
    range: placeOf(first.it, spanOf(first)),
    weights: first.it.person.rules,
    message: {
      ja: `「${wordsIn(first.it, spanOf(first))}」の任期は${dateInWords(term.to)}までで、報告書の日付（${dateInWords(date)}）より前に終わっています。${others > 0 ? `ほかにも${others}か所あります。` : ''}`,
      en: `The term of “${wordsIn(first.it, spanOf(first))}” ended in ${term.to}, before the report’s date (${date}).${others > 0 ? ` The same holds for ${others} more.` : ''}`,
    },
    fixes,
  };
}

/** 前 or 元 on somebody who is in office. */
function stillHeld(titled: Titled): Problem {
  const { it, title } = titled;
  const { time } = title;
  return {
    range: placeOf(it, spanOf(titled)),
    weights: it.person.rules,
    message: {
      ja: `「${wordsIn(it, spanOf(titled))}」は、報告書の日付には在任中です。「${time}」は要りません。`,
      en: `“${wordsIn(it, spanOf(titled))}” is in office at the report’s date; “${time}” is out of place.`,
    },
    fixes: [
      fixOf([titled], () => {
        const start = title.range.start + title.text.indexOf(time);
        return { range: rangeOf(start, start + time.length), newText: '' };
      }),
    ],
  };
}

/** In the prose of the appellation. */
type Edit = (titled: Titled) => TextEdit;

const insertion = ({ title: { range } }: Titled, newText: string): TextEdit => ({
  range: rangeOf(range.start, range.start),
  newText,
});
/** An edit of the last word, so that it stays before the mark of a note. */
const atThatTime: Edit = ({ it }) => {
  const last = it.behind?.range ?? it.name;
  return { range: last, newText: `${wordsIn(it, last)}（当時）` };
};

/** The title of the fix shows how the first place is written then. */
function fixOf(places: readonly Titled[], edit: Edit): Fix {
  const [first] = places as [Titled, ...Titled[]];
  const span = spanOf(first);
  const { range, newText } = edit(first);
  const inSpan = { range: shifted(range, -span.start), newText };
  const to = applyEdits(wordsIn(first.it, span), [inSpan]);
  return {
    title:
      places.length === 1
        ? { ja: `「${to}」に直す`, en: `Change to “${to}”` }
        : {
            ja: `この報告書のすべてを「${to}」の形に直す（${places.length}か所）`,
            en: `Change all ${places.length} in this report after the pattern of “${to}”`,
          },
    edits: places.map((each) => {
      const { range: place, newText: text } = edit(each);
      return { range: placeOf(each.it, place), newText: text };
    }),
    safe: false,
  };
}
