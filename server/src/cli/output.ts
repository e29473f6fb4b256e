/** Findings as text for people and as JSON for programs. */
import type { Finding, Severity } from '../core/finding.js';
import type { SourceText } from '../core/text/sourceText.js';
import type { TextRange } from '../core/text/textRange.js';
import type { Language } from './arguments.js';

export interface CheckedFile {
  readonly name: string;
  readonly source: SourceText;
  readonly findings: readonly Finding[];
  /** What `fix --dry-run` would change. */
  readonly diff?: string;
}

/**
 * `[{ file, diff?, findings: [{ rule, severity, message, range, fixes }] }]`; ranges are LSP's: UTF-16, counted from 0.
 * In pieces, because the whole may be longer than a string can be.
 */
export function* jsonOf(files: readonly CheckedFile[], language: Language): Generator<string> {
  yield '[';
  for (const [index, { name, source, findings, diff }] of files.entries()) {
    yield `${index > 0 ? ',' : ''}\n  {\n    "file": ${JSON.stringify(name)},\n`;
    if (diff !== undefined) yield `    "diff": ${JSON.stringify(diff)},\n`;
    yield '    "findings": [';
    for (const [at, finding] of findings.entries()) {
      const json = JSON.stringify(jsonFinding(finding, source, language), undefined, 2);
      yield `${at > 0 ? ',' : ''}\n      ${json.replaceAll('\n', '\n      ')}`;
    }
    yield `${findings.length > 0 ? '\n    ' : ''}]\n  }`;
  }
  yield `${files.length > 0 ? '\n' : ''}]\n`;
}

const jsonFinding = (
  { rule, severity, message, range, fixes = [] }: Finding,
  source: SourceText,
  language: Language,
) => ({
  rule,
  severity,
  message: message[language],
  range: lspRange(range, source),
  fixes: fixes.map(({ title, safe, edits }) => ({
    title: title[language],
    safe,
    edits: edits.map((it) => ({ range: lspRange(it.range, source), newText: it.newText })),
  })),
});

const lspRange = ({ start, end }: TextRange, source: SourceText) => ({
  start: source.positionAt(start),
  end: source.positionAt(end),
});

const severityNames: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  error: { ja: 'エラー', en: 'error' },
  warning: { ja: '警告', en: 'warning' },
  information: { ja: '情報', en: 'info' },
  hint: { ja: 'ヒント', en: 'hint' },
};
const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

/** Lines and columns are counted from 1, as editors show them. */
export function stylish(
  { name, source, findings }: CheckedFile,
  language: Language,
  isColoured: boolean,
): string {
  if (findings.length === 0) return '';
  const paint = (text: string, colour: number): string =>
    isColoured ? `\u001b[${colour}m${text}\u001b[0m` : text;
  const lines = findings.map(({ range, severity, message, rule }) => {
    const { line, character } = source.positionAt(range.start);
    const place = `${line + 1}:${character + 1}`.padStart(9);
    const weight = padded(severityNames[severity][language]);
    return `${place}  ${paint(weight, colours[severity])}  ${message[language]}  ${paint(rule, 90)}`;
  });
  return `${paint(name, 4)}\n${lines.join('\n')}\n\n`;
}

/** To six columns; a Japanese character takes two. */
const padded = (text: string): string =>
  text + ' '.repeat(Math.max(0, 7 - [...text].reduce((sum, it) => sum + (it > '\u2000' ? 2 : 1), 0)));

export function summaryOf(files: readonly CheckedFile[], language: Language): string {
  const severities = files.flatMap((it) => it.findings.map((finding) => finding.severity));
  const count = (severity: Severity): number => severities.filter((it) => it === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const others = severities.length - errors - warnings;
  if (language === 'ja') {
    if (severities.length === 0) return `指摘はありません（${files.length}ファイル）。\n`;
    return `${files.length}ファイル: エラー ${errors}、警告 ${warnings}、その他 ${others}\n`;
  }
  if (severities.length === 0) return `Nothing found (${files.length} files).\n`;
  return `${files.length} files: ${errors} errors, ${warnings} warnings, ${others} others\n`;
}

/** Counts the files on a terminal; nothing where the output is kept. */
export function progressOn(stream: NodeJS.WriteStream, total: number): { step(): void; end(): void } {
  if (!stream.isTTY || total < 20) return { step() {}, end() {} };
  let done = 0;
  let shown = 0;
  return {
    step() {
      done++;
      if (Date.now() - shown < 100) return;
      shown = Date.now();
      stream.write(`\r${done} / ${total}`);
    },
    end: () => void stream.write('\r\u001b[K'),
  };
}
