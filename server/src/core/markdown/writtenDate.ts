/** Dates as reports print them: 2025年4月12日, 令和7年4月, 2025/4/12, 2025-04-12. */

const label = /(?:(?:作成|発行|発表|公表|公開|更新|配信|執筆)(?:日|年月日)?|日付|Date)/.source;
/** The source of a regular expression. */
export const writtenDate =
  /(?:(?:令和|平成)\s*(?:元|[0-9０-９]{1,2})|[0-9０-９]{4})\s*[年/／.．-]\s*[0-9０-９]{1,2}(?:\s*月(?:\s*[0-9０-９]{1,2}\s*日)?|\s*[/／.．-]\s*[0-9０-９]{1,2})?/
    .source;
/** A line that is a date, with a word for what it dates and the weekday at most. */
export const dateAlone = new RegExp(
  `^[\\s\\u3000#*_（(【［\\[]*(?:${label}\\s*[:：]?\\s*)?(${writtenDate})\\s*(?:[（(][日月火水木金土](?:曜日?)?[）)])?\\s*(?:${label}|現在|付|号)?[\\s\\u3000*_）)】］\\]\\\\]*$`,
  'i',
);
const form =
  /^\s*(?:(令和|平成)\s*(元|\d{1,2})|(\d{4}))\s*[年/.-]\s*(\d{1,2})(?:\s*月(?:\s*(\d{1,2})\s*日)?|\s*[/.-]\s*(\d{1,2}))?(?!\d)/;
const eraStart: Readonly<Record<string, number>> = { 令和: 2019, 平成: 1989 };

/** The ISO form of a date at the head of `text`: `2025年4月12日`, `2025/4/12`, `2025-04-12T09:00`, `令和7年4月`. */
export function isoDate(text: string): string | undefined {
  const match = form.exec(text.normalize('NFKC'));
  if (!match) return undefined;
  const [, era, eraYear, year, month, day, otherDay] = match;
  const inEra = eraYear === '元' ? 1 : Number(eraYear);
  return isoOf(era === undefined ? Number(year) : eraStart[era]! + inEra - 1, Number(month), day ?? otherDay);
}

/** `2025-04-12`, or `2025-04` where the day is missing or none; undefined where the month is none. */
export function isoOf(year: number, month: number, day: string | undefined): string | undefined {
  if (month < 1 || month > 12) return undefined;
  const head = `${year}-${String(month).padStart(2, '0')}`;
  const dayNumber = Number(day);
  return day === undefined || dayNumber < 1 || dayNumber > 31
    ? head
    : `${head}-${String(dayNumber).padStart(2, '0')}`;
}

/** `2025年4月12日` of `2025-04-12`, `2025年4月` of `2025-04`. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
}
