/**
 * The numbered headings of a report as series: which of them count on, and which stand on another level than
 * their number says.
 */
import type { Heading } from './block.js';
import type { PrintedNumber } from './printedNumber.js';
import type { Report } from './report.js';

export interface NumberedHeading {
  readonly heading: Heading;
  readonly number: PrintedNumber;
  /** The level that its number gives it, which may differ from the heading's own. */
  readonly level: number;
}

export interface HeadingSeries {
  /** At least one. */
  readonly members: readonly NumberedHeading[];
  /** Whether a heading that may bear the number before the first one stands above: 「はじめに」, another series. */
  readonly mayContinue: boolean;
  /** Whether a heading among them may have a number that is not read as one. */
  readonly isUncertain: boolean;
}

interface Headings {
  readonly all: readonly Heading[];
  readonly misleveled: readonly NumberedHeading[];
  readonly series: readonly HeadingSeries[];
}

const known = new WeakMap<Report, Headings>();

function headingsIn(report: Report): Headings {
  let headings = known.get(report);
  if (!headings) {
    const all = ownHeadings(report);
    const misleveled = misleveledAmong(all);
    headings = { all, misleveled, series: seriesAmong(all, misleveled) };
    known.set(report, headings);
  }
  return headings;
}

/** The headings of the report itself: those in block quotes and lists are somebody else's. */
export const topHeadings = (report: Report): readonly Heading[] => headingsIn(report).all;

/** The headings whose numbers count on from those of another level, with the level where they belong. */
export const misleveledHeadings = (report: Report): readonly NumberedHeading[] =>
  headingsIn(report).misleveled;

/** The headings that are siblings and numbered in one style, on the levels that their numbers give them. */
export const headingSeries = (report: Report): readonly HeadingSeries[] => headingsIn(report).series;

function ownHeadings({ blocks, headings }: Report): readonly Heading[] {
  if (headings.length === 0) return headings;
  const own = new Set(blocks.filter((it) => it.block.kind === 'heading').map((it) => it.start));
  return headings.filter((it) => own.has(it.range.start));
}

interface Member {
  readonly heading: Heading;
  readonly number: PrintedNumber;
}

function misleveledAmong(headings: readonly Heading[]): readonly NumberedHeading[] {
  const byStyle = new Map<string, Member[]>();
  for (const heading of headings) {
    const number = heading.printedNumber;
    if (!number) continue;
    const members = byStyle.get(number.style);
    if (members) members.push({ heading, number });
    else byStyle.set(number.style, [{ heading, number }]);
  }
  return [...byStyle.values()]
    .flatMap(misleveledIn)
    .sort((a, b) => a.heading.range.start - b.heading.range.start);
}

/**
 * A level on which some series begins has numbers of its own. What stands on another level and fills the gap
 * between two numbers of one level, or counts on at its end, belongs to that level if most of the series stand there.
 */
function misleveledIn(all: readonly Member[]): readonly NumberedHeading[] {
  const begun = new Set(all.filter((it) => it.number.value === 1).map((it) => it.heading.level));
  const members = all.filter((it) => !it.number.doubtful);
  const found: NumberedHeading[] = [];
  for (let at = 0; at < members.length; at++) {
    if (begun.has(members[at]!.heading.level)) continue;
    const first = at;
    while (at + 1 < members.length && !begun.has(members[at + 1]!.heading.level)) at++;
    const before = members[first - 1];
    const after = members[at + 1];
    const run = members.slice(first, at + 1);
    if (!before || !run.every((it, index) => it.number.value === before.number.value + 1 + index)) continue;
    const { level } = before.heading;
    const countsOn =
      !after ||
      after.number.value === 1 ||
      (after.heading.level === level && after.number.value === run.at(-1)!.number.value + 1);
    if (countsOn) found.push(...run.map((it) => ({ ...it, level })));
  }
  return found.filter(
    ({ level }) => members.filter((it) => it.heading.level === level).length > Math.max(1, found.length),
  );
}

function seriesAmong(
  headings: readonly Heading[],
  misleveled: readonly NumberedHeading[],
): readonly HeadingSeries[] {
  const levels = new Map(misleveled.map((it) => [it.heading, it.level]));
  const all: { members: NumberedHeading[]; mayContinue: boolean; isUncertain: boolean }[] = [];
  const styles = new Set<string>();
  /** By level: the series that go on, by style, and whether a heading without a number stood beside them. */
  const open: { series: Map<string, (typeof all)[number]>; hasUnnumbered: boolean }[] = [];
  for (const heading of headings) {
    const level = levels.get(heading) ?? heading.level;
    open.length = Math.min(open.length, level + 1);
    open[level] ??= { series: new Map(), hasUnnumbered: false };
    const here = open[level];
    const number = heading.printedNumber;
    const current = number && here.series.get(number.style);
    const isDoubted =
      number?.doubtful && number.value !== 1 && current?.members.at(-1)?.number.value !== number.value - 1;
    if (!number || isDoubted) {
      here.hasUnnumbered = true;
      if (current) current.isUncertain = true;
      continue;
    }
    const member = { heading, number, level };
    if (current && number.value !== 1) current.members.push(member);
    else {
      const mayContinue = here.hasUnnumbered || styles.has(number.style);
      const series = { members: [member], mayContinue, isUncertain: false };
      all.push(series);
      here.series.set(number.style, series);
    }
    styles.add(number.style);
  }
  return all;
}
