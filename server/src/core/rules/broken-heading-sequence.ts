import type { Fix, Message } from '../finding.js';
import { type HeadingSeries, headingSeries, type NumberedHeading } from '../markdown/headingSeries.js';
import { writtenLike } from '../markdown/printedNumber.js';
import { type Report, textOf } from '../markdown/report.js';
import { defineReportRule } from './rule.js';

export const brokenHeadingSequence = defineReportRule({
  id: 'broken-heading-sequence',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '見出しの番号が続いていません。',
    en: 'The numbers of the headings do not follow one another.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    const { uri } = report.source;
    for (const series of headingSeries(report)) {
      const at = breakIn(series);
      if (at < 0) continue;
      const { members, isUncertain } = series;
      const member = members[at]!;
      const before = members[at - 1];
      const fix = isUncertain ? undefined : renumbering(report, members, at === 0 ? 1 : startOf(members));
      yield {
        range: member.number.range,
        message: messageFor(report, member, before),
        ...(fix && { fixes: [fix] }),
        ...(before && {
          related: [
            {
              location: { uri, range: before.number.range },
              message: { ja: '前の見出し', en: 'The heading before it' },
            },
          ],
        }),
      };
    }
  },
});

/** The index of the first member that does not count on; -1 where all do. */
function breakIn({ members, mayContinue }: HeadingSeries): number {
  if (members.length < 2) return -1;
  const [first] = members;
  // `4.12` and `4.19` are dates, and 12 and 19 are chapters of something else.
  const isPath = /[0-9]/.test(first!.number.style.slice(0, -1));
  if (isPath && first!.number.value !== 1) return -1;
  if (first!.number.value === 2 && members[1]!.number.value === 3 && !mayContinue) return 0;
  return members.findIndex((it, at) => at > 0 && it.number.value !== members[at - 1]!.number.value + 1);
}

function messageFor(report: Report, { number }: NumberedHeading, before?: NumberedHeading): Message {
  const printed = textOf(report, number.range);
  const last = before?.number.value ?? 0;
  if (number.value === last) {
    return {
      ja: `見出しの番号「${printed}」が二度使われています。`,
      en: `The heading number ${printed} is used twice.`,
    };
  }
  if (number.value < last) {
    return {
      ja: `見出しの番号「${printed}」が「${textOf(report, before!.number.range)}」のあとにあります。`,
      en: `The heading number ${printed} comes after ${textOf(report, before!.number.range)}.`,
    };
  }
  const missing = Array.from({ length: number.value - last - 1 }, (_, at) => last + 1 + at);
  const shown = missing.length > 3 ? `${missing[0]}〜${missing.at(-1)}` : missing.join('・');
  return {
    ja: `見出しの番号が飛んでいます。「${printed}」の前に${shown}がありません。`,
    en: `The heading numbers leave out ${shown} before ${printed}.`,
  };
}

/** The first number, unless it is the one that is wrong: 7, 2, 3. */
function startOf([first, second]: readonly NumberedHeading[]): number {
  const { value } = first!.number;
  return value > second!.number.value ? Math.max(1, second!.number.value - 1) : value;
}

/** Undefined where the text or a link refers to a number that would change. */
function renumbering(report: Report, members: readonly NumberedHeading[], start: number): Fix | undefined {
  const wrong = members.flatMap(({ number }, at) => {
    const value = start + at;
    const newText = writtenLike(value, textOf(report, number.digits));
    return number.value === value ? [] : [{ number, edit: newText && { range: number.digits, newText } }];
  });
  const edits = wrong.flatMap((it) => it.edit || []);
  if (edits.length < wrong.length || refersTo(report, new Set(wrong.map((it) => it.number.value))))
    return undefined;
  const places = edits.length;
  return {
    title: {
      ja: `この並びの番号を順に振り直す（${places}か所）`,
      en: `Renumber these headings in order (${places})`,
    },
    edits,
    safe: false,
  };
}

const reference =
  /(?:セクション|上記|前記|下記|前述の|後述の|「)\s*([0-9]{1,2})(?![0-9])|([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[.．]?\s*(?:章|節|項(?!目)|で(?:述|見|触|示|論|取))|[(（]([0-9]{1,2})[)）](?=[でにのはを参])/g;

function refersTo({ blocks, links, source }: Report, values: ReadonlySet<number>): boolean {
  const anchored = links.some((it) => {
    const anchor = it.destination && /^#(?:第|%E7%AC%AC)?([0-9]{1,2})/i.exec(source.slice(it.destination));
    return anchor && values.has(Number(anchor[1]));
  });
  if (anchored) return true;
  return blocks.some(
    ({ block }) =>
      block.kind !== 'heading' &&
      block.prose.some((prose) =>
        [...prose.text.normalize('NFKC').matchAll(reference)].some((it) => {
          const number = it[1] ?? it[2] ?? it[3]!;
          return /[一-龠]/.test(number) || values.has(Number(number));
        }),
      ),
  );
}
