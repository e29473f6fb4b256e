/** Findings for programs: `[{ file, diff?, findings: [{ rule, severity, message, range, fixes }], publish? }]`. */
import type { Finding } from '../../core/finding.js';
import type { PublishCheck } from '../../core/publishing/publishCheck.js';
import type { SourceText } from '../../core/text/sourceText.js';
import type { TextRange } from '../../core/text/textRange.js';
import type { Language } from '../arguments.js';
import type { Format, Write } from '../output.js';

/** Ranges are LSP's: UTF-16, counted from 0. */
export function jsonFormat(write: Write, language: Language): Format {
  let isFirst = true;
  return {
    tell({ name, source, findings, diff, publish }) {
      write(`${isFirst ? '[' : ','}\n  {\n    "file": ${JSON.stringify(name)},\n`);
      isFirst = false;
      if (diff !== undefined) write(`    "diff": ${JSON.stringify(diff)},\n`);
      if (publish) write(`    "publish": ${JSON.stringify(jsonPublish(publish, source))},\n`);
      write('    "findings": [');
      for (const [at, finding] of findings.entries()) {
        const json = JSON.stringify(jsonFinding(finding, source, language), undefined, 2);
        write(`${at > 0 ? ',' : ''}\n      ${json.replaceAll('\n', '\n      ')}`);
      }
      write(`${findings.length > 0 ? '\n    ' : ''}]\n  }`);
    },
    end: () => write(isFirst ? '[]\n' : '\n]\n'),
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

const jsonPublish = (
  { canGoOut, title, date, disclaimer, groups, names, accepted }: PublishCheck,
  source: SourceText,
) => ({
  canGoOut,
  title,
  date,
  disclaimer,
  groups: groups.map(({ group, blocks, findings }) => ({ group, blocks, count: findings.length })),
  names: names.map(({ name, places }) => ({ name, places: places.map((it) => lspRange(it, source)) })),
  accepted: accepted.map(({ finding, acceptance: { reason, author, date: day } }) => ({
    rule: finding.rule,
    range: lspRange(finding.range, source),
    reason,
    author,
    date: day,
  })),
});

export const lspRange = ({ start, end }: TextRange, source: SourceText) => ({
  start: source.positionAt(start),
  end: source.positionAt(end),
});
