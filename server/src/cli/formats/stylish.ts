/** Findings for people at a terminal. */
import type { Finding, Severity } from '../../core/finding.js';
import { disclaimerText, verdictOf } from '../../core/publishing/proofSheet.js';
import { type PublishCheck, publishGroups } from '../../core/publishing/publishCheck.js';
import type { SourceText } from '../../core/text/sourceText.js';
import type { Language } from '../arguments.js';
import type { CheckedFile, Format, Tally, Write } from '../output.js';

export function stylishFormat(write: Write, language: Language, isColoured: boolean): Format {
  const paint: Paint = (text, colour) => (isColoured ? `\u001b[${colour}m${text}\u001b[0m` : text);
  let reports = 0;
  let good = 0;
  return {
    tell(file) {
      if (file.diff !== undefined) write(file.diff);
      if (file.publish) {
        reports++;
        if (file.publish.canGoOut) good++;
        write(published(file, file.publish, language, paint));
      } else write(listed(file, language, paint));
    },
    end: (tally) => write(reports > 0 ? publishSummary(reports, good, language) : summaryOf(tally, language)),
  };
}

type Paint = (text: string, colour: number) => string;

const severityNames: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  error: { ja: 'エラー', en: 'error' },
  warning: { ja: '警告', en: 'warning' },
  information: { ja: '情報', en: 'info' },
  hint: { ja: 'ヒント', en: 'hint' },
};
const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

function listed({ name, source, findings }: CheckedFile, language: Language, paint: Paint): string {
  if (findings.length === 0) return '';
  const lines = findings.map((it) => lineOf(it, source, language, paint));
  return `${paint(name, 4)}\n${lines.join('\n')}\n\n`;
}

/** Lines and columns are counted from 1, as editors show them. */
function lineOf(
  { range, severity, message, rule }: Finding,
  source: SourceText,
  language: Language,
  paint: Paint,
): string {
  const { line, character } = source.positionAt(range.start);
  const place = `${line + 1}:${character + 1}`.padStart(9);
  const weight = padded(severityNames[severity][language]);
  return `${place}  ${paint(weight, colours[severity])}  ${message[language]}  ${paint(rule, 90)}`;
}

/** The answer first, then what stands in the way, then what may be looked at. */
function published(
  { name, source }: CheckedFile,
  check: PublishCheck,
  language: Language,
  paint: Paint,
): string {
  const { canGoOut, groups, names, namesBlock, disclaimer, accepted } = check;
  const words = (ja: string, en: string): string => ({ ja, en })[language];
  const lines = [`${paint(name, 4)}  ${paint(verdictOf(check)[language], canGoOut ? 32 : 31)}`];
  for (const { group, blocks, findings } of [...groups].sort((a, b) => Number(b.blocks) - Number(a.blocks))) {
    const way = blocks ? '' : words('（妨げにはなりません）', ' (not in the way)');
    lines.push(`  ${publishGroups[group][language]} ${findings.length}${way}`);
    lines.push(...findings.map((it) => lineOf(it, source, language, paint)));
  }
  if (names.length > 0) {
    const way = namesBlock ? '' : words('（妨げにはなりません）', ' (not in the way)');
    const shown = names.map((it) => it.name).join(words('、', ', '));
    lines.push(`  ${publishGroups.name[language]} ${names.length}${way}`, `           ${shown}`);
  }
  lines.push(`  ${words('免責事項：', 'Disclaimer: ')}${disclaimerText(disclaimer)[language]}`);
  if (accepted.length > 0) {
    lines.push(`  ${words(`承認した指摘 ${accepted.length}`, `Accepted findings ${accepted.length}`)}`);
  }
  return `${lines.join('\n')}\n\n`;
}

/** To six columns; a Japanese character takes two. */
const padded = (text: string): string =>
  text + ' '.repeat(Math.max(0, 7 - [...text].reduce((sum, it) => sum + (it > '\u2000' ? 2 : 1), 0)));

function summaryOf({ files, counts }: Tally, language: Language): string {
  const { error, warning } = counts;
  const others = counts.information + counts.hint;
  const isClean = error + warning + others === 0;
  if (language === 'ja') {
    if (isClean) return `指摘はありません（${files}ファイル）。\n`;
    return `${files}ファイル: エラー ${error}、警告 ${warning}、その他 ${others}\n`;
  }
  if (isClean) return `Nothing found (${files} files).\n`;
  return `${files} files: ${error} errors, ${warning} warnings, ${others} others\n`;
}

function publishSummary(reports: number, good: number, language: Language): string {
  if (language === 'ja') {
    return good === reports
      ? `報告書${reports}本：すべて公開できます。\n`
      : `報告書${reports}本：${reports - good}本はまだ公開できません。\n`;
  }
  return good === reports
    ? `${reports} reports: all can go out.\n`
    : `${reports} reports: ${reports - good} cannot go out yet.\n`;
}
