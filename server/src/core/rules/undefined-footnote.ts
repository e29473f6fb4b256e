import { footnotesOf, insertedDefinition } from '../markdown/footnotes.js';
import type { TextEdit } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const undefinedFootnote = defineReportRule({
  id: 'undefined-footnote',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '脚注番号に対応する脚注がありません。',
    en: 'A footnote reference has no definition.',
  },
  severity: 'error',
  fixable: 'always',
  options: {
    placeholder: {
      default: '出所：',
      description: { ja: '追加する脚注の書き出し。', en: 'How an added definition begins.' },
    },
  },

  *check({ report, options }) {
    for (const { label, references, definitions } of footnotesOf(report)) {
      const [first, ...others] = references;
      if (!first || definitions.length > 0) continue;
      const edit: TextEdit = insertedDefinition(report, first, options.placeholder);
      yield {
        range: first.range,
        message: {
          ja: `脚注${label}の本文がありません。${others.length > 0 ? `この番号はほかに${others.length}か所で使われています。` : ''}`,
          en: `Footnote ${label} has no text.${others.length > 0 ? ` The mark is used in ${others.length} more ${others.length > 1 ? 'places' : 'place'}.` : ''}`,
        },
        fixes: [
          {
            title: { ja: `脚注${label}を追加する`, en: `Add footnote ${label}` },
            edits: [edit],
            safe: false,
          },
        ],
        ...(others.length > 0 && {
          related: others.map(({ range }) => ({
            location: { uri: report.source.uri, range },
            message: { ja: `脚注${label}の参照`, en: `Reference to footnote ${label}` },
          })),
        }),
      };
    }
  },
});
