/** The years and months that a text speaks of: 2018年5月, 平成30年, 昨年, 数年前, 12月. */

const eraStart: Readonly<Record<string, number>> = { 令和: 2019, 平成: 1989, 昭和: 1926 };
const yearsBack: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  昨年: 1,
  前年: 1,
  去年: 1,
  一昨年: 2,
};

/** A length of time is no year: 20年間, 10年ぶり. In 2017～2021年 the second year has the 年 of both. */
const year =
  '(?:(?<era>令和|平成|昭和)(?<eraYear>元|\\d{1,2})|(?<full>(?:19|20)\\d\\d)(?=年|[~〜)-])|(?<!\\d)(?<short>\\d\\d)(?=年(?![間ぶ前後来余半以])))年?';
const back = '(?<back>一昨年|今年|本年|昨年|前年|去年)|(?<ago>\\d{1,2}|数|十数)年(?:余り|以上|ほど)?前';
const time = new RegExp(
  `(?:${year}|${back})(?:の?(?<month>\\d{1,2})月)?|(?<![\\d年])(?<alone>\\d{1,2})月`,
  'g',
);

/**
 * As `2018-05` or `2018`, in a text written on `today` (`2025-04-12` or shorter).
 * A month without a year is the last that has begun by then; 数年前 is taken for three years.
 */
export function timesIn(text: string, today: string): readonly string[] {
  const thisYear = Number(today.slice(0, 4));
  const thisMonth = Number(today.slice(5, 7)) || 12;
  const times: string[] = [];
  for (const { groups = {} } of text.normalize('NFKC').replace(/\s/g, '').matchAll(time)) {
    const { era, eraYear, full, short, back, ago, month, alone } = groups;
    if (alone !== undefined) {
      times.push(timeOf(Number(alone) > thisMonth ? thisYear - 1 : thisYear, alone));
    } else if (era !== undefined) {
      times.push(timeOf(eraStart[era]! + (eraYear === '元' ? 1 : Number(eraYear)) - 1, month));
    } else if (short !== undefined) {
      const century = Number(short) > (thisYear % 100) + 1 ? 1900 : 2000;
      times.push(timeOf(century + Number(short), month));
    } else if (full !== undefined) {
      times.push(timeOf(Number(full), month));
    } else {
      const years = back === undefined ? Number(ago) || 3 : yearsBack[back]!;
      times.push(timeOf(thisYear - years, month));
    }
  }
  return times;
}

const timeOf = (year: number, month: string | undefined): string =>
  month === undefined ? `${year}` : `${year}-${month.padStart(2, '0')}`;

/** Whether a text speaks of a time that was not later than `until`. */
export const reachesBackTo = (text: string, until: string, today: string): boolean =>
  timesIn(text, today).some((it) => it <= until || until.startsWith(it));
