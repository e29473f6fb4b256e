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

/** How many files were told of, and how much was found in them. */
export interface Tally {
  files: number;
  readonly counts: Record<Severity, number>;
}

/** Where findings go, file by file: of thousands of files none is kept. */
export interface Output {
  readonly tally: Tally;
  tell(file: CheckedFile): void;
  /** What comes behind the last file. */
  end(): void;
}

export type Write = (text: string) => void;

const emptyTally = (): Tally => ({ files: 0, counts: { error: 0, warning: 0, information: 0, hint: 0 } });

function count(tally: Tally, { findings }: CheckedFile): void {
  tally.files++;
  for (const { severity } of findings) tally.counts[severity]++;
}

/** `[{ file, diff?, findings: [{ rule, severity, message, range, fixes }] }]`; ranges are LSP's: UTF-16, counted from 0. */
export function jsonOutput(write: Write, language: Language): Output {
  const tally = emptyTally();
  return {
    tally,
    tell(file) {
      const { name, source, findings, diff } = file;
      write(`${tally.files > 0 ? ',' : '['}\n  {\n    "file": ${JSON.stringify(name)},\n`);
      if (diff !== undefined) write(`    "diff": ${JSON.stringify(diff)},\n`);
      write('    "findings": [');
      for (const [at, finding] of findings.entries()) {
        const json = JSON.stringify(jsonFinding(finding, source, language), undefined, 2);
        write(`${at > 0 ? ',' : ''}\n      ${json.replaceAll('\n', '\n      ')}`);
      }
      write(`${findings.length > 0 ? '\n    ' : ''}]\n  }`);
      count(tally, file);
    },
    end: () => write(tally.files > 0 ? '\n]\n' : '[]\n'),
  };
}

export function stylishOutput(write: Write, language: Language, isColoured: boolean): Output {
  const tally = emptyTally();
  return {
    tally,
    tell(file) {
      if (file.diff !== undefined) write(file.diff);
      write(stylish(file, language, isColoured));
      count(tally, file);
    },
    end: () => write(summaryOf(tally, language)),
  };
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

export const lspRange = ({ start, end }: TextRange, source: SourceText) => ({
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
function stylish({ name, source, findings }: CheckedFile, language: Language, isColoured: boolean): string {
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
