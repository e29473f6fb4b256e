import { definitionRemoval, footnoteKey, footnotesOf } from '../markdown/footnotes.js';
import { defineReportRule } from './rule.js';

export const unusedFootnote = defineReportRule({
  id: 'unused-footnote',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: 'どこからも参照されていない脚注があります。',
    en: 'A footnote is not referred to anywhere.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report }) {
    for (const { label, references, definitions } of footnotesOf(report)) {
      const [definition] = definitions;
      if (!definition || references.length > 0) continue;
      // A use that is not read in full is a use: the note must not be deleted.
      if (report.looseFootnoteUses.has(footnoteKey(definition))) continue;
      yield {
        range: definition.mark,
        message: {
          ja: `脚注${label}はどこからも参照されていません。本文の番号が落ちたか、脚注が余っています。`,
          en: `Nothing refers to footnote ${label}. Either its mark is missing in the body or the note is left over.`,
        },
        fixes: [
          {
            title: { ja: `脚注${label}を削る`, en: `Delete footnote ${label}` },
            edits: [definitionRemoval(report, definition)],
            safe: false,
          },
        ],
      };
    }
  },
});
