import { definitionRemoval, footnotesOf } from '../markdown/footnotes.js';
import { defineReportRule } from './rule.js';

export const duplicateFootnote = defineReportRule({
  id: 'duplicate-footnote',
  scope: 'report',
  summary: {
    ja: '同じ番号の脚注が二つあります。',
    en: 'Two footnotes have the same number.',
  },
  severity: 'error',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    const { source } = report;
    for (const { label, definitions } of footnotesOf(report)) {
      const [first, ...others] = definitions;
      for (const definition of others) {
        const same = source.slice(definition.content) === source.slice(first!.content);
        const line = source.positionAt(first!.range.start).line + 1;
        yield {
          range: definition.mark,
          message: {
            ja: `脚注${label}は${line}行目にもあります。${same ? '文面は同じです。' : '参照がどちらを指すのか決まりません。'}`,
            en: `Footnote ${label} is on line ${line} as well. ${same ? 'The texts are the same.' : 'A reference cannot tell which one is meant.'}`,
          },
          ...(same && {
            fixes: [
              {
                title: { ja: '重複した脚注を削る', en: 'Delete the repeated footnote' },
                edits: [definitionRemoval(report, definition)],
                safe: false,
              },
            ],
          }),
          related: [
            {
              location: { uri: source.uri, range: first!.mark },
              message: { ja: `先にある脚注${label}`, en: `The first footnote ${label}` },
            },
          ],
          interactions: [
            {
              kind: 'go-to',
              title: { ja: `先にある脚注${label}へ移動`, en: `Go to the first footnote ${label}` },
              target: first!.mark,
            },
          ],
        };
      }
    }
  },
});
