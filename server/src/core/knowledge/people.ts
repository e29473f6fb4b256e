/** The people of a report and how it calls them, in reading order. */
import { partsOf } from '../markdown/parts.js';
import type { Report } from '../markdown/report.js';
import { overlaps, rangeOf, shifted, type TextEdit, type TextRange } from '../text/textRange.js';
import { type Appellation, appellationsIn } from './appellations.js';
import type { Entity } from './entity.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { surnameOf } from './personName.js';
import { replacementOf } from './replacement.js';

export interface PlacedAppellation extends Appellation {
  /** Offset of the block in which it stands. */
  readonly start: number;
  readonly part: 'summary' | 'body' | undefined;
  /** The heading under which it stands, with its number; empty where there is none. */
  readonly heading: string;
}

export interface People {
  /** Without what may as well be somebody else's name. */
  readonly appellations: readonly PlacedAppellation[];
  /** Whether somebody else in the report bears this person's surname. */
  sharesSurname(person: Entity): boolean;
}

const remembered = new WeakMap<Report, { readonly knowledge: KnowledgeBase; readonly people: People }>();

/** Memoised by report and knowledge base. */
export function peopleIn(report: Report, knowledge: KnowledgeBase): People {
  const known = remembered.get(report);
  if (known?.knowledge === knowledge) return known.people;
  const people = read(report, knowledge);
  remembered.set(report, { knowledge, people });
  return people;
}

/** The appellations of each person, in the order in which people appear. */
export function byPerson(
  appellations: readonly PlacedAppellation[],
): ReadonlyMap<Entity, readonly PlacedAppellation[]> {
  const people = new Map<Entity, PlacedAppellation[]>();
  for (const it of appellations) {
    const same = people.get(it.person);
    if (same) same.push(it);
    else people.set(it.person, [it]);
  }
  return people;
}

/** ネタニヤフ首相 of 隣国のネタニヤフ首相は: the name with the title behind it, in the prose. */
export const extentOf = ({ name, behind }: Appellation): TextRange =>
  behind ? rangeOf(name.start, behind.range.end) : name;

/** The words in a range of an appellation's prose. */
export const wordsIn = ({ prose }: Appellation, { start, end }: TextRange): string =>
  prose.text.slice(start, end);

/** A range of an appellation's prose in the report. */
export const placeOf = ({ prose, start }: PlacedAppellation, range: TextRange): TextRange =>
  shifted(prose.toSource(range), start);

/** The edit that writes `newText` for such a range, if one keeps the marks in it. */
export const editsOf = (
  { prose, start: blockStart }: PlacedAppellation,
  range: TextRange,
  newText: string,
): readonly TextEdit[] => replacementOf({ prose, ...range, blockStart }, newText);

/** What stands behind a name in want of a title. */
export const honorificOf = ({ honorific }: Entity): string => honorific ?? '氏';

/** Written out: an object made by spreading is many times as slow to make and to read, and a key makes thousands. */
const placed = (
  { kind, setting, person, prose, name, isPart, behind, before, identity }: Appellation,
  start: number,
  part: PlacedAppellation['part'],
  heading: string,
): PlacedAppellation => ({
  kind,
  setting,
  person,
  prose,
  name,
  isPart,
  behind,
  before,
  identity,
  start,
  part,
  heading,
});

function read(report: Report, knowledge: KnowledgeBase): People {
  const { summary, body } = partsOf(report);
  const appellations: PlacedAppellation[] = [];
  const strangers = new Set<string>();
  let heading = '';
  for (const range of report.blocks) {
    const { block, start } = range;
    if (block.kind === 'heading') heading = block.prose[0]?.text ?? '';
    const part = summary && overlaps(summary, range) ? 'summary' : overlaps(body, range) ? 'body' : undefined;
    const here = appellationsIn(knowledge)(block);
    for (const it of here.appellations) appellations.push(placed(it, start, part, heading));
    for (const it of here.strangers) strangers.add(it);
  }
  const named = new Set(appellations.filter((it) => it.kind === 'full').map((it) => it.person));
  let bearers: ReadonlyMap<string, ReadonlySet<Entity>> | undefined;
  const sharesSurname = (person: Entity): boolean => {
    const surname = surnameOf(person);
    if (surname === undefined) return false;
    const last = surname.slice(surname.lastIndexOf('＝') + 1);
    if (strangers.has(last)) return true;
    // Made once: a long report asks of hundreds of people, and on every keystroke.
    bearers ??= bearersOf(named);
    const bearing = bearers.get(last);
    return bearing !== undefined && (bearing.size > 1 || !bearing.has(person));
  };
  const isCertain = (it: PlacedAppellation): boolean =>
    it.kind === 'full' ||
    named.has(it.person) ||
    // ミラー氏 is Aaron Miller's where he is named and Stephen Miller is not.
    (it.identity === 'certain' && (it.behind?.kind === 'office' || !strangers.has(lastWord(it))));
  return { appellations: appellations.filter(isCertain), sharesSurname };
}

/** A part of a name → the people who bear it. */
function bearersOf(people: ReadonlySet<Entity>): ReadonlyMap<string, ReadonlySet<Entity>> {
  const bearers = new Map<string, Set<Entity>>();
  for (const person of people) {
    for (const part of person.name.split(/[・＝]/)) {
      const bearing = bearers.get(part);
      if (bearing) bearing.add(person);
      else bearers.set(part, new Set([person]));
    }
  }
  return bearers;
}

function lastWord(it: Appellation): string {
  const written = wordsIn(it, it.name);
  return written.slice(written.lastIndexOf('＝') + 1);
}
