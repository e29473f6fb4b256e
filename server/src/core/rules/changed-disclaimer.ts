import { versionName, versionsAt, type Wording, withLineBreaksOf, wordingOf } from '../approvedText.js';
import { type Deviation, deviationsFrom, shortened, shownChanges } from '../deviation.js';
import type { Fix, Message, Problem } from '../finding.js';
import type { ApprovedText } from '../house.js';
import type { Disclaimer } from '../markdown/parts.js';
import type { Report } from '../markdown/report.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { headingDiffers, printedDisclaimer, saysTheSame } from '../printedDisclaimer.js';
import { rangeOf, type TextEdit } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const changedDisclaimer = defineReportRule({
  id: 'changed-disclaimer',
  scope: 'report',
  summary: {
    ja: '免責事項が承認済みの文面と異なります。',
    en: 'The disclaimer differs from the approved text.',
  },
  severity: 'error',
  fixable: 'always',
  options: {},

  *check({ report, house }) {
    const disclaimer = printedDisclaimer(report, house.disclaimers);
    if (!disclaimer || house.disclaimers.length === 0) return;
    const date = reportDateOf(report);
    const valid = versionsAt(house.disclaimers, date).map(wordingOf);
    const [current] = valid;
    if (!current || valid.some((it) => saysTheSame(it, report, disclaimer))) return;
    const other = house.disclaimers.find((it) => saysTheSame(wordingOf(it), report, disclaimer));
    if (other) yield otherVersion(report, disclaimer, other, current, date);
    else yield* differences(report, disclaimer, current);
  },
});

/** Word for word a version that was not, or is no longer, in force. */
function otherVersion(
  report: Report,
  disclaimer: Disclaimer,
  printed: ApprovedText,
  current: Wording,
  date: string | undefined,
): Problem {
  const its = versionName(printed) ?? '別の版';
  const wanted = versionName(current.approved);
  const named = wanted === undefined ? '承認済みの文面' : `「${wanted}」`;
  return {
    range: firstLine(report, disclaimer),
    message: {
      ja: `免責事項が「${its}」の文面のままです。${date === undefined ? '現在有効なのは' : `この報告書の日付（${date}）に有効なのは`}${named}です。`,
      en: `The disclaimer is that of ${its}. ${date === undefined ? 'In force now' : `In force at the report’s date (${date})`}: ${wanted ?? 'the approved text'}.`,
    },
    fixes: [wholeFix(report, disclaimer, current)],
  };
}

/** The heading, or the first words where there is none. */
function firstLine(report: Report, { heading, content }: Disclaimer): Problem['range'] {
  if (heading.end > heading.start) return heading;
  const line = report.source.slice(content).split(/\r?\n/, 1)[0]!;
  return rangeOf(content.start, content.start + line.length);
}

function* differences(report: Report, disclaimer: Disclaimer, wording: Wording): Iterable<Problem> {
  const whole = wholeFix(report, disclaimer, wording);
  const version = versionName(wording.approved);
  if (disclaimer.content.end === disclaimer.content.start) {
    yield headingAlone(disclaimer, version, whole);
    return;
  }
  if (headingDiffers(wording, report, disclaimer)) yield headingProblem(report, disclaimer, wording, whole);
  const deviations = deviationsFrom(wording, report, disclaimer.content);
  for (const deviation of deviations) {
    const restored = clauseFix(deviation);
    yield {
      range: deviation.range,
      message: messageOf(deviation, version),
      fixes: !restored ? [whole] : deviations.length === 1 ? [restored] : [restored, whole],
    };
  }
}

const headingAlone = ({ heading }: Disclaimer, version: string | undefined, whole: Fix): Problem => ({
  range: heading,
  message: {
    ja: `免責事項の見出しの下に、承認済みの文面${version === undefined ? '' : `（${version}）`}がありません。`,
    en: `The approved text${version === undefined ? '' : ` (${version})`} is missing under the disclaimer’s heading.`,
  },
  fixes: [whole],
});

function headingProblem(
  report: Report,
  disclaimer: Disclaimer,
  { approved, heading }: Wording,
  whole: Fix,
): Problem {
  const wanted = titleOf(approved.markdown.slice(heading!.start, heading!.end));
  const printed = titleOf(report.source.slice(disclaimer.heading));
  return {
    range: disclaimer.heading,
    message:
      printed === ''
        ? {
            ja: `免責事項の見出し「${wanted}」がありません。`,
            en: `The disclaimer’s heading “${wanted}” is missing.`,
          }
        : {
            ja: `免責事項の見出しが承認済みの文面と異なります。直すと：「${printed}」→「${wanted}」`,
            en: `The disclaimer’s heading differs from the approved one. To restore: “${printed}” → “${wanted}”`,
          },
    fixes: [whole],
  };
}

const titleOf = (heading: string): string => heading.replace(/^[#\s*_]+|[#\s*_:：]+$/g, '');

function messageOf(deviation: Deviation, version: string | undefined): Message {
  const ja = `承認済みの文面${version === undefined ? '' : `（${version}）`}`;
  const en = `the approved text${version === undefined ? '' : ` (${version})`}`;
  switch (deviation.kind) {
    case 'changed': {
      const shown = shownChanges(deviation.words);
      return {
        ja: `免責事項の第${deviation.clause + 1}項が${ja}と異なります。直すと：${shown.ja}`,
        en: `Clause ${deviation.clause + 1} of the disclaimer differs from ${en}. To restore: ${shown.en}`,
      };
    }
    case 'missing':
      return {
        ja: `免責事項に、${ja}の第${deviation.clause + 1}項「${shortened(deviation.text)}」が抜けています。`,
        en: `The disclaimer lacks clause ${deviation.clause + 1} of ${en}: “${shortened(deviation.text)}”.`,
      };
    case 'extra':
      return {
        ja: `免責事項に、${ja}にはない項があります。`,
        en: `The disclaimer has a clause that ${en} does not have.`,
      };
  }
}

/** Puts the approved words in place of those that differ, and leaves the rest of the clause as it is written. */
function clauseFix(deviation: Deviation): Fix | undefined {
  if (deviation.kind !== 'changed') return undefined;
  return {
    title: {
      ja: `第${deviation.clause + 1}項を承認済みの文面に戻す`,
      en: `Restore the approved text of clause ${deviation.clause + 1}`,
    },
    edits: deviation.words.map((it) => it.edit),
    safe: false,
  };
}

/** The whole approved text; the report's own heading stays where only its level or brackets differ. */
function wholeFix(report: Report, disclaimer: Disclaimer, wording: Wording): Fix {
  const { source } = report;
  const { markdown } = wording.approved;
  const { heading, content } = disclaimer;
  const keepsHeading =
    !headingDiffers(wording, report, disclaimer) &&
    heading.end > heading.start &&
    source.text[disclaimer.range.start] !== '>' &&
    /\n/.test(source.text.slice(heading.end, content.start));
  const edit: TextEdit = keepsHeading
    ? { range: content, newText: markdown.slice(wording.content.start) }
    : { range: disclaimer.range, newText: markdown.trim() };
  return {
    title: { ja: '免責事項全体を承認済みの文面に戻す', en: 'Restore the whole approved disclaimer' },
    edits: [{ range: edit.range, newText: withLineBreaksOf(source, edit.newText.trimEnd()) }],
    safe: false,
  };
}
