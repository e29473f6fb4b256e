import { possible } from '../finding.js';
import { isQuotation } from '../japanese/quotation.js';
import { replacementOf } from '../knowledge/replacement.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import { placeIn } from '../markdown/passage.js';
import type { Prose } from '../markdown/prose.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { dateInWords, isoDate, isoOf } from '../markdown/writtenDate.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const wrongWeekday = defineReportRule({
  id: 'wrong-weekday',
  scope: 'report',
  summary: {
    ja: '日付に添えた曜日が、暦と合いません。',
    en: 'The weekday beside a date is not the one in the calendar.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    for (const { block, start } of report.blocks) {
      for (const written of weekdaysIn(block)) {
        const dates = written.date ? [written.date] : datesWithoutYear(written, reportDateOf(report));
        const expected = dates.map(weekdayOf);
        const [date, right] = [dates[0], expected[0]];
        if (!date || !right || expected.some((it) => it === undefined || it === written.weekday)) continue;
        const { prose, place } = written;
        yield {
          range: placeIn({ prose, block, start }, place),
          message: {
            ja: `${dateInWords(date)}は${right}曜日です。日付か曜日のどちらかが違います。`,
            en: `${date} is a ${englishNames[weekdays.indexOf(right)]}. Either the date or the weekday is wrong.`,
          },
          fixes: isQuotation(prose, place.start)
            ? []
            : possible([
                {
                  title: { ja: `曜日を「${right}」に直す`, en: `Change the weekday to “${right}”` },
                  edits: replacementOf({ prose, ...place, blockStart: start }, right),
                  safe: false,
                },
              ]),
        };
      }
    }
  },
});

const weekdays = '日月火水木金土';
const englishNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Of a date that exists. */
function weekdayOf(date: string): string | undefined {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const instant = new Date(Date.UTC(year, month - 1, day));
  return instant.getUTCMonth() === month - 1 ? weekdays[instant.getUTCDay()] : undefined;
}

const year = '(?:(?:令和|平成)(?:元|[0-9０-９]{1,2})|[0-9０-９]{4})年';
const day =
  `(?<written>(?<year>${year})?(?<month>[0-9０-９]{1,2})月(?<day>[0-9０-９]{1,2})日|` +
  '[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2})';
/** Nearly every text has none. */
const anyWeekday = new RegExp(
  `[日0-9][ \\u3000]?(?:[（(][${weekdays}](?:曜|・?[祝休]|[）)])|[${weekdays}]曜)`,
);
/** 「（土）」「（土・祝）」「土曜日」. */
const dated = new RegExp(
  `(?<![0-9０-９/.-])${day}[ \\u3000]?(?:[（(](?<short>[${weekdays}])(?:曜日?)?(?:・?[祝休])?[）)]|(?<long>[${weekdays}])曜)`,
  'g',
);

/** 「4月12日（土）」 in a block. */
interface DatedWeekday {
  readonly prose: Prose;
  /** Where 「土」 stands in the prose. */
  readonly place: TextRange;
  readonly weekday: string;
  /** `2025-04-12`; undefined where no year is written. */
  readonly date: string | undefined;
  readonly month: number;
  readonly day: string;
  /** The last year that the text names before. */
  readonly yearBefore: number | undefined;
}

const weekdaysIn = rememberedByBlock((block: Block) => [...datedWeekdays(block)])({});

function* datedWeekdays({ prose: all }: Block): Iterable<DatedWeekday> {
  for (const prose of all) {
    if (!anyWeekday.test(prose.text)) continue;
    for (const match of prose.text.matchAll(dated)) {
      const { written, year: ownYear, month, day: ownDay, short, long } = match.groups!;
      const weekday = (short ?? long)!;
      const date = isoDate(written!);
      const hasYear = month === undefined || ownYear !== undefined;
      if (hasYear && date?.length !== 10) continue;
      const at = match.index + match[0].lastIndexOf(weekday);
      yield {
        prose,
        place: rangeOf(at, at + 1),
        weekday,
        date: hasYear ? date : undefined,
        month: numberOf(month ?? ''),
        day: String(numberOf(ownDay ?? '')),
        yearBefore: hasYear ? undefined : lastYearIn(prose.text.slice(0, match.index)),
      };
    }
  }
}

const numberOf = (digits: string): number => Number(digits.normalize('NFKC'));

function lastYearIn(text: string): number | undefined {
  const last = [...text.matchAll(/[0-9０-９]{4}(?=年)/g)].at(-1);
  return last && numberOf(last[0]);
}

/** The report's year; the one beside it where the months are far apart, and the one that the text has named. */
function datesWithoutYear(
  { month, day: dayOfMonth, yearBefore }: DatedWeekday,
  reportDate: string | undefined,
): readonly string[] {
  if (reportDate === undefined) return [];
  const [reportYear, reportMonth] = reportDate.split('-').map(Number) as [number, number];
  const distance = month - reportMonth;
  const years = [reportYear];
  if (Math.abs(distance) >= 4) years.push(distance > 0 ? reportYear - 1 : reportYear + 1);
  if (yearBefore !== undefined) years.push(yearBefore);
  return years.flatMap((it) => isoOf(it, month, dayOfMonth) ?? []);
}
