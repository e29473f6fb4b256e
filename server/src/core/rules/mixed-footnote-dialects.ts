import type { FootnoteDialect } from '../markdown/block.js';
import { defineReportRule } from './rule.js';

export const mixedFootnoteDialects = defineReportRule({
  id: 'mixed-footnote-dialects',
  scope: 'report',
  summary: {
    ja: '脚注の書き方が一つの報告書に二通りあります。',
    en: 'One report writes its footnotes in two ways.',
  },
  severity: 'information',
  fixable: 'never',
  options: {},

  *check({ report, house }) {
    const marks = [
      ...report.footnoteReferences.map(({ dialect, range }) => ({ dialect, range })),
      ...report.footnoteDefinitions.map(({ dialect, mark }) => ({ dialect, range: mark })),
    ].sort((a, b) => a.range.start - b.range.start);
    const counts: Record<FootnoteDialect, number> = { caret: 0, sup: 0 };
    for (const { dialect } of marks) counts[dialect]++;
    if (counts.caret === 0 || counts.sup === 0) return;
    const usual = house.footnotes ?? (counts.sup >= counts.caret ? 'sup' : 'caret');
    const rare = usual === 'sup' ? 'caret' : 'sup';
    yield {
      range: marks.find((it) => it.dialect === rare)!.range,
      message: {
        ja: `脚注の書き方が混ざっています。${shown[rare]}が${counts[rare]}か所、${shown[usual]}が${counts[usual]}か所あります。`,
        en: `Footnotes are written in two ways: ${shown[rare]} ${counts[rare]} times, ${shown[usual]} ${counts[usual]} times.`,
      },
    };
  },
});

const shown: Readonly<Record<FootnoteDialect, string>> = { caret: '`[^1]`', sup: '`<sup>1</sup>`' };
